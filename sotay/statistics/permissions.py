"""Rights on figures."""

from sotay.access.permission import Permission


class StatisticsPermission(Permission):
    """Seeing the state of a part of the tree, the lists behind the numbers, and signing tables for good."""

    VIEW = "statistics.view"
    EXPORT = "statistics.export"
    SIGN = "statistics.sign"

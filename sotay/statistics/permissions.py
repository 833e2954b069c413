"""Rights on figures."""

from sotay.access.permission import Permission


class StatisticsPermission(Permission):
    """Seeing the state of a part of the tree, and the lists behind the numbers."""

    VIEW = "statistics.view"
    EXPORT = "statistics.export"

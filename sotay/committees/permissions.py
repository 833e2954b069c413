"""Rights on committees and positions."""

from sotay.access.permission import Permission


class CommitteePermission(Permission):
    """Seeing who leads, and appointing."""

    VIEW = "committees.view"
    APPOINT = "committees.appoint"
    HOLD_CONGRESS = "committees.hold_congress"

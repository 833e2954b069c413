"""Rights in briefings."""

from sotay.access.permission import Permission


class BriefingPermission(Permission):
    """`HOLD` is the committee's; `TAKE_PART` is the cell secretary's, for what the cell is invited to."""

    VIEW = "briefings.view"
    HOLD = "briefings.hold"
    TAKE_PART = "briefings.take_part"

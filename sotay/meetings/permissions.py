"""Rights in the meeting thread."""

from sotay.access.permission import Permission


class MeetingPermission(Permission):
    """`TAKE_PART` is a member's; `PREPARE`, `CONDUCT` and `SEAL` are the secretary's and the deputy's."""

    VIEW = "meetings.view"
    VIEW_DRAFT = "meetings.view_draft"
    TAKE_PART = "meetings.take_part"
    PREPARE = "meetings.prepare"
    CONDUCT = "meetings.conduct"
    SEAL = "meetings.seal"
    ORIENT = "meetings.orient"

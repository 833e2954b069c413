"""Rights in the meeting thread."""

from sotay.access.permission import Permission


class MeetingPermission(Permission):
    """`TAKE_PART` is a member's; `PREPARE`, `CONDUCT` and `SEAL` are the secretary's and the deputy's.

    `ENTER_FOR` writes what paper or people say on behalf of members; `CONFIRM_ENTRY` confirms what others wrote so.
    `APPROVE` answers what cells ask for: themes, a day of their own, meeting online; `FIX_DAY` sets the unified day.
    """

    VIEW = "meetings.view"
    VIEW_DRAFT = "meetings.view_draft"
    TAKE_PART = "meetings.take_part"
    PREPARE = "meetings.prepare"
    CONDUCT = "meetings.conduct"
    SEAL = "meetings.seal"
    ORIENT = "meetings.orient"
    ENTER_FOR = "meetings.enter_for"
    CONFIRM_ENTRY = "meetings.confirm_entry"
    JUDGE_SCORE = "meetings.judge_score"
    APPROVE = "meetings.approve"
    FIX_DAY = "meetings.fix_day"

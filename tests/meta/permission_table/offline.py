"""What phones do without network: the door asks for each entry's own right, the package for taking part."""

from sotay.meetings.choices import MeetingStatus
from sotay.meetings.permissions import MeetingPermission as Meeting
from tests.factories.meetings import make_meeting, upcoming
from tests.meta.permission_table.rows import Call, Open


def announced(cast):
    """A meeting to come, of which phones keep the package."""
    return {"meeting": make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming()).uid}


ROWS = [
    Call("POST", "/api/v1/sync", Open.SIGNED_IN),
    Call("GET", "/api/v1/packages", Open.SIGNED_IN),
    Call("GET", "/api/v1/packages/{meeting}", Meeting.TAKE_PART, args=announced, sees=Meeting.VIEW, viewer=404),
]

"""Who was reached about a meeting, and whom to call: for who prepares it; numbers also ask the right to read them."""

from sotay.meetings.models import Attendance
from sotay.meetings.permissions import MeetingPermission as Meeting
from tests.meta.permission_table.meetings import announced, of
from tests.meta.permission_table.rows import Act, Call, Page, tapped


def with_member(cast):
    """The address of Bình's line on the list."""
    return {"uid": announced(cast).uid, "member": cast.binh.uid}


def with_rung(cast):
    """The address of a record of a call to Bình."""
    return {**with_member(cast), "rung": "call"}


def line(cast):
    """Bình's line on the list."""
    return Attendance.objects.get(meeting=announced(cast), member=cast.binh)


def called(_cast):
    """A call was made."""
    return {"rung": "call"}


ROWS = [
    *(
        Page(f"meetings:{name}", Meeting.PREPARE, args=of(announced), sees=Meeting.VIEW)
        for name in ("reach", "calls", "calls_print")
    ),
    Page("meetings:reach_record", Meeting.PREPARE, args=with_member, data=called, sees=Meeting.VIEW),
    Page("meetings:reach_undo", Meeting.PREPARE, args=with_rung, data=tapped, sees=Meeting.VIEW),
    Call("GET", "/api/v1/meetings/{uid}/reach", Meeting.PREPARE, args=of(announced), sees=Meeting.VIEW),
    Call(
        "POST",
        "/api/v1/meetings/{uid}/reach/{member}",
        Meeting.PREPARE,
        args=with_member,
        data=called,
        sees=Meeting.VIEW,
    ),
    Act("meetings.record_delivery", Meeting.PREPARE, target=line),
    Act("meetings.take_back_delivery", Meeting.PREPARE, target=line),
]

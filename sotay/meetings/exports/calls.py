"""The call list on paper: whom to ring up before the meeting, with room to tick."""

from sotay.core import display
from sotay.documents.layout import Column, ListPrint, list_pdf
from sotay.meetings.queries.reach import Reach, ReachLine
from sotay.meetings.wording import SHEET_SUBTITLE

TITLE = "Danh sách gọi điện mời họp"
REASON = "Danh sách gọi điện mời họp {day}"
COLUMNS = (("TT", 1), ("Họ và tên", 6), ("Điện thoại", 4), ("Đã gửi", 5), ("Đã gọi", 2), ("Ghi chú", 6))
NOTES = "{count} đồng chí chưa xem giấy mời. Gọi xong, đánh dấu vào cột “Đã gọi” rồi ghi lại trong Sổ tay."
SENT = {"sms": "Tin nhắn {moment}", "push": "Thông báo trên máy {moment}", "none": "{trouble}"}
BOX = "☐"
_CENTRED = {0, 4}


def reading_reason(reach: Reach) -> str:
    """Return what those whose number was shown read about it."""
    return REASON.format(day=display.day(reach.meeting.held_on))


def call_sheet(reach: Reach) -> bytes:
    """Return the list as PDF."""
    meeting = reach.meeting
    printed = ListPrint(
        body_name=meeting.organisation.name,
        title=TITLE,
        subtitle=SHEET_SUBTITLE.format(
            title=meeting.title,
            day=display.long_day(meeting.held_on),
            time=display.time(meeting.starts),
            place=meeting.place,
        ),
        columns=tuple(
            Column(title, share, "center" if place in _CENTRED else "left")
            for place, (title, share) in enumerate(COLUMNS)
        ),
        rows=tuple(_line(number, line) for number, line in enumerate(reach.unreached, 1)),
        notes=NOTES.format(count=len(reach.unreached)),
    )
    return list_pdf(printed)


def _line(number: int, line: ReachLine) -> tuple[str, ...]:
    """Return one person's line."""
    sent = SENT[line.state].format(moment=display.moment(line.moment), trouble=line.trouble or "Chưa gửi được")
    return (str(number), line.row.member.full_name, line.row.member.phone or "Chưa có số", sent, BOX, "")

"""The attendance sheet on paper, and the code that members scan."""

from dataclasses import asdict

import segno
from django.utils.safestring import SafeString, mark_safe

from sotay.core import display
from sotay.documents.layout import Column, ListPrint, list_pdf
from sotay.meetings.choices import ATTENDING, AttendanceState
from sotay.meetings.models import Attendance, Meeting
from sotay.meetings.queries.attendance import AttendanceList, hands_of
from sotay.meetings.wording import (
    SHEET_COLUMNS,
    SHEET_HANDS,
    SHEET_NOTES,
    SHEET_SUBTITLE,
    SHEET_TITLE,
    SHEET_WRITTEN_FOR,
)

_SHARES = (1, 6, 4, 3, 4, 4)
_CENTRED = {0, 3}


def attendance_sheet(meeting: Meeting, rows: AttendanceList) -> bytes:
    """Return the sheet as PDF: what is recorded, and room to sign."""
    columns = tuple(
        Column(title, share, "center" if place in _CENTRED else "left")
        for place, (title, share) in enumerate(zip(SHEET_COLUMNS, _SHARES, strict=True))
    )
    printed = ListPrint(
        body_name=meeting.organisation.name,
        title=SHEET_TITLE,
        subtitle=SHEET_SUBTITLE.format(
            title=meeting.title,
            day=display.long_day(meeting.held_on),
            time=display.time(meeting.starts),
            place=meeting.place,
        ),
        columns=columns,
        rows=tuple(_line(number, row) for number, row in enumerate(rows.rows, 1)),
        notes=SHEET_NOTES.format(
            here=rows.here, all=len(rows.rows), hands=SHEET_HANDS.format(**asdict(hands_of(rows.rows)))
        ),
    )
    return list_pdf(printed)


def check_in_picture(address: str) -> SafeString:
    """Return an address as a code to be scanned, drawn as SVG for a page."""
    drawing = segno.make(address, error="m", micro=False).svg_inline(border=2, omitsize=True)
    return mark_safe(drawing)  # noqa: S308 -- drawn by us from an address, no text of anybody


def _line(number: int, row: Attendance) -> tuple[str, ...]:
    """Return one person's line; who has not been recorded gets empty cells for the pen."""
    is_known = row.state != AttendanceState.EXPECTED
    return (
        str(number),
        row.member.full_name,
        _state(row) if is_known else "",
        display.time(row.arrived_at) if row.state in ATTENDING else "",
        row.reason if row.state == AttendanceState.EXCUSED else "",
        "",
    )


def _state(row: Attendance) -> str:
    """Return how somebody stands, and whether it was written for them."""
    state = row.get_state_display()
    return SHEET_WRITTEN_FOR.format(state=state) if row.on_behalf else state

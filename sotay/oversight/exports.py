"""The lists as Excel, form 1-MSHĐ and the notice of a departure as Word."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sotay.core import display
from sotay.core.sheets import sheet_bytes
from sotay.documents.layout import OfficialPaper, Paragraph, SignatureBlock, to_docx
from sotay.meetings.queries.papers import locality_of
from sotay.organisations.models import Organisation
from sotay.oversight import wording
from sotay.oversight.choices import DepartureKind
from sotay.oversight.models import Departure, Exemption
from sotay.oversight.queries.lists import Line
from sotay.oversight.queries.screening import Suggested

_WHO = ("TT", "Họ và tên", "Ngày sinh", "Chi bộ", "Đảng bộ")


def _who(number: int, line: Line[Any] | Suggested) -> tuple[Any, ...]:
    """Return the first columns of every list."""
    cell = line.cell
    above = cell.parent.name if cell and cell.parent else ""
    return (number, line.member.full_name, line.member.born_on, cell.name if cell else "", above)


def exemption_sheet(lines: Iterable[Line[Exemption]]) -> bytes:
    """Return the list of exemptions."""
    rows = (
        (
            *_who(number, line),
            line.row.get_reason_display(),
            line.row.valid.lower,
            _last(line.row.valid.upper),
            line.row.get_status_display(),
            line.row.decision.number if line.row.decision else "",
        )
        for number, line in enumerate(lines, 1)
    )
    headings = (*_WHO, "Lý do", "Từ ngày", "Đến hết ngày", "Tình trạng", "Số quyết định")
    return sheet_bytes("Miễn sinh hoạt", headings, rows, (wording.EXEMPTIONS,))


def departure_sheet(lines: Iterable[Line[Departure]]) -> bytes:
    """Return the list of departures."""
    rows = (
        (
            *_who(number, line),
            line.row.get_kind_display(),
            line.row.get_ground_display(),
            line.row.effective_on,
            line.row.decision.number if line.row.decision else "",
            line.row.complaint_until,
            line.row.get_status_display(),
        )
        for number, line in enumerate(lines, 1)
    )
    headings = (*_WHO, "Hình thức", "Căn cứ", "Có hiệu lực từ", "Số quyết định", "Nhận khiếu nại đến", "Tình trạng")
    return sheet_bytes("Ra khỏi Đảng", headings, rows, (wording.DEPARTURES,))


def discipline_sheet(lines: Iterable[Line[Any]]) -> bytes:
    """Return the list of disciplines."""
    rows = (
        (
            *_who(number, line),
            line.row.get_form_display(),
            line.row.get_body_display(),
            line.row.decision.number,
            line.row.effective_on,
            line.row.effective_until,
            line.row.lifted_on,
        )
        for number, line in enumerate(lines, 1)
    )
    headings = (
        *_WHO,
        "Hình thức",
        "Cấp quyết định",
        "Số quyết định",
        "Có hiệu lực từ",
        "Hết hiệu lực từ",
        "Xóa, hủy từ",
    )
    return sheet_bytes("Kỷ luật", headings, rows, (wording.DISCIPLINES,))


def screening_sheet(year: int, lines: Sequence[Suggested]) -> bytes:
    """Return whose absences the cells look at, with the months as facts."""
    rows = (
        (
            *_who(number, line),
            ", ".join(f"{month:%m/%Y}" for month in line.months),
            line.screening.get_conclusion_display() if line.screening else "",
        )
        for number, line in enumerate(lines, 1)
    )
    headings = (*_WHO, "Các tháng vắng không lý do", "Kết luận của chi bộ")
    return sheet_bytes("Rà soát", headings, rows, (wording.SCREENING.format(year=year),))


def exemption_docx(exemption: Exemption) -> bytes:
    """Return form 1-MSHĐ: the cell's resolution on an exemption."""
    cell = exemption.organisation
    member = exemption.member
    facts = {
        "name": member.full_name,
        "born": display.day(member.born_on),
        "joined": display.day(member.joined_on),
        "cell": cell.name if cell else "",
        "reason": display.in_sentence(exemption.get_reason_display()),
        "first": display.day(exemption.valid.lower),
        "last": wording.until(_last(exemption.valid.upper)),
        "met": display.day(exemption.cell_met_on),
        "base": exemption.cell_base,
        "yes": exemption.cell_yes,
        "asked": display.day(exemption.asked_on),
    }
    lines = [line.format(**facts) for line in wording.EXEMPTION_TEXT]
    if exemption.paper:
        lines.append(wording.EXEMPTION_PAPER.format(paper=exemption.paper))
    if exemption.decision:
        lines.append(wording.DECIDED.format(number=exemption.decision.number, body=exemption.decision.issued_by))
    return _paper(cell, wording.EXEMPTION_TITLE, wording.EXEMPTION_SUMMARY, lines, exemption.cell_met_on)


def departure_docx(departure: Departure) -> bytes:
    """Return the notice by which a cell tells that a member is one no more."""
    cell, member = departure.organisation, departure.member
    facts = {
        "name": member.full_name,
        "born": display.day(member.born_on),
        "joined": display.day(member.joined_on),
        "official": display.day(member.official_on),
        "cell": cell.name if cell else "",
        "kind": display.in_sentence(departure.get_kind_display()),
        "day": display.day(departure.effective_on),
    }
    lines = [line.format(**facts) for line in wording.NOTICE_TEXT]
    if departure.kind == DepartureKind.DECEASED:
        lines.append(wording.NOTICE_DEATH.format(**facts))
    else:
        lines.append(wording.NOTICE_OTHER.format(**facts))
        if departure.decision:
            lines.append(wording.DECIDED.format(number=departure.decision.number, body=departure.decision.issued_by))
    if departure.complaint_until:
        lines.append(wording.COMPLAINT.format(day=display.day(departure.complaint_until)))
    return _paper(cell, wording.NOTICE_TITLE, wording.NOTICE_SUMMARY.format(**facts), lines, departure.effective_on)


def _paper(cell: Organisation | None, title: str, summary: str, lines: Sequence[str], day: dt.date | None) -> bytes:
    """Return a paper of a cell."""
    above = cell.parent if cell else None
    paper = OfficialPaper(
        superior_body=above.name if above else "",
        issuing_body=cell.name if cell else "",
        place=locality_of(cell) if cell else "",
        dated_on=day,
        type_name=title,
        summary=summary,
        body=tuple(Paragraph(line) for line in lines),
        signatures=(SignatureBlock(wording.SECRETARY, on_behalf=wording.FOR_CELL),),
    )
    return to_docx(paper)


def _last(end: dt.date | None) -> dt.date | None:
    """Return the last day of a range."""
    return end - dt.timedelta(days=1) if end else None

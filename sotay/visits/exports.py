"""Plans and boards as workbooks, and the plan as the board posts it: Word and PDF in the official layout."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sotay.core import display
from sotay.core.sheets import sheet_bytes
from sotay.documents.layout import (
    Appendix,
    Column,
    Heading,
    OfficialPaper,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
    to_docx,
    to_pdf,
)
from sotay.meetings.rules.papers import locality_in
from sotay.visits.choices import Lack, Light, Rank
from sotay.visits.models import Visit, VisitAssignment, VisitPlan
from sotay.visits.queries.board import Board, PlanLine
from sotay.visits.rules.standing import Figures

_VISIT = (
    "Ngày dự", "Cấp ủy viên", "Chi bộ", "Mã chi bộ", "Trực thuộc", "Tình trạng", "Hạn báo cáo", "Báo cáo", "Bố trí tay",
)  # fmt: skip
_FIGURES = (
    "Phải dự", "Kế hoạch", "Đến hạn", "Đã dự", "Không dự", "Hoãn", "Đã báo cáo", "Báo cáo chậm", "Chưa báo cáo, quá hạn",
)  # fmt: skip
_OFFICIAL = ("Cấp ủy viên", "Đối tượng", "Chức vụ", "Địa bàn", *_FIGURES, "Đèn", "Chưa bố trí được", "Lý do")
_PLAN = ("Cấp ủy", "Tình trạng", "Số cấp ủy viên", *_FIGURES, *(light.label for light in Light))


def visit_sheet(plan: VisitPlan, visits: Iterable[Visit]) -> bytes:
    """Return visits as a workbook."""
    return sheet_bytes("Lượt dự", _VISIT, (_visit_row(one) for one in visits), [str(plan), plan.organisation.name])


def board_sheet(plan: VisitPlan, board: Board, day: dt.date) -> bytes:
    """Return the officials of a board as a workbook."""
    rows = (
        (
            one.member.full_name, one.rank_words, one.post, one.assignment.area, *_figures(one.figures), one.light.label,
            one.assignment.lacking or None, one.assignment.get_why_display(),
        )
        for one in board.officials
    )  # fmt: skip
    above = [str(plan), plan.organisation.name, f"Tính đến ngày {display.day(day)}"]
    return sheet_bytes("Dự sinh hoạt", _OFFICIAL, rows, above)


def overview_sheet(lines: Iterable[PlanLine], year: int, day: dt.date) -> bytes:
    """Return the plans of a year as a workbook."""
    rows = (
        (
            one.plan.organisation.name, one.plan.get_status_display(), one.officials, *_figures(one.figures),
            *(one.lights[light] for light in Light),
        )
        for one in lines
    )  # fmt: skip
    above = [f"Cấp ủy viên dự sinh hoạt chi bộ năm {year}", f"Tính đến ngày {display.day(day)}"]
    return sheet_bytes("Dự sinh hoạt", _PLAN, rows, above)


def plan_docx(plan: VisitPlan, visits: Sequence[Visit], assignments: Sequence[VisitAssignment]) -> bytes:
    """Return the plan as a Word paper."""
    return to_docx(_paper(plan, visits, assignments))


def plan_pdf(plan: VisitPlan, visits: Sequence[Visit], assignments: Sequence[VisitAssignment]) -> bytes:
    """Return the plan as a paper to print."""
    return to_pdf(_paper(plan, visits, assignments))


def _paper(plan: VisitPlan, visits: Sequence[Visit], assignments: Sequence[VisitAssignment]) -> OfficialPaper:
    """Return the plan as it is posted: who is sent, the list by official, what could not be placed."""
    place, above = plan.organisation, plan.organisation.parent
    number, symbol = _numbered(plan.number)
    return OfficialPaper(
        superior_body=above.name if above else "",
        issuing_body=place.name,
        number=number,
        symbol=symbol,
        place=locality_in(place.name),
        dated_on=plan.issued_on,
        type_name="Kế hoạch",
        summary=f"phân công cấp ủy viên dự sinh hoạt chi bộ năm {plan.year}",
        body=tuple(_body(plan, visits, assignments)),
        signatures=(SignatureBlock("Bí thư", on_behalf="T/M BAN THƯỜNG VỤ"),),
        recipients=Recipients(("Các đồng chí có tên trong kế hoạch", "Các cấp ủy trực thuộc"), "Lưu Ban Tổ chức"),
        appendices=(Appendix("Lịch dự sinh hoạt chi bộ theo tháng", (_table(sorted(visits, key=_by_day)),)),),
        is_draft=not plan.is_published,
    )


def _body(plan: VisitPlan, visits: Sequence[Visit], assignments: Sequence[VisitAssignment]) -> Iterable[Any]:
    """Yield the sections."""
    cells = len({one.cell_id for one in visits})
    yield Paragraph(
        f"Năm {plan.year}, {display.number(len(assignments))} đồng chí được phân công dự {display.number(len(visits))} lượt"
        f" sinh hoạt tại {display.number(cells)} chi bộ."
    )
    yield Heading("Đối tượng và số lần dự")
    yield Table(
        (
            Column("Đối tượng", 5),
            Column("Số đồng chí", 2, "right"),
            Column("Tối thiểu", 2, "right"),
            Column("Bố trí", 2, "right"),
        ),
        tuple(_ranks(assignments)),
    )
    yield Heading("Phân công cụ thể")
    yield _table(visits)
    lacking = [one for one in assignments if one.lacking]
    if lacking:
        yield Heading("Chưa bố trí được")
        yield Table(
            (Column("Cấp ủy viên", 4), Column("Số lượt", 1, "right"), Column("Lý do", 5)),
            tuple((one.member.full_name, f"{one.lacking}", Lack(one.why).label) for one in lacking),
        )


def _ranks(assignments: Sequence[VisitAssignment]) -> Iterable[tuple[str, ...]]:
    """Yield the ranks with how many officials each has and how often they go."""
    for rank in Rank:
        of = [one for one in assignments if one.rank == rank]
        if of:
            minimum = f"{of[0].minimum} lần" if of[0].minimum else "không quy định"
            yield rank.label, display.number(len(of)), minimum, f"{of[0].planned} lần"


def _table(visits: Sequence[Visit]) -> Table:
    """Return visits as the paper's table."""
    columns = (
        Column("TT", 1, "center"), Column("Cấp ủy viên", 4), Column("Chi bộ", 4), Column("Trực thuộc", 4),
        Column("Ngày dự", 2, "center"),
    )  # fmt: skip
    return Table(
        columns,
        tuple(
            (
                f"{number}", one.member.full_name, one.cell.name, one.cell.parent.name if one.cell.parent else "",
                display.day(one.on),
            )
            for number, one in enumerate(visits, 1)
        ),
    )  # fmt: skip


def _by_day(visit: Visit) -> tuple[dt.date, int]:
    """Return the place of a visit in the calendar."""
    return visit.on, visit.pk


def _numbered(number: str) -> tuple[int | None, str]:
    """Return number and symbol of what was typed as one ("12-KH/TU")."""
    first, _, symbol = number.partition("-")
    return (int(first), symbol.strip()) if first.strip().isdecimal() else (None, "KH/CU")


def _visit_row(one: Visit) -> tuple[Any, ...]:
    """Return a visit as a row."""
    report = getattr(one, "report", None)
    words = "" if report is None else "Chậm" if report.is_late else "Đúng hạn"
    above = one.cell.parent.name if one.cell.parent else ""
    return (
        one.on, one.member.full_name, one.cell.name, one.cell.code, above, one.get_status_display(), one.report_due, words,
        "x" if one.is_pinned else "",
    )  # fmt: skip


def _figures(f: Figures) -> tuple[int, ...]:
    """Return the figures in the order of their headings."""
    return (
        f.required, f.planned, f.due, f.done, f.missed, f.postponed, f.reported, f.reported_late, f.report_overdue,
    )  # fmt: skip

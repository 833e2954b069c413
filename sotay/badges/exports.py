"""The list of those proposed for badges as Excel and Word; the list of proposals and of cards as Excel."""

from collections.abc import Iterable, Sequence
from typing import Any

from sotay.badges.models import Award
from sotay.badges.queries.rounds import Due
from sotay.badges.rules import Round
from sotay.core import display
from sotay.core.sheets import sheet_bytes
from sotay.documents.layout import Column, OfficialPaper, Paragraph, SignatureBlock, Table, to_docx
from sotay.organisations.models import Organisation

TITLE = "DANH SÁCH ĐẢNG VIÊN ĐỀ NGHỊ TẶNG HUY HIỆU ĐẢNG"
_HEADINGS = ("TT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Chi bộ", "Đảng bộ", "Loại Huy hiệu", "Đủ tuổi Đảng ngày")
_SHARES = (1, 5, 3, 3, 5, 5, 2, 3)


def due_sheet(one: Round, lines: Sequence[Due]) -> bytes:
    """Return the list of a round."""
    rows = (
        (
            number,
            due.member.full_name,
            due.member.born_on,
            due.member.joined_on,
            due.cell.name if due.cell else "",
            _above(due),
            due.level,
            due.reached_on,
            due.award.get_status_display() if due.award else "Chưa đề nghị",
        )
        for number, due in enumerate(lines, 1)
    )
    title = f"{TITLE}, {str(one).upper()}"
    return sheet_bytes(f"Đợt {one.name.replace('/', '-')}", (*_HEADINGS, "Tình trạng"), rows, (title,))


def due_docx(body: Organisation | None, one: Round, lines: Sequence[Due]) -> bytes:
    """Return the list of a round as a paper to be signed and sent on."""
    columns = tuple(Column(title, share) for title, share in zip(_HEADINGS, _SHARES, strict=True))
    rows = tuple(
        (
            str(number),
            due.member.full_name,
            display.day(due.member.born_on),
            display.day(due.member.joined_on),
            due.cell.name if due.cell else "",
            _above(due),
            f"{due.level} năm",
            display.day(due.reached_on),
        )
        for number, due in enumerate(lines, 1)
    )
    above = body.parent if body else None
    paper = OfficialPaper(
        superior_body=above.name if above else "",
        issuing_body=body.name if body else "",
        place="",
        type_name="Danh sách",
        summary=f"đảng viên đề nghị tặng Huy hiệu Đảng, {one}",
        body=(Table(columns, rows), Paragraph(f"Danh sách có {display.number(len(lines))} đồng chí.")),
        signatures=(SignatureBlock("Bí thư", on_behalf="T/M CẤP ỦY"),),
    )
    return to_docx(paper)


def award_sheet(lines: Iterable[tuple[Award, Organisation | None]]) -> bytes:
    """Return the proposals of a list."""
    rows = (_award_row(number, award, cell) for number, (award, cell) in enumerate(lines, 1))
    headings = (*_HEADINGS, "Đợt", "Hình thức", "Tình trạng", "Số quyết định", "Số Huy hiệu", "Giải trình")
    return sheet_bytes("Huy hiệu Đảng", headings, rows, ("ĐỀ NGHỊ TẶNG, TRUY TẶNG HUY HIỆU ĐẢNG",))


def _award_row(number: int, award: Award, cell: Organisation | None) -> tuple[Any, ...]:
    """Return a proposal as a row."""
    member = award.member
    return (
        number,
        member.full_name,
        member.born_on,
        member.joined_on,
        cell.name if cell else "",
        cell.parent.name if cell and cell.parent else "",
        award.level,
        award.reached_on,
        award.round_on,
        award.get_kind_display(),
        award.get_status_display(),
        award.decision.number if award.decision else "",
        award.number,
        award.late_reason,
    )


def _above(due: Due) -> str:
    """Return the organisation above the cell."""
    return due.cell.parent.name if due.cell and due.cell.parent else ""

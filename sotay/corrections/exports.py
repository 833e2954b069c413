"""The list of requests and of confirmations as Excel, and the list of a cell to be signed on paper."""

from collections.abc import Iterable, Sequence

from sotay.core.display import day
from sotay.core.sheets import sheet_bytes
from sotay.corrections.models import ConfirmationRound
from sotay.corrections.queries import Line, Person
from sotay.documents.layout import Column, ListPrint, list_pdf
from sotay.organisations.models import Organisation

HEADINGS = ("Họ và tên", "Chi bộ", "Nội dung", "Đang ghi", "Đề nghị", "Lý do", "Tình trạng", "Gửi ngày", "Quyết định")
PEOPLE = ("Họ và tên", "Chi bộ", "Trực thuộc", "Tình trạng", "Ngày xác nhận", "Cách xác nhận")
_SIGNED = (
    Column("TT", 1, "center"),
    Column("Họ và tên", 5),
    Column("Ngày sinh", 2, "center"),
    Column("Ngày vào Đảng", 2, "center"),
    Column("Nghề nghiệp", 4),
    Column("Chỗ cần sửa", 6),
    Column("Ký xác nhận", 3),
)


def list_sheet(lines: Iterable[Line], conditions: Sequence[str]) -> bytes:
    """Return requests as Excel."""
    rows = (
        (
            line.correction.member.full_name,
            line.cell.name if line.cell else "",
            line.label,
            line.old,
            line.new,
            line.correction.reason,
            line.correction.get_status_display(),
            line.correction.asked_at.date(),
            line.correction.decision.number if line.correction.decision else "",
        )
        for line in lines
    )
    return sheet_bytes("Đề nghị sửa hồ sơ", HEADINGS, rows, ("ĐỀ NGHỊ SỬA HỒ SƠ ĐẢNG VIÊN", *conditions))


def people_sheet(node: Organisation, year: int, people: Iterable[Person]) -> bytes:
    """Return who has and who has not confirmed as Excel."""
    rows = (
        (
            one.member.full_name,
            one.cell.name,
            one.cell.parent.name if one.cell.parent else "",
            "Đã xác nhận" if one.confirmation else "Chưa xác nhận",
            one.confirmation.confirmed_on if one.confirmation else None,
            one.confirmation.get_how_display() if one.confirmation else "",
        )
        for one in people
    )
    return sheet_bytes("Xác nhận hồ sơ", PEOPLE, rows, (f"XÁC NHẬN HỒ SƠ ĐẢNG VIÊN NĂM {year}", node.name))


def paper_list(cell: Organisation, confirmation_round: ConfirmationRound, people: Iterable[Person]) -> bytes:
    """Return the list of a cell's members to be signed on paper, A4."""
    rows = tuple(
        (
            str(number),
            one.member.full_name,
            day(one.member.born_on),
            day(one.member.joined_on),
            one.member.occupation,
            "",
            f"Đã xác nhận {day(one.confirmation.confirmed_on)}" if one.confirmation else "",
        )
        for number, one in enumerate(people, 1)
    )
    return list_pdf(
        ListPrint(
            body_name=cell.name,
            title=f"DANH SÁCH ĐẢNG VIÊN XÁC NHẬN HỒ SƠ NĂM {confirmation_round.year}",
            subtitle=f"Hạn xác nhận {day(confirmation_round.deadline)}",
            columns=_SIGNED,
            rows=rows,
            notes="Đồng chí đọc phần hồ sơ của mình, ghi chỗ cần sửa (nếu có) rồi ký. Bí thư chi bộ ghi kết quả vào hệ thống.",
        )
    )

"""The report on the make-up of committees, additions, vacancies and congresses as Excel."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sotay.committees.choices import Post
from sotay.committees.models import Congress
from sotay.committees.queries.bodies import Vacancy
from sotay.committees.queries.changes import Addition
from sotay.committees.queries.structure import Structure
from sotay.committees.rules.posts import highest
from sotay.core import display
from sotay.core.sheets import book_bytes, sheet_bytes
from sotay.members.choices import Sex
from sotay.organisations.models import Organisation

_TENTH = 10


def share_words(part: int, whole: int) -> str:
    """Return a share as reports print it: `42,7 %`, two places below ten per cent, `100 %` for all of them."""
    if whole and part == whole:
        return "100 %"
    return display.percent(part, whole, 2 if whole and 0 < part * _TENTH < whole else 1)


def structure_book(structure: Structure) -> bytes:
    """Return the report and the names behind it."""
    asked = structure.asked
    lines = (
        f"CƠ CẤU, CHẤT LƯỢNG CẤP ỦY: {asked.node.name}",
        f"Tính đến ngày {display.day(asked.day)}: {display.number(structure.count)} đồng chí",
    )
    return book_bytes(
        [
            ("Tổng hợp", ("Nội dung", "Số lượng", "Trong tổng số", "Tỷ lệ", "Chỉ tiêu"), _figures(structure), lines),
            ("Danh sách", _PEOPLE, _people(structure), lines),
        ]
    )


_PEOPLE = (
    "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Chức vụ cao nhất", "Tổ chức đảng", "Chuyên môn", "Lý luận chính trị",
    "Quản lý nhà nước", "Ngoại ngữ", "Tin học",
)  # fmt: skip


def _figures(structure: Structure) -> Iterator[Sequence[Any]]:
    """Yield the lines of the report under their headings."""
    for group in structure.groups:
        yield (group.title, None, None, None, None)
        for one in group.figures:
            yield (f"   {one.label}", one.count, one.whole, share_words(one.count, one.whole), one.norm)


def _people(structure: Structure) -> Iterator[Sequence[Any]]:
    """Yield the names."""
    for one in structure.people:
        post = Post(highest(held.post for held in one.posts)).label
        yield (
            one.name, one.born_on, Sex(one.sex).label, one.ethnicity, post, one.place, one.qualification,
            one.political_theory, one.state_management, one.foreign_language, one.it_skill,
        )  # fmt: skip


def additions_sheet(title: str, rows: Iterable[Addition]) -> bytes:
    """Return the additions between two days."""
    headings = ("Họ và tên", "Chức vụ", "Hình thức", "Tổ chức đảng", "Mã", "Từ ngày", "Quyết định")
    values = (
        (one.name, one.post_label, one.manner_label, one.organisation, one.code, one.first, one.decision)
        for one in rows
    )
    return sheet_bytes("Bổ sung", headings, values, (title,))


def vacancies_sheet(title: str, rows: Iterable[Vacancy]) -> bytes:
    """Return the bodies that lack people."""
    headings = ("Mã", "Tổ chức đảng", "Trực thuộc", "Cơ quan lãnh đạo", "Số được bầu", "Hiện có", "Còn thiếu", "Bí thư")
    values = (
        (
            one.organisation.code,
            one.organisation.name,
            one.organisation.parent.name if one.organisation.parent else "",
            one.label,
            one.planned or None,
            one.present,
            one.vacant,
            "" if one.has_secretary else "chưa có",
        )
        for one in rows
    )
    return sheet_bytes("Khuyết", headings, values, (title,))


def congresses_sheet(title: str, rows: Iterable[Congress]) -> bytes:
    """Return the congresses of a round."""
    headings = (
        "Mã", "Tổ chức đảng", "Trực thuộc", "Tình trạng", "Hạn", "Ngày dự kiến", "Ngày trình", "Ngày duyệt", "Ngày đại hội",
        "Triệu tập", "Có mặt", "Ngày chuẩn y",
    )  # fmt: skip
    values = (
        (
            one.organisation.code, one.organisation.name, one.organisation.parent.name if one.organisation.parent else "",
            one.get_status_display(), one.due_on, one.planned_on, one.submitted_on, one.approved_on, one.held_on,
            one.convened, one.present, one.recognised_on,
        )
        for one in rows
    )  # fmt: skip
    return sheet_bytes("Đại hội", headings, values, (title,))


def uncharged_sheet(title: str, rows: Iterable[Organisation]) -> bytes:
    """Return the cells of which nobody is in charge."""
    values = ((one.code, one.name, one.parent.name if one.parent else "") for one in rows)
    return sheet_bytes("Chưa phân công", ("Mã", "Chi bộ", "Trực thuộc"), values, (title,))

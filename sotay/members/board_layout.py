"""The register in the boards' own layout: what stands in each column, so that a file from here can be read back here."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sotay.core.dates import format_date
from sotay.members.choices import AffiliationKind, Precision, Sex, Status

TITLE = "DANH SÁCH ĐẢNG VIÊN"
TEMPORARY = "Sinh hoạt tạm thời"


class Column(NamedTuple):
    """A column: heading, the field of the affiliation that it shows, how, and whether it is masked elsewhere."""

    heading: str
    field: str
    shown: Callable[[Any, dict[str, Any]], Any] = lambda value, _: value
    is_masked: bool = False


def _born(value: dt.date, row: dict[str, Any]) -> dt.date | str:
    """Return the day, or as much of it as is known."""
    precision = row["member__born_precision"]
    return value if precision == Precision.DAY else format_date(value, precision)


def _status(value: str, row: dict[str, Any]) -> str:
    """Return the status in the words of boards; of a guest, that they are one."""
    is_guest = row["kind"] == AffiliationKind.TEMPORARY and value == Status.FULL
    return TEMPORARY if is_guest else Status(value).label


def _arrived(value: Any, row: dict[str, Any]) -> dt.date | None:
    """Return the day of arrival, where it is not that of joining."""
    return None if value.lower == row["member__joined_on"] else value.lower


COLUMNS = (
    Column("Họ và tên khai sinh", "member__full_name"),
    Column("Họ và tên đang dùng", "member__used_name"),
    Column("Ngày sinh", "member__born_on", _born),
    Column("Giới tính", "member__sex", lambda value, _: Sex(value).label),
    Column("Dân tộc", "member__ethnicity"),
    Column("Tôn giáo", "member__religion"),
    Column("Quê quán", "member__home_town"),
    Column("Nơi thường trú", "member__residence", is_masked=True),
    Column("Số định danh cá nhân", "member__national_id", is_masked=True),
    # A new card bears the national number.
    Column("Số thẻ đảng viên", "member__card_number", is_masked=True),
    Column("Ngày vào Đảng", "member__joined_on"),
    Column("Ngày chính thức", "member__official_on"),
    Column("Mã chi bộ", "organisation__code"),
    Column("Tên chi bộ", "organisation__name"),
    Column("Chức vụ trong Đảng", "member__party_post"),
    Column("Chức vụ chính quyền, đoàn thể", "member__public_post"),
    Column("Nghề nghiệp", "member__occupation"),
    Column("Giáo dục phổ thông", "member__general_education"),
    Column("Chuyên môn nghiệp vụ", "member__qualification"),
    Column("Lý luận chính trị", "member__political_theory"),
    Column("Quản lý nhà nước", "member__state_management"),
    Column("Ngoại ngữ", "member__foreign_language"),
    Column("Tin học", "member__it_skill"),
    Column("Điện thoại", "member__phone", is_masked=True),
    Column("Thư điện tử", "member__email", is_masked=True),
    Column("Tình trạng sinh hoạt", "status", _status),
    Column("Huy hiệu Đảng", "member__badge"),
    Column("Ngày chuyển đến", "valid", _arrived),
    Column("Ghi chú", "member__note"),
)
# What the columns above are worked out of, beside their own field; `status` comes with every row.
BESIDE = ("member__born_precision", "kind")


def columns_for(*, with_numbers: bool) -> tuple[Column, ...]:
    """Return the columns of a file; what is masked elsewhere is left out of a file without numbers, headings too."""
    return tuple(column for column in COLUMNS if with_numbers or not column.is_masked)


def fields_of(columns: Sequence[Column]) -> list[str]:
    """Return the fields to ask for."""
    return [column.field for column in columns if column.field != "status"] + list(BESIDE)


def headings_of(columns: Sequence[Column]) -> list[str]:
    """Return the headings, the running number first."""
    return ["STT", *(column.heading for column in columns)]


def cells_of(columns: Sequence[Column], rows: Iterator[dict[str, Any]]) -> Iterator[list[Any]]:
    """Yield the cells of each row."""
    for number, row in enumerate(rows, 1):
        yield [number, *(column.shown(row[column.field], row) for column in columns)]

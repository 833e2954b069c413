"""The register as an Excel list, with the conditions under which it was taken."""

from collections.abc import Iterable, Iterator

from sotay.core.days import today
from sotay.core.sheets import sheet_bytes
from sotay.members import rules
from sotay.members.choices import Status
from sotay.members.models import Affiliation

HEADINGS = (
    "STT",
    "Họ và tên khai sinh",
    "Ngày sinh",
    "Giới tính",
    "Dân tộc",
    "Tôn giáo",
    "Quê quán",
    "Số định danh cá nhân",
    "Số thẻ đảng viên",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "Mã chi bộ",
    "Tên chi bộ",
    "Trực thuộc",
    "Nghề nghiệp",
    "Giáo dục phổ thông",
    "Chuyên môn nghiệp vụ",
    "Lý luận chính trị",
    "Tình trạng sinh hoạt",
    "Huy hiệu Đảng",
)


def register_sheet(rows: Iterable[Affiliation], conditions: Iterable[str]) -> bytes:
    """Return the list; national IDs and card numbers (the same since 347-QĐ/TW) stay masked in it."""
    lines = ("DANH SÁCH ĐẢNG VIÊN", f"Lập ngày {today():%d/%m/%Y}", *conditions)
    return sheet_bytes("Danh sách đảng viên", HEADINGS, _values(rows), lines)


def _values(rows: Iterable[Affiliation]) -> Iterator[tuple[object, ...]]:
    """Yield the cells of each row."""
    for number, row in enumerate(rows, 1):
        m = row.member
        yield (
            number,
            m.full_name,
            m.born_on,
            m.get_sex_display(),
            m.ethnicity,
            m.religion,
            m.home_town,
            rules.masked(m.national_id),
            rules.masked(m.card_number),
            m.joined_on,
            m.official_on,
            row.organisation.code,
            row.organisation.name,
            row.organisation.parent.name if row.organisation.parent else "",
            m.occupation,
            m.general_education,
            m.qualification,
            m.political_theory,
            Status(getattr(row, "status")).label,  # noqa: B009 -- annotated by the query
            m.badge,
        )

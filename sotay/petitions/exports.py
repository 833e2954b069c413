"""The register as a workbook."""

from collections.abc import Iterable, Iterator
from typing import Any

from sotay.core.sheets import sheet_bytes
from sotay.petitions.models import Petition

HEADINGS = (
    "Kiến nghị", "Lĩnh vực", "Chi bộ", "Trực thuộc", "Ngày nêu", "Tình trạng", "Đang ở", "Thời hạn", "Ngày trả lời",
    "Nơi trả lời", "Trả lời", "Số kiến nghị cùng nội dung",
)  # fmt: skip


def register_book(petitions: Iterable[Petition], heading: str) -> bytes:
    """Return the register as Excel."""
    return sheet_bytes("Sổ kiến nghị", HEADINGS, _rows(petitions), [heading] if heading else [])


def _rows(petitions: Iterable[Petition]) -> Iterator[list[Any]]:
    """Yield the petitions as rows."""
    for one in petitions:
        yield [
            one.text,
            one.get_subject_display(),
            one.cell.name,
            one.cell.parent.name if one.cell.parent else "",
            one.raised_on,
            one.get_status_display(),
            one.owner.name if one.owner else "",
            one.due_on,
            one.answered_on,
            one.answered_by.name if one.answered_by else "",
            one.answer,
            one.more + 1,  # type: ignore[attr-defined]  # annotated
        ]

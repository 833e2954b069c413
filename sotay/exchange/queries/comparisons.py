"""Comparisons that the actor may see, and their differences."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.core.sheets import book_bytes
from sotay.exchange.choices import Gap
from sotay.exchange.models import Comparison, Difference
from sotay.exchange.nouns.registry import noun_of
from sotay.members.permissions import MemberPermission

_SHOWN_DIGITS = 3
_WHOLE = ("missing_here", "missing_there")


def comparisons_for(actor: Actor) -> "QuerySet[Comparison]":
    """Return the comparisons below the actor's nodes, the newest first."""
    rows = Comparison.objects.filter(actor.scope(MemberPermission.IMPORT))
    return rows.select_related("organisation", "uploaded_by", "profile").order_by("-pk")


def get_comparison(actor: Actor, uid: uuid.UUID) -> Comparison:
    """Return one comparison, or raise `NotVisible`."""
    return find(comparisons_for(actor), uid=uid)


def get_comparison_by_key(key: int) -> Comparison:
    """Return the comparison of a job."""
    return Comparison.objects.select_related("organisation", "uploaded_by", "profile").get(pk=key)


def differences_of(
    comparison: Comparison, *, kind: str = "", field: str = "", text: str = ""
) -> "QuerySet[Difference]":
    """Return the differences that answer the filters, in the order of the file."""
    rows = comparison.differences.order_by("pk")
    if kind in set(Gap):
        rows = rows.filter(kind=kind)
    if field:
        rows = rows.filter(field=field)
    if text:
        rows = rows.filter(Q(title__icontains=text) | Q(place__icontains=text))
    return rows


def fields_differing(comparison: Comparison) -> list[tuple[str, str]]:
    """Return the fields in which anything differs, with their headings."""
    keys = set(comparison.differences.exclude(field="").values_list("field", flat=True).distinct())
    return [(one.key, one.heading) for one in noun_of(comparison.noun).fields if one.key in keys]


def difference_shown(comparison: Comparison, row: Difference, *, masked: bool = True) -> dict[str, Any]:
    """Return a difference as it is shown; of masked fields only what differs, and the last digits."""
    one = noun_of(comparison.noun).by_key.get(row.field)
    theirs, ours = row.theirs, row.ours
    if masked and one is not None and one.is_masked:
        theirs, ours = mask_pair(theirs, ours), mask_pair(ours, theirs)
    return {
        "row": row.number,
        "name": row.title,
        "place": row.place,
        "field": one.heading if one else "",
        "kind": row.kind,
        "theirs": theirs,
        "ours": ours,
        "source": row.source,
        "editor": row.editor,
        "edited_at": row.edited_at,
    }


def mask_pair(value: str, other: str) -> str:
    """Return a value with everything hidden but its last digits and where it differs from the other one."""
    if not value:
        return ""
    if len(value) != len(other):
        return "•" * max(len(value) - _SHOWN_DIGITS, 3) + value[-_SHOWN_DIGITS:]
    keep = len(value) - _SHOWN_DIGITS
    return "".join(char if place >= keep or char != other[place] else "•" for place, char in enumerate(value))


HEADINGS = (
    "Dòng", "Họ và tên, tên gọi", "Tổ chức đảng", "Trường", "Loại", "Trong tệp", "Trong sổ", "Nguồn", "Người sửa gần nhất", "Sửa lúc",
)  # fmt: skip


def differences_sheet(comparison: Comparison, rows: Iterable[Difference]) -> bytes:
    """Return the differences as a workbook."""
    lines = (
        "BÁO CÁO ĐỐI CHIẾU", f"Tệp: {comparison.name}", f"Đối chiếu với sổ của {comparison.organisation.name}",
        f"Mẫu đọc tệp: {comparison.profile_name or 'mẫu của hệ thống'}",
    )  # fmt: skip
    return book_bytes([("Đối chiếu", HEADINGS, (_cells(comparison, row) for row in rows), lines)])


def _cells(comparison: Comparison, row: Difference) -> tuple[Any, ...]:
    """Return the cells of a difference."""
    one = difference_shown(comparison, row)
    at = timezone.localtime(row.edited_at).strftime("%H:%M %d/%m/%Y") if row.edited_at else ""
    return (
        one["row"], one["name"], one["place"], one["field"], Gap(row.kind).label, one["theirs"], one["ours"], one["source"],
        one["editor"], at,
    )  # fmt: skip

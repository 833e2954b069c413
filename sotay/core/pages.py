"""Numbered pages of a list that is counted anyway: which rows, and the addresses before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

SIZE = 50


@dataclass(frozen=True)
class Slice:
    """One page: its rows, where they stand in the whole, and the neighbouring addresses."""

    items: Sequence[Any]
    first: int
    last: int
    count: int
    previous: str
    next: str


def slice_of(address: QueryDict, rows: "QuerySet[Any] | Sequence[Any]", size: int = SIZE) -> Slice:
    """Return the page that `?page=` names; beyond the end it is the last one."""
    count = rows.count() if isinstance(rows, QuerySet) else len(rows)
    pages = max(1, -(-count // size))
    asked = address.get("page", "1")
    page = min(max(1, int(asked)), pages) if asked.isdecimal() and len(asked) < 8 else 1  # noqa: PLR2004 -- a sane page number
    start = (page - 1) * size
    items = list(rows[start : start + size])
    return Slice(
        items,
        start + 1 if items else 0,
        start + len(items),
        count,
        _address(address, page - 1) if page > 1 else "",
        _address(address, page + 1) if page < pages else "",
    )


def _address(address: QueryDict, page: int) -> str:
    """Return the address with another page."""
    changed = address.copy()
    changed["page"] = str(page)
    return f"?{changed.urlencode()}"

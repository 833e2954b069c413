"""What the lists of this app are narrowed to, and the cell that each line names."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from sotay.members.models import Member
from sotay.members.queries.homes import cells_of
from sotay.organisations.models import Organisation

T = TypeVar("T")


@dataclass(frozen=True)
class Filters:
    """A list's filters; `year` is that of the day of effect."""

    organisation: UUID | None = None
    state: str = ""
    kind: str = ""
    year: int | None = None
    q: str = ""


@dataclass(frozen=True)
class Line(Generic[T]):
    """A row with its member's cell."""

    row: T
    member: Member
    cell: Organisation | None
    until: dt.date | None = None


def with_cells(rows: "Sequence[Any] | QuerySet[Any]") -> list[Line[Any]]:
    """Return the rows, each with the cell of its member: one query for all."""
    cells = cells_of({row.member_id for row in rows})
    return [Line(row, row.member, cells.get(row.member_id)) for row in rows]

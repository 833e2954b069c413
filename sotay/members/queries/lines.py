"""A line of the register: what a list shows of a member and of where they belong, and nothing that can be saved."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from sotay.members.choices import Sex
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import call_as_of, parents_as_of


@dataclass(slots=True)
class ListedMember:
    """What a list shows of a member."""

    uid: UUID
    full_name: str
    born_on: dt.date
    born_precision: str
    sex: str
    ethnicity: str
    occupation: str
    general_education: str
    qualification: str
    political_theory: str
    joined_on: dt.date
    official_on: dt.date | None
    card_number: str
    party_post: str

    def get_sex_display(self) -> str:
        """Return the sex in words, as the record does."""
        return _SEX.get(self.sex, self.sex)


@dataclass(slots=True)
class ListedParent:
    """The organisation above the member's cell."""

    name: str


@dataclass(slots=True)
class ListedCell:
    """Where the member belongs."""

    uid: UUID
    code: str
    name: str
    parent: ListedParent | None


@dataclass(slots=True)
class Listed:
    """One line."""

    pk: int
    member: ListedMember
    organisation: ListedCell
    status: str


_SEX = {sex.value: str(sex.label) for sex in Sex}
_OF_MEMBER = tuple(f"member__{field.name}" for field in fields(ListedMember))
_UID, _CODE, _NAME, _PARENT = (f"organisation__{name}" for name in ("uid", "code", "name", "parent__name"))
SHOWN = (*_OF_MEMBER, "member__sort_key", _UID, _CODE, _NAME, _PARENT)
"""The columns that a line needs, and the one by which lines are sorted."""


def listed(row: Mapping[str, Any], cells: "Mapping[UUID, ListedCell] | None" = None) -> Listed:
    """Return the line that the columns of a row make; on another day its cell is called as it was then."""
    parent = ListedParent(row[_PARENT]) if row[_PARENT] is not None else None
    cell = ListedCell(row[_UID], row[_CODE], row[_NAME], parent)
    return Listed(
        row["pk"],
        ListedMember(*[row[name] for name in _OF_MEMBER]),
        (cells or {}).get(row[_UID], cell),
        row["status"],
    )


def cells_as_of(uids: Iterable[UUID], day: dt.date) -> dict[UUID, ListedCell]:
    """Return cells with the name, code and superior of a day."""
    rows = list(Organisation.objects.filter(uid__in=set(uids)).select_related("parent"))
    call_as_of(rows, day)
    parents_as_of(rows, day)
    return {
        row.uid: ListedCell(row.uid, row.code, row.name, ListedParent(row.parent.name) if row.parent else None)
        for row in rows
    }

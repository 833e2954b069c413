"""What a check of a members' register is given and what it returns."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sotay.exchange.rules.cells import Issue


@dataclass(frozen=True)
class MemberNorms:
    """What the statutes ask; the age is counted to the month (38-HD/BTCTW)."""

    admission_age: int = 18
    probation_months: int = 12


@dataclass
class MemberContext:
    """What is known beside the row: the cells by code, the day, the norms, and what earlier rows of the file said."""

    cells: Mapping[str, int]
    today: dt.date
    norms: MemberNorms = field(default_factory=MemberNorms)
    # Old font encodings in which the name columns and the other columns are throughout.
    name_encoding: str | None = None
    text_encoding: str | None = None
    # Which columns the sheet has.
    present: frozenset[str] = frozenset()
    seen_ids: dict[str, int] = field(default_factory=dict)
    seen_cards: dict[str, int] = field(default_factory=dict)
    seen_people: dict[tuple[str, dt.date, int], int] = field(default_factory=dict)


class MemberValues(NamedTuple):
    """A row in normal form, by the names of the record's fields; a date known in part is its first day."""

    full_name: str
    used_name: str
    search_key: str
    sort_key: str
    born_on: dt.date
    born_precision: str
    sex: str
    national_id: str | None
    card_number: str
    joined_on: dt.date
    official_on: dt.date | None
    arrived_on: dt.date | None
    cell_id: int
    status: str
    is_temporary: bool
    ethnicity: str
    religion: str
    general_education: str
    badge: str
    phone: str
    email: str
    home_town: str
    residence: str
    party_post: str
    public_post: str
    occupation: str
    qualification: str
    political_theory: str
    state_management: str
    foreign_language: str
    it_skill: str
    note: str
    row_key: uuid.UUID | None = None


class CheckedRow(NamedTuple):
    """The verdict on one row: its values when it can be taken, else its errors; warnings and repairs either way."""

    number: int
    values: MemberValues | None
    errors: list[Issue]
    warnings: list[Issue]
    repairs: Sequence[Issue] = ()

"""What a noun says of itself so that its records go out as a workbook and come back: fields, present records, one writer.

Everything else (reading, colours, rejects, profiles, comparison, journal and undo) is common to all nouns.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import Any, ClassVar

from sotay.access.actor import Actor
from sotay.access.permission import Permission
from sotay.core.text import clean
from sotay.exchange.layouts import REASON_HEADING, VERDICT_HEADING, Cell, Column, Layout
from sotay.exchange.rules.sheet_cells import Read, read_cell
from sotay.organisations.models import Organisation

# The locked column by which a row finds its record again; empty on a new row.
ROW_KEY = "row_key"


class Form(Enum):
    """What a cell of a field holds."""

    TEXT = auto()
    NAME = auto()  # a person's
    DIGITS = auto()  # codes and numbers, kept as text with their zeros
    DAY = auto()
    PART_DAY = auto()  # of which perhaps only the month or the year is known; kept as it is written here
    CHOICE = auto()  # a word of a closed list


@dataclass(frozen=True)
class Field:
    """A column: how code knows it, how people call it, what stands in it."""

    key: str
    heading: str
    synonyms: tuple[str, ...] = ()
    form: Form = Form.TEXT
    required: bool = False
    length: int = 200
    # Code → word, in the order in which they are offered.
    choices: Mapping[str, str] = field(default_factory=dict)
    # Only for the reader: written on the way out, not read on the way in.
    is_shown_only: bool = False
    # Given once, when the row is new.
    is_fixed: bool = False
    # Tells namesakes apart on a new row; empty on the way out and not compared.
    is_for_new: bool = False
    # Masked on pages.
    is_masked: bool = False
    width: int = 16
    note: str = ""


@dataclass(frozen=True)
class Record:
    """A record as it is kept: the key of its row, its primary key, its values as text (days as ISO, choices as codes)."""

    key: str
    pk: int
    values: dict[str, str]


@dataclass(frozen=True)
class RowChange:
    """What a row asks for: its sheet row, the record it changes if any, all its values, and those that are new."""

    number: int
    record: Record | None
    values: dict[str, str]
    changed: dict[str, str]


KEY_FIELD = Field(
    ROW_KEY, "Mã dòng", form=Form.DIGITS, length=40, width=12,
    note="Do hệ thống ghi, để nhận ra dòng. Không sửa, không xóa; dòng thêm mới để trống ô này.",
)  # fmt: skip


class Noun:
    """One kind of record that goes out as a workbook and comes back. A subclass is one small file."""

    code: ClassVar[str]
    label: ClassVar[str]
    # The right without which nobody uploads such a file; every row is asked again by the action that writes it.
    permission: ClassVar[Permission]
    # The fields after the key column.
    own_fields: ClassVar[tuple[Field, ...]]
    # Three fields that every ordinary row has.
    anchors: ClassVar[tuple[str, str, str]]
    # By which fields a foreign file may be matched, with words for whoever chooses.
    keys: ClassVar[Mapping[str, str]] = {ROW_KEY: "Mã dòng"}
    # The ledger's name of the record, for who has changed it last.
    target_type: ClassVar[str] = ""
    # Compared and written set by set (`actions/register.py`) instead of row by row.
    is_register: ClassVar[bool] = False
    # Sentences of the sheet of notes, beside those of the fields.
    notes: ClassVar[tuple[str, ...]] = ()
    # The field at fault by the field that an action's refusal names, where they differ.
    faults: ClassVar[Mapping[str, str]] = {}

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Return all fields in their order."""
        return (KEY_FIELD, *self.own_fields)

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """Return the fields by key."""
        return {one.key: one for one in self.fields}

    @cached_property
    def layout(self) -> Layout:
        """Return the layout by which the sheet is found and read."""
        columns = tuple(Column(f.key, f.heading, f.synonyms, required=f.required) for f in self.fields)
        ignored = (REASON_HEADING, VERDICT_HEADING, "STT")
        return Layout(columns=columns, anchors=self.anchors, title=self.label, ignored=ignored)

    def records(self, actor: Actor, node: Organisation) -> Iterator[Record]:
        """Yield the present records at and below the node that the actor may see, in the order of the sheet."""
        raise NotImplementedError

    def read(self, one: Field, value: Cell, day: dt.date, assume: str | None) -> Read:
        """Return what a cell of the field says."""
        return read_cell(one, value, day, assume)

    def find(
        self, actor: Actor, node: Organisation, rows: Sequence[Mapping[str, str]], by: Sequence[str]
    ) -> list[Record | None]:
        """Return the record that each row of a foreign file means, for a noun whose records all fit in memory.

        `by` names the fields of `keys`, of which the first that the row and one record alone share decides.
        """
        known = list(self.records(actor, node))
        index: dict[tuple[str, str], list[Record]] = {}
        for record in known:
            for key in by:
                if value := record.values.get(key, ""):
                    index.setdefault((key, value), []).append(record)
        return [
            next((f[0] for key in by if len(f := index.get((key, row.get(key, "")), [])) == 1), None) for row in rows
        ]

    def missing(self, actor: Actor, node: Organisation, seen: Collection[int]) -> Iterator[tuple[int, str, str]]:
        """Yield primary key, title and place of the records that a file does not have."""
        for record in self.records(actor, node):
            if record.pk not in seen:
                yield record.pk, self.title(record.values), self.place(record.values)

    def place(self, values: Mapping[str, str]) -> str:
        """Return where a record belongs, in words."""
        return values.get("organisation_name") or values.get("parent_name", "")

    def resolve(self, actor: Actor, node: Organisation, values: dict[str, str]) -> None:
        """Complete the values of a new row (who is meant, which node), or raise the refusal."""

    def natural(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """Return by what a row without key finds a record that is there already, so that a file sent twice brings nothing."""
        raise NotImplementedError

    def title(self, values: Mapping[str, str]) -> str:
        """Return how the preview names a row."""
        raise NotImplementedError

    def write(self, actor: Actor, node: Organisation, change: RowChange) -> int | None:
        """Carry a row out through the actions of the owning app; return the primary key of the record."""
        raise NotImplementedError

    def fault_of(self, name: str | None) -> str:
        """Return the key of the field at fault in a refusal."""
        key = self.faults.get(name or "", name or "")
        return key if key in self.by_key else self.anchors[0]

    def shown(self, key: str, value: str) -> str:
        """Return a value as people read it."""
        return shown_value(self.by_key[key], value) if key in self.by_key else value


def shown_value(one: Field, value: str) -> str:
    """Return a kept value in words."""
    if one.form is Form.DAY and value:
        year, month, day = value.split("-")
        return f"{day}/{month}/{year}"
    return one.choices.get(value, value)


def kept(value: Any) -> str:
    """Return a value of the database as records hold it: clean text, days as ISO, nothing as empty."""
    return "" if value is None else clean(str(value))

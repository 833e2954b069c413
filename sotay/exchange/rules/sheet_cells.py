"""What a cell of a noun's sheet says, field by field: its value as records hold it, and what is wrong or was repaired."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from sotay.core.dates import DAY, DateProblem, parse_date_cell
from sotay.core.legacy_encodings import MOJIBAKE, TCVN3, VNI, repair
from sotay.core.text import nfc, search_key
from sotay.exchange.layouts import Cell
from sotay.exchange.lines import is_blank
from sotay.exchange.rules.cells import CellProblem, Issue, cell_text, person_name, plain_text

if TYPE_CHECKING:
    from sotay.exchange.nouns.base import Field

ENCODINGS = {TCVN3: "TCVN3 (ABC)", VNI: "VNI", MOJIBAKE: "UTF-8 bị đọc nhầm"}


class Read(NamedTuple):
    """A cell read: the value, what keeps it from being taken, what is only worth a look."""

    value: str = ""
    error: Issue | None = None
    warning: Issue | None = None


def repaired(key: str, value: Cell, assume: str | None, *, name: bool = False) -> Issue | None:
    """Return that a text was in an old font, or with its accents apart, and has been repaired."""
    if not isinstance(value, str) or value.isascii():
        return None
    fixed = repair(value, assume=assume, name=name)
    if fixed.repaired:
        return Issue(key, "legacy_encoding", ENCODINGS.get(fixed.encoding or "", ""))
    return Issue(key, "accents_apart") if nfc(value) != value else None


def read_cell(field: "Field", value: Cell, today: dt.date, assume: str | None) -> Read:
    """Return what the cell says."""
    try:
        text = _READERS[field.form.name](field, value, today, assume)
    except CellProblem as problem:
        return Read(error=Issue(field.key, problem.code, problem.detail))
    except DateProblem as problem:
        return Read(error=Issue(field.key, problem.code, cell_text(value).strip()))
    if len(text) > field.length:
        return Read(error=Issue(field.key, "too_long", str(field.length)))
    if field.form.name in {"TEXT", "NAME"}:
        return Read(text, warning=repaired(field.key, value, assume, name=field.form.name == "NAME"))
    return Read(text)


def _text(_: "Field", value: Cell, __: dt.date, assume: str | None) -> str:
    """Return clean Unicode text."""
    return "" if is_blank(value) else plain_text(value, assume)


def _name(_: "Field", value: Cell, __: dt.date, assume: str | None) -> str:
    """Return a person's name."""
    return "" if is_blank(value) else person_name(value, assume).shown


def _digits(_: "Field", value: Cell, __: dt.date, ___: str | None) -> str:
    """Return a code or number without blanks."""
    return "" if is_blank(value) else plain_text(value).replace(" ", "").lstrip("'")


def _day(_: "Field", value: Cell, today: dt.date, __: str | None) -> str:
    """Return a whole day as ISO."""
    day = parse_date_cell(value, latest=today.replace(year=today.year + 10))
    if day is None:
        return ""
    if day.precision != DAY:
        raise CellProblem("day_not_whole", str(day))
    return day.value.isoformat()


def _part_day(_: "Field", value: Cell, today: dt.date, __: str | None) -> str:
    """Return as much of a day as is known, as it is written here."""
    day = parse_date_cell(value, latest=today)
    return "" if day is None else str(day)


def _choice(field: "Field", value: Cell, _: dt.date, assume: str | None) -> str:
    """Return the code of a word of the field's list."""
    text = "" if is_blank(value) else plain_text(value, assume)
    if not text:
        return ""
    if text in field.choices:
        return text
    wanted = search_key(text)
    for code, word in field.choices.items():
        if search_key(word) == wanted:
            return code
    raise CellProblem("choice_unknown", text)


_READERS: dict[str, Callable[["Field", Cell, dt.date, str | None], str]] = {
    "TEXT": _text, "NAME": _name, "DIGITS": _digits, "DAY": _day, "PART_DAY": _part_day, "CHOICE": _choice,
}  # fmt: skip

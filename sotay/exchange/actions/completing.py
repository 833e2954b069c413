"""A foreign file need not say everything of people who are known here: what it has no column for is filled in from the record."""

from collections.abc import Iterator
from itertools import islice

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.exchange.choices import MEMBERS
from sotay.exchange.layouts import MEMBER_LAYOUT, Cell
from sotay.exchange.lines import is_blank
from sotay.exchange.nouns.base import ROW_KEY, Record
from sotay.exchange.nouns.registry import noun_of
from sotay.exchange.rules.reading import Reading
from sotay.organisations.models import Organisation

_AT_ONCE = 2000
# Without these no row is taken; known people have them.
_NEEDED = ("full_name", "born_on", "sex", "joined_on", "official_on", "cell_code", "status")
Row = tuple[int, tuple[Cell, ...]]


def completed(actor: Actor, node: Organisation | None, rows: Iterator[Row], reading: Reading) -> Iterator[Row]:
    """Return the rows in our own words, completed where the profile leaves a column out that every record has."""
    absent = [key for key in _NEEDED if key not in reading.present]
    if not absent or node is None:
        return ((number, reading.apply(cells)) for number, cells in rows)
    # All at once, because records cannot be asked for while rows are copied into the database.
    return iter(list(_all_filled(actor, node, rows, reading, absent)))


def _all_filled(
    actor: Actor, node: Organisation, rows: Iterator[Row], reading: Reading, absent: list[str]
) -> Iterator[Row]:
    """Yield the rows completed, so many at a time."""
    while some := list(islice(rows, _AT_ONCE)):
        yield from _filled(actor, node, [(number, reading.apply(cells)) for number, cells in some], reading, absent)


def _filled(actor: Actor, node: Organisation, rows: list[Row], reading: Reading, absent: list[str]) -> Iterator[Row]:
    """Yield the rows with what is absent taken from the record that each means."""
    noun, day = noun_of(MEMBERS), today()
    index = {key: place for place, key in enumerate(MEMBER_LAYOUT.keys)}
    keys = {ROW_KEY, "national_id", "card_number", "full_name", "born_on", "cell_code"} & reading.present
    told = [
        {
            key: noun.read(noun.by_key[key], cells[index[key]], day, None).value
            for key in keys
            if not is_blank(cells[index[key]])
        }
        for _, cells in rows
    ]
    by = reading.keys or tuple(noun.keys)
    for (number, cells), record in zip(rows, noun.find(actor, node, told, by), strict=True):
        yield number, _with(cells, record, absent, index) if record else cells


def _with(cells: tuple[Cell, ...], record: Record, absent: list[str], index: dict[str, int]) -> tuple[Cell, ...]:
    """Return the cells with the record's own values where the file has no column."""
    row = list(cells)
    for key in absent:
        row[index[key]] = noun_of(MEMBERS).shown(key, record.values[key])
    return tuple(row)

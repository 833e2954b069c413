"""Pages by keyset: a page begins after the last row seen, so that depth costs nothing and new rows shift nothing."""

import base64
import binascii
import datetime as dt
import decimal
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

from sotay.core.errors import DomainError

M = TypeVar("M", bound=Model)
T = TypeVar("T")
FORWARD, BACKWARD = "n", "p"
LONGEST_CURSOR = 1000


class BadCursor(DomainError):
    """The cursor is not one that this list gave out."""

    code = "bad_cursor"
    sentence = "Liên kết đến trang này không còn dùng được. Đồng chí mở lại danh sách từ đầu."


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list; `next` and `previous` are cursors, empty at the ends."""

    items: tuple[T, ...]
    next: str = ""
    previous: str = ""


@dataclass(frozen=True)
class _Place:
    """What a cursor says: which way to go from the row with these key values."""

    way: str
    values: tuple[Any, ...]


def page_of(rows: "QuerySet[M]", keys: Sequence[str], *, cursor: str = "", size: int = 50) -> Page[M]:
    """Return the page of `rows` that the cursor names, or the first one.

    `keys` order the rows as `order_by` does (`"-held_on", "pk"`); together they must be unique, none may be null, and an
    index on them makes every page equally quick.
    """
    place = _read(cursor, keys) if cursor else None
    backward = place is not None and place.way == BACKWARD
    order = [_turned(key) for key in keys] if backward else list(keys)
    if place is not None:
        rows = _from(rows, order, place.values)
    found = list(rows.order_by(*order)[: size + 1])
    more, found = len(found) > size, found[:size]
    if backward:
        found.reverse()
    before, after = (more, True) if backward else (place is not None, more)
    if not found:
        return Page(())
    return Page(
        tuple(found),
        next=_write(FORWARD, found[-1], keys) if after else "",
        previous=_write(BACKWARD, found[0], keys) if before else "",
    )


def _from(rows: "QuerySet[M]", order: Sequence[str], values: Sequence[Any]) -> "QuerySet[M]":
    """Keep the rows that come after the values in the order."""
    after, same = Q(), Q()
    for key, value in zip(order, values, strict=True):
        name = key.removeprefix("-")
        after |= same & Q(**{f"{name}__{'lt' if key.startswith('-') else 'gt'}": value})
        same &= Q(**{name: value})
    first = order[0].removeprefix("-")
    # Says nothing new, but lets the database start at the right place of the index.
    bound = Q(**{f"{first}__{'lte' if order[0].startswith('-') else 'gte'}": values[0]})
    try:
        return rows.filter(bound & after)
    except (ValidationError, ValueError, TypeError, OverflowError):
        raise BadCursor from None


def _turned(key: str) -> str:
    """Return the key in the other direction."""
    return key.removeprefix("-") if key.startswith("-") else f"-{key}"


def _write(way: str, row: Any, keys: Sequence[str]) -> str:
    """Return the cursor that goes on from a row."""
    values = [_plain(_value(row, key.removeprefix("-"))) for key in keys]
    text = json.dumps([way, *values], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str, keys: Sequence[str]) -> _Place:
    """Return what a cursor says; whoever made one up gets a sentence, not an error page."""
    try:
        way, *values = json.loads(base64.b64decode(f"{cursor[:LONGEST_CURSOR]}===", altchars=b"-_", validate=False))
    except (binascii.Error, UnicodeDecodeError, ValueError, TypeError):
        raise BadCursor from None
    simple = all(isinstance(value, str | int | float) and "\x00" not in str(value) for value in values)
    if way not in (FORWARD, BACKWARD) or len(values) != len(keys) or not simple:
        raise BadCursor
    return _Place(way, tuple(values))


def _value(row: Any, name: str) -> Any:
    """Return what a row (an object, or a dictionary of `values()`) has under the name of a key."""
    if isinstance(row, dict):
        return row[name]
    for part in name.split("__"):
        row = getattr(row, part)
    return row


def _plain(value: Any) -> str | int | float:
    """Return a key's value as JSON can carry it and the database reads it back."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, uuid.UUID | decimal.Decimal):
        return str(value)
    if isinstance(value, str | int | float):
        return value
    raise TypeError(type(value))

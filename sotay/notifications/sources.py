"""What the apps above say about their notices: whether one still stands, and who may still receive it outside.

The table stands in `config/notices.py` and is reached through settings; a kind of notice that it does not name never leaves
the handbook.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from sotay.notifications.choices import Code, Rung


class Reader(NamedTuple):
    """One who may receive: the phone number, and whether only quietly (exempt, excused: no text message, no call)."""

    phone: str = ""
    is_quiet: bool = False


@dataclass(frozen=True)
class Subject:
    """A thing that notices are about, as it is now.

    `may_leave` is false for what must not leave the installation at all (practice). `kinds` are the kinds of notice that
    still stand; `readers` are the accounts that have the right to be told of it today.
    """

    kinds: frozenset[str]
    readers: Mapping[int, Reader]
    due_at: dt.datetime | None = None
    may_leave: bool = True


@dataclass(frozen=True)
class Source:
    """An app's kinds of notices; `subjects(links)` returns what it knows of the things at these addresses."""

    kinds: frozenset[str]
    subjects: Callable[[Collection[str]], Mapping[str, Subject]]


class Told(NamedTuple):
    """A notice as the ladder sees it."""

    kind: str
    link: str
    user: int


@lru_cache(maxsize=1)
def _sources() -> tuple[Source, ...]:
    """Return the table that settings name."""
    table: Iterable[Source] = import_string(settings.SOTAY_NOTICE_SOURCES)
    return tuple(table)


def leaving_kinds() -> list[str]:
    """Return the kinds of notice that may leave the handbook."""
    return sorted(kind for source in _sources() for kind in source.kinds)


class Judgement:
    """What the owners of a batch of notices say about it, asked once a source."""

    def __init__(self, told: Iterable[Told], now: dt.datetime) -> None:
        """Ask each source about all its links at once."""
        self._now = now
        self._subjects: dict[tuple[int, str], Subject] = {}
        self._source_of = {kind: place for place, source in enumerate(_sources()) for kind in source.kinds}
        links: dict[int, set[str]] = {}
        for one in told:
            place = self._source_of.get(one.kind)
            if place is not None:
                links.setdefault(place, set()).add(one.link)
        for place, asked in links.items():
            for link, subject in _sources()[place].subjects(asked).items():
                self._subjects[place, link] = subject

    def reader(self, told: Told) -> Reader | None:
        """Return who receives, or nothing where nobody may."""
        subject = self._subject(told)
        return subject.readers.get(told.user) if subject else None

    def objection(self, told: Told, rung: str) -> str:
        """Return why the notice may not go out on the rung, or nothing."""
        subject = self._subject(told)
        if subject is None or told.kind not in subject.kinds:
            return Code.WITHDRAWN
        if not subject.may_leave:
            return Code.HELD_BACK
        reader = subject.readers.get(told.user)
        if reader is None:
            return Code.NO_RIGHT
        if subject.due_at is not None and subject.due_at <= self._now:
            return Code.PASSED
        if rung == Rung.SMS:
            return Code.QUIET if reader.is_quiet else "" if reader.phone else Code.NO_PHONE
        return ""

    def _subject(self, told: Told) -> Subject | None:
        """Return what is known of the thing."""
        place = self._source_of.get(told.kind)
        return None if place is None else self._subjects.get((place, told.link))

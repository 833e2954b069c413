"""What stands in a person's list "Việc", whatever app it comes from: the same lines feed the list, the reminders, the calendar.

An app above makes a `Source` and names it in `config/inbox_parts.py`, which is reached through settings.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.module_loading import import_string

from sotay.access.actor import Actor
from sotay.access.permission import Permission
from sotay.core.days import today
from sotay.work.rules import Urgency, due_words, urgency

MOST = 300
"""So many lines a source gives to one person; the app's own list shows the rest."""


@dataclass(frozen=True)
class InboxLine:
    """Something of a person's own to do: what, what gave it, by when, where it is done.

    `uid` and `revision` name it in calendars; without `uid` it is in none. An event takes place on its day, other things are due by it.
    """

    title: str
    source: str
    due_on: dt.date | None
    url: str
    uid: str = ""
    revision: int = 0
    is_event: bool = False

    @property
    def urgency(self) -> Urgency:
        """Return how pressing it is today."""
        return urgency(self.due_on, today()) if self.due_on else Urgency.CALM

    @property
    def due_words(self) -> str:
        """Return the deadline as people say it."""
        words = due_words(self.due_on, today()) if self.due_on else ""
        return words.replace("Hạn hôm nay", "Hôm nay").replace("Hạn ngày mai", "Ngày mai") if self.is_event else words


@dataclass(frozen=True)
class Superior:
    """Who hears of it when it stays undone: whoever holds the right at the node, or the nearest above; and the list to look at."""

    permission: Permission
    path: str
    url: str
    words: str


@dataclass(frozen=True)
class Due:
    """Something of anybody's that is due on a day."""

    account: int
    title: str
    due_on: dt.date
    superior: Superior | None = None


def _nothing(_days: Collection[dt.date]) -> Iterable[Due]:
    """Bring nothing to mind: the app has nothing with a day, or its own way."""
    return ()


@dataclass(frozen=True)
class Source:
    """A kind of lines: `lines` of one person, the nearest first; `dues` of everybody that are due on one of the days.

    Both ask the database as often for many rows as for one.
    """

    key: str
    label: str
    lines: Callable[[Actor], Sequence[InboxLine]]
    dues: Callable[[Collection[dt.date]], Iterable[Due]] = _nothing
    # where its days already stand in the calendar by themselves
    has_own_calendar: bool = False


@dataclass(frozen=True)
class InboxKind:
    """One kind in the list, with how many lines it has."""

    key: str
    label: str
    lines: Sequence[InboxLine] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Return how many there are."""
        return len(self.lines)


def sources() -> Sequence[Source]:
    """Return the kinds that settings name."""
    found: Sequence[Source] = import_string(settings.SOTAY_INBOX)
    return found


def inbox_kinds(actor: Actor) -> list[InboxKind]:
    """Return what every source has for the actor; kinds without a line are left out."""
    if actor.user is None:
        return []
    kinds = [InboxKind(one.key, one.label, one.lines(actor)[:MOST]) for one in sources()]
    return [kind for kind in kinds if kind.lines]


def merged(kinds: Iterable[InboxKind]) -> list[InboxLine]:
    """Return the lines of some kinds, the nearest first, those without a day last."""
    lines = [line for kind in kinds for line in kind.lines]
    return sorted(lines, key=lambda line: line.due_on or dt.date.max)

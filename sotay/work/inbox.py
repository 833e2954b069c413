"""What stands in a person's list "Việc" besides tasks: lines of apps above, reached through settings."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.work.rules import Urgency, urgency


@dataclass(frozen=True)
class InboxLine:
    """Something of a person's own to do: what, what gave it, by when, where it is done."""

    title: str
    source: str
    due_on: dt.date | None
    url: str

    @property
    def urgency(self) -> Urgency:
        """Return how pressing it is today."""
        return urgency(self.due_on, today()) if self.due_on else Urgency.CALM


def inbox_lines(actor: Actor) -> list[InboxLine]:
    """Return what the apps above have for the actor, the nearest first."""
    makers: Sequence[Callable[[Actor], list[InboxLine]]] = import_string(settings.SOTAY_INBOX)
    lines = [line for make in makers for line in make(actor)]
    return sorted(lines, key=lambda line: line.due_on or dt.date.max)

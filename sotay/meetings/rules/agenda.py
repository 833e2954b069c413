"""Decide how an agenda is made from the standing one, how long it must be, and in which order it stands."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sotay.meetings.choices import ItemSource, MeetingKind
from sotay.meetings.rules.norms import MeetingNorms

K = TypeVar("K")

CARRIED_MINUTES = 5
# After the opening, the report and the evaluation of the members' tasks (42-HD/BTCTW, item 2).
CARRIED_AFTER = 3


@dataclass(frozen=True)
class Line:
    """A line of an agenda that is being made."""

    title: str
    detail: str
    minutes: int
    source: ItemSource = ItemSource.STANDING
    act: str = ""


def needed_minutes(kind: str, members: int, norms: MeetingNorms) -> int:
    """Return how long the meeting must be at least: longer for a theme and for a large cell, free when extraordinary."""
    if kind == MeetingKind.EXTRAORDINARY:
        return 0
    is_large = norms.long_from_members is not None and members >= norms.long_from_members
    if norms.long_minutes is not None and (is_large or kind == MeetingKind.THEMATIC):
        return norms.long_minutes
    return norms.min_minutes


def with_carried(lines: Sequence[Line], carried: Sequence[Line]) -> tuple[Line, ...]:
    """Return the agenda with what the last month left, behind the evaluation of tasks."""
    place = min(CARRIED_AFTER, len(lines))
    return (*lines[:place], *carried, *lines[place:])


def filled(lines: Sequence[Line], needed: int) -> tuple[Line, ...]:
    """Return the agenda with the time it lacks given to its longest line that is not the first: the discussion."""
    lacking = needed - sum(line.minutes for line in lines)
    if lacking <= 0 or not lines:
        return tuple(lines)
    last_longest = max(range(len(lines)), key=lambda place: (lines[place].minutes, place))
    longer = dataclasses.replace(lines[last_longest], minutes=lines[last_longest].minutes + lacking)
    return (*lines[:last_longest], longer, *lines[last_longest + 1 :])


def moved(order: Sequence[K], key: K, step: int) -> tuple[K, ...]:
    """Return the order with one entry moved up (-1) or down (1); at an end it stays."""
    place = order.index(key)
    target = place + step
    if not 0 <= target < len(order):
        return tuple(order)
    changed = list(order)
    changed[place], changed[target] = changed[target], changed[place]
    return tuple(changed)


def changed_facts(announced: Mapping[str, object], present: Mapping[str, object]) -> tuple[str, ...]:
    """Return which of the facts that members were told are different now, in the order of `present`."""
    return tuple(name for name, value in present.items() if announced.get(name) != value)


def place_for_new(sources: Sequence[str]) -> int:
    """Return how many items stand before a new one: behind what the cell has added, before the standing end."""
    added = [place for place, source in enumerate(sources, 1) if source != ItemSource.STANDING]
    return max(added) if added else min(CARRIED_AFTER, len(sources))

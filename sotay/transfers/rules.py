"""Which boxes a paper has, and what its clocks say: pure computations."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sotay.transfers.choices import BOXES, Due, Side, TransferKind

# Where each level signs on the printed papers, first on the side that lets go, then on the side that receives; levels are
# counted from the cell: cell 1, partial committee 2, grassroots committee 3, the one above it 4, province 5.
_SLOTS: dict[str, tuple[dict[int, int], dict[int, int]]] = {
    TransferKind.INSIDE: ({1: 1, 2: 2, 3: 3, 4: 4}, {3: 5, 2: 6, 1: 7}),
    TransferKind.OUTSIDE: ({1: 1, 2: 2, 3: 3, 4: 4, 5: 5}, {5: 6, 4: 7, 3: 8, 2: 9, 1: 10}),
    TransferKind.TEMPORARY: ({1: 1, 2: 2, 3: 3, 4: 4}, {4: 5, 3: 6, 2: 7, 1: 8}),
    TransferKind.ABROAD: ({4: 1}, {}),
}
SUPERIOR, PROVINCE = 4, 5


@dataclass(frozen=True)
class Step:
    """A level on the way: the key of its organisation, its name, its height."""

    organisation: int
    name: str
    height: int


@dataclass(frozen=True)
class BoxPlan:
    """A box that a paper needs."""

    slot: int
    side: Side
    organisation: int
    label: str
    is_outside: bool = False


@dataclass(frozen=True)
class TransferNorms:
    """The clocks (working days, but for months and the last two alerts); defaults for days of which no rule is known."""

    prefix: ClassVar[str] = "transfer"
    start_days: int = 60
    start_alert: int = 45
    present_days: int = 30
    present_alert: int = 20
    strike_months: int = 3
    strike_alert: int = 80
    temporary_least: int = 3
    temporary_below: int = 12
    temporary_alert: int = 30


@dataclass(frozen=True)
class Clock:
    """One clock that runs: which, until when, how far it is, whether it has run out."""

    due: Due
    deadline: dt.date
    spent: int
    limit: int
    is_alert: bool
    is_late: bool


def official_kind(sending: Sequence[Step], receiving: Sequence[Step]) -> TransferKind:
    """Return which official paper leads from one cell to another: both ways are from the province down."""
    shared = _shared(sending, receiving)
    inside = bool(shared) and shared[-1].height <= SUPERIOR
    return TransferKind.INSIDE if inside else TransferKind.OUTSIDE


def boxes_within(kind: TransferKind, sending: Sequence[Step], receiving: Sequence[Step]) -> list[BoxPlan]:
    """Return the boxes between two cells of the province: up to the level that both share, which signs once, and down.

    The province itself signs nothing between two of its own committees.
    """
    shared = _shared(sending, receiving)
    turn = [step for step in shared[-1:] if step.height < PROVINCE]
    up = [*reversed(sending[len(shared) :]), *turn]
    down = receiving[len(shared) :]
    return _placed(kind, up, down)


def boxes_out(kind: TransferKind, sending: Sequence[Step], where: str) -> list[BoxPlan]:
    """Return the boxes of a paper that leaves: those of this side, and one for the answer, written down by its last level."""
    up = _abroad(sending) if kind == TransferKind.ABROAD else list(reversed(sending))
    plans = _placed(kind, up, [])
    last = plans[-1]
    return [*plans, BoxPlan(BOXES[kind], Side.RECEIVING, last.organisation, where, is_outside=True)]


def boxes_in(kind: TransferKind, receiving: Sequence[Step]) -> list[BoxPlan]:
    """Return the boxes that remain of a paper from elsewhere, whose first ones were signed there."""
    return _placed(kind, [], receiving)


def spans(first: dt.date, until: dt.date) -> int:
    """Return how many whole months lie between two days."""
    months = (until.year - first.year) * 12 + until.month - first.month
    return months - (until.day < first.day)


def _shared(sending: Sequence[Step], receiving: Sequence[Step]) -> list[Step]:
    """Return the levels above both, from the province down."""
    found = []
    for one, other in zip(sending, receiving, strict=False):
        if one.organisation != other.organisation:
            break
        found.append(one)
    return found


def _abroad(sending: Sequence[Step]) -> list[Step]:
    """Return who introduces abroad: the level above the grassroots one, or the highest there is below the province."""
    below = [step for step in sending if step.height < PROVINCE] or list(sending)
    return [Step(below[0].organisation, below[0].name, SUPERIOR)]


def _placed(kind: TransferKind, up: Sequence[Step], down: Sequence[Step]) -> list[BoxPlan]:
    """Return the levels at their places on the paper; a level for which the paper has no place signs nothing."""
    sends, receives = _SLOTS[kind]
    found = {
        slots[step.height]: BoxPlan(slots[step.height], side, step.organisation, step.name)
        for steps, slots, side in ((up, sends, Side.SENDING), (down, receives, Side.RECEIVING))
        for step in steps
        if step.height in slots
    }
    return [found[slot] for slot in sorted(found)]

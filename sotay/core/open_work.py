"""What an app tells of its open work when a post goes from one member to another, and how it hands that work on.

Each app with work that somebody holds makes an `OpenWork` and puts it into `config/handover_parts.py`; `sotay.handover` draws the
page, prints it, and hands on. Keys instead of models, so that every app from `work` up can take part.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Move:
    """A post at an organisation that leaves one member; `receiver_id` is who goes on, or nothing where nobody does yet.

    `day` is the first day without the one who leaves. Keys are primary keys of organisation and members.
    """

    organisation_id: int
    path: str
    is_cell: bool
    post: str
    leaver_id: int
    receiver_id: int | None
    day: dt.date


@dataclass(frozen=True)
class OpenLine:
    """One thing that is open: what, how far, whose, until when, and where it is looked at."""

    title: str
    state: str = ""
    who: str = ""
    due_on: dt.date | None = None
    url: str = ""


def _none(_move: Move) -> int:
    """Hand on nothing: what is open here names nobody."""
    return 0


@dataclass(frozen=True)
class OpenWork:
    """One kind of open work.

    `lines` lists what is open at the organisation of the move, at most a few hundred. `hand_on` gives to the receiver what names the
    leaver and what they may not go on with, and tells how much; asked twice it does nothing the second time. `orphans` counts what
    is open and names somebody who is not there any more on a day; `sweep` gives all of that to the body itself, naming nobody. Every
    few minutes the job hands on and sweeps, whatever the reason for which somebody left.
    """

    key: str
    heading: str
    lines: Callable[[Move], Iterable[OpenLine]]
    hand_on: Callable[[Move], int] = _none
    orphans: Callable[[dt.date], int] | None = None
    sweep: Callable[[dt.date], int] | None = None

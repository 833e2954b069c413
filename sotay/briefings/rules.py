"""Decide what can be done about a briefing when."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sotay.briefings.choices import BriefingStatus
from sotay.core.days import quarter_of

CHANGING = (BriefingStatus.DRAFT, BriefingStatus.INVITED)


@dataclass(frozen=True)
class BriefingNorms:
    """The norms `briefing.…` in force on a day."""

    prefix: ClassVar[str] = "briefing"
    per_quarter: int


def takes_questions(status: str, until: dt.date, today: dt.date) -> bool:
    """Tell whether secretaries can still ask: invited, and the last day has not gone by."""
    return status == BriefingStatus.INVITED and today <= until


def can_close(status: str, held_on: dt.date, today: dt.date) -> bool:
    """Tell whether a briefing can be over: its day has come."""
    return status == BriefingStatus.INVITED and held_on <= today


def last_day_of_quarter(quarter: dt.date) -> dt.date:
    """Return the last day of a quarter."""
    return quarter_of(quarter + dt.timedelta(days=95)) - dt.timedelta(days=1)

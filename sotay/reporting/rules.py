"""Periods, the state of a unit, the seal: pure functions."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sotay.core.days import add_months
from sotay.reporting.choices import PeriodKind, State

_MONTHS = {PeriodKind.MONTHLY: 1, PeriodKind.QUARTERLY: 3, PeriodKind.HALF: 6, PeriodKind.YEARLY: 12}
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """The first and last day of a period."""

    first: dt.date
    last: dt.date


def period_of(kind: str, day: dt.date) -> Period:
    """Return the period in which a day lies."""
    months = _MONTHS[PeriodKind(kind)]
    first = dt.date(day.year, day.month - (day.month - 1) % months, 1)
    return Period(first, add_months(first, months) - _DAY)


def ended_periods(kind: str, since: dt.date, today: dt.date, most: int = 12) -> list[Period]:
    """Return the periods that began on or after a day and are over, the latest first."""
    found: list[Period] = []
    period = period_of(kind, period_of(kind, today).first - _DAY)
    while period.first >= since and len(found) < most:
        found.append(period)
        period = period_of(kind, period.first - _DAY)
    return found


def state_of(due_on: dt.date, submitted_on: dt.date | None, today: dt.date) -> State:
    """Return how a unit stands with a report."""
    if submitted_on is not None:
        return State.IN_TIME if submitted_on <= due_on else State.LATE
    return State.WAITING if today <= due_on else State.MISSING


def seal_of(content: Mapping[str, Any]) -> str:
    """Return the digest of what is signed: text and figures as they stand."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

"""Periods, the state of a unit, the seal: pure functions."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sotay.core.days import add_months
from sotay.reporting.choices import PeriodKind, State

_MONTHS = {PeriodKind.MONTHLY: 1, PeriodKind.QUARTERLY: 3, PeriodKind.HALF: 6, PeriodKind.YEARLY: 12}
_DAY = dt.timedelta(days=1)
_QUARTER, _HALF = 3, 6


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


def period_words(kind: str, period: Period) -> str:
    """Return how a period is called."""
    first = period.first
    match kind:
        case PeriodKind.MONTHLY:
            return f"tháng {first:%m/%Y}"
        case PeriodKind.QUARTERLY:
            return f"quý {['I', 'II', 'III', 'IV'][(first.month - 1) // _QUARTER]}/{first.year}"
        case PeriodKind.HALF:
            return f"6 tháng {'đầu' if first.month < _HALF else 'cuối'} năm {first.year}"
        case PeriodKind.YEARLY:
            return f"năm {first.year}"
    return f"đột xuất ngày {period.last:%d/%m/%Y}"


def ended_periods(kind: str, since: dt.date, today: dt.date, most: int = 12) -> list[Period]:
    """Return the periods that began on or after a day and are over, the latest first."""
    found: list[Period] = []
    period = period_of(kind, period_of(kind, today).first - _DAY)
    while period.first >= since and len(found) < most:
        found.append(period)
        period = period_of(kind, period.first - _DAY)
    return found


@dataclass(frozen=True)
class Version:
    """One signing of a report: until when, on which day if it was; `is_returned` where it did not stand."""

    due_on: dt.date
    submitted_on: dt.date | None
    is_returned: bool = False


def state_of(due_on: dt.date, versions: Sequence[Version], today: dt.date) -> State:
    """Return how a unit stands with a report, of which these versions were begun: late once is late."""
    if not versions:
        return State.WAITING if today <= due_on else State.MISSING
    last = versions[-1]
    if last.submitted_on is not None and not last.is_returned:
        signed = [one for one in versions if one.submitted_on is not None]
        return (
            State.IN_TIME if all(one.submitted_on <= one.due_on for one in signed if one.submitted_on) else State.LATE
        )
    if today > last.due_on:
        return State.MISSING
    return State.RETURNED if len(versions) > 1 or last.is_returned else State.WAITING


def seal_of(content: Mapping[str, Any]) -> str:
    """Return the digest of what is signed: text and figures as they stand."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

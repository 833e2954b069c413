"""Unified days and what cells ask for, built straight into the tables."""

import datetime as dt
from typing import Any

from django.utils import timezone

from sotay.core.days import since
from sotay.meetings.choices import RequestStatus
from sotay.meetings.models import DayException, OnlinePermission, UnifiedDay
from sotay.organisations.models import Organisation

FIRST = dt.date(2026, 1, 1)


def make_unified_day(organisation: Organisation, day: int = 3, *, valid: Any = None, **fields: Any) -> UnifiedDay:
    """The cells below meet on the 3rd of each month."""
    values = {"source": "05-QĐ/ĐU ngày 02/01/2026", **fields}
    return UnifiedDay.objects.create(organisation=organisation, day=day, valid=valid or since(FIRST), **values)


def _asked(status: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a request for this year."""
    values = {"valid": since(FIRST, dt.date(2028, 1, 1)), "reason": "Trực biên giới", "status": status, **fields}
    if status != RequestStatus.ASKED:
        values.setdefault("decided_at", timezone.now())
    return values


def make_exception(cell: Organisation, status: str = RequestStatus.ASKED, **fields: Any) -> DayException:
    """The cell asks for a day of its own."""
    return DayException.objects.create(organisation=cell, **_asked(status, fields))


def make_online(cell: Organisation, status: str = RequestStatus.ASKED, **fields: Any) -> OnlinePermission:
    """The cell asks to meet online."""
    return OnlinePermission.objects.create(organisation=cell, **_asked(status, fields))

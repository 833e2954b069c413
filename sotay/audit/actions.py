"""Writing the ledgers; nobody changes them afterwards."""

import datetime as dt
from typing import Any

from django.db.models import Model
from django.utils import timezone

from sotay.audit.models import Entry, Reading


def write_entry(  # noqa: PLR0913 -- the ledger's columns
    *,
    user: Any,
    channel: str,
    action: str,
    target: Model,
    organisation_id: int | None,
    detail: dict[str, Any],
    at: dt.datetime | None = None,
) -> None:
    """Append what was done, in the caller's transaction; `at` is now unless the instant would say too much."""
    Entry.objects.create(
        at=at or timezone.now(),
        user=user,
        channel=channel,
        action=action,
        target_type=target._meta.label,
        target_id=target.pk,
        organisation_id=organisation_id,
        detail=detail,
    )


def write_reading(*, user: Any, target: Model, fields: list[str], reason: str = "") -> None:
    """Append whose data was shown to whom."""
    Reading.objects.create(user=user, target_type=target._meta.label, target_id=target.pk, fields=fields, reason=reason)

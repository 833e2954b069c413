"""Writing the ledgers; nobody changes them afterwards."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from sotay.audit.models import Reading
from sotay.core.prepared import Prepared

# Every action ends with it.
_ENTRY = Prepared(
    "audit_entry",
    """
INSERT INTO audit_entry (at, user_id, channel, action, target_type, target_id, organisation_id, detail)
VALUES (%(at)s, %(user)s, %(channel)s, %(action)s, %(type)s, %(target)s, %(organisation)s, %(detail)s)
""",
    at="timestamptz",
    user="bigint",
    channel="text",
    action="text",
    type="text",
    target="bigint",
    organisation="bigint",
    detail="jsonb",
)


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
    _ENTRY.run(
        at=at or timezone.now(),
        user=user.pk if user else None,
        channel=channel,
        action=action,
        type=target._meta.label,
        target=target.pk,
        organisation=organisation_id,
        detail=json.dumps(detail, ensure_ascii=False),
    )


def write_reading(*, user: Any, target: Model, fields: list[str], reason: str = "") -> None:
    """Append whose data was shown to whom."""
    Reading.objects.create(user=user, target_type=target._meta.label, target_id=target.pk, fields=fields, reason=reason)


def write_readings(*, user: Any, target_type: str, targets: Sequence[int], fields: list[str], reason: str) -> None:
    """Append that the data of many was shown to one, a line for each of them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_reading (at, user_id, target_type, target_id, fields, reason)"
            " SELECT %s, %s, %s, target, %s::jsonb, %s FROM unnest(%s::bigint[]) AS target",
            [timezone.now(), user.pk, target_type, json.dumps(fields), reason, list(targets)],
        )

"""A person's own notices, devices and deliveries; and, for the apps above, how people were reached about a thing."""

import datetime as dt
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from allauth.usersessions.models import UserSession
from django.db import connection
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from sotay.access.actor import Actor
from sotay.notifications.choices import Code, MessageState, Rung
from sotay.notifications.models import Delivery, Message, Notification, Preference, Subscription
from sotay.notifications.outside import Device

SHOWN = 50
DELIVERIES_SHOWN = 10
_CODE = re.compile(r"[0-9a-f]{8}")


def notices_for(actor: Actor) -> QuerySet[Notification]:
    """Return the actor's notices, newest first."""
    if actor.user is None:
        return Notification.objects.none()
    return Notification.objects.filter(user=actor.user).order_by("-created_at", "-id")


def recent_notices(actor: Actor) -> list[Notification]:
    """Return the latest notices, as many as one page shows."""
    return list(notices_for(actor)[:SHOWN])


def unread_count(actor: Actor) -> int:
    """Return how many notices wait to be read."""
    return notices_for(actor).filter(read_at=None).count() if actor.user else 0


def was_given_since(moment: dt.datetime, kind: str, link: str) -> bool:
    """Tell whether such a notice about this was given to anybody since a moment."""
    return Notification.objects.filter(created_at__gte=moment, kind=kind, link=link).exists()


# --- Devices and wishes ------------------------------------------------------------------------------------------


def subscriptions_for(actor: Actor) -> QuerySet[Subscription]:
    """Return the actor's devices that show notices, the latest first."""
    return Subscription.objects.filter(user=actor.user).order_by("-created_at", "-id")


def preference_of(actor: Actor) -> Preference:
    """Return which rungs the actor wants: all, unless told otherwise."""
    return Preference.objects.filter(user=actor.user).first() or Preference()


def devices_of(users: Iterable[int]) -> dict[int, list[Device]]:
    """Return each person's devices on which they are still signed in: a phone that was handed on stays silent."""
    rows = Subscription.objects.filter(user__in=list(users))
    found: dict[int, list[Device]] = {}
    for row in rows.filter(_still_signed_in()).order_by("id"):
        device = Device(row.pk, row.endpoint, row.public_key, row.secret)
        found.setdefault(row.user_id, []).append(device)
    return found


def _still_signed_in() -> Q:
    """Return the condition for devices with a session of the same person; other systems have no device."""
    sessions = UserSession.objects.alias(device=KT("data__device")).filter(
        user=OuterRef("user"), device=Cast(OuterRef("device"), CharField())
    )
    return Q(device=None) | Q(Exists(sessions))


# --- Deliveries --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OwnDelivery:
    """One of the actor's notices on one rung, as their own proof shows it."""

    title: str
    rung: str
    state: str
    why: str
    moment: dt.datetime
    seen_at: dt.datetime | None


_OWN = """
SELECT n.title, d.rung, d.state, d.code, coalesce(d.sent_at, d.queued_at), coalesce(d.seen_at, n.read_at)
  FROM notifications_delivery d
  LEFT JOIN notifications_notification n ON n.id = d.notice AND n.created_at = d.noticed_at
 WHERE d.user_id = %(user)s AND d.noticed_at > %(oldest)s
   AND NOT (d.state = 'withheld' AND d.code IN ('seen', 'withdrawn'))
 ORDER BY d.noticed_at DESC, d.id DESC LIMIT %(most)s
"""


def own_deliveries(actor: Actor, now: dt.datetime) -> list[OwnDelivery]:
    """Return how the actor was lately reached outside the handbook."""
    if actor.user is None:
        return []
    facts: dict[str, Any] = {"user": actor.user.pk, "oldest": now - dt.timedelta(days=90), "most": DELIVERIES_SHOWN}
    with connection.cursor() as cursor:
        cursor.execute(_OWN, facts)
        return [
            OwnDelivery(title or "", rung, state, why(code), moment, seen)
            for title, rung, state, code, moment, seen in cursor.fetchall()
        ]


def why(code: str) -> str:
    """Return the words for why something was not sent."""
    return Code(code).label if code in Code.values else code


def own_messages(actor: Actor, code: str) -> list[int]:
    """Return the actor's messages whose link carries the code."""
    if actor.user is None or not _CODE.fullmatch(code):
        return []
    first, last = uuid.UUID(f"{code}{'0' * 24}"), uuid.UUID(f"{code}{'f' * 24}")
    rows = Message.objects.filter(user=actor.user, uid__gte=first, uid__lte=last)
    return list(rows.values_list("pk", flat=True))


@dataclass(frozen=True)
class Trace:
    """What became of one notice on one rung, or what somebody recorded: who, how, when."""

    user: int | None
    person: uuid.UUID | None
    rung: str
    state: str
    code: str
    moment: dt.datetime
    seen_at: dt.datetime | None
    recorded_by: str


def traces_of(link: str) -> list[Trace]:
    """Return how everybody was reached about one thing, the latest last; the caller has seen to the right."""
    rows = Delivery.objects.filter(link=link).annotate(name=F("recorded_by__name")).order_by("queued_at", "id")
    return [
        Trace(
            row.user_id, row.person, row.rung, row.state, row.code, row.sent_at or row.queued_at, row.seen_at,
            row.name or "",
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """When a person was told of a thing in the handbook, and when they first saw any notice of it."""

    told_at: dt.datetime
    seen_at: dt.datetime | None


def seen_about(link: str) -> dict[int, Seen]:
    """Return for each account that was told of a thing when it was told and when it saw it."""
    found: dict[int, Seen] = {}
    rows = Notification.objects.filter(link=link).order_by("created_at").values_list("user", "created_at", "read_at")
    for user, told_at, read_at in rows:
        known = found.get(user)
        seen = [moment for moment in (known.seen_at if known else None, read_at) if moment]
        found[user] = Seen(known.told_at if known else told_at, min(seen) if seen else None)
    return found


def waits(rung: Rung, moment: dt.datetime) -> bool:
    """Tell whether anything can be sent on a rung now."""
    rows = Message.objects.filter(rung=rung, day=moment.date(), state__in=(MessageState.QUEUED, MessageState.CLAIMED))
    return rows.filter(due_at__lte=moment).exists()


@dataclass(frozen=True)
class Outbox:
    """What went out lately, and what did not."""

    sent: int
    failed: int


def get_outbox(now: dt.datetime) -> Outbox:
    """Return how many messages of the last 24 hours were sent, and how many failed for good."""
    rows = Message.objects.filter(day__gte=(now - dt.timedelta(days=1)).date(), due_at__gt=now - dt.timedelta(days=1))
    found = rows.aggregate(
        sent=Count("id", filter=Q(state=MessageState.SENT)), failed=Count("id", filter=Q(state=MessageState.FAILED))
    )
    return Outbox(found["sent"], found["failed"])

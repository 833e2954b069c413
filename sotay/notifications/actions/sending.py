"""Sending what the ladder has queued: claim, ask again whether it may go, carry, write down what became of it.

A claim is committed before anything leaves, so two workers never send the same message. A worker killed between the sending
and the writing leaves a claim that another takes up after a while: the message then goes a second time, under the same id.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from sotay.notifications import carriers
from sotay.notifications.choices import Code, DeliveryState, MessageState, Rung
from sotay.notifications.models import Delivery, Message, Subscription
from sotay.notifications.outside import Device, Outcome
from sotay.notifications.queries import devices_of
from sotay.notifications.rules import MOST_ATTEMPTS, next_try
from sotay.notifications.sources import Judgement, Told

BATCH = 100
AT_ONCE = 8
# A claim older than this belongs to a worker that is no more; far longer than all tries of one batch can take.
CLAIM_LASTS = dt.timedelta(minutes=10)

_CLAIM = """
UPDATE notifications_message SET state = 'claimed', claimed_at = %(now)s, attempts = attempts + 1
 WHERE day = %(day)s AND id IN (
    SELECT id FROM notifications_message
     WHERE day = %(day)s AND rung = %(rung)s
       AND ((state = 'queued' AND due_at <= %(now)s) OR (state = 'claimed' AND claimed_at < %(dead)s))
     ORDER BY is_urgent DESC, due_at, id LIMIT %(most)s FOR UPDATE SKIP LOCKED)
RETURNING id, uid, user_id, attempts
"""
_CARRIED = """
SELECT d.message, d.id, n.kind, n.link, n.user_id, n.read_at IS NOT NULL
  FROM notifications_delivery d
  JOIN notifications_notification n ON n.id = d.notice AND n.created_at = d.noticed_at
 WHERE d.message = ANY(%(messages)s)
"""
# Nobody can tell any more whether these went out: they are not sent again, and the next rung is tried.
_LOST = """
WITH lost AS (
    UPDATE notifications_message SET state = 'failed', code = 'unknown'
     WHERE state = 'claimed' AND claimed_at < %(dead)s AND (day < %(day)s OR attempts >= %(most)s) RETURNING id
)
UPDATE notifications_delivery d SET state = 'failed', code = 'unknown' FROM lost WHERE d.message = lost.id
"""


@dataclass
class Claimed:
    """A message that this worker sends now, with what it carries and to whom."""

    key: int
    uid: UUID
    user: int
    attempts: int
    told: list[Told] = field(default_factory=list)
    phone: str = ""
    devices: list[Device] = field(default_factory=list)


def send_waiting(rung: Rung, *, until: dt.datetime, now: Callable[[], dt.datetime] = timezone.now) -> int:
    """Send what waits on a rung, batch by batch, until nothing waits or the time is up; tell how many were tried."""
    tried = 0
    while now() < until:
        batch = _claim(rung, timezone.localtime(now()))
        if not batch:
            break
        tried += len(batch)
        if not _send_batch(rung, batch, now):
            break
    return tried


def _claim(rung: Rung, moment: dt.datetime) -> list[Claimed]:
    """Take the next messages for this worker alone; in quiet hours none."""
    if settings.SOTAY_LADDER.quiet.cover(moment):
        return []
    facts: dict[str, Any] = {
        "now": moment,
        "day": moment.date(),
        "rung": rung.value,
        "dead": moment - CLAIM_LASTS,
        "most": MOST_ATTEMPTS,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_LOST, facts)
        cursor.execute(_CLAIM, {**facts, "most": BATCH})
        return [Claimed(*row) for row in cursor.fetchall()]


def _send_batch(rung: Rung, batch: Sequence[Claimed], now: Callable[[], dt.datetime]) -> bool:
    """Send those of the claimed messages that may still go, and write down what became of all.

    Tell whether to go on: where every single one has to be tried again, whoever is outside is down, and is left in peace.
    """
    going = _weigh(rung, batch, now())
    if rung == Rung.PUSH:
        devices = devices_of([one.user for one in going])
        for one in going:
            one.devices = devices.get(one.user, [])
    carry = _push if rung == Rung.PUSH else _text
    outcomes = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for one, outcome in zip(going, pool.map(carry, going), strict=True):
            _settle(one, outcome, now())
            outcomes.append(outcome)
    return not outcomes or not all(outcome.again for outcome in outcomes)


def _push(one: Claimed) -> Outcome:
    return carriers.push(one.uid, one.devices)


def _text(one: Claimed) -> Outcome:
    return carriers.text_message(one.uid, one.phone)


@transaction.atomic
def _weigh(rung: Rung, batch: Sequence[Claimed], moment: dt.datetime) -> list[Claimed]:
    """Ask again, at the moment of sending, whether each notice may still go; a message left empty is dropped."""
    messages = {one.key: one for one in batch}
    with connection.cursor() as cursor:
        cursor.execute(_CARRIED, {"messages": list(messages)})
        rows = [(key, delivery, Told(*told), is_read) for key, delivery, *told, is_read in cursor.fetchall()]
    judgement = Judgement((told for _, _, told, _ in rows), moment)
    refused: dict[str, list[int]] = {}
    for key, delivery, told, is_read in rows:
        code = Code.SEEN if is_read else judgement.objection(told, rung)
        if code:
            refused.setdefault(code, []).append(delivery)
            continue
        one, reader = messages[key], judgement.reader(told)
        one.told.append(told)
        one.phone = reader.phone if reader else ""
    for code, deliveries in refused.items():
        Delivery.objects.filter(pk__in=deliveries).update(state=DeliveryState.WITHHELD, code=code)
    empty = [one.key for one in batch if not one.told]
    Message.objects.filter(pk__in=empty).update(state=MessageState.DROPPED)
    return [one for one in batch if one.told]


@transaction.atomic
def _settle(one: Claimed, outcome: Outcome, moment: dt.datetime) -> None:
    """Write down at once what became of one message, and of the notices that it carried: a kill loses a handful at most."""
    message = Message.objects.filter(pk=one.key, state=MessageState.CLAIMED)
    deliveries = Delivery.objects.filter(message=one.key, state=DeliveryState.QUEUED)
    pause = next_try(one.attempts) if outcome.again else None
    if outcome.is_sent:
        message.update(state=MessageState.SENT, sent_at=moment, code="")
        deliveries.update(state=DeliveryState.SENT, sent_at=moment, code="")
    elif pause is not None:
        message.update(state=MessageState.QUEUED, due_at=moment + pause, code=outcome.code)
    else:
        message.update(state=MessageState.FAILED, code=outcome.code)
        deliveries.update(state=DeliveryState.FAILED, code=outcome.code)
    _note_devices(outcome, moment)


def _note_devices(outcome: Outcome, moment: dt.datetime) -> None:
    """Forget devices that no longer exist; note which ones were reached."""
    if outcome.gone:
        Subscription.objects.filter(pk__in=outcome.gone).delete()
    if outcome.reached:
        Subscription.objects.filter(pk__in=outcome.reached).update(reached_at=moment)

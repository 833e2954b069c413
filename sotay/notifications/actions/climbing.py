"""Climbing the ladder: which notices go out now, by which rung, gathered into one message a person and day.

One evening brings fifty thousand notices, so every step is a statement over many rows. Each batch is one transaction;
a worker that is killed in it has queued nothing, and whatever was queued is not queued again.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from sotay.notifications.carriers import has_gateway
from sotay.notifications.choices import COUNTED, Rung
from sotay.notifications.rules import Ladder
from sotay.notifications.sources import Judgement, Told, leaving_kinds

BATCH = 5000
MOST_BATCHES = 20
# Older notices are history.
FORGOTTEN_AFTER = dt.timedelta(days=30)
_LOCK_KEY = 0x50_7A_1A_DD
_COUNTED = ", ".join(f"'{state.value}'" for state in COUNTED)

# Notices that are ripe for a rung. Whoever had today's message waits for tomorrow's, unless the notice is urgent; today's
# message still takes more as long as nobody has begun to send it. Whoever was called since, or never came in, is left alone.
_RIPE = """
SELECT n.id, n.created_at, n.user_id, n.kind, n.link, n.is_urgent
  FROM notifications_notification n
  JOIN accounts_user u ON u.id = n.user_id AND u.is_active AND u.activated_at IS NOT NULL
 WHERE n.read_at IS NULL AND n.created_at > %(oldest)s AND n.created_at <= %(ripe)s AND n.kind = ANY(%(kinds)s)
   AND (n.due_at IS NULL OR n.due_at > %(now)s)
   AND NOT EXISTS (SELECT FROM notifications_delivery d
                    WHERE d.notice = n.id AND d.noticed_at = n.created_at AND d.rung = %(rung)s)
   AND NOT EXISTS (SELECT FROM notifications_delivery d
                    WHERE d.link = n.link AND d.rung IN ('call', 'paper') AND d.user_id = n.user_id
                      AND d.noticed_at > n.created_at)
   AND (n.is_urgent OR NOT EXISTS (SELECT FROM notifications_message m
                                    WHERE m.user_id = n.user_id AND m.day = %(day)s
                                      AND (m.state IN ('claimed', 'sent') OR (m.state = 'queued' AND m.rung <> %(rung)s))))
   AND {more}
 ORDER BY n.is_urgent DESC, n.user_id, n.created_at
 LIMIT %(most)s
"""
_PUSH = """
EXISTS (SELECT FROM notifications_subscription s WHERE s.user_id = n.user_id)
AND NOT EXISTS (SELECT FROM notifications_preference p WHERE p.user_id = n.user_id AND NOT p.push)
"""
# A push that was sent has its while to be seen; one that failed gives way at once.
_SMS = """
n.due_at <= %(soon)s
AND NOT EXISTS (SELECT FROM notifications_preference p WHERE p.user_id = n.user_id AND NOT p.sms)
AND NOT EXISTS (SELECT FROM notifications_delivery d
                 WHERE d.notice = n.id AND d.noticed_at = n.created_at AND d.rung = 'push'
                   AND (d.state = 'queued' OR (d.state = 'sent' AND d.sent_at > %(pushed)s)))
"""
_WITHHOLD = """
INSERT INTO notifications_delivery (uid, notice, noticed_at, user_id, link, rung, state, code, queued_at)
SELECT gen_random_uuid(), n.id, n.created_at, n.user_id, n.link, %(rung)s, 'withheld', w.code, %(now)s
  FROM unnest(%(notices)s::bigint[], %(moments)s::timestamptz[], %(codes)s::text[]) AS w (notice, noticed_at, code)
  JOIN notifications_notification n ON n.id = w.notice AND n.created_at = w.noticed_at
    ON CONFLICT DO NOTHING
"""
_MESSAGES = """
INSERT INTO notifications_message (uid, user_id, rung, day, is_urgent, state, code, attempts, due_at)
SELECT gen_random_uuid(), person, %(rung)s, %(day)s, urgent, 'queued', '', 0, %(now)s
  FROM unnest(%(people)s::bigint[], %(urgent)s::boolean[]) AS w (person, urgent)
 WHERE NOT EXISTS (SELECT FROM notifications_message m
                    WHERE m.user_id = person AND m.day = %(day)s AND m.rung = %(rung)s AND m.state = 'queued')
    ON CONFLICT (user_id, day) WHERE NOT is_urgent AND state IN ({counted}) DO NOTHING
""".replace("{counted}", _COUNTED)
# What waits for the same person goes along with what is urgent.
_HURRY = """
UPDATE notifications_message SET is_urgent = true
 WHERE user_id = ANY(%(hurried)s) AND day = %(day)s AND state = 'queued' AND NOT is_urgent
"""
_DELIVERIES = """
INSERT INTO notifications_delivery (uid, notice, noticed_at, user_id, link, rung, state, code, message, queued_at)
SELECT gen_random_uuid(), n.id, n.created_at, n.user_id, n.link, %(rung)s, 'queued', '', m.id, %(now)s
  FROM unnest(%(notices)s::bigint[], %(moments)s::timestamptz[]) AS w (notice, noticed_at)
  JOIN notifications_notification n ON n.id = w.notice AND n.created_at = w.noticed_at
  JOIN LATERAL (SELECT id FROM notifications_message m
                 WHERE m.user_id = n.user_id AND m.day = %(day)s AND m.rung = %(rung)s AND m.state = 'queued'
                 ORDER BY m.id LIMIT 1) m ON true
    ON CONFLICT DO NOTHING
"""
# What yesterday did not send is taken up again from the beginning, for today's message.
_CARRY = """
WITH late AS (
    UPDATE notifications_message SET state = 'dropped', code = 'carried'
     WHERE state = 'queued' AND day < %(day)s RETURNING id
)
DELETE FROM notifications_delivery d USING late WHERE d.message = late.id AND d.state = 'queued'
"""


@dataclass(frozen=True)
class Ripe:
    """A notice that is ripe for a rung."""

    notice: int
    noticed_at: dt.datetime
    user: int
    kind: str
    link: str
    is_urgent: bool


@dataclass(frozen=True)
class Queued:
    """What one climb has done."""

    push: int = 0
    sms: int = 0
    withheld: int = 0


def climb(now: dt.datetime | None = None) -> Queued:
    """Queue what is ripe, rung by rung, in bounded batches; in quiet hours nothing."""
    moment = timezone.localtime(now)
    ladder: Ladder = settings.SOTAY_LADDER
    if ladder.quiet.cover(moment):
        return Queued()
    counts: Counter[str] = Counter()
    with transaction.atomic():
        _run(_CARRY, {"day": moment.date()})
    for rung in (Rung.PUSH, Rung.SMS) if has_gateway() else (Rung.PUSH,):
        for _ in range(MOST_BATCHES):
            done, withheld = _climb_batch(rung, moment, ladder)
            counts[rung] += done
            counts["withheld"] += withheld
            if not done + withheld:
                break
    return Queued(push=counts[Rung.PUSH], sms=counts[Rung.SMS], withheld=counts["withheld"])


@transaction.atomic
def _climb_batch(rung: Rung, moment: dt.datetime, ladder: Ladder) -> tuple[int, int]:
    """Queue or withhold one batch of ripe notices; tell how many of each."""
    if not _takes_turn():
        return 0, 0
    ripe = _ripe(rung, moment, ladder)
    judgement = Judgement((Told(one.kind, one.link, one.user) for one in ripe), moment)
    going, withheld = [], []
    for one in ripe:
        code = judgement.objection(Told(one.kind, one.link, one.user), rung)
        if code:
            withheld.append((one, code))
        else:
            going.append(one)
    facts = {"rung": rung.value, "day": moment.date(), "now": moment}
    if withheld:
        _run(_WITHHOLD, {**facts, **_keys([one for one, _ in withheld]), "codes": [code for _, code in withheld]})
    return (_queue(going, facts) if going else 0), len(withheld)


def _takes_turn() -> bool:
    """Tell whether nobody else is climbing, and hold the turn until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK_KEY])
        return bool(cursor.fetchone()[0])


def _ripe(rung: Rung, moment: dt.datetime, ladder: Ladder) -> list[Ripe]:
    """Return the next batch of notices that are ripe for the rung."""
    wait = ladder.push_after if rung == Rung.PUSH else ladder.push_after + ladder.sms_after
    facts: dict[str, Any] = {
        "oldest": moment - FORGOTTEN_AFTER,
        "ripe": moment - wait,
        "now": moment,
        "day": moment.date(),
        "kinds": leaving_kinds(),
        "rung": rung.value,
        "most": BATCH,
        "soon": moment + ladder.sms_before,
        "pushed": moment - ladder.sms_after,
    }
    with connection.cursor() as cursor:
        cursor.execute(_RIPE.format(more=_PUSH if rung == Rung.PUSH else _SMS), facts)
        return [Ripe(*row) for row in cursor.fetchall()]


def _queue(going: list[Ripe], facts: dict[str, Any]) -> int:
    """Make one message a person, urgent where any of the notices is, and a delivery a notice."""
    urgent: dict[int, bool] = {}
    for one in going:
        urgent[one.user] = urgent.get(one.user, False) or one.is_urgent
    facts = {**facts, "hurried": [user for user, is_urgent in urgent.items() if is_urgent]}
    _run(_HURRY, facts)
    _run(_MESSAGES, {**facts, "people": list(urgent), "urgent": list(urgent.values())})
    return _run(_DELIVERIES, {**facts, **_keys(going)})


def _keys(rows: list[Ripe]) -> dict[str, Any]:
    """Return the keys of notices as the statements take them."""
    return {"notices": [one.notice for one in rows], "moments": [one.noticed_at for one in rows]}


def _run(statement: str, facts: dict[str, Any]) -> int:
    """Run a statement and tell how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, facts)
        return int(cursor.rowcount)

"""The door for what was done without network: each entry is applied exactly once, at its own time, or refused with a reason."""

import datetime as dt
import hashlib
import json
import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, IntegrityError
from pydantic import ValidationError

from sotay.access.action import REGISTRY
from sotay.access.actor import Actor, Origin
from sotay.access.carrying import Carried, carried_actions
from sotay.access.errors import Conflict, EntryTooOld, OperationReused, PayloadWrong, UnknownAction
from sotay.access.operations import KEPT_FOR, Answer, Key, apply, known_operations, refuse
from sotay.core.days import ZONE
from sotay.core.errors import DomainError

logger = logging.getLogger(__name__)

_MINUTE = dt.timedelta(minutes=1)
# So long an entry waits for those of other phones before its refusal stands.
WAITS_FOR = dt.timedelta(days=14)
TOO_EARLY = "Thao tác trước đó trên máy này chưa đến nơi; máy giữ lại và sẽ gửi lại."
BUSY = "Máy chủ chưa nhận được thao tác này; máy giữ lại và sẽ gửi lại."
BROKEN = "Chưa thực hiện được việc này: dữ liệu trái với những gì đã ghi."


@dataclass(frozen=True)
class Entry:
    """What a phone kept: an action of the table, done at a time by the phone's own clock."""

    id: uuid.UUID
    action: str
    target: uuid.UUID
    payload: dict[str, Any]
    happened_at: dt.datetime
    device: str = ""
    after: uuid.UUID | None = None

    @property
    def is_nameless(self) -> bool:
        """Tell whether nothing may lead from it to who did it."""
        known = REGISTRY.get(self.action)
        return bool(known and known.nameless and self.payload.get(known.nameless))

    @property
    def what(self) -> str:
        """Return what tells it from an entry for something else."""
        content = json.dumps(self.payload, sort_keys=True, ensure_ascii=False)
        # Half of a pictograph, cut off by a field's length, is no letter: its entry is refused, not the whole list.
        mark = hashlib.sha256(content.encode(errors="surrogatepass")).hexdigest()
        return f"{self.action} {self.target} {mark}"


@dataclass(frozen=True)
class Outcome:
    """What came of an entry; with `retry` it has not been taken and may be sent again."""

    id: uuid.UUID
    status: str
    code: str = ""
    reason: str = ""
    retry: bool = False
    answer: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Arrival:
    """When a list was received, and how wrong the sender's clock is."""

    received_at: dt.datetime
    skew: dt.timedelta = dt.timedelta()

    @classmethod
    def of(cls, received_at: dt.datetime, sent_at: dt.datetime | None) -> "Arrival":
        """Measure the clock by the instant of sending, to the minute: less than that is the road, not the clock."""
        wrong = received_at - sent_at if sent_at else dt.timedelta()
        return cls(received_at, round(wrong / _MINUTE) * _MINUTE)

    def corrected(self, happened_at: dt.datetime) -> dt.datetime:
        """Return when something really happened; never later than now."""
        try:
            really = happened_at + self.skew
        except OverflowError:  # a clock at the end of all days
            really = happened_at
        return min(really, self.received_at)


def take(actor: Actor, entries: Sequence[Entry], arrival: Arrival) -> list[Outcome]:
    """Apply entries in the order of their `after`, each in its own transaction; answer in the order of the list."""
    known = known_operations(entry.after for entry in entries if entry.after)
    outcomes: dict[int, Outcome] = {}
    waiting = list(enumerate(entries))
    while waiting:
        ready = [(place, entry) for place, entry in waiting if entry.after is None or entry.after in known]
        if not ready:
            break
        for place, entry in ready:
            outcome = outcomes[place] = _take(actor, entry, arrival)
            if not outcome.retry:
                known.add(entry.id)
        waiting = [(place, entry) for place, entry in waiting if place not in outcomes]
    for place, entry in waiting:
        outcomes[place] = Outcome(entry.id, "refused", "too_early", TOO_EARLY, retry=True)
    return [outcomes[place] for place in range(len(entries))]


def _take(actor: Actor, entry: Entry, arrival: Arrival) -> Outcome:
    """Apply one entry; no entry's fate touches another's."""
    happened_at = arrival.corrected(entry.happened_at)
    late = actor.late(Origin(entry.id, happened_at, entry.device))
    # The instant at which an anonymous question arrives would stand beside the same phone's other entries in the ledger.
    at = dt.datetime.combine(arrival.received_at.astimezone(ZONE), dt.time(), ZONE) if entry.is_nameless else None
    key = Key(actor, entry.id, entry.what, at)
    carried = carried_actions().get(entry.action)
    try:
        return _told(entry, apply(key, lambda: _work(late, entry, carried, arrival)))
    except OperationReused as reused:
        return Outcome(entry.id, "refused", reused.code, str(reused))
    except DomainError as refusal:
        if carried and isinstance(refusal, carried.waits) and arrival.received_at - happened_at < WAITS_FOR:
            return Outcome(entry.id, "refused", refusal.code, str(refusal), retry=True)
        return _told(entry, refuse(key, _body(refusal)))
    except IntegrityError:
        logger.exception("an entry of %s broke a constraint", entry.action)
        return _told(entry, refuse(key, {"code": "refused", "reason": BROKEN, "answer": {}}))
    except DatabaseError:
        logger.warning("an entry of %s could not be taken now", entry.action, exc_info=True)
    except Exception:  # one entry that we cannot take must not keep back the others
        logger.exception("an entry of %s could not be taken", entry.action)
    return Outcome(entry.id, "refused", "busy", BUSY, retry=True)


def _work(late: Actor, entry: Entry, carried: Carried | None, arrival: Arrival) -> dict[str, Any]:
    """Read the payload and call the action; return the answer as it is kept."""
    if carried is None:
        raise UnknownAction
    if arrival.received_at - late.now() > KEPT_FOR:
        raise EntryTooOld(days=KEPT_FOR.days)
    try:
        payload = carried.payload.model_validate(entry.payload)
    except ValidationError as wrong:
        raise PayloadWrong(errors=_complaints(wrong)) from wrong
    answer = carried.run(late, entry.target, payload)
    plain: dict[str, Any] = json.loads(json.dumps(answer, cls=DjangoJSONEncoder))
    return {"answer": plain}


def _told(entry: Entry, answer: Answer) -> Outcome:
    """Return what an operation came to as the phone is told."""
    body = answer.body
    if answer.is_refused:
        return Outcome(entry.id, "refused", body["code"], body["reason"], answer=body["answer"])
    return Outcome(entry.id, "duplicate" if answer.is_repeat else "applied", answer=body["answer"])


def _body(refusal: DomainError) -> dict[str, Any]:
    """Return a refusal for good as it is kept."""
    answer: dict[str, Any] = {}
    if isinstance(refusal, Conflict):
        answer = refusal.answer
    elif isinstance(refusal, PayloadWrong):
        answer = {"errors": refusal.facts["errors"]}
    return {"code": refusal.code, "reason": str(refusal), "answer": answer}


def _complaints(wrong: ValidationError) -> list[dict[str, str]]:
    """Return which fields of a payload are wrong; never what was typed there."""
    return [{"field": ".".join(map(str, one["loc"])), "message": one["type"]} for one in wrong.errors()]

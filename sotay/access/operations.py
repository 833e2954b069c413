"""The sync door's promise: an operation with an id is applied exactly once, however often it arrives."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sotay.access.actor import Actor
from sotay.access.errors import OperationReused
from sotay.access.models import Operation

# An entry made without network may wait long on a phone; after this it is no longer the same evening.
KEPT_FOR = dt.timedelta(days=180)


@dataclass(frozen=True)
class Answer:
    """What an operation came to; `is_repeat` when it had come before, `is_refused` when it had been refused for good."""

    body: dict[str, Any]
    is_repeat: bool
    is_refused: bool = False


@dataclass(frozen=True)
class Key:
    """What tells one operation from every other: its id, who asks, for what; `at` where the instant would say too much."""

    actor: Actor
    id: uuid.UUID
    what: str
    at: dt.datetime | None = None

    @property
    def mark(self) -> str:
        """Return a keyed hash of who, what and id: without the installation's secret nobody can try accounts against it."""
        who = self.actor.user.pk if self.actor.user else 0
        return salted_hmac("access.operation", f"{self.id}:{who}:{self.what}", algorithm="sha256").hexdigest()

    def record(self, status: str, answer: dict[str, Any]) -> Operation:
        """Write that the operation has come."""
        at = self.at or timezone.now()
        return Operation.objects.create(id=self.id, fingerprint=self.mark, status=status, answer=answer, received_at=at)


def apply_once(actor: Actor, key: uuid.UUID, what: str, work: Callable[[], dict[str, Any]]) -> Answer:
    """Run `work` in one transaction with the record of `key`; a second arrival gets the first answer.

    `what` names action and target: the same key for something else raises `OperationReused`. A refusal (any exception)
    leaves no record, so the same key may try again.
    """
    return apply(Key(actor, key, what), work)


def apply(key: Key, work: Callable[[], dict[str, Any]]) -> Answer:
    """Run `work` in one transaction with the record of the key; a second arrival gets the first answer."""
    try:
        with transaction.atomic():
            operation = key.record(Operation.Status.APPLIED, {})
            operation.answer = work()
            operation.save(update_fields=["answer"])
            return Answer(operation.answer, is_repeat=False)
    except IntegrityError:
        earlier = _earlier(key)
        if earlier is None:
            raise
        return earlier


def refuse(key: Key, body: dict[str, Any]) -> Answer:
    """Record that the operation was refused for good, and why; if it had come before, that answer stands."""
    try:
        with transaction.atomic():
            key.record(Operation.Status.REFUSED, body)
    except IntegrityError:
        earlier = _earlier(key)
        if earlier is None:
            raise
        return earlier
    return Answer(body, is_repeat=False, is_refused=True)


def known_operations(ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Return those of the ids that have come: applied, or refused for good."""
    return set(Operation.objects.filter(id__in=set(ids)).values_list("id", flat=True))


def _earlier(key: Key) -> Answer | None:
    """Return what the operation was answered when it came before; the same id for something else is refused."""
    earlier = Operation.objects.filter(id=key.id).first()
    if earlier is None:
        return None
    if earlier.fingerprint != key.mark:
        raise OperationReused from None
    return Answer(earlier.answer, is_repeat=True, is_refused=earlier.status == Operation.Status.REFUSED)


def forget_old_operations() -> int:
    """Forget the answers that nobody will ask for again; return how many."""
    return Operation.objects.filter(received_at__lt=timezone.now() - KEPT_FOR).delete()[0]

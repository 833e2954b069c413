"""The sync door's promise: an operation with an id is applied exactly once, however often it arrives."""

import datetime as dt
import uuid
from collections.abc import Callable
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
    """What an operation came to; `is_repeat` when it had come before."""

    body: dict[str, Any]
    is_repeat: bool


def apply_once(actor: Actor, key: uuid.UUID, what: str, work: Callable[[], dict[str, Any]]) -> Answer:
    """Run `work` in one transaction with the record of `key`; a second arrival gets the first answer.

    `what` names action and target: the same key for something else raises `OperationReused`. A refusal (any exception)
    leaves no record, so the same key may try again.
    """
    mark = _fingerprint(actor, key, what)
    try:
        with transaction.atomic():
            operation = Operation.objects.create(id=key, fingerprint=mark, status=Operation.Status.APPLIED)
            operation.answer = work()
            operation.save(update_fields=["answer"])
            return Answer(operation.answer, is_repeat=False)
    except IntegrityError:
        earlier = Operation.objects.filter(id=key).first()
        if earlier is None:
            raise
        if earlier.fingerprint != mark:
            raise OperationReused from None
        return Answer(earlier.answer, is_repeat=True)


def _fingerprint(actor: Actor, key: uuid.UUID, what: str) -> str:
    """Return a keyed hash of who, what and key: without the installation's secret nobody can try accounts against it."""
    who = actor.user.pk if actor.user else 0
    return salted_hmac("access.operation", f"{key}:{who}:{what}", algorithm="sha256").hexdigest()


def forget_old_operations() -> int:
    """Forget the answers that nobody will ask for again; return how many."""
    return Operation.objects.filter(received_at__lt=timezone.now() - KEPT_FOR).delete()[0]

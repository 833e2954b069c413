"""Slowing down whoever guesses: failures are counted in the database before a secret is even looked at."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sotay.accounts.errors import TooManyAttempts
from sotay.accounts.models import Attempt, Device
from sotay.accounts.rules import (
    FORGET_AFTER,
    OF_ACCOUNT,
    OF_ADDRESS,
    OF_SHARED_DEVICE,
    Patience,
    wait_after,
    wait_words,
)
from sotay.accounts.visitor import Visitor
from sotay.core.errors import DomainError


@contextmanager
def guarded(visitor: Visitor, what: str) -> Iterator[None]:
    """Run a check of a secret; `what` names what is guessed at (a login, a slip).

    The attempt is counted first, in a transaction of its own, so that many at once gain nothing. A `DomainError` out of
    the block is a failure; where it calls for a wait, it becomes `TooManyAttempts`. Success forgets the failures.
    """
    own = _own_key(visitor, what)
    wider = [f"address:{visitor.address}", *_shared_key(visitor)]
    wait = _count(own, *wider)
    try:
        yield
    except DomainError as refusal:
        if wait:
            raise TooManyAttempts(wait=wait_words(wait)) from refusal
        raise
    Attempt.objects.filter(key=own).delete()
    Attempt.objects.filter(key__in=wider, failures__gt=0).update(failures=F("failures") - 1)


def slow_down(visitor: Visitor, what: str) -> None:
    """Let an address do this a few times in a row, then ever more slowly; there is no success that would forget it."""
    mark = hashlib.sha256(f"{what}:{visitor.address}".encode()).hexdigest()[:32]
    _count(f"guess:{mark}", f"address:{visitor.address}")


def forget_old_attempts() -> int:
    """Delete what no longer counts; return how many."""
    return Attempt.objects.filter(last_at__lt=timezone.now() - FORGET_AFTER, wait_until__lt=timezone.now()).delete()[0]


def _own_key(visitor: Visitor, what: str) -> str:
    """Return the counter of this guess: one for all strangers, another for a device on which the owner has signed in."""
    mark = hashlib.sha256(what.encode()).hexdigest()[:32]
    kind, _, name = what.partition(":")
    if kind == "login" and visitor.device and Device.objects.filter(key=visitor.device, user__login=name).exists():
        return f"device:{visitor.device}:{mark}"
    return f"guess:{mark}"


def _shared_key(visitor: Visitor) -> list[str]:
    """Return the counter of a shared device, over all who use it: nobody tries one neighbour's PIN after the other's."""
    shared = visitor.device and Device.objects.filter(key=visitor.device, is_shared=True).exists()
    return [f"shared:{visitor.device}"] if shared else []


def _patience(key: str) -> Patience:
    """Return how patient a counter is."""
    if key.startswith("address:"):
        return OF_ADDRESS
    return OF_SHARED_DEVICE if key.startswith("shared:") else OF_ACCOUNT


def _count(*keys: str) -> dt.timedelta:
    """Count one attempt on all counters; return the wait that follows if it fails, or refuse while one is running."""
    now = timezone.now()
    new = [Attempt(key=key, last_at=now, wait_until=now) for key in keys]
    Attempt.objects.bulk_create(new, ignore_conflicts=True)
    longest = dt.timedelta(0)
    with transaction.atomic():
        # the wider counter first, always: two attempts never wait for each other
        rows = list(Attempt.objects.select_for_update().filter(key__in=keys).order_by("key"))
        running = max((row.wait_until for row in rows), default=now)
        if running > now:
            raise TooManyAttempts(wait=wait_words(running - now))
        for row in rows:
            row.failures = 1 if row.last_at < now - FORGET_AFTER else row.failures + 1
            wait = wait_after(row.failures, _patience(row.key))
            row.last_at, row.wait_until = now, now + wait
            row.save(update_fields=["failures", "last_at", "wait_until"])
            longest = max(longest, wait)
    return longest

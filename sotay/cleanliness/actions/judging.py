"""Saying of two records that they are two people; asking the keeper of a record that one may not see, and answering."""

from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.cleanliness import errors
from sotay.cleanliness.choices import PairStatus
from sotay.cleanliness.models import Pair
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.core.errors import NotPermitted
from sotay.organisations.models import Organisation


@action(CleanlinessPermission.MERGE)
def tell_apart(actor: Actor, pair: Pair, *, reason: str) -> Pair:
    """Keep that the two are two people; they are not asked about again."""
    if pair.status != PairStatus.OPEN:
        raise errors.PairDecided
    if not reason.strip():
        raise errors.ReasonMissing
    pair.status, pair.reason, pair.decided_by, pair.decided_at = (
        PairStatus.DIFFERENT, reason.strip(), actor.user, timezone.now(),
    )  # fmt: skip
    pair.save(update_fields=["status", "reason", "decided_by", "decided_at"])
    return pair


@action(CleanlinessPermission.KEEP, lock=Lock.NOTHING)
def ask_keeper(actor: Actor, home: Organisation, *, pair: Pair, note: str) -> Pair:
    """Ask whoever keeps the other record to compare it; `home` is the body of the own one."""
    _require_side(pair, home)
    if pair.status != PairStatus.OPEN:
        raise errors.PairDecided
    pair.note, pair.asked_by, pair.asked_at = note.strip(), actor.user, timezone.now()
    pair.answer, pair.answered_at = "", None
    pair.save(update_fields=["note", "asked_by", "asked_at", "answer", "answered_at"])
    return pair


@action(CleanlinessPermission.KEEP, lock=Lock.NOTHING)
def answer_keeper(actor: Actor, home: Organisation, *, pair: Pair, answer: str) -> Pair:
    """Answer for the own record what the keeper of the other asked."""
    _require_side(pair, home)
    if pair.status != PairStatus.OPEN or pair.asked_at is None:
        raise errors.PairDecided
    if not answer.strip():
        raise errors.ReasonMissing
    pair.answer, pair.answered_at = answer.strip(), timezone.now()
    pair.save(update_fields=["answer", "answered_at"])
    return pair


def _require_side(pair: Pair, home: Organisation) -> None:
    """Refuse a body that keeps neither record."""
    if home.pk not in {pair.first_home_id, pair.second_home_id}:
        raise NotPermitted

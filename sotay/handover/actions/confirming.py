"""Both confirm; then it is sealed."""

from django.utils import timezone

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.documents.intake.marking import check_typed_text
from sotay.handover import errors, wording
from sotay.handover.actions.opening import end_duty
from sotay.handover.choices import Side
from sotay.handover.models import Handover
from sotay.handover.permissions import HandoverPermission
from sotay.handover.queries.handovers import may_confirm_for, sealed_values, side_of
from sotay.handover.rules import other_side, seal_of
from sotay.members.models import Member
from sotay.notifications.actions import notify


@action(HandoverPermission.SIGN)
def confirm_handover(actor: Actor, handover: Handover, *, note: str = "") -> Handover:
    """Confirm as the one who leaves or the one who receives; the second confirmation seals it."""
    side = side_of(actor, handover)
    if side is None:
        raise NotPermitted
    check_typed_text(note)
    return _confirm(actor, handover, side, note)


@action(HandoverPermission.PREPARE)
def confirm_for(actor: Actor, handover: Handover, *, side: str, reason: str) -> Handover:
    """Confirm for one who cannot: deceased, gone away, without a telephone; the paper is signed, or the reason says why not."""
    if not may_confirm_for(actor, handover):
        raise NotPermitted
    check_typed_text(reason)
    if side == Side.OUTGOING:
        handover.outgoing_reason = reason.strip()
        handover.save(update_fields=["outgoing_reason"])
    return _confirm(actor, handover, side, wording.FOR_OTHER.format(reason=reason.strip()))


@action(HandoverPermission.SIGN)
def return_handover(actor: Actor, handover: Handover, *, note: str) -> Handover:
    """Give back what the other side has confirmed, with what is wrong; it is confirmed anew."""
    side = side_of(actor, handover)
    if side is None:
        raise NotPermitted
    check_typed_text(note)
    _require_unsealed(handover)
    other = other_side(side)
    if getattr(handover, f"{other}_confirmed_at") is None:
        raise errors.NothingToReturn
    values = {
        f"{other}_confirmed_at": None,
        f"{other}_confirmed_by": None,
        f"{other}_note": "",
        f"{side}_note": note.strip(),
    }
    if other == Side.OUTGOING:
        values["outgoing_reason"] = ""
    for field, value in values.items():
        setattr(handover, field, value)
    handover.save(update_fields=list(values))
    _tell(getattr(handover, other), wording.RETURNED.format(**wording.words_of(handover), note=note.strip()), handover)
    return handover


def _confirm(actor: Actor, handover: Handover, side: str, note: str) -> Handover:
    """Write one confirmation; seal with the second."""
    _require_unsealed(handover)
    if handover.incoming is None:
        raise errors.NobodyReceives
    if today() < handover.effective_on:
        raise errors.TooEarly(day=f"{handover.effective_on:%d/%m/%Y}")
    if getattr(handover, f"{side}_confirmed_at") is not None:
        raise errors.AlreadyConfirmed
    values = {
        f"{side}_confirmed_at": timezone.now(), f"{side}_confirmed_by": actor.user, f"{side}_note": note.strip()[:1000],
    }  # fmt: skip
    for field, value in values.items():
        setattr(handover, field, value)
    handover.save(update_fields=list(values))
    if getattr(handover, f"{other_side(side)}_confirmed_at") is not None:
        _seal(handover)
    else:
        name = getattr(handover, side).full_name
        sentence = wording.CONFIRMED.format(name=name, **wording.words_of(handover))
        _tell(getattr(handover, other_side(side)), sentence, handover)
    return handover


def _seal(handover: Handover) -> None:
    """Close it for good; the right to sign it ends."""
    handover.sealed_at = timezone.now()
    handover.seal = seal_of(sealed_values(handover))
    handover.save(update_fields=["sealed_at", "seal"])
    end_duty(handover)
    for member in (handover.outgoing, handover.incoming):
        _tell(member, wording.SEALED.format(**wording.words_of(handover)), handover)


def _require_unsealed(handover: Handover) -> None:
    """Refuse what both have confirmed."""
    if handover.sealed_at is not None:
        raise errors.Sealed


def _tell(member: Member | None, sentence: str, handover: Handover) -> None:
    """Tell one of the two."""
    if member is not None and member.account_id is not None:
        notify([member.account_id], "handover", sentence, wording.link(handover))

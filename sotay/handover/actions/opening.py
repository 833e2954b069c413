"""A handover is opened, written anew while nobody has confirmed it, and dropped where the post goes on after all."""

import datetime as dt

from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.committees.models import Position
from sotay.core.days import since, today
from sotay.core.errors import NotPermitted
from sotay.handover import errors, wording
from sotay.handover.models import Handover
from sotay.handover.permissions import HandoverPermission
from sotay.handover.queries.changes import Change, change_of, move_of, parts, receiver_on
from sotay.handover.queries.contents import contents_of
from sotay.handover.queries.handovers import side_of
from sotay.members.models import Member
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation

ROLE = "handing_over"
# How long the two may sign in person; afterwards the superior confirms for who has not.
SIGN_WITHIN = dt.timedelta(days=90)


@action(HandoverPermission.PREPARE, lock=Lock.NOTHING)
def open_handover(actor: Actor, organisation: Organisation, *, position: Position) -> Handover:
    """Make the handover of a post that has an end, written as things stand."""
    if position.organisation_id != organisation.pk or position.valid.upper is None:
        raise errors.PostGoesOn
    change = Change(organisation, position.post, position.member, position.valid.upper)
    return open_for(change)


def open_for(change: Change) -> Handover:
    """Make the handover of a change, once; tell the two."""
    receiver = receiver_on(change.organisation, change.post, change.leaver, max(change.day, today()))
    handover, is_new = Handover.objects.get_or_create(
        organisation=change.organisation,
        post=change.post,
        outgoing=change.leaver,
        effective_on=change.day,
        defaults={"incoming": receiver, "things": _things(change.organisation)},
    )
    if is_new:
        write_contents(handover)
        _give_duty(handover, change.leaver)
        _tell(handover, change.leaver)
        if receiver is not None:
            _give_duty(handover, receiver)
            _tell(handover, receiver)
    return handover


@action(HandoverPermission.SIGN)
def write_anew(actor: Actor, handover: Handover) -> Handover:
    """Write the page again from what is open now, while nobody has confirmed it."""
    if side_of(actor, handover) is None:
        raise NotPermitted
    require_unconfirmed(handover)
    write_contents(handover)
    return handover


@action(HandoverPermission.SIGN)
def list_things(actor: Actor, handover: Handover, *, things: str) -> Handover:
    """Write down what changes hands on paper, while nobody has confirmed it."""
    if side_of(actor, handover) is None:
        raise NotPermitted
    require_unconfirmed(handover)
    handover.things = things.strip()
    handover.save(update_fields=["things"])
    return handover


@action(HandoverPermission.PREPARE)
def settle_handover(actor: Actor, handover: Handover) -> Handover:
    """Give to whoever goes on what named the one who leaves, and write the page as it stood at that moment."""
    if handover.settled_at is not None:
        return handover
    change = change_of(handover)
    receiver = handover.incoming or receiver_on(change.organisation, change.post, change.leaver, change.day)
    if handover.outgoing_confirmed_at is None and handover.incoming_confirmed_at is None:
        write_contents(handover)
    handover.moved = hand_on(change, receiver)
    handover.settled_at = timezone.now()
    handover.save(update_fields=["moved", "settled_at"])
    return handover


@action(HandoverPermission.PREPARE)
def name_receiver(actor: Actor, handover: Handover, *, incoming: Member) -> Handover:
    """Write in who receives, once somebody has been given the post."""
    require_unconfirmed(handover)
    handover.incoming = incoming
    handover.save(update_fields=["incoming"])
    _give_duty(handover, incoming)
    _tell(handover, incoming)
    return handover


@action(HandoverPermission.PREPARE)
def drop_handover(actor: Actor, handover: Handover) -> None:
    """Take back a handover of a post that goes on after all."""
    require_unconfirmed(handover)
    end_duty(handover)
    Handover.objects.filter(pk=handover.pk).delete()  # by a query, because the ledger still names the object's key


def hand_on(change: Change, receiver: Member | None) -> dict[str, int]:
    """Let every app hand on what names the one who leaves; tell how much of each kind."""
    move = move_of(change, receiver)
    counts = {part.heading: part.hand_on(move) for part in parts()}
    return {heading: count for heading, count in counts.items() if count}


def write_contents(handover: Handover) -> None:
    """Write the page from what is open now."""
    handover.contents = contents_of(move_of(change_of(handover), handover.incoming))
    handover.contents_at = timezone.now()
    handover.save(update_fields=["contents", "contents_at"])


def require_unconfirmed(handover: Handover) -> None:
    """Refuse a change of what somebody has confirmed."""
    if handover.sealed_at is not None:
        raise errors.Sealed
    if handover.outgoing_confirmed_at is not None or handover.incoming_confirmed_at is not None:
        raise errors.HalfConfirmed


def end_duty(handover: Handover) -> None:
    """End the right to sign of both."""
    Grant.objects.filter(organisation=handover.organisation, role=ROLE, reason=_reason(handover)).delete()


def _give_duty(handover: Handover, member: Member) -> None:
    """Let a member sign this, wherever their cell is; the right ends by itself."""
    if member.account_id is None:
        return
    Grant.objects.create(
        user_id=member.account_id,
        organisation=handover.organisation,
        role=ROLE,
        valid=since(today(), max(handover.effective_on, today()) + SIGN_WITHIN),
        reason=_reason(handover),
    )


def _reason(handover: Handover) -> str:
    """Return why somebody may sign: the same words find the right again."""
    words = wording.GRANT_REASON.format(**wording.words_of(handover))
    return f"{words[:180]} · {handover.uid.hex[:8]}"


def _tell(handover: Handover, member: Member) -> None:
    """Tell one of the two that there is something to hand over."""
    if member.account_id is not None:
        sentence = wording.OPENED.format(**wording.words_of(handover))
        notify([member.account_id], "handover", sentence, wording.link(handover))


def _things(organisation: Organisation) -> str:
    """Return what usually changes hands on paper."""
    return "\n".join(wording.THINGS if organisation.is_cell else wording.THINGS_OF_COMMITTEE)

"""What the job does every few minutes: nothing stays with somebody who is not there any more."""

import datetime as dt
import logging

from sotay.access.actor import Actor
from sotay.core.errors import DomainError
from sotay.handover.actions.opening import drop_handover, hand_on, name_receiver, open_for, settle_handover
from sotay.handover.models import Handover
from sotay.handover.queries.changes import change_of, changes_around, left_since, parts, receiver_on, still_ends

_AGAIN = dt.timedelta(days=3)
_LOG = logging.getLogger("sotay.handover")


def tend(actor: Actor, day: dt.date) -> None:
    """Open the handovers that are due, follow who receives, hand on what changed hands, take off who left without a post."""
    for change in changes_around(day):
        open_for(change)
    for handover in Handover.objects.filter(sealed_at=None).select_related("organisation", "outgoing", "incoming"):
        try:
            _follow(actor, handover, day)
        except DomainError as refusal:  # one that cannot be followed does not keep back the others
            _LOG.warning("handover %s: %s", handover.uid, refusal)
    for change in left_since(day - _AGAIN, day):
        hand_on(change, receiver_on(change.organisation, change.post, change.leaver, day))
    for part in parts():
        if part.sweep is not None:
            part.sweep(day)


def _follow(actor: Actor, handover: Handover, day: dt.date) -> None:
    """Follow one handover: whether the post still ends, who receives, whether its day has come."""
    is_untouched = handover.outgoing_confirmed_at is None and handover.incoming_confirmed_at is None
    if is_untouched and not still_ends(handover):
        drop_handover(actor, handover)
        return
    change = change_of(handover)
    receiver = receiver_on(change.organisation, change.post, change.leaver, max(change.day, day))
    if is_untouched and receiver is not None and receiver.pk != handover.incoming_id:
        name_receiver(actor, handover, incoming=receiver)
        handover.refresh_from_db()
    if handover.settled_at is None and change.day <= day:
        settle_handover(actor, handover)

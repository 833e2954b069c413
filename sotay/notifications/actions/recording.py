"""What people do when machines do not reach somebody: a call, a sheet of paper. A part of other actions."""

import uuid
from dataclasses import dataclass

from django.utils import timezone

from sotay.access.actor import Actor
from sotay.notifications.choices import DeliveryState, Rung
from sotay.notifications.models import Delivery


@dataclass(frozen=True)
class Recipient:
    """Who was reached: the person's public identifier, and the account where there is one."""

    person: uuid.UUID
    user: int | None = None


def record(actor: Actor, recipient: Recipient, link: str, rung: Rung) -> bool:
    """Record that somebody was told of a thing by a person; tell whether it was not known already.

    The calling action has locked what the record is about, so two taps make one record.
    """
    rows = Delivery.objects.filter(link=link, rung=rung, person=recipient.person)
    if actor.user is None or rows.exists():
        return False
    now = timezone.now()
    Delivery.objects.create(
        noticed_at=now,
        user_id=recipient.user,
        person=recipient.person,
        link=link,
        rung=rung,
        state=DeliveryState.SENT,
        queued_at=now,
        sent_at=now,
        recorded_by=actor.user,
    )
    return True


def take_back(recipient: Recipient, link: str, rung: Rung) -> int:
    """Forget a record that was tapped by mistake; tell how many there were."""
    return Delivery.objects.filter(link=link, rung=rung, person=recipient.person, recorded_by__isnull=False).delete()[0]

"""A person's own devices and wishes. They concern nobody else and have no entry in the ledger."""

import hashlib
import uuid

from django.utils import timezone

from sotay.access.actor import Actor
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.notifications import carriers, errors
from sotay.notifications.models import Delivery, Message, Preference, Subscription
from sotay.notifications.outside import Device
from sotay.notifications.queries import own_messages, subscriptions_for

MOST_DEVICES = 10
_TEST_WAITS = 6


def endpoint_hash(endpoint: str) -> str:
    """Return the mark by which an endpoint is found again."""
    return hashlib.sha256(endpoint.encode()).hexdigest()


def subscribe(  # noqa: PLR0913 -- what a browser hands over
    actor: Actor,
    _target: object = None,
    *,
    endpoint: str,
    public_key: str,
    secret: str,
    device: uuid.UUID | None = None,
    device_name: str = "",
) -> Subscription:
    """Let a browser show notices of the actor; whoever used it before gets none there any more."""
    if actor.user is None:
        raise NotPermitted
    if not carriers.is_push_service(endpoint):
        raise errors.StrangePushService
    facts = {
        "user": actor.user,
        "endpoint": endpoint,
        "public_key": public_key,
        "secret": secret,
        "device": device,
        "device_name": device_name[:80],
        "created_at": timezone.now(),
    }
    row, _ = Subscription.objects.update_or_create(endpoint_hash=endpoint_hash(endpoint), defaults=facts)
    kept = subscriptions_for(actor).values_list("pk", flat=True)[:MOST_DEVICES]
    Subscription.objects.filter(user=actor.user).exclude(pk__in=list(kept)).delete()
    return row


def unsubscribe(actor: Actor, uid: uuid.UUID) -> None:
    """Let one of the actor's devices show no more notices."""
    find(subscriptions_for(actor), uid=uid).delete()


def send_test(actor: Actor, uid: uuid.UUID) -> None:
    """Send a trial to one of the actor's devices now; one that no longer exists is forgotten."""
    row = find(subscriptions_for(actor), uid=uid)
    outcome = carriers.push(
        uuid.uuid4(), [Device(row.pk, row.endpoint, row.public_key, row.secret)], timeout=_TEST_WAITS
    )
    if outcome.gone:
        row.delete()
        raise errors.DeviceGone
    if not outcome.is_sent:
        raise errors.PushRefused(code=outcome.code)
    row.reached_at = timezone.now()
    row.save(update_fields=["reached_at"])


def choose_rungs(actor: Actor, _target: object = None, *, push: bool, sms: bool) -> Preference:
    """Keep which rungs the actor wants."""
    if actor.user is None:
        raise NotPermitted
    facts = {"push": push, "sms": sms, "changed_at": timezone.now()}
    return Preference.objects.update_or_create(user=actor.user, defaults=facts)[0]


def open_message(actor: Actor, code: str) -> None:
    """Note that the actor came by the link of one of their own messages; a stranger's leaves no trace."""
    now = timezone.now()
    keys = own_messages(actor, code)
    if keys:
        Message.objects.filter(pk__in=keys, seen_at=None).update(seen_at=now)
        Delivery.objects.filter(message__in=keys, seen_at=None).update(seen_at=now)

"""A person's own calendar address: made when first asked for, and anew when it got about."""

import uuid

from django.utils import timezone

from sotay.access.actor import Actor
from sotay.core.errors import NotPermitted
from sotay.meetings.models import CalendarFeed


def make_feed(actor: Actor) -> CalendarFeed:
    """Give the account a new address; the one before leads nowhere from now on."""
    if actor.user is None:
        raise NotPermitted
    values = {"uid": uuid.uuid4(), "made_at": timezone.now()}
    feed, _ = CalendarFeed.objects.update_or_create(account=actor.user, defaults=values)
    return feed

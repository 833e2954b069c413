"""A person's own notices; nobody else reads them."""

import datetime as dt

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.notifications.models import Notification

SHOWN = 50


def notices_for(actor: Actor) -> QuerySet[Notification]:
    """Return the actor's notices, newest first."""
    if actor.user is None:
        return Notification.objects.none()
    return Notification.objects.filter(user=actor.user).order_by("-created_at", "-id")


def recent_notices(actor: Actor) -> list[Notification]:
    """Return the latest notices, as many as one page shows."""
    return list(notices_for(actor)[:SHOWN])


def unread_count(actor: Actor) -> int:
    """Return how many notices wait to be read."""
    return notices_for(actor).filter(read_at=None).count() if actor.user else 0


def was_given_since(moment: dt.datetime, kind: str, link: str) -> bool:
    """Tell whether such a notice about this was given to anybody since a moment."""
    return Notification.objects.filter(created_at__gte=moment, kind=kind, link=link).exists()

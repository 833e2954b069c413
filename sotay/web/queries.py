"""What the frame itself reads."""

from sotay.access.actor import Actor
from sotay.notifications.models import Notification
from sotay.notifications.queries import notices_for, unread_count

NOTICES_SHOWN = 3


def unread_notices(actor: Actor) -> int:
    """Return how many notices wait for the actor."""
    return unread_count(actor)


def new_notices(actor: Actor) -> list[Notification]:
    """Return the latest notices that wait for the actor."""
    return list(notices_for(actor).filter(read_at=None)[:NOTICES_SHOWN])

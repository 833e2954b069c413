"""What the frame itself reads."""

from sotay.access.actor import Actor
from sotay.notifications.queries import unread_count


def unread_notices(actor: Actor) -> int:
    """Return how many notices wait for the actor."""
    return unread_count(actor)

"""What the frame itself reads."""

from sotay.access.actor import Actor


def unread_notices(actor: Actor) -> int:  # noqa: ARG001 -- filled in with the notices
    """Return how many notices wait for the actor."""
    return 0

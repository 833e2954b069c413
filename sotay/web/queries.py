"""What the frame itself reads."""

from collections.abc import Sequence
from typing import Any

from sotay.access.actor import Actor
from sotay.assignments import parts as assignments
from sotay.cleanliness import panels as cleanliness
from sotay.corrections import panels as corrections
from sotay.notifications.models import Notification
from sotay.notifications.queries import notices_for, unread_count
from sotay.petitions import panels as petitions
from sotay.reporting import parts as reporting
from sotay.targets import panels as targets
from sotay.transfers import panels as transfers
from sotay.visits import parts as visits

NOTICES_SHOWN = 3


def unread_notices(actor: Actor) -> int:
    """Return how many notices wait for the actor."""
    return unread_count(actor)


def new_notices(actor: Actor) -> list[Notification]:
    """Return the latest notices that wait for the actor."""
    return list(notices_for(actor).filter(read_at=None)[:NOTICES_SHOWN])


def due_lines(actor: Actor) -> Sequence[Any]:
    """Return what waits for the actor in lists of their own: papers to sign, requests to decide on, what runs out."""
    return [
        *visits.due_lines(actor),
        *petitions.due_lines(actor),
        *assignments.due_lines(actor),
        *reporting.due_lines(actor),
        *transfers.due_lines(actor),
        *corrections.due_lines(actor),
        *targets.due_lines(actor),
        *cleanliness.due_lines(actor),
    ]

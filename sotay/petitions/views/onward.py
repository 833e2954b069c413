"""Where a step of a petition leads: back into the meeting that is being held, else to the petition."""

from typing import Any
from uuid import UUID

from sotay.access.http import Request
from sotay.petitions.forms import MeetingForm


def onward(request: Request, uid: UUID) -> tuple[Any, ...]:
    """Return the address to go to: the address of the request names the meeting."""
    meeting = MeetingForm(request.GET).named()
    return ("meetings:opinions", meeting) if meeting else ("petitions:detail", uid)

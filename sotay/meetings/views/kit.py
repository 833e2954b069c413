"""The kit of a meeting on paper, as PDF."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.files import file_to_print
from sotay.meetings.exports.kit import kit_name, meeting_kit
from sotay.meetings.queries.sheets import get_meeting_on_paper


@require_safe
def kit_print(request: Request, uid: UUID) -> HttpResponse:
    """Give invitations, attendance list, counting slips and minutes form."""
    meeting = get_meeting_on_paper(request.actor, uid)
    return file_to_print(meeting_kit(meeting), kit_name(meeting))

"""The page on which the cell scores its meeting."""

from uuid import UUID

from django.http import HttpResponse

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.meetings.actions.score import score_meeting
from sotay.meetings.forms.score import ScoreForm
from sotay.meetings.queries.conducting import conduct_page, get_meeting_to_conduct
from sotay.meetings.queries.score import score_sheet


def score_edit(request: Request, uid: UUID) -> HttpResponse:
    """Score the meeting, the numbers filled in where the records suggest them."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = ScoreForm(request.POST or None, sheet=score_sheet(meeting))
    if form.run(score_meeting, request.actor, meeting):
        return go_on(request, f"{form.done} {form.result}/100.", "meetings:score", uid)
    return show_form(request, "meetings/score_edit.html", form, page=conduct_page(meeting, "score"))

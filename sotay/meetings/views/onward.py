"""Where a finished step leads: one step at a time to the next one, otherwise to the page on which it was taken."""

from uuid import UUID

from django.contrib import messages
from django.urls import reverse

from sotay.access.http import Request
from sotay.meetings.queries.conducting import conduct_page, get_meeting_to_conduct
from sotay.meetings.rules.steps import Step
from sotay.members.queries.senior import is_senior

PAGES = {
    Step.LIST: "meetings:attendance",
    Step.ITEM: "meetings:opinions",
    Step.DECIDE: "meetings:motions",
    Step.VOTE: "meetings:motions",
    Step.ASSIGN: "meetings:assignments",
    Step.SCORE: "meetings:score",
    Step.CLOSE: "meetings:close",
    Step.CONFIRM: "meetings:papers_confirm",
}


def onward(request: Request, uid: UUID, usual: str) -> str:
    """Return the view to go on to from a meeting that is being held."""
    if not is_senior(request):
        return usual
    return PAGES.get(conduct_page(get_meeting_to_conduct(request.actor, uid), "").step, usual)


def say_with_undo(request: Request, sentence: str, view: str, *args: object) -> None:
    """Say what was done, with the way back beside it, where nobody is asked beforehand whether they are sure."""
    if is_senior(request):
        messages.success(request, sentence, extra_tags=f"undo:{reverse(view, args=args)}")

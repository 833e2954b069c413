"""Tasks at a meeting: what came of the earlier ones, and the new ones."""

from uuid import UUID

from django.http import HttpResponse

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.meetings.actions.tasks import give_task, record_task_result
from sotay.meetings.forms.tasks import AssignmentForm, ResultForm
from sotay.meetings.queries.conducting import conduct_page, get_meeting_to_conduct
from sotay.meetings.queries.people import people_for
from sotay.meetings.queries.tasks import default_due, get_reviewed, given_at, reviewed_at


def assignment_list(request: Request, uid: UUID) -> HttpResponse:
    """Give tasks, and see the earlier ones."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = AssignmentForm(request.POST or None, members=people_for(meeting), initial={"due_on": default_due(meeting)})
    if form.run(give_task, request.actor, meeting):
        return go_on(request, form.done, "meetings:assignments", uid)
    context = {
        "page": conduct_page(meeting, "assignments"),
        "given": given_at(meeting),
        "reviewed": reviewed_at(meeting),
    }
    return show_form(request, "meetings/assignment_list.html", form, **context)


def result_edit(request: Request, uid: UUID, task: UUID) -> HttpResponse:
    """Write what came of an earlier task."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    found = get_reviewed(meeting, task)
    form = ResultForm(request.POST or None)
    if form.run(record_task_result, request.actor, meeting, task=found):
        return go_on(request, form.done, "meetings:assignments", uid)
    return show_form(request, "meetings/result_edit.html", form, page=conduct_page(meeting, "assignments"), task=found)

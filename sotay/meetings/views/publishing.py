"""The secretary's pages of telling the members: announcing, calling off, who has looked, reminding."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.meetings.actions import publishing
from sotay.meetings.forms.preparing import CancelForm
from sotay.meetings.forms.publishing import PublishForm
from sotay.meetings.queries.hub import get_hub, reader_list
from sotay.meetings.queries.meetings import get_meeting_to_prepare


def meeting_publish(request: Request, uid: UUID) -> HttpResponse:
    """Show what members will be told, then tell them."""
    hub = get_hub(request.actor, uid)
    form = PublishForm(request.POST or None)
    if request.method == "POST" and form.run(publishing.publish_meeting, request.actor, hub.meeting):
        return go_on(request, form.done, "meetings:prepare", uid)
    return show_form(request, "meetings/meeting_publish.html", form, hub=hub)


def meeting_cancel(request: Request, uid: UUID) -> HttpResponse:
    """Call a meeting off."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    form = CancelForm(request.POST or None)
    if form.run(publishing.cancel_meeting, request.actor, meeting):
        return go_on(request, form.done, "meetings:list")
    return show_form(request, "meetings/meeting_cancel.html", form, meeting=meeting)


@require_safe
def reader_page(request: Request, uid: UUID) -> HttpResponse:
    """Show who has looked at the meeting and who has not."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    return render(request, "meetings/reader_list.html", {"meeting": meeting, "rows": reader_list(meeting)})


@require_POST
def members_remind(request: Request, uid: UUID) -> HttpResponse:
    """Remind those who have not looked."""
    told = publishing.remind_members(request.actor, get_meeting_to_prepare(request.actor, uid))
    return go_on(request, f"Đã nhắc {told} đồng chí.", "meetings:readers", uid)

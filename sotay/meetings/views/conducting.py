"""The secretary's pages of holding a meeting: opening, what comes next, closing."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.meetings.actions import conducting
from sotay.meetings.forms.conducting import CloseForm, OfficersForm, OpenForm, ReopenForm, TapForm
from sotay.meetings.queries.conducting import conduct_page, get_item, get_meeting_to_conduct
from sotay.meetings.queries.people import people_for
from sotay.meetings.views.onward import onward, say_with_undo
from sotay.meetings.views.taps import tapped
from sotay.meetings.views.voices import opinion_part
from sotay.members.queries.senior import is_senior


def meeting_conduct(request: Request, uid: UUID) -> HttpResponse:
    """Open the meeting; once it is open, show what comes next."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    page = conduct_page(meeting, "conduct")
    form = OpenForm(request.POST or None, members=people_for(meeting), initial=page.officers)
    if form.run(conducting.open_meeting, request.actor, meeting):
        return go_on(request, form.done, "meetings:attendance", uid)
    return show_form(request, "meetings/meeting_conduct.html", form, page=page)


def officers_edit(request: Request, uid: UUID) -> HttpResponse:
    """Name another chair or minute taker."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    page = conduct_page(meeting, "conduct")
    form = OfficersForm(request.POST or None, members=people_for(meeting), initial=page.officers)
    if form.run(conducting.change_officers, request.actor, meeting):
        return go_on(request, form.done, "meetings:conduct", uid)
    return show_form(request, "meetings/officers_edit.html", form, page=page)


@require_POST
def item_begin(request: Request, uid: UUID, item: UUID) -> HttpResponse:
    """Come to an item of the agenda."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = TapForm(request.POST)
    form.run(conducting.begin_item, request.actor, get_item(meeting, item))
    return tapped(request, form, lambda: opinion_part(request, meeting), "meetings:opinions", uid)


@require_POST
def meeting_reopen(request: Request, uid: UUID) -> HttpResponse:
    """Take back a closing that came too early."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = ReopenForm(request.POST)
    form.run(conducting.reopen_meeting, request.actor, meeting)
    return tapped(request, form, lambda: redirect("meetings:conduct", uid), "meetings:conduct", uid)


def meeting_close(request: Request, uid: UUID) -> HttpResponse:
    """Show what will be recorded, then close the meeting and go to its minutes."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    page = conduct_page(meeting, "close")
    if page.held.is_over:
        return redirect("meetings:papers", uid)
    initial = {"conclusion": meeting.conclusion, "evaluation": meeting.evaluation}
    form = CloseForm(request.POST or None, initial=initial, draft=str(uid))
    if request.method == "POST" and form.run(conducting.close_meeting, request.actor, meeting):
        return _closed(request, uid, form.done)
    return show_form(request, "meetings/meeting_close.html", form, page=page)


def _closed(request: Request, uid: UUID, sentence: str) -> HttpResponse:
    """Say that the meeting is closed, and go on to its papers."""
    if is_senior(request):
        say_with_undo(request, sentence, "meetings:reopen", uid)
        return redirect(onward(request, uid, "meetings:papers"), uid)
    return go_on(request, sentence, "meetings:papers", uid)

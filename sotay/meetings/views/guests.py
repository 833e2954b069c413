"""The secretary's page of guests: the assigned official found by name, and others."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.meetings.actions import guests
from sotay.meetings.forms.preparing import GuestForm, OfficialForm, OfficialSearchForm
from sotay.meetings.queries.attendance import get_guest
from sotay.meetings.queries.meetings import get_meeting_to_prepare
from sotay.meetings.queries.people import find_officials


def official_invite(request: Request, uid: UUID) -> HttpResponse:
    """Find and invite the official assigned to attend; the guests there are stand below."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    search = OfficialSearchForm(request.GET or None)
    found = find_officials(meeting, request.GET.get("q", ""))
    form = OfficialForm(request.POST or None, officials=found)
    if form.run(guests.invite_official, request.actor, meeting):
        return go_on(request, form.done, "meetings:guests", uid)
    context = {"meeting": meeting, "search": search, "found": found, "guests": meeting.guests.all()}
    return show_form(request, "meetings/guest_list.html", form, **context)


def guest_add(request: Request, uid: UUID) -> HttpResponse:
    """Invite somebody by name."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    form = GuestForm(request.POST or None)
    if form.run(guests.invite_guest, request.actor, meeting):
        return go_on(request, form.done, "meetings:guests", uid)
    return show_form(request, "meetings/guest_add.html", form, meeting=meeting)


@require_POST
def guest_remove(request: Request, uid: UUID, guest: UUID) -> HttpResponse:
    """Take somebody off the list of guests."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    guests.withdraw_invitation(request.actor, get_guest(meeting, guest))
    return go_on(request, "Đã bỏ khỏi danh sách mời.", "meetings:guests", uid)

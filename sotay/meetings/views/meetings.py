"""The list of meetings, the page on which a member reads one, and calendars."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on
from sotay.meetings.actions.calendar import make_feed
from sotay.meetings.actions.reading import note_opened
from sotay.meetings.exports import calendar
from sotay.meetings.queries import feeds, meetings
from sotay.meetings.queries.meetings import get_meeting
from sotay.meetings.queries.page import meeting_page
from sotay.meetings.views.drawing import draw_page


@require_safe
def meeting_list(request: Request) -> HttpResponse:
    """Show what is coming, what was, and what the person can start."""
    found = meetings.meeting_list(request.actor, kind=request.GET.get("kind", ""), cursor=request.GET.get("cursor", ""))
    return render(request, "meetings/meeting_list.html", {"list": found})


@require_safe
def meeting_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show a meeting as a member reads it; the first look is noted for the secretary."""
    page = meeting_page(request.actor, uid)
    note_opened(request.actor, page)
    return draw_page(request, page)


@require_safe
def meeting_calendar(request: Request, uid: UUID) -> HttpResponse:
    """Give one meeting to the phone's calendar."""
    meeting = get_meeting(request.actor, uid)
    return _calendar(calendar.calendar_of([meeting]), f"sinh-hoat-{meeting.held_on:%Y-%m-%d}.ics")


@require_safe
def calendar_detail(request: Request) -> HttpResponse:
    """Show the person's own calendar address."""
    return render(request, "meetings/calendar_detail.html", {"address": feeds.address_for(request.actor)})


@require_POST
def calendar_renew(request: Request) -> HttpResponse:
    """Give the person a new calendar address."""
    make_feed(request.actor)
    return go_on(request, "Đã tạo đường dẫn lịch mới.", "meetings:calendar")


@require_safe
@login_not_required
def calendar_feed(request: Request, token: str) -> HttpResponse:  # noqa: ARG001 -- every view receives it
    """Give a person's meetings to their calendar; the secret address stands for the person."""
    content = calendar.calendar_of(feeds.meetings_of_feed(token), feeds.further_of_feed(token))
    return _calendar(content, "sinh-hoat.ics")


def _calendar(content: bytes, name: str) -> HttpResponse:
    """Return a calendar file."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, max-age=600"}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)

"""Attendance: the secretary's list, the code to be scanned, the member's own check-in."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.files import file_to_print
from sotay.meetings.actions import attendance as actions
from sotay.meetings.choices import CheckInMethod
from sotay.meetings.exports.attendance import attendance_sheet, check_in_picture
from sotay.meetings.forms.attendance import REASONS, AttendanceForm, CheckInForm, GuestForm, GuestTapForm, StrokeForm
from sotay.meetings.forms.conducting import TapForm
from sotay.meetings.queries.attendance import (
    attendance_list,
    check_in_mark,
    get_attendance,
    get_guest,
    is_check_in_mark,
)
from sotay.meetings.queries.conducting import conduct_page, get_meeting_to_attend, get_meeting_to_conduct
from sotay.meetings.queries.now import member_now, now_after
from sotay.meetings.views.onward import say_with_undo
from sotay.meetings.views.taps import is_fragment, tapped


@require_safe
def attendance_page(request: Request, uid: UUID) -> HttpResponse:
    """Show the list; asked for by itself, only its part."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    return _part(request, meeting) if is_fragment(request) else _page(request, meeting, "meetings/attendance_list.html")


@require_POST
def attendance_record(request: Request, uid: UUID, member: UUID) -> HttpResponse:
    """Record one person with one tap."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = AttendanceForm(request.POST)
    row = get_attendance(meeting, member)
    if form.run(actions.record_attendance, request.actor, meeting, attendance=row):
        _say_recorded(request, meeting, row)
    return tapped(request, form, lambda: _part(request, meeting), "meetings:attendance", uid)


def attendance_excuse(request: Request, uid: UUID, member: UUID) -> HttpResponse:
    """Record an excuse with its reason."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    row = get_attendance(meeting, member)
    form = AttendanceForm(request.POST or None, initial={"reason": row.reason})
    if form.run(actions.record_attendance, request.actor, meeting, attendance=row):
        _say_recorded(request, meeting, row)
        return redirect("meetings:attendance", uid)
    context = {"page": conduct_page(meeting, "attendance"), "row": row, "reasons": REASONS}
    return show_form(request, "meetings/attendance_excuse.html", form, **context)


@require_POST
def attendance_undo(request: Request, uid: UUID, member: UUID) -> HttpResponse:
    """Take a record back."""
    return _tap(request, uid, member, actions.undo_attendance)


@require_POST
def departure_record(request: Request, uid: UUID, member: UUID) -> HttpResponse:
    """Record that somebody leaves."""
    return _tap(request, uid, member, actions.record_departure)


@require_POST
def departure_undo(request: Request, uid: UUID, member: UUID) -> HttpResponse:
    """Record that somebody is back."""
    return _tap(request, uid, member, actions.undo_departure)


@require_POST
def attendance_rest(request: Request, uid: UUID) -> HttpResponse:
    """Record everybody else as present; the message offers to take it back."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = TapForm(request.POST)
    if form.run(actions.mark_rest_present, request.actor, meeting) and form.result:
        undo = reverse("meetings:attendance_rest_undo", args=[uid, form.result.at.isoformat()])
        messages.success(request, f"Đã ghi {form.result.count} đồng chí có mặt.", extra_tags=f"undo:{undo}")
    return tapped(request, form, lambda: _part(request, meeting), "meetings:attendance", uid)


@require_POST
def attendance_rest_undo(request: Request, uid: UUID, at: str) -> HttpResponse:
    """Take that stroke back."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = StrokeForm({"arrived_at": at})
    form.run(actions.undo_rest_present, request.actor, meeting)
    return tapped(request, form, lambda: _part(request, meeting), "meetings:attendance", uid)


@require_safe
def attendance_print(request: Request, uid: UUID) -> HttpResponse:
    """Give the attendance sheet as PDF."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    content = attendance_sheet(meeting, attendance_list(meeting))
    return file_to_print(content, f"diem-danh-{meeting.held_on:%Y-%m-%d}.pdf")


@require_safe
def check_in_code(request: Request, uid: UUID) -> HttpResponse:
    """Show the code that members scan, on the phone or printed."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    path = reverse("meetings:check_in", args=[uid])
    address = request.build_absolute_uri(f"{path}?t={check_in_mark(meeting)}")
    context = {"page": conduct_page(meeting, "attendance"), "code": check_in_picture(address)}
    return render(request, "meetings/check_in_code.html", context)


def guest_welcome(request: Request, uid: UUID) -> HttpResponse:
    """Record a guest who came uninvited."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = GuestForm(request.POST or None)
    if form.run(actions.welcome_guest, request.actor, meeting):
        return go_on(request, form.done, "meetings:attendance", uid)
    return show_form(request, "meetings/guest_welcome.html", form, page=conduct_page(meeting, "attendance"))


@require_POST
def guest_tap(request: Request, uid: UUID, guest: UUID) -> HttpResponse:
    """Record that an invited guest is here, or take it back."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = GuestTapForm(request.POST)
    form.run(actions.toggle_guest, request.actor, meeting, guest=get_guest(meeting, guest))
    return tapped(request, form, lambda: _part(request, meeting), "meetings:attendance", uid)


# --- The member ---


def check_in(request: Request, uid: UUID) -> HttpResponse:
    """Check in: a scanned code leads here, and the button of the meeting's page posts here."""
    if request.method == "POST":
        meeting = get_meeting_to_attend(request.actor, uid)
        form = CheckInForm({"method": _door(meeting, request.POST.get("t", ""))})
        form.run(actions.check_in, request.actor, meeting)
        return tapped(request, form, lambda: _checked_in(request, meeting, form.result), "meetings:now", uid)
    now = member_now(request.actor, uid)
    return render(request, "meetings/check_in.html", {"now": now, "mark": request.GET.get("t", "")})


@require_safe
def meeting_now(request: Request, uid: UUID) -> HttpResponse:
    """Show the meeting as it stands this minute to one of its members."""
    if is_fragment(request):
        return now_part(request, uid)
    return render(request, "meetings/meeting_now.html", {"now": member_now(request.actor, uid)})


def now_part(request: Request, uid: UUID) -> HttpResponse:
    """Return the part that a member's phone asks for again and again."""
    return render(request, "meetings/_member_now.html", {"now": member_now(request.actor, uid), "is_part": True})


def _checked_in(request: Request, meeting: Any, own: Any) -> HttpResponse:
    """Return the part right after checking in, without asking the database again; a refusal shows how things stand."""
    if own is None:
        return now_part(request, meeting.uid)
    return render(request, "meetings/_member_now.html", {"now": now_after(meeting, own)})


def _door(meeting: Any, mark: str) -> str:
    """Return by which door the member came: a right code was scanned, or the button was pressed."""
    return CheckInMethod.QR if is_check_in_mark(meeting, mark) else CheckInMethod.BUTTON


def _tap(request: Request, uid: UUID, member: UUID, action: Callable[..., Any]) -> HttpResponse:
    """Run an action on one line of the list."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = TapForm(request.POST)
    form.run(action, request.actor, meeting, attendance=get_attendance(meeting, member))
    return tapped(request, form, lambda: _part(request, meeting), "meetings:attendance", uid)


def _say_recorded(request: Request, meeting: Any, row: Any) -> None:
    """Say what was written of one person, with the way back."""
    fresh = get_attendance(meeting, row.member.uid)
    sentence = f"Đồng chí {fresh.member.full_name}: {fresh.get_state_display().lower()}."
    say_with_undo(request, sentence, "meetings:attendance_undo", meeting.uid, fresh.member.uid)


def _page(request: Request, meeting: Any, template: str) -> HttpResponse:
    """Return the list, whole or in part."""
    context = {"page": conduct_page(meeting, "attendance"), "list": attendance_list(meeting)}
    return render(request, template, context)


def _part(request: Request, meeting: Any) -> HttpResponse:
    """Return the list alone."""
    return _page(request, meeting, "meetings/attendance_list.html#list")

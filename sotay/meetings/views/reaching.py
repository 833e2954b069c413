"""The secretary's pages of who was reached and whom to call."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on
from sotay.core.files import file_to_print
from sotay.meetings.actions import reaching
from sotay.meetings.exports.calls import call_sheet, reading_reason
from sotay.meetings.forms.reaching import ReachForm
from sotay.meetings.queries.attendance import get_attendance
from sotay.meetings.queries.meetings import get_meeting_to_prepare
from sotay.meetings.queries.reach import get_call_list, get_reach


@require_safe
def reach_page(request: Request, uid: UUID) -> HttpResponse:
    """Show who was reached by which rung, whom nothing has reached first."""
    return render(request, "meetings/reach_list.html", {"reach": get_reach(request.actor, uid)})


@require_safe
def call_list(request: Request, uid: UUID) -> HttpResponse:
    """Show whom to call, with numbers; that they were shown is noted for each."""
    reach = get_call_list(request.actor, uid)
    reaching.note_call_list(request.actor, reach, reason=reading_reason(reach))
    return render(request, "meetings/call_list.html", {"reach": reach})


@require_safe
def call_print(request: Request, uid: UUID) -> HttpResponse:
    """Give the list on paper."""
    reach = get_call_list(request.actor, uid)
    reaching.note_call_list(request.actor, reach, reason=reading_reason(reach))
    return file_to_print(call_sheet(reach), f"goi-dien-{reach.meeting.held_on:%Y-%m-%d}.pdf")


@require_POST
def reach_record(request: Request, uid: UUID, member: UUID) -> HttpResponse:
    """Record with one tap that somebody was called or handed the paper; the message offers to take it back."""
    row = get_attendance(get_meeting_to_prepare(request.actor, uid), member)
    form = ReachForm(request.POST)
    if not form.run(reaching.record_delivery, request.actor, row):
        return go_on(request, "", "meetings:reach", uid)
    undo = reverse("meetings:reach_undo", args=[uid, member, form.cleaned_data["rung"]])
    messages.success(request, f"Đã ghi: {row.member.full_name}.", extra_tags=f"undo:{undo}")
    return redirect("meetings:calls" if request.POST.get("from") == "calls" else "meetings:reach", uid)


@require_POST
def reach_undo(request: Request, uid: UUID, member: UUID, rung: str) -> HttpResponse:
    """Take such a record back."""
    row = get_attendance(get_meeting_to_prepare(request.actor, uid), member)
    ReachForm({"rung": rung}).run(reaching.take_back_delivery, request.actor, row)
    return go_on(request, "Đã bỏ ghi.", "meetings:reach", uid)

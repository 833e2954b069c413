"""Entering what paper says: from a code to its meeting, the list, the counts, the hours, the pictures."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sotay.access.actor import Actor
from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.documents.downloads import attachment
from sotay.meetings.actions import on_behalf, on_paper
from sotay.meetings.choices import SheetKind
from sotay.meetings.forms.on_paper import (
    STATES,
    HandedForm,
    HandsSheetForm,
    HoursForm,
    PhotoForm,
    SheetCodeForm,
    SheetForm,
)
from sotay.meetings.queries.attendance import attendance_list
from sotay.meetings.queries.conducting import get_meeting_to_conduct
from sotay.meetings.queries.meetings import get_meeting_to_prepare
from sotay.meetings.queries.on_paper import paper_page
from sotay.meetings.queries.sheets import find_sheet, get_meeting_on_paper, get_signed_sheet, require_own_sheet
from sotay.meetings.queries.voices import motion_states, suggested_motion

PAGES = {
    SheetKind.INVITATION: "meetings:papers_handed",
    SheetKind.ATTENDANCE: "meetings:paper_attendance",
    SheetKind.VOTES: "meetings:paper_votes",
    SheetKind.MINUTES: "meetings:paper_hours",
}


def paper_code(request: Request) -> HttpResponse:
    """Take a code typed without any meeting at hand, and go to its sheet."""
    form = SheetCodeForm(request.POST or None)
    if form.run(_found, request.actor, None):
        return redirect(form.result)
    return show_form(request, "meetings/paper_code.html", form)


def paper_entry(request: Request, uid: UUID) -> HttpResponse:
    """Show how far the entering is; a code typed here is one of this meeting's sheets."""
    meeting = get_meeting_on_paper(request.actor, uid)
    form = SheetCodeForm(request.POST or None)
    if form.run(_own, request.actor, meeting):
        return redirect(form.result)
    return show_form(request, "meetings/paper_entry.html", form, page=paper_page(request.actor, meeting))


@require_safe
def paper_sheet(request: Request, uid: UUID, code: str) -> HttpResponse:
    """Open the sheet whose QR code was scanned."""
    meeting = get_meeting_on_paper(request.actor, uid)
    form = SheetCodeForm({"sheet": code})
    if form.run(_own, request.actor, meeting):
        return redirect(form.result)
    return show_form(request, "meetings/paper_entry.html", form, page=paper_page(request.actor, meeting))


def paper_attendance(request: Request, uid: UUID) -> HttpResponse:
    """Enter the whole list as signed."""
    meeting = get_meeting_on_paper(request.actor, uid)
    form = SheetForm(request.POST or None, initial={"sheet": request.GET.get("sheet", "")})
    if form.run(on_behalf.enter_attendance, request.actor, meeting):
        return go_on(request, form.done, "meetings:paper_entry", uid)
    rows = [(row, form.data.get(f"s-{row.member.uid}", "")) for row in attendance_list(meeting).rows]
    context = {"page": paper_page(request.actor, meeting), "rows": rows, "states": STATES}
    return show_form(request, "meetings/paper_attendance.html", form, **context)


def paper_votes(request: Request, uid: UUID) -> HttpResponse:
    """Enter the hands counted on one question."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    initial = {"text": suggested_motion(meeting), "sheet": request.GET.get("sheet", "")}
    form = HandsSheetForm(request.POST or None, initial=initial)
    if form.run(on_paper.enter_hands, request.actor, meeting):
        return go_on(request, form.done, "meetings:paper_votes", uid)
    context = {"page": paper_page(request.actor, meeting), "motions": motion_states(meeting)}
    return show_form(request, "meetings/paper_votes.html", form, **context)


def paper_hours(request: Request, uid: UUID) -> HttpResponse:
    """Write the hours as the minutes on paper have them."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = HoursForm(request.POST or None, initial={"started": meeting.starts})
    if form.run(on_paper.write_hours, request.actor, meeting):
        return go_on(request, form.done, "meetings:paper_entry", uid)
    return show_form(request, "meetings/paper_hours.html", form, page=paper_page(request.actor, meeting))


def papers_handed(request: Request, uid: UUID) -> HttpResponse:
    """Mark invitation and documents as handed over on paper."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    form = HandedForm(request.POST or None, latest=meeting.held_on)
    if form.run(on_paper.hand_out_papers, request.actor, meeting):
        return go_on(request, form.done, "meetings:paper_entry", uid)
    return show_form(request, "meetings/papers_handed.html", form, page=paper_page(request.actor, meeting))


def photo_add(request: Request, uid: UUID) -> HttpResponse:
    """Keep the picture of a signed sheet."""
    meeting = get_meeting_on_paper(request.actor, uid)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if form.run(on_paper.attach_sheet, request.actor, meeting):
        return go_on(request, form.done, "meetings:paper_entry", uid)
    return show_form(request, "meetings/photo_add.html", form, page=paper_page(request.actor, meeting))


@require_safe
def photo_file(request: Request, uid: UUID, sheet: UUID) -> HttpResponseBase:
    """Hand out a picture."""
    meeting = get_meeting_on_paper(request.actor, uid)
    return attachment(request, get_signed_sheet(meeting, sheet).file)


@require_POST
def photo_remove(request: Request, uid: UUID, sheet: UUID) -> HttpResponse:
    """Take a picture away."""
    meeting = get_meeting_on_paper(request.actor, uid)
    on_paper.detach_sheet(request.actor, get_signed_sheet(meeting, sheet))
    return go_on(request, "Đã bỏ ảnh.", "meetings:paper_entry", uid)


def _found(actor: Actor, _: None, *, sheet: str) -> str:
    """Return the page of a sheet of any meeting that the actor may see."""
    found = find_sheet(actor, sheet)
    return _address(found.meeting, found.sheet, sheet)


def _own(actor: Actor, meeting: Any, *, sheet: str) -> str:
    """Return the page of a sheet of this very meeting."""
    return _address(meeting, require_own_sheet(actor, meeting, sheet), sheet)


def _address(meeting: Any, sheet: SheetKind, code: str) -> str:
    """Return the address of the page on which a sheet is entered."""
    return f"{reverse(PAGES[sheet], args=[meeting.uid])}?sheet={code}"

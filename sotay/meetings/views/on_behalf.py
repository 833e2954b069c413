"""Writing for one member, confirming what others wrote, and the member's own look at it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.forms import ActionForm
from sotay.meetings.actions import on_behalf as actions
from sotay.meetings.choices import VoteChoice
from sotay.meetings.forms.conducting import TapForm
from sotay.meetings.forms.on_paper import (
    CommentForForm,
    ConfirmForm,
    DisputeForm,
    ExcuseForForm,
    ReportForForm,
    VoteForForm,
)
from sotay.meetings.queries.attendance import attendance_list
from sotay.meetings.queries.entries import entry_page, get_entry, own_entries
from sotay.meetings.queries.meetings import get_meeting
from sotay.meetings.queries.on_paper import PersonEntry, person_entry, task_of
from sotay.meetings.queries.sheets import get_meeting_on_paper
from sotay.meetings.queries.voices import get_motion
from sotay.work.actions import report_result_for


@require_safe
def people_page(request: Request, uid: UUID) -> HttpResponse:
    """Choose the member for whom something is written."""
    meeting = get_meeting_on_paper(request.actor, uid)
    return render(request, "meetings/entry_people.html", {"meeting": meeting, "rows": attendance_list(meeting).rows})


@require_safe
def person_page(request: Request, uid: UUID, member: UUID) -> HttpResponse:
    """Show what can be written for one member."""
    meeting = get_meeting_on_paper(request.actor, uid)
    return _show(request, person_entry(request.actor, meeting, member))


@require_POST
def person_excuse(request: Request, uid: UUID, member: UUID) -> HttpResponse:
    """Write an excuse for a member."""
    meeting = get_meeting_on_paper(request.actor, uid)
    page = person_entry(request.actor, meeting, member)
    return _run(request, page, "excuse", actions.excuse_for, meeting, attendance=page.row)


@require_POST
def person_comment(request: Request, uid: UUID, member: UUID) -> HttpResponse:
    """Write a comment or question for a member."""
    meeting = get_meeting_on_paper(request.actor, uid)
    page = person_entry(request.actor, meeting, member)
    return _run(request, page, "comment", actions.comment_for, meeting, member=page.member)


@require_POST
def person_vote(request: Request, uid: UUID, member: UUID, motion: UUID) -> HttpResponse:
    """Write an open vote for a member."""
    meeting = get_meeting_on_paper(request.actor, uid)
    page = person_entry(request.actor, meeting, member)
    return _run(request, page, "vote", actions.vote_for, get_motion(meeting, motion), member=page.member)


@require_POST
def person_report(request: Request, uid: UUID, member: UUID, task: UUID) -> HttpResponse:
    """Write what a member reports on a task."""
    meeting = get_meeting_on_paper(request.actor, uid)
    page = person_entry(request.actor, meeting, member)
    return _run(request, page, "report", report_result_for, task_of(meeting, task, page.member))


@require_safe
def paper_entries(request: Request, uid: UUID) -> HttpResponse:
    """Show everything written on behalf, with who wrote and who confirmed it."""
    meeting = get_meeting(request.actor, uid)
    return render(request, "meetings/entry_list.html", {"page": entry_page(request.actor, meeting)})


@require_POST
def entries_confirm(request: Request, uid: UUID) -> HttpResponse:
    """Confirm one entry, or all."""
    meeting = get_meeting(request.actor, uid)
    form = ConfirmForm(request.POST)
    return _tapped(request, form, actions.confirm_entries, meeting)


@require_POST
def entry_withdraw(request: Request, uid: UUID, key: str) -> HttpResponse:
    """Take back a comment or vote written for a member."""
    meeting = get_meeting_on_paper(request.actor, uid)
    return _tapped(request, TapForm(request.POST), actions.withdraw_entry, meeting, entry=get_entry(meeting, key))


def entries_own(request: Request, uid: UUID) -> HttpResponse:
    """Show the member what was written for them, and take their word that it is wrong."""
    meeting = get_meeting(request.actor, uid)
    form = DisputeForm(request.POST or None)
    if form.run(actions.dispute_entries, request.actor, meeting):
        return go_on(request, form.done, "meetings:entries_own", uid)
    entries = own_entries(request.actor, meeting)
    return show_form(request, "meetings/entry_own.html", form, meeting=meeting, entries=entries)


def _tapped(request: Request, form: ActionForm, action: Callable[..., Any], meeting: Any, **extra: Any) -> HttpResponse:
    """Run one tap on the page of entries, and show it as it now stands."""
    if form.run(action, request.actor, meeting, **extra):
        return go_on(request, form.done or "Đã bỏ.", "meetings:paper_entries", meeting.uid)
    for sentence in form.non_field_errors():
        messages.error(request, str(sentence))
    return redirect("meetings:paper_entries", meeting.uid)


def _forms(request: Request, page: PersonEntry, bound: str) -> dict[str, ActionForm]:
    """Return the forms of the page; the one that was sent keeps what was typed."""
    data = {name: request.POST if name == bound else None for name in ("excuse", "comment", "vote", "report")}
    return {
        "excuse": ExcuseForForm(data["excuse"], prefix=None),
        "comment": CommentForForm(data["comment"], items=page.meeting.items.all()),
        "vote": VoteForForm(data["vote"]),
        "report": ReportForForm(data["report"]),
    }


def _run(
    request: Request, page: PersonEntry, name: str, action: Callable[..., Any], target: Any, **extra: Any
) -> HttpResponse:
    """Run one of the forms of the page of a member."""
    forms = _forms(request, page, name)
    if forms[name].run(action, request.actor, target, **extra):
        return go_on(request, forms[name].done, "meetings:person_entry", page.meeting.uid, page.member.uid)
    return _show(request, page, forms, name)


def _show(
    request: Request, page: PersonEntry, forms: dict[str, ActionForm] | None = None, failed: str = ""
) -> HttpResponse:
    """Show the page of a member; a refused form answers 422."""
    shown = forms or _forms(request, page, "")
    form = shown[failed] if failed else shown["comment"]
    context = {"page": page, "forms": shown, "choices": VoteChoice.choices}
    return show_form(request, "meetings/entry_person.html", form, **context)

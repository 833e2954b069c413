"""Opinions and votes: the secretary's pages, and the member's vote."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.forms import ActionForm
from sotay.meetings.actions import voices as actions
from sotay.meetings.forms.conducting import TapForm
from sotay.meetings.forms.voices import HandsForm, MotionForm, OpinionForm, SpeakerForm, SummaryForm, VoteForm
from sotay.meetings.queries.attendance import people_here
from sotay.meetings.queries.conducting import conduct_page, get_meeting_to_conduct
from sotay.meetings.queries.parts import mark_raised, parts_of
from sotay.meetings.queries.voices import (
    get_motion,
    get_motion_to_vote,
    get_opinion,
    motion_states,
    opinion_page,
    suggested_motion,
)
from sotay.meetings.views.attendance import now_part
from sotay.meetings.views.onward import onward, say_with_undo
from sotay.meetings.views.taps import is_fragment, tapped


def opinion_list(request: Request, uid: UUID) -> HttpResponse:
    """Walk through the agenda; note who speaks with one tap."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    if request.method != "POST":
        return opinion_part(request, meeting) if is_fragment(request) else _opinions(request, meeting)
    people = [row.member for row in people_here(meeting)]
    form = SpeakerForm(request.POST, members=people, items=meeting.items.all())
    if form.run(actions.note_opinion, request.actor, meeting):
        sentence = f"Đã ghi: đồng chí {form.result.speaker_name} phát biểu."
        say_with_undo(request, sentence, "meetings:opinion_withdraw", uid, form.result.uid)
    return tapped(request, form, lambda: opinion_part(request, meeting), "meetings:opinions", uid)


def opinion_add(request: Request, uid: UUID) -> HttpResponse:
    """Note an opinion in words, also a guest's."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    people = [row.member for row in people_here(meeting)]
    page = conduct_page(meeting, "opinions")
    initial = {"item": str(page.held.current.uid) if page.held.current else ""}
    form = OpinionForm(request.POST or None, members=people, items=page.held.items, initial=initial)
    if form.run(actions.note_opinion, request.actor, meeting):
        return go_on(request, form.done, "meetings:opinions", uid)
    return show_form(request, "meetings/opinion_add.html", form, page=page)


def opinion_edit(request: Request, uid: UUID, opinion: UUID) -> HttpResponse:
    """Write down what was said."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    said = get_opinion(meeting, opinion)
    form = SummaryForm(request.POST or None, initial={"summary": said.summary}, draft=str(opinion))
    if request.method == "POST" and form.run(actions.amend_opinion, request.actor, said):
        return go_on(request, form.done, "meetings:opinions", uid)
    return show_form(request, "meetings/opinion_edit.html", form, page=conduct_page(meeting, "opinions"), opinion=said)


@require_POST
def opinion_withdraw(request: Request, uid: UUID, opinion: UUID) -> HttpResponse:
    """Take a note back."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = TapForm(request.POST)
    form.run(actions.withdraw_opinion, request.actor, get_opinion(meeting, opinion))
    return tapped(request, form, lambda: opinion_part(request, meeting), "meetings:opinions", uid)


def opinion_part(request: Request, meeting: Any) -> HttpResponse:
    """Return the walk alone."""
    return _opinions(request, meeting, "#walk")


def _opinions(request: Request, meeting: Any, part: str = "") -> HttpResponse:
    """Return the walk through the agenda, whole or in part."""
    parts, talk = parts_of(request.actor, meeting), opinion_page(meeting)
    mark_raised(talk.opinions, parts.get("petitions", []))
    context = {"page": conduct_page(meeting, "opinions"), "talk": talk, "parts": parts}
    return render(request, f"meetings/opinion_list.html{part}", context)


# --- Votes -------------------------------------------------------------------------------------------------------


def motion_list(request: Request, uid: UUID) -> HttpResponse:
    """Put questions and see how they stand."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    if request.method != "POST" and is_fragment(request):
        return _motions(request, meeting)
    form = MotionForm(request.POST or None, initial={"text": suggested_motion(meeting)})
    if form.run(actions.put_motion, request.actor, meeting):
        return go_on(request, form.done, "meetings:motions", uid)
    context = {"page": conduct_page(meeting, "motions"), "motions": motion_states(meeting)}
    return show_form(request, "meetings/motion_list.html", form, **context)


@require_POST
def hands_count(request: Request, uid: UUID, motion: UUID) -> HttpResponse:
    """Write the hands raised."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = HandsForm(request.POST)
    form.run(actions.count_hands, request.actor, get_motion(meeting, motion))
    return tapped(request, form, lambda: _motions(request, meeting), "meetings:motions", uid)


@require_POST
def motion_close(request: Request, uid: UUID, motion: UUID) -> HttpResponse:
    """Close a vote, with the hands that were typed just before."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    found = get_motion(meeting, motion)
    form: ActionForm = HandsForm(request.POST)
    if form.run(actions.count_hands, request.actor, found):
        form = TapForm({})
        form.run(actions.close_motion, request.actor, found)
    to = "meetings:motions" if form.errors else onward(request, uid, "meetings:motions")
    part = (lambda: _motions(request, meeting)) if to == "meetings:motions" else (lambda: redirect(to, uid))
    return tapped(request, form, part, to, uid)


@require_POST
def motion_withdraw(request: Request, uid: UUID, motion: UUID) -> HttpResponse:
    """Take a question back that nobody has answered."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = TapForm(request.POST)
    form.run(actions.withdraw_motion, request.actor, get_motion(meeting, motion))
    return tapped(request, form, lambda: _motions(request, meeting), "meetings:motions", uid)


@require_POST
def vote_cast(request: Request, uid: UUID, motion: UUID) -> HttpResponse:
    """Vote by phone."""
    found = get_motion_to_vote(request.actor, uid, motion)
    form = VoteForm(request.POST)
    form.run(actions.cast_vote, request.actor, found)
    return tapped(request, form, lambda: now_part(request, uid), "meetings:now", uid)


def _motions(request: Request, meeting: Any) -> HttpResponse:
    """Return the questions alone."""
    context = {"page": conduct_page(meeting, "motions"), "motions": motion_states(meeting)}
    return render(request, "meetings/motion_list.html#motions", context)

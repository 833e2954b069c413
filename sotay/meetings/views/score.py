"""The points of a meeting: judged by the cell, read with their evidence, contested, answered by the committee above."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.pages import slice_of
from sotay.core.parts import Tab
from sotay.meetings.actions.score import answer_contest, contest_point, score_meeting, withdraw_contest
from sotay.meetings.forms.score import AnswerForm, ContestForm, ScoreForm
from sotay.meetings.queries import contests, records
from sotay.meetings.queries.conducting import conduct_page, get_meeting_to_conduct
from sotay.meetings.queries.score import has_lines, score_sheet
from sotay.meetings.views.onward import onward


def score_edit(request: Request, uid: UUID) -> HttpResponse:
    """Judge the lines that no record decides, beside the computed ones."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = ScoreForm(request.POST or None, sheet=score_sheet(meeting))
    if form.run(score_meeting, request.actor, meeting):
        return go_on(request, f"{form.done} {form.result}/100.", onward(request, uid, "meetings:score"), uid)
    opens_evidence = meeting.opened_at is not None and has_lines(meeting)
    page = conduct_page(meeting, "score")
    return show_form(request, "meetings/score_edit.html", form, page=page, opens_evidence=opens_evidence)


@require_safe
def score_sheet_read(request: Request, uid: UUID) -> HttpResponse:
    """Show the points of a meeting, each with its evidence."""
    return render(request, "meetings/score_sheet.html", {"page": records.score_page(request.actor, uid)})


@require_safe
def score_evidence(request: Request, uid: UUID, number: int) -> HttpResponse:
    """Show the records behind one line."""
    page = records.evidence_page(request.actor, uid, number)
    return render(request, "meetings/score_evidence.html", {"page": page, "entry": page.entry})


def contest_add(request: Request, uid: UUID, number: int) -> HttpResponse:
    """Ask the committee above to look at a computed point again."""
    meeting = contests.get_meeting_to_contest(request.actor, uid)
    page = records.evidence_page(request.actor, uid, number)
    form = ContestForm(request.POST or None, entry=page.entry)
    if form.run(contest_point, request.actor, meeting, number=number):
        return go_on(request, form.done, "meetings:score_sheet", uid)
    return show_form(request, "meetings/contest_add.html", form, page=page, entry=page.entry)


@require_POST
def contest_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take a contest back."""
    contest = contests.get_own_contest(request.actor, uid)
    withdraw_contest(request.actor, contest)
    return go_on(request, "Đã rút đề nghị.", "meetings:score_sheet", contest.meeting.uid)


@require_safe
def contest_list(request: Request) -> HttpResponse:
    """List what cells below have contested: waiting, or answered."""
    answered = request.GET.get("show") == "answered"
    url = reverse("meetings:contests")
    context = {
        "page": slice_of(request.GET, contests.contest_list(request.actor, answered=answered)),
        "answered": answered,
        "tabs": [Tab("Chờ xem xét", url, not answered), Tab("Đã trả lời", f"{url}?show=answered", answered)],
    }
    return render(request, "meetings/contest_list.html", context)


def contest_answer(request: Request, uid: UUID) -> HttpResponse:
    """Accept or keep a contested point, its evidence beside it."""
    contest = contests.get_contest(request.actor, uid)
    form = AnswerForm(request.POST or None)
    if form.run(answer_contest, request.actor, contest):
        return go_on(request, form.done, "meetings:contests")
    page = records.evidence_page(request.actor, contest.meeting.uid, contest.line.item.number)
    return show_form(request, "meetings/contest_answer.html", form, contest=contest, page=page, entry=page.entry)

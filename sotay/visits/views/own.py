"""An official's own visits in the handbook: the year, one visit with its next step, the report, what is asked of others."""

import datetime as dt
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.forms import ActionForm
from sotay.visits import forms, parts
from sotay.visits.actions import asking, own, reporting
from sotay.visits.queries import asking as requests
from sotay.visits.queries import visits as queries
from sotay.visits.queries.board import year_of
from sotay.visits.queries.reporting import beginning_of
from sotay.visits.queries.warnings import warnings_for


@require_safe
def own_list(request: Request) -> HttpResponse:
    """Show an official's year: the next step first, what others ask, what comes, what was."""
    day, member = today(), queries.member_acting(request.actor)
    year = queries.own_year(request.actor, day)
    context = {
        "year": year,
        "step": parts.next_step(year, day),
        "asked": requests.waiting_for(request.actor),
        "figures": year_of(member, day.year) if member else None,
        "today": day,
    }
    return render(request, "visits/own_list.html", context)


@require_safe
def own_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one own visit with the next step."""
    visit = queries.get_own_visit(request.actor, uid)
    return render(request, "visits/own_detail.html", parts.own_page(visit, today()))


@require_POST
def own_check_in(request: Request, uid: UUID) -> HttpResponse:
    """Check in."""
    visit = queries.get_own_visit(request.actor, uid)
    form = ActionForm(request.POST)
    if form.run(own.check_in_own, request.actor, visit.member, visit=visit):
        return go_on(request, "Đã ghi đồng chí có mặt.", "visits:own_detail", uid)
    return _form(request, form, visit, "Xác nhận có mặt", "Xác nhận")


def own_postpone(request: Request, uid: UUID) -> HttpResponse:
    """Postpone an own visit."""
    visit = queries.get_own_visit(request.actor, uid)
    form = forms.ReasonForm(request.POST or None)
    if form.run(own.postpone_own, request.actor, visit.member, visit=visit):
        return go_on(request, "Đã hoãn. Đồng chí chọn ngày khác của chi bộ.", "visits:own_detail", uid)
    return _form(request, form, visit, "Hoãn lượt dự", "Hoãn")


def own_day(request: Request, uid: UUID) -> HttpResponse:
    """Choose another day for an own visit; what stands against it is said before."""
    visit = queries.get_own_visit(request.actor, uid)
    form = forms.OwnDayForm(request.POST or None, warn=partial(warnings_for, visit, visit.member))
    if form.run(own.choose_own_day, request.actor, visit.member, visit=visit):
        return go_on(request, form.done, "visits:own_detail", form.result.uid)
    return _form(request, form, visit, "Chọn ngày dự khác", "Chọn ngày này")


def own_report(request: Request, uid: UUID) -> HttpResponse:
    """Report an own visit."""
    visit = queries.get_own_visit(request.actor, uid)
    beginning = beginning_of(visit)
    form = forms.ReportForm(request.POST or None, initial=beginning)
    if form.run(reporting.report_own, request.actor, visit.member, visit=visit):
        return go_on(request, form.done, "visits:own")
    return show_form(request, "visits/own_report.html", form, visit=visit, beginning=beginning)


# --- What is asked of others -----------------------------------------------------------------------------------------


@require_safe
def own_swaps(request: Request, uid: UUID) -> HttpResponse:
    """Choose the visit for which one is offered."""
    visit = queries.get_own_visit(request.actor, uid)
    form = forms.PersonSearchForm(request.GET)
    found = requests.swaps_for(visit, form.data.get("q", ""))
    return render(request, "visits/own_swaps.html", {"visit": visit, "form": form, "found": found})


def own_swap(request: Request, uid: UUID, other: UUID) -> HttpResponse:
    """Ask for a swap."""
    visit = queries.get_own_visit(request.actor, uid)
    theirs = requests.get_swap(visit, other)
    form = forms.AskForm(request.POST or None)
    if form.run(asking.ask_swap, request.actor, visit.member, visit=visit, other=theirs):
        return _asked(request, form, uid)
    warnings = warnings_for(theirs, visit.member, theirs.on)
    words = f"{theirs.member.full_name} dự {visit.cell.name} ngày {_day(visit.on)}; đồng chí dự {theirs.cell.name} ngày {_day(theirs.on)}."
    return _form(request, form, visit, "Đề nghị đổi chéo", "Gửi đề nghị", words=words, warnings=warnings)


@require_safe
def own_substitutes(request: Request, uid: UUID) -> HttpResponse:
    """Choose who is asked to go instead."""
    visit = queries.get_own_visit(request.actor, uid)
    form = forms.PersonSearchForm(request.GET)
    found = requests.substitutes_for(visit, form.data.get("q", ""))
    return render(request, "visits/own_substitutes.html", {"visit": visit, "form": form, "found": found})


def own_substitute(request: Request, uid: UUID, member: UUID) -> HttpResponse:
    """Ask somebody to go instead."""
    visit = queries.get_own_visit(request.actor, uid)
    person = requests.get_substitute(visit, member)
    form = forms.AskForm(request.POST or None)
    if form.run(asking.ask_substitute, request.actor, visit.member, visit=visit, substitute_by=person):
        return _asked(request, form, uid)
    return _form(
        request, form, visit, "Nhờ dự thay", "Gửi đề nghị", words=f"Người được nhờ: đồng chí {person.full_name}."
    )


def own_call_off(request: Request, uid: UUID) -> HttpResponse:
    """Ask the board to be let off."""
    visit = queries.get_own_visit(request.actor, uid)
    form = forms.AskForm(request.POST or None)
    if form.run(asking.ask_call_off, request.actor, visit.member, visit=visit):
        return _asked(request, form, uid)
    words = "Ban tổ chức trả lời. Trước khi được đồng ý, lượt dự vẫn giữ nguyên."
    return _form(request, form, visit, "Xin thôi lượt dự", "Gửi đề nghị", words=words)


@require_safe
def own_request(request: Request, uid: UUID) -> HttpResponse:
    """Show what is asked, with yes and no for whoever is asked."""
    asked = requests.get_own_request(request.actor, uid)
    return render(request, "visits/own_request.html", parts.request_page(request.actor, asked))


@require_POST
def own_accept(request: Request, uid: UUID) -> HttpResponse:
    """Say yes."""
    return _answer(request, uid, asking.accept_request, ActionForm(request.POST), "Đã đồng ý. Lượt dự đã đổi.")


def own_decline(request: Request, uid: UUID) -> HttpResponse:
    """Say no."""
    return _answer(
        request, uid, asking.decline_request, forms.AnswerForm(request.POST or None), "Đã trả lời không đồng ý."
    )


@require_POST
def own_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take back what one has asked."""
    return _answer(request, uid, asking.withdraw_request, ActionForm(request.POST), "Đã rút đề nghị.")


def _answer(request: Request, uid: UUID, action: Any, form: ActionForm, sentence: str) -> HttpResponse:
    """Answer a request, or show why not."""
    asked = requests.get_own_request(request.actor, uid)
    if form.run(action, request.actor, queries.member_acting(request.actor), request=asked):
        return go_on(request, sentence, "visits:own")
    return show_form(request, "visits/own_request.html", form, **parts.request_page(request.actor, asked))


def _asked(request: Request, form: ActionForm, uid: UUID) -> HttpResponse:
    """Go back to the visit about which something was asked."""
    return go_on(request, form.done, "visits:own_detail", uid)


def _form(request: Request, form: ActionForm, visit: Any, heading: str, label: str, **more: Any) -> HttpResponse:
    """Show a form of the handbook."""
    return show_form(request, "visits/own_form.html", form, heading=heading, label=label, visit=visit, **more)


def _day(day: dt.date) -> str:
    """Return a day as it is written."""
    return f"{day:%d/%m/%Y}"

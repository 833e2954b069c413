"""The regulation of a committee at the desk: taken over, changed line by line; and the cells that come first."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.forms import ActionForm
from sotay.core.pages import slice_of
from sotay.visits import forms
from sotay.visits.actions import regulating
from sotay.visits.permissions import VisitPermission as P
from sotay.visits.queries import regulation, visits


@require_safe
def rule_list(request: Request, uid: UUID) -> HttpResponse:
    """Show the regulation of a committee, what can be taken over, and the cells that come first."""
    place = visits.get_place(request.actor, uid)
    context = {
        "place": place,
        "rules": regulation.rules_to_come(place, today()),
        "patterns": regulation.patterns(),
        "page": slice_of(request.GET, regulation.hard_cells(request.actor, place), 20),
        "may_manage": request.actor.can(P.MANAGE, place),
    }
    return render(request, "visits/rule_list.html", context)


def rule_set(request: Request, uid: UUID) -> HttpResponse:
    """Set a line of the regulation; one that is in force already is the beginning."""
    place = visits.get_place_to_manage(request.actor, uid)
    form = forms.RuleForm(request.POST or None, initial=regulation.beginning_of(place, request.GET.get("rank", "")))
    if form.run(regulating.set_rule, request.actor, place):
        return go_on(request, form.done, "visits:rules", uid)
    return _form(request, form, "Ghi một dòng quy định", place=place)


def rule_end(request: Request, uid: UUID) -> HttpResponse:
    """Let a line of the regulation no longer hold."""
    rule = regulation.get_rule(request.actor, uid)
    form = forms.EndRuleForm(request.POST or None)
    if form.run(regulating.end_rule, request.actor, rule):
        return go_on(request, form.done, "visits:rules", rule.organisation.uid)
    return _form(request, form, f"Thôi áp dụng: {rule.get_rank_display()}", place=rule.organisation)


def rule_adopt(request: Request, uid: UUID, pattern: UUID) -> HttpResponse:
    """Take a regulation of elsewhere over."""
    place = visits.get_place_to_manage(request.actor, uid)
    taken = regulation.get_pattern(pattern)
    form = forms.AdoptForm(request.POST or None, initial={"first": regulation.first_day(place, today())})
    if form.run(regulating.adopt_pattern, request.actor, place, pattern=taken):
        return go_on(request, form.done, "visits:rules", uid)
    return show_form(request, "visits/rule_adopt.html", form, place=place, pattern=taken, rules=taken.rules.all())


@require_safe
def hard_find(request: Request, uid: UUID) -> HttpResponse:
    """Look for a cell that is to come first."""
    place = visits.get_place_to_manage(request.actor, uid)
    form = forms.SearchForm(request.GET)
    cells = visits.find_cells(place, form.data.get("q", ""))
    context = {
        "form": form,
        "cells": [(one, reverse("visits:hard_mark", args=[one.uid])) for one in cells],
        "place": place,
    }
    return render(request, "visits/cell_find.html", context)


def hard_mark(request: Request, uid: UUID) -> HttpResponse:
    """Let a cell come first."""
    cell = visits.get_place_to_manage(request.actor, uid)
    form = forms.HardForm(request.POST or None)
    if form.run(regulating.mark_hard, request.actor, cell):
        return go_on(request, form.done, "visits:plans")
    return _form(request, form, f"Diện ưu tiên: {cell.name}")


def hard_end(request: Request, uid: UUID) -> HttpResponse:
    """Let a cell no longer come first."""
    hard = visits.get_hard(request.actor, uid)
    form = forms.EndHardForm(request.POST or None)
    if form.run(regulating.end_hard, request.actor, hard):
        return go_on(request, form.done, "visits:plans")
    return _form(request, form, f"Thôi diện ưu tiên: {hard.organisation.name}")


def _form(request: Request, form: ActionForm, heading: str, **more: object) -> HttpResponse:
    """Show a form of the desk."""
    return show_form(request, "visits/form.html", form, heading=heading, label="Lưu", **more)

"""What a cell and its members do: their petitions in the handbook, one sentence raised, what was said at a meeting."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.petitions import forms
from sotay.petitions.actions import raising
from sotay.petitions.choices import PointerKind
from sotay.petitions.permissions import PetitionPermission as P
from sotay.petitions.queries import petitions as queries
from sotay.petitions.queries.bodies import complaints_body
from sotay.petitions.queries.pointers import new_pointer
from sotay.petitions.views.onward import onward


@require_safe
def own(request: Request) -> HttpResponse:
    """List the petitions of the actor's cells, in the handbook."""
    found, cells = queries.own_petitions(request.actor), queries.cells_for_raising(request.actor)
    context = {"petitions": found, "cells": cells, "today": today(), "may_speak": request.actor.has(P.SPEAK)}
    return render(request, "petitions/own.html", context)


@require_safe
def raise_start(request: Request) -> HttpResponse:
    """Go to the only cell in which the person raises petitions, or let them choose."""
    cells = queries.cells_for_raising(request.actor)
    if len(cells) == 1:
        return redirect("petitions:raise", cells[0].uid)
    return render(request, "petitions/start.html", {"cells": cells})


def petition_raise(request: Request, uid: UUID) -> HttpResponse:
    """Raise a petition in a cell."""
    cell = queries.get_cell_for_raising(request.actor, uid)
    form = forms.RaiseForm(request.POST or None)
    if form.run(raising.raise_petition, request.actor, cell):
        return go_on(request, form.done, "petitions:own")
    if form.is_of_another_register:
        form.allow_override()
    kinds, where = PointerKind.choices, complaints_body(cell)
    return show_form(request, "petitions/petition_raise.html", form, cell=cell, kinds=kinds, where=where)


@require_POST
def pointer(request: Request, uid: UUID) -> HttpResponse:
    """Note that somebody was shown where complaints go, without what and who."""
    cell = queries.get_cell_for_raising(request.actor, uid)
    kind = PointerKind.DENUNCIATION if request.POST.get("kind") == PointerKind.DENUNCIATION else PointerKind.COMPLAINT
    raising.point_to_register(request.actor, new_pointer(cell, kind), is_anonymous=True)
    sentence = f"Không lưu nội dung nào. Đồng chí gửi đơn đến {complaints_body(cell)}."
    return go_on(request, sentence, "petitions:own")


@require_POST
def opinion_raise(request: Request, uid: UUID) -> HttpResponse:
    """Make a petition of what somebody said at a meeting."""
    petition = raising.raise_opinion(request.actor, queries.get_opinion_to_raise(request.actor, uid))
    return go_on(request, "Đã lập kiến nghị từ ý kiến.", *onward(request, petition.uid))


@require_POST
def comment_raise(request: Request, uid: UUID) -> HttpResponse:
    """Make a petition of a comment or question."""
    petition = raising.raise_comment(request.actor, queries.get_comment_to_raise(request.actor, uid))
    return go_on(request, "Đã lập kiến nghị từ góp ý.", "petitions:detail", petition.uid)

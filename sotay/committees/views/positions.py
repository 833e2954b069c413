"""The pages about posts."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.committees import parts
from sotay.committees.actions import appoint, end_position
from sotay.committees.forms import AppointForm, CandidateForm, EndForm, FilterForm, ReviewForm
from sotay.committees.queries.positions import (
    candidates,
    former_positions_at,
    get_place,
    get_position,
    get_reviewed_node,
    positions_at,
    posts_at,
)
from sotay.core.answers import go_on, show_form
from sotay.core.days import today


@require_safe
def position_list(request: Request) -> HttpResponse:
    """List who holds which post."""
    form = FilterForm(request.GET)
    context = parts.list_page(request.actor, form.chosen(), request.GET)
    page = "committees/position_list.html"
    return render(request, f"{page}#list" if request.htmx.target == "list" else page, {**context, "form": form})


@require_safe
def position_history(request: Request, uid: UUID) -> HttpResponse:
    """Show who holds and who has held the posts of an organisation."""
    organisation = get_place(request.actor, uid)
    now, former = positions_at(organisation), former_positions_at(organisation)
    lines = {"now": parts.lines_of(request.actor, now), "former": parts.lines_of(request.actor, former)}
    return render(request, "committees/position_history.html", {"organisation": organisation, **lines})


def position_appoint(request: Request, uid: UUID) -> HttpResponse:
    """Give somebody a post."""
    organisation = get_place(request.actor, uid)
    search = CandidateForm(request.GET)
    people = candidates(request.actor, organisation, search.data.get("q", ""))
    form = AppointForm(
        request.POST or None, candidates=people, posts=posts_at(organisation.kind), initial={"first": today()}
    )
    if form.run(appoint, request.actor, organisation):
        return go_on(request, form.done, "organisations:detail", uid)
    return show_form(
        request, "committees/position_appoint.html", form, organisation=organisation, search=search, people=people
    )


def position_end(request: Request, uid: UUID) -> HttpResponse:
    """End a post."""
    position = get_position(request.actor, uid)
    form = EndForm(request.POST or None, initial={"on": today()})
    if form.run(end_position, request.actor, position):
        return go_on(request, form.done, "organisations:detail", position.organisation.uid)
    return show_form(request, "committees/position_end.html", form, position=position)


@require_safe
def review(request: Request, uid: UUID) -> HttpResponse:
    """List what is to be looked at again below an organisation."""
    node = get_reviewed_node(request.actor, uid)
    context = parts.review_page(node, ReviewForm(request.GET), request.GET)
    page = "committees/review.html"
    return render(request, f"{page}#list" if request.htmx.target == "list" else page, context)

"""Limitations at the desk: the board of a node, naming, closing with evidence."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.as_of import as_of
from sotay.core.days import today
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of
from sotay.targets import exports, parts
from sotay.targets.actions import limitations as actions
from sotay.targets.choices import LimitationState
from sotay.targets.forms import limitations as forms
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries import limitations as queries
from sotay.targets.queries.resolutions import resolutions_of
from sotay.targets.queries.targets import get_place, get_place_to, people_below, top_place

DESK_FORM = "targets/target_form.html"


@require_safe
def top(request: Request) -> HttpResponse:
    """Go to the highest board that the actor may see."""
    return redirect("targets:limitations", top_place(request.actor).uid)


@require_safe
def board(request: Request, uid: UUID) -> HttpResponse:
    """Show limitations at and below an organisation, what is open first."""
    place, day = get_place(request.actor, uid), as_of(request.GET)
    state = request.GET.get("state", "")
    rows = queries.limitations_below(request.actor, place, day.day, state)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.limitations_sheet(place, rows, day.day), "han-che.xlsx")
    page = slice_of(request.GET, rows)
    context = {
        **parts.frame_of(request.actor, place, "limitations"),
        "page": page,
        "counts": queries.counts_of(request.actor, place, day.day),
        "states": LimitationState,
        "state": state,
        "as_of": day,
        "may_set": day.is_today and request.actor.can(P.SET, place),
        "closable": {row.pk for row in page.items if request.actor.can(P.REPORT, row.organisation)},
    }
    return render(request, "targets/limitations.html", context)


def add(request: Request, uid: UUID) -> HttpResponse:
    """Name a limitation."""
    place = get_place_to(request.actor, uid, P.SET)
    form = forms.LimitationForm(
        request.POST or None,
        people=people_below(place),
        resolutions=resolutions_of(place),
        initial={"named_on": today()},
    )
    if form.run(actions.name_limitation, request.actor, place):
        return go_on(request, form.done, "targets:limitations", uid)
    return show_form(request, DESK_FORM, form, node=place, heading="Nêu hạn chế cần khắc phục")


def close(request: Request, uid: UUID) -> HttpResponse:
    """Close a limitation with evidence."""
    limitation = queries.get_limitation(request.actor, uid, P.REPORT)
    form = forms.CloseForm(request.POST or None, request.FILES or None)
    if form.run(actions.close_limitation, request.actor, limitation):
        return go_on(request, form.done, "targets:limitations", limitation.organisation.uid)
    return show_form(
        request, DESK_FORM, form, node=limitation.organisation, lead=limitation.title, heading="Khắc phục xong"
    )

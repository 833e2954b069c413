"""The desk's pages: the register, the board of bodies, requests of several cells, where complaints were shown to."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of
from sotay.petitions import exports, forms
from sotay.petitions.actions import handling
from sotay.petitions.queries import figures, groups, pointers
from sotay.petitions.queries import petitions as queries
from sotay.petitions.queries.register import Filters, count_alike, register_for


@require_safe
def register(request: Request) -> HttpResponse:
    """List petitions with where they are and until when; as Excel and in the official layout with the same filters."""
    form = forms.FilterForm(request.GET)
    filters = _filters(request, form)
    rows = register_for(request.actor, filters)
    kind = request.GET.get("format")
    if kind == "xlsx":
        return file_to_keep(exports.register_book(rows, form.said()), "so-kien-nghi.xlsx")
    if kind in {"docx", "pdf"}:
        place = filters.under or queries.top_place(request.actor)
        return file_to_keep(exports.register_paper(rows, place, form.said(), kind), f"so-kien-nghi.{kind}")
    page = slice_of(request.GET, rows)
    count_alike(page.items)
    context = {"form": form, "page": page, "filters": filters, "chips": form.chips(request.GET), "today": today()}
    name = "petitions/register.html"
    return render(request, f"{name}#list" if request.htmx.target == "list" else name, context)


@require_safe
def board(request: Request) -> HttpResponse:
    """Go to the highest board that the actor may see."""
    return redirect("petitions:node", queries.top_place(request.actor).uid)


@require_safe
def node(request: Request, uid: UUID) -> HttpResponse:
    """Show how petitions go below a node, and which bodies answer in time."""
    place = queries.get_place(request.actor, uid)
    form = forms.PeriodForm(request.GET)
    found = figures.figures_of(place, form.period()), figures.bodies_of(place, form.period())
    context = {"node": place, "figures": found[0], "bodies": found[1], "form": form, "period": form.address()}
    return render(request, "petitions/board.html", context)


@require_safe
def group_list(request: Request) -> HttpResponse:
    """List what several cells ask for."""
    only_open = request.GET.get("all") != "1"
    found = groups.groups_for(request.actor, only_open=only_open)
    return render(request, "petitions/group_list.html", {"groups": found, "only_open": only_open})


def group_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show what several cells ask for, and answer them all in one act."""
    page = groups.get_group(request.actor, uid)
    form = forms.GroupAnswerForm(request.POST or None)
    if page.lead and form.run(handling.answer_petition, request.actor, page.lead, for_group=True):
        return go_on(request, form.done, "petitions:group", uid)
    return show_form(request, "petitions/group_detail.html", form, page=page, today=today())


@require_safe
def pointer_list(request: Request) -> HttpResponse:
    """Count how often somebody was shown where complaints and denunciations go; whoever may not know of it finds nothing here."""
    return render(request, "petitions/pointer_list.html", {"rows": pointers.pointers_for(request.actor)})


def _filters(request: Request, form: forms.FilterForm) -> Filters:
    """Return what the address asks for; places out of sight are not found."""
    chosen = form.chosen()
    words = {name: value for name, value in chosen.items() if name != "q"}
    for name in ("under", "owner", "by"):
        if name in words:
            words[name] = queries.get_place(request.actor, words[name])
    return Filters(text=chosen.get("q", ""), **words)

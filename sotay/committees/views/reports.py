"""The reports: make-up of committees, additions, vacancies, cells of which nobody is in charge."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.committees import tabs
from sotay.committees.exports import sheets
from sotay.committees.forms.reports import LEVELS, ChangesForm, StructureForm
from sotay.committees.queries.bodies import vacancies_below
from sotay.committees.queries.changes import additions, balance, by_post
from sotay.committees.queries.charges import uncharged_below
from sotay.committees.queries.positions import get_reviewed_node
from sotay.committees.queries.structure import Asked, structure_of
from sotay.core.dates import ONE_DAY
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of


@require_safe
def structure(request: Request, uid: UUID) -> HttpResponse:
    """Show the make-up of committees on a day; each number opens its names."""
    node = get_reviewed_node(request.actor, uid)
    form = StructureForm(request.GET)
    chosen = form.chosen()
    label, kinds = LEVELS[chosen["level"]]
    found = structure_of(Asked(node, chosen["on"], kinds, chosen["sector"]), chosen["key"])
    if request.GET.get("format") == "xlsx":
        return file_to_keep(sheets.structure_book(found), f"co-cau-cap-uy-{chosen['on']:%Y-%m-%d}.xlsx")
    context = {
        "node": node,
        "form": form,
        "level": label,
        "report": found,
        "tables": tabs.figure_tables(request.GET, found),
        "chosen": tabs.figure_named(found, chosen["key"]),
        "names": tabs.names_of(request.actor, slice_of(request.GET, found.people)) if chosen["key"] else None,
        "tabs": tabs.report_tabs(node, "structure"),
    }
    return render(request, "committees/structure.html", context)


@require_safe
def changes(request: Request, uid: UUID) -> HttpResponse:
    """Show who came to committees between two days, and the balance."""
    node = get_reviewed_node(request.actor, uid)
    form = ChangesForm(request.GET)
    chosen = form.chosen()
    label, kinds = LEVELS[chosen["level"]]
    rows = additions(node, chosen["first"], chosen["last"] + ONE_DAY, kinds)
    shown = [row for row in rows if not chosen["post"] or row.post == chosen["post"]]
    if request.GET.get("format") == "xlsx":
        return file_to_keep(sheets.additions_sheet(f"{node.name}: {label}", shown), "bo-sung-cap-uy.xlsx")
    context = {
        "node": node,
        "form": form,
        "chosen": chosen,
        "level": label,
        "counts": tabs.post_counts(request.GET, by_post(rows)),
        "count": len(rows),
        "balance": balance(node, chosen["first"] - ONE_DAY, chosen["last"], kinds),
        "page": slice_of(request.GET, shown),
        "tabs": tabs.report_tabs(node, "changes"),
    }
    return render(request, "committees/changes.html", context)


@require_safe
def vacancies(request: Request, uid: UUID) -> HttpResponse:
    """List the bodies that lack people or a secretary."""
    node = get_reviewed_node(request.actor, uid)
    rows = vacancies_below(node)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(sheets.vacancies_sheet(node.name, rows), "khuyet-cap-uy.xlsx")
    context = {"node": node, "page": slice_of(request.GET, rows), "tabs": tabs.report_tabs(node, "vacancies")}
    return render(request, "committees/vacancies.html", context)


@require_safe
def uncharged(request: Request, uid: UUID) -> HttpResponse:
    """List the cells of which nobody of a committee is in charge."""
    node = get_reviewed_node(request.actor, uid)
    rows = uncharged_below(node)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(sheets.uncharged_sheet(node.name, rows), "chi-bo-chua-phan-cong.xlsx")
    context = {"node": node, "page": slice_of(request.GET, rows), "tabs": tabs.report_tabs(node, "uncharged")}
    return render(request, "committees/uncharged.html", context)

"""The pages of a comparison: upload, wait, and what differs."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import show_form
from sotay.core.errors import NotPermitted
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of
from sotay.core.parts import Place
from sotay.core.progress import state_of
from sotay.exchange.choices import WORKING, Gap
from sotay.exchange.forms import CompareForm, DifferenceFilterForm
from sotay.exchange.queries import batches, comparisons
from sotay.exchange.queries.profiles import profiles_for
from sotay.exchange.queueing import upload_and_compare
from sotay.exchange.views.common import sections

REFRESH_SECONDS = 3


def comparison_list(request: Request) -> HttpResponse:
    """List the comparisons, and take a file."""
    node = batches.root_of_import(request.actor)
    if node is None:
        raise NotPermitted
    form = CompareForm(request.POST or None, request.FILES or None, profiles=profiles_for(request.actor))
    if form.run(upload_and_compare, request.actor, node):
        return redirect("exchange:comparison", form.result.uid)
    page = slice_of(request.GET, comparisons.comparisons_for(request.actor))
    return show_form(request, "exchange/comparison_list.html", form, page=page, node=node, tabs=sections("comparisons"))


@never_cache
@require_safe
def comparison_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show how far the job is, then every difference."""
    comparison = comparisons.get_comparison(request.actor, uid)
    place = {"comparison": comparison, "way": _way(comparison)}
    if comparison.status in WORKING:
        page = "exchange/comparison_progress.html#progress" if request.htmx else "exchange/comparison_progress.html"
        return render(request, page, {**place, "job": state_of(comparison.uid), "refresh_seconds": REFRESH_SECONDS})
    fields = comparisons.fields_differing(comparison)
    form = DifferenceFilterForm(request.GET, fields=fields)
    said = form.cleaned_data if form.is_valid() else {}
    rows = comparisons.differences_of(
        comparison, kind=said.get("kind", ""), field=said.get("field", ""), text=said.get("q", "")
    )
    if request.GET.get("format") == "xlsx":
        return file_to_keep(
            comparisons.differences_sheet(comparison, rows.iterator(chunk_size=2000)), f"doi-chieu-{comparison.pk}.xlsx"
        )
    part = slice_of(request.GET, rows)
    shown = [(Gap(row.kind).label, comparisons.difference_shown(comparison, row)) for row in part.items]
    return render(request, "exchange/comparison_detail.html", {**place, "page": part, "rows": shown, "form": form})


def _way(comparison: Any) -> list[Place]:
    """Return the way to a comparison."""
    return [
        Place("Excel", reverse("exchange:list")),
        Place("Đối chiếu", reverse("exchange:comparisons")),
        Place(comparison.name, ""),
    ]

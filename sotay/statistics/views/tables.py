"""The official tables of any day, why two days differ, and what was signed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.errors import NotPermitted
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of
from sotay.members.permissions import MemberPermission
from sotay.statistics import exports, official, sealing
from sotay.statistics.actions import export_people, sign_tables
from sotay.statistics.forms import DaysForm, PeriodForm, SignForm
from sotay.statistics.permissions import StatisticsPermission
from sotay.statistics.queries import nodes, places, snapshots
from sotay.statistics.queries.difference import GROUP_WORDS, WORDS, difference_known
from sotay.statistics.queries.tables import official_tables, period_movements


@require_safe
def node_tables(request: Request, uid: UUID) -> HttpResponse:
    """Show the official tables of a node for a period, as known now or at a moment."""
    organisation = nodes.get_node(request.actor, uid)
    form = PeriodForm(request.GET)
    form.is_valid()
    first, last, asked = form.cleaned_data["first"], form.cleaned_data["last"], form.as_of(request.GET)
    found = official_tables(organisation, first, last, asked.known)
    if request.GET.get("format") == "xlsx":
        name = f"bieu-thong-ke-{organisation.code}-{last:%Y-%m-%d}"
        return file_to_keep(
            exports.tables_book(organisation, exports.period_words(first, last, asked.known), found), f"{name}.xlsx"
        )
    facts = {
        **official.tables_page(request.actor, organisation, (first, last), asked),
        "form": PeriodForm(initial=form.cleaned_data),
        "tables": official.opened(found, organisation, (first, last), asked),
    }
    return render(request, "statistics/table_list.html", facts)


@require_safe
def node_difference(request: Request, uid: UUID) -> HttpResponse:
    """Explain, name by name, the difference between the members of two days."""
    organisation = nodes.get_node(request.actor, uid)
    form = DaysForm(request.GET)
    form.is_valid()
    first, last, asked = form.cleaned_data["first"], form.cleaned_data["last"], form.as_of(request.GET)
    found = difference_known(organisation, first, last, asked.known)
    may_list = request.actor.can(MemberPermission.LIST, organisation)
    if may_list and request.GET.get("format") == "xlsx":
        export_people(request.actor, organisation, sheet="difference")
        name = f"tang-giam-{organisation.code}-{last:%Y-%m-%d}"
        return file_to_keep(exports.difference_sheet(organisation, first, last, found), f"{name}.xlsx")
    reason = request.GET.get("reason", "")
    facts = {
        **official.difference_page(request.actor, organisation, (first, last), asked),
        "form": DaysForm(initial=form.cleaned_data),
        "difference": found,
        "reason": {**WORDS, **GROUP_WORDS}.get(reason, ""),
        "reasons": official.reason_tiles(found, request.GET),
        "may_list": may_list,
        "may_export": may_list and request.actor.can(MemberPermission.EXPORT, organisation),
        "page": slice_of(request.GET, found.of(reason)),
    }
    return render(request, "statistics/difference.html", facts)


def tables_sign(request: Request, uid: UUID) -> HttpResponse:
    """Close the books of a period and sign its tables."""
    organisation = nodes.get_node(request.actor, uid)
    if not request.actor.can(StatisticsPermission.SIGN, organisation):
        raise NotPermitted
    period = PeriodForm(request.GET)
    period.is_valid()
    days = (period.cleaned_data["first"], period.cleaned_data["last"])
    form = SignForm(request.POST or None, initial={"signatory": request.actor.user.name if request.actor.user else ""})
    if form.run(sign_tables, request.actor, organisation, period=days):
        return go_on(request, form.done, "statistics:signed", form.result.uid)
    facts = official.sign_page(request.actor, organisation, days)
    return show_form(
        request, "statistics/tables_sign.html", form, movements=period_movements(organisation, *days), **facts
    )


@require_safe
def signed_list(request: Request, uid: UUID) -> HttpResponse:
    """List the signed tables of an organisation."""
    organisation = nodes.get_node(request.actor, uid)
    page = slice_of(request.GET, snapshots.snapshots_of(request.actor, organisation))
    facts = {"node": organisation, "page": page, "path": official.way(request.actor, organisation, "Biểu đã ký")}
    return render(request, "statistics/signed_list.html", facts)


@require_safe
def signed_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show signed tables as they were signed."""
    signed = snapshots.get_snapshot(request.actor, uid)
    found = sealing.tables_in(bytes(signed.content))
    if request.GET.get("format") == "xlsx":
        name = f"bieu-da-ky-{signed.organisation.code}-{signed.last:%Y-%m-%d}"
        return file_to_keep(
            exports.tables_book(signed.organisation, exports.signed_words(signed), found), f"{name}.xlsx"
        )
    if request.GET.get("format") == "json":
        return HttpResponse(bytes(signed.content), content_type="application/json")
    facts = {
        "signed": signed,
        "tables": found,
        "path": official.way(request.actor, signed.organisation, str(signed)),
        "checked": snapshots.is_intact(signed) if request.GET.get("check") else None,
        "is_asked": bool(request.GET.get("check")),
        "links": official.signed_links(signed),
    }
    return render(request, "statistics/signed_detail.html", facts)


@require_safe
def signed_changes(request: Request, uid: UUID) -> HttpResponse:
    """List what is known otherwise now than when the tables were signed, by name."""
    signed = snapshots.get_snapshot(request.actor, uid)
    request.actor.require(MemberPermission.LIST, signed.organisation)
    found = snapshots.changes_since(signed)
    if request.GET.get("format") == "xlsx":
        export_people(request.actor, signed.organisation, sheet="changes")
        return file_to_keep(exports.changes_sheet(signed, found), f"thay-doi-tu-khi-chot-{signed.last:%Y-%m-%d}.xlsx")
    facts = {
        "signed": signed,
        "path": official.way(request.actor, signed.organisation, str(signed)),
        "page": slice_of(request.GET, found),
        "places": places.places_since(signed),
        "may_export": request.actor.can(MemberPermission.EXPORT, signed.organisation),
        "links": official.signed_links(signed),
    }
    return render(request, "statistics/signed_changes.html", facts)

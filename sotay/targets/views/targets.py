"""Targets at the desk: the register of an organisation, its years, what is red below, one target with its names and shares."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.as_of import as_of
from sotay.core.days import today
from sotay.core.files import file_to_keep, file_to_print
from sotay.core.pages import slice_of
from sotay.targets import exports, parts
from sotay.targets.actions import targets as actions
from sotay.targets.forms import targets as forms
from sotay.targets.forms.resolutions import TargetForm
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries import readings
from sotay.targets.queries import targets as queries
from sotay.targets.queries.resolutions import resolutions_of
from sotay.targets.queries.sharing import cascade_of, suggested_shares
from sotay.targets.queries.years import halves_of, midterm_percent, years_for, years_of_all

DESK_FORM = "targets/target_form.html"


@require_safe
def top(request: Request) -> HttpResponse:
    """Go to the register of the highest organisation that the actor may see."""
    return redirect("targets:node", queries.top_place(request.actor).uid)


@require_safe
def node(request: Request, uid: UUID) -> HttpResponse:
    """Show the targets of an organisation on a day."""
    place, day = queries.get_place(request.actor, uid), as_of(request.GET)
    lines = queries.register_of(place, day.day, request.GET.get("light", ""))
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.register_sheet(place, lines, day.day), "chi-tieu.xlsx")
    context = {
        **parts.frame_of(request.actor, place, "node"),
        "lines": lines,
        "resolutions": resolutions_of(place),
        "children": queries.children_of(place),
        "ended": queries.ended_below(place),
        "as_of": day,
        "may_set": day.is_today and request.actor.can(P.SET, place),
    }
    return render(request, "targets/register.html", context)


@require_safe
def years(request: Request, uid: UUID) -> HttpResponse:
    """Show the targets of an organisation at the middle of their periods and by the year."""
    place, day = queries.get_place(request.actor, uid), as_of(request.GET)
    lines = queries.register_of(place, day.day)
    found = years_of_all([line.target for line in lines], day.day)
    halves = halves_of(lines, day.day)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.years_sheet(place, halves, found, day.day), "chi-tieu-tung-nam.xlsx")
    context = {
        **parts.frame_of(request.actor, place, "years"),
        "halves": halves,
        "enough": sum(half.is_enough for half in halves),
        "midterm": midterm_percent(day.day),
        "by_year": [(line, found[line.target.pk]) for line in lines],
        "as_of": day,
    }
    return render(request, "targets/years.html", context)


@require_safe
def paper(request: Request, uid: UUID) -> HttpResponse:
    """Give the table of all targets in the official layout: as Word, or as PDF to print."""
    place, day = queries.get_place(request.actor, uid), as_of(request.GET)
    lines = queries.register_of(place, day.day)
    found = years_of_all([line.target for line in lines], day.day)
    if request.GET.get("format") == "docx":
        return file_to_keep(exports.table_docx(place, lines, day.day), "bieu-theo-doi-chi-tieu.docx")
    return file_to_print(exports.table_pdf(place, lines, found, day.day), "bieu-theo-doi-chi-tieu.pdf")


@require_safe
def red(request: Request, uid: UUID) -> HttpResponse:
    """Show what will not be reached, at and below an organisation."""
    place, day = queries.get_place(request.actor, uid), as_of(request.GET)
    lines = queries.red_below(request.actor, place, day.day)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.red_sheet(place, queries.with_places(lines), day.day), "chi-tieu-kho-dat.xlsx")
    page = slice_of(request.GET, lines)
    queries.with_places(page.items)
    context = {**parts.frame_of(request.actor, place, "red"), "page": page, "as_of": day}
    return render(request, "targets/red.html", context)


@require_safe
def detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one target: where it stands, its years, its shares below, what is done for it."""
    target, day = queries.get_target(request.actor, uid), as_of(request.GET)
    context = {
        "line": readings.line_of(target, day.day),
        "target": target,
        "years": years_for(target, day.day),
        "cascade": cascade_of(target, day.day),
        "measures": queries.measures_of(target),
        "reports": queries.reports_of(target),
        "changes": queries.changes_of(target),
        "badges": parts.BADGES,
        "as_of": day,
        "sees_parent": queries.sees_parent(request.actor, target),
        "may_set": day.is_today and request.actor.can(P.SET, target.organisation),
        "may_report": day.is_today and request.actor.can(P.REPORT, target.organisation),
    }
    return render(request, "targets/target_detail.html", context)


@require_safe
def names(request: Request, uid: UUID) -> HttpResponse:
    """Show the records behind the progress of a bound target."""
    target, day = queries.get_target(request.actor, uid), as_of(request.GET)
    line = readings.line_of(target, day.day)
    if line.indicator:
        request.actor.require(line.indicator.names, target.organisation)
    rows = readings.names_of(target, day.day)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.names_sheet(target, rows, day.day), "danh-sach-duoc-tinh.xlsx")
    context = {"target": target, "line": line, "page": slice_of(request.GET, rows, size=100), "as_of": day}
    return render(request, "targets/names.html", context)


def target_add(request: Request, uid: UUID) -> HttpResponse:
    """Set a target."""
    place = queries.get_place_to(request.actor, uid, P.SET)
    form = TargetForm(
        request.POST or None, resolutions=resolutions_of(place), initial=parts.new_target(request.GET, today())
    )
    if form.run(actions.record_target, request.actor, place):
        return go_on(request, form.done, "targets:detail", form.result.uid)
    return show_form(request, DESK_FORM, form, node=place, heading="Đặt chỉ tiêu")


def share(request: Request, uid: UUID) -> HttpResponse:
    """Share a target out below, by hand or as is suggested."""
    target = queries.get_target_to(request.actor, uid, P.SET)
    cascade = cascade_of(target, today())
    suggested = suggested_shares(target, cascade, request.GET.get("suggest", ""))
    form = forms.ShareForm(request.POST or None, shares=cascade.shares, suggested=suggested)
    if form.run(actions.share_out, request.actor, target):
        return go_on(request, cascade_of(target, today()).said, "targets:detail", uid)
    return show_form(
        request, "targets/target_share.html", form, target=target, cascade=cascade, suggested=bool(suggested)
    )


def report(request: Request, uid: UUID) -> HttpResponse:
    """Report by hand."""
    target = queries.get_target_to(request.actor, uid, P.REPORT)
    form = forms.ReportForm(
        request.POST or None, request.FILES or None, measured=target.measured, initial={"reported_on": today()}
    )
    if form.run(actions.report_by_hand, request.actor, target):
        return go_on(request, form.done, "targets:detail", uid)
    return show_form(request, DESK_FORM, form, node=target.organisation, target=target, heading="Báo kết quả bằng tay")


def measure_add(request: Request, uid: UUID) -> HttpResponse:
    """Write down a measure."""
    target = queries.get_target_to(request.actor, uid, P.REPORT)
    form = forms.MeasureForm(request.POST or None, people=queries.people_below(target.organisation))
    if form.run(actions.add_measure, request.actor, target):
        return go_on(request, form.done, "targets:detail", uid)
    return show_form(request, DESK_FORM, form, node=target.organisation, target=target, heading="Thêm giải pháp")


def measure_finish(request: Request, uid: UUID) -> HttpResponse:
    """Say that a measure is done."""
    measure = queries.get_measure(request.actor, uid)
    form = forms.EvidenceForm(request.POST or None, request.FILES or None)
    if form.run(actions.finish_measure, request.actor, measure):
        return go_on(request, form.done, "targets:detail", measure.target.uid)
    return show_form(
        request, DESK_FORM, form, node=measure.organisation, target=measure.target, heading=f"Đã xong: {measure.title}"
    )

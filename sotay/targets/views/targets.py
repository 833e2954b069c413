"""Targets at the desk: the register of an organisation, its years, what is red below, one target with its names and shares."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.as_of import as_of
from sotay.core.days import today
from sotay.core.pages import slice_of
from sotay.targets import forms, parts
from sotay.targets.actions import targets as actions
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries import readings
from sotay.targets.queries import targets as queries

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
        above = [place.name, f"Tính đến ngày {day.day:%d/%m/%Y}"]
        return parts.excel("chi-tieu", "Chỉ tiêu", parts.TARGET_HEADINGS, parts.target_rows(lines), above)
    context = {
        **parts.frame_of(request.actor, place, "node"),
        "lines": lines,
        "resolutions": queries.resolutions_of(place),
        "children": queries.children_of(place),
        "as_of": day,
        "may_set": request.actor.can(P.SET, place),
    }
    return render(request, "targets/register.html", context)


@require_safe
def years(request: Request, uid: UUID) -> HttpResponse:
    """Show the targets of an organisation at the middle of their periods and by the year."""
    place, day = queries.get_place(request.actor, uid), as_of(request.GET)
    lines = queries.register_of(place, day.day)
    halves = queries.halves_of(lines, day.day)
    context = {
        **parts.frame_of(request.actor, place, "years"),
        "halves": halves,
        "enough": sum(half.is_enough for half in halves),
        "by_year": [(line, queries.years_for(line.target, day.day)) for line in lines],
        "as_of": day,
    }
    return render(request, "targets/years.html", context)


@require_safe
def red(request: Request, uid: UUID) -> HttpResponse:
    """Show what will not be reached, at and below an organisation."""
    place, day = queries.get_place(request.actor, uid), as_of(request.GET)
    lines = queries.red_below(request.actor, place, day.day)
    if request.GET.get("format") == "xlsx":
        above = [place.name, f"Chỉ tiêu khó đạt, tính đến ngày {day.day:%d/%m/%Y}"]
        return parts.excel("chi-tieu-kho-dat", "Khó đạt", parts.TARGET_HEADINGS, parts.target_rows(lines), above)
    context = {**parts.frame_of(request.actor, place, "red"), "page": slice_of(request.GET, lines), "as_of": day}
    return render(request, "targets/red.html", context)


@require_safe
def detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one target: where it stands, its years, its shares below, what is done for it."""
    target, day = queries.get_target(request.actor, uid), as_of(request.GET)
    context = {
        "line": readings.lines_of([target], day.day)[0],
        "target": target,
        "years": queries.years_for(target, day.day),
        "cascade": queries.cascade_of(target, day.day),
        "measures": queries.measures_of(target),
        "reports": target.reports.select_related("reporter"),
        "badges": parts.BADGES,
        "as_of": day,
        "may_set": request.actor.can(P.SET, target.organisation),
        "may_report": request.actor.can(P.REPORT, target.organisation),
    }
    return render(request, "targets/target_detail.html", context)


@require_safe
def names(request: Request, uid: UUID) -> HttpResponse:
    """Show the records behind the progress of a bound target."""
    target, day = queries.get_target(request.actor, uid), as_of(request.GET)
    line = readings.lines_of([target], day.day)[0]
    if line.indicator:
        request.actor.require(line.indicator.names, target.organisation)
    rows = readings.names_of(target, day.day)
    if request.GET.get("format") == "xlsx":
        above = [target.name, target.organisation.name, f"Tính đến ngày {day.day:%d/%m/%Y}"]
        return parts.excel("danh-sach", "Danh sách", parts.NAME_HEADINGS, parts.name_rows(rows), above)
    context = {"target": target, "line": line, "page": slice_of(request.GET, rows, size=100), "as_of": day}
    return render(request, "targets/names.html", context)


def resolution_add(request: Request, uid: UUID) -> HttpResponse:
    """Record a resolution."""
    place = queries.get_place_to(request.actor, uid, P.SET)
    form = forms.ResolutionForm(request.POST or None)
    if form.run(actions.record_resolution, request.actor, place):
        return go_on(request, form.done, "targets:node", uid)
    return show_form(request, DESK_FORM, form, node=place, heading="Ghi nghị quyết có chỉ tiêu")


def target_add(request: Request, uid: UUID) -> HttpResponse:
    """Set a target."""
    place = queries.get_place_to(request.actor, uid, P.SET)
    form = forms.TargetForm(request.POST or None, resolutions=queries.resolutions_of(place))
    if form.run(actions.record_target, request.actor, place):
        return go_on(request, form.done, "targets:detail", form.result.uid)
    return show_form(request, DESK_FORM, form, node=place, heading="Đặt chỉ tiêu")


def share(request: Request, uid: UUID) -> HttpResponse:
    """Share a target out below."""
    target = queries.get_target_to(request.actor, uid, P.SET)
    cascade = queries.cascade_of(target, today())
    form = forms.ShareForm(request.POST or None, shares=cascade.shares)
    if form.run(actions.share_out, request.actor, target):
        return go_on(request, form.done, "targets:detail", uid)
    return show_form(
        request, DESK_FORM, form, node=target.organisation, target=target, cascade=cascade, heading="Giao chỉ tiêu"
    )


def report(request: Request, uid: UUID) -> HttpResponse:
    """Report by hand."""
    target = queries.get_target_to(request.actor, uid, P.REPORT)
    form = forms.ReportForm(request.POST or None, initial={"reported_on": today()})
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
    form = forms.EvidenceForm(request.POST or None)
    if form.run(actions.finish_measure, request.actor, measure):
        return go_on(request, form.done, "targets:detail", measure.target.uid)
    return show_form(
        request, DESK_FORM, form, node=measure.organisation, target=measure.target, heading=f"Đã xong: {measure.title}"
    )

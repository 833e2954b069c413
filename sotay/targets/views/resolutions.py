"""Resolutions at the desk: drafted, all their targets in one page, issued; targets amended and bound afterwards."""

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.as_of import as_of
from sotay.core.days import today
from sotay.documents.downloads import attachment
from sotay.targets import parts
from sotay.targets.actions import resolutions as actions
from sotay.targets.actions import targets as target_actions
from sotay.targets.forms import resolutions as forms
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries import resolutions as queries
from sotay.targets.queries.readings import lines_of
from sotay.targets.queries.targets import get_place_to, get_target_to

DESK_FORM = "targets/target_form.html"


def add(request: Request, uid: UUID) -> HttpResponse:
    """Draft a resolution."""
    place = get_place_to(request.actor, uid, P.SET)
    form = forms.ResolutionForm(request.POST or None, request.FILES or None, origins=queries.origins_of(place))
    if form.run(actions.record_resolution, request.actor, place):
        return go_on(request, form.done, "targets:rows", form.result.uid)
    return show_form(request, DESK_FORM, form, node=place, heading="Ghi nghị quyết có chỉ tiêu")


@require_safe
def detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one resolution with its targets on a day."""
    resolution, day = queries.get_resolution(request.actor, uid), as_of(request.GET)
    context = {
        "resolution": resolution,
        "node": resolution.organisation,
        "lines": lines_of(list(queries.targets_of(resolution)), day.day),
        "as_of": day,
        "may_set": day.is_today and request.actor.can(P.SET, resolution.organisation),
    }
    return render(request, "targets/resolution_detail.html", context)


def edit(request: Request, uid: UUID) -> HttpResponse:
    """Correct a draft."""
    resolution = queries.get_resolution_to(request.actor, uid, P.SET)
    form = forms.ResolutionForm(
        request.POST or None,
        request.FILES or None,
        origins=queries.origins_of(resolution.organisation),
        initial=parts.initial_of(resolution),
    )
    if form.run(actions.correct_resolution, request.actor, resolution):
        return go_on(request, "Đã sửa nghị quyết.", "targets:resolution", uid)
    return show_form(
        request, DESK_FORM, form, node=resolution.organisation, resolution=resolution, heading="Sửa nghị quyết"
    )


def rows(request: Request, uid: UUID) -> HttpResponse:
    """Write all targets of a draft, a line each."""
    resolution = queries.get_resolution_to(request.actor, uid, P.SET)
    found = list(queries.targets_of(resolution))
    count, more = parts.lines_asked(request.POST, len(found))
    form = forms.RowsForm(request.POST or None, targets=found, years=parts.years_in(resolution), count=count)
    if not more and form.run(actions.set_targets, request.actor, resolution):
        return go_on(request, form.done, "targets:resolution", uid)
    return show_form(request, "targets/resolution_rows.html", form, resolution=resolution, node=resolution.organisation)


def issue(request: Request, uid: UUID) -> HttpResponse:
    """Say that a resolution was issued."""
    resolution = queries.get_resolution_to(request.actor, uid, P.SET)
    initial = {"number": resolution.number, "issued_on": resolution.issued_on or today()}
    form = forms.IssueForm(request.POST or None, initial=initial)
    if form.run(actions.issue_resolution, request.actor, resolution):
        return go_on(request, form.done, "targets:resolution", uid)
    return show_form(
        request, DESK_FORM, form, node=resolution.organisation, resolution=resolution, heading="Ban hành nghị quyết"
    )


def amend(request: Request, uid: UUID) -> HttpResponse:
    """Change what an issued resolution asks, by a decision."""
    target = get_target_to(request.actor, uid, P.SET)
    form = forms.AmendForm(request.POST or None, initial=parts.initial_of(target))
    if form.run(actions.amend_target, request.actor, target):
        return go_on(request, form.done, "targets:detail", uid)
    return show_form(
        request, DESK_FORM, form, node=target.organisation, target=target, heading="Điều chỉnh chỉ tiêu theo văn bản"
    )


def correct(request: Request, uid: UUID) -> HttpResponse:
    """Correct a target that no issued resolution holds."""
    target = get_target_to(request.actor, uid, P.SET)
    initial = {**parts.initial_of(target), "source": forms.source_of(target)}
    form = forms.TargetForm(request.POST or None, initial=initial)
    if form.run(target_actions.correct_target, request.actor, target):
        return go_on(request, "Đã sửa chỉ tiêu.", "targets:detail", uid)
    return show_form(request, DESK_FORM, form, node=target.organisation, target=target, heading="Sửa chỉ tiêu")


def bind(request: Request, uid: UUID) -> HttpResponse:
    """Let a target be counted from records."""
    target = get_target_to(request.actor, uid, P.SET)
    form = forms.BindForm(request.POST or None, measured=target.measured)
    if form.run(target_actions.bind_target, request.actor, target):
        return go_on(request, form.done, "targets:detail", uid)
    return show_form(request, DESK_FORM, form, node=target.organisation, target=target, heading="Gắn với hồ sơ")


@require_safe
def evidence(request: Request, uid: UUID) -> HttpResponseBase:
    """Hand out a file that shows something."""
    return attachment(request, queries.get_evidence(request.actor, uid))

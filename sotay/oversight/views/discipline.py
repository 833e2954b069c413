"""Discipline: the list for whoever holds the right, one record, the member's own; every look of others is written down."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of
from sotay.core.parts import Place
from sotay.oversight import exports
from sotay.oversight.actions import discipline as actions
from sotay.oversight.choices import Form
from sotay.oversight.forms import DisciplineForm, FilterForm, LiftForm, OrganisationDisciplineForm
from sotay.oversight.queries import discipline as queries
from sotay.oversight.queries.lists import with_cells
from sotay.oversight.views.common import step, tabs


@require_safe
def discipline_list(request: Request) -> HttpResponse:
    """List the disciplines in sight: of members, or of organisations."""
    form = FilterForm(request.GET, kinds=Form.choices, label="Hình thức")
    filters = form.filters()
    context = {"form": form, "tabs": tabs(request, queries.STATES, filters.state)}
    if filters.state == "organisations":
        page = slice_of(request.GET, queries.organisation_disciplines_for(request.actor, filters))
        lines = [queries.line_of(row) for row in page.items]
        return render(request, "oversight/discipline_list.html", {**context, "page": page, "organisations": lines})
    rows = queries.disciplines_for(request.actor, filters)
    if request.GET.get("format") == "xlsx":
        lines_out = with_cells(actions.export_disciplines(request.actor, list(rows)))
        return file_to_keep(exports.discipline_sheet(lines_out), "ky-luat.xlsx")
    page = slice_of(request.GET, rows)
    actions.note_disciplines_read(request.actor, page.items)
    return render(request, "oversight/discipline_list.html", {**context, "page": page, "lines": with_cells(page.items)})


@require_safe
def discipline_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one member's discipline; the member sees who has looked."""
    row = queries.get_discipline(request.actor, uid)
    actions.note_discipline_read(request.actor, row.member)
    context = {"line": queries.line_of(row), "can_record": queries.can_record(request.actor, row.organisation)}
    way = [*_way(), Place(row.member.full_name, "")]
    return render(request, "oversight/discipline_detail.html", {**context, "path": way, "name": row.member.full_name})


@require_safe
def organisation_discipline_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one organisation's discipline."""
    row = queries.get_organisation_discipline(request.actor, uid)
    context = {"line": queries.line_of(row), "can_record": queries.can_record(request.actor, row.organisation)}
    way = [*_way(), Place(row.organisation.name, "")]
    context |= {"path": way, "name": row.organisation.name, "of_organisation": True}
    return render(request, "oversight/discipline_detail.html", context)


def discipline(request: Request, uid: UUID) -> HttpResponse:
    """Record a member's discipline."""
    member = queries.get_subject(request.actor, uid)
    form = DisciplineForm(request.POST or None, posts=queries.posts_of(member))
    if form.run(actions.discipline_member, request.actor, member):
        return go_on(request, form.done, "oversight:discipline", form.result.uid)
    record = reverse("members:detail", args=[uid])
    context = {"heading": "Ghi kỷ luật", "path": [*_way(), Place(member.full_name, "")], "lead": member.full_name}
    return show_form(request, "oversight/step.html", form, cancel=record, **context)


def discipline_organisation(request: Request, uid: UUID) -> HttpResponse:
    """Record an organisation's discipline."""
    organisation = queries.get_organisation(request.actor, uid)
    form = OrganisationDisciplineForm(request.POST or None)
    if form.run(actions.discipline_organisation, request.actor, organisation):
        return go_on(request, form.done, "oversight:organisation_discipline", form.result.uid)
    back = reverse("organisations:detail", args=[uid])
    context = {"heading": "Ghi kỷ luật tổ chức đảng", "path": [*_way(), Place(organisation.name, "")]}
    return show_form(request, "oversight/step.html", form, cancel=back, lead=organisation.name, **context)


def discipline_lift(request: Request, uid: UUID) -> HttpResponse:
    """Record that a member's discipline was removed."""
    row = queries.discipline_to_lift(request.actor, uid)
    way, back = [*_way(), Place(row.member.full_name, "")], ("oversight:discipline", uid)
    form = LiftForm(request.POST or None)
    return step(request, form, actions.lift_discipline, row, heading="Xóa, hủy kỷ luật", way=way, back=back)


def organisation_discipline_lift(request: Request, uid: UUID) -> HttpResponse:
    """Record that an organisation's discipline was removed."""
    row = queries.organisation_discipline_to_lift(request.actor, uid)
    way, back = [*_way(), Place(row.organisation.name, "")], ("oversight:organisation_discipline", uid)
    act, form = actions.lift_organisation_discipline, LiftForm(request.POST or None)
    return step(request, form, act, row, heading="Xóa, hủy kỷ luật", way=way, back=back)


def _way() -> list[Place]:
    """Return the way to the list."""
    return [Place("Kỷ luật", reverse("oversight:disciplines"))]

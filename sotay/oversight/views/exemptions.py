"""Exemption: the list, one request, its steps and its paper."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.files import file_to_keep
from sotay.core.forms import ActionForm
from sotay.core.pages import slice_of
from sotay.core.parts import Place
from sotay.meetings.queries.closed_motions import closed_motions
from sotay.oversight import exports
from sotay.oversight.actions import exemptions as actions
from sotay.oversight.choices import ExemptionReason
from sotay.oversight.forms import DayForm, DecisionForm, ExemptForm, FilterForm, ReasonForm
from sotay.oversight.queries import exemptions as queries
from sotay.oversight.queries.lists import with_cells
from sotay.oversight.views.common import step, tabs


@require_safe
def exemption_list(request: Request) -> HttpResponse:
    """List who is exempt, who asks, whose days run out."""
    form = FilterForm(request.GET, kinds=ExemptionReason.choices, label="Lý do")
    filters = form.filters()
    rows = queries.exemptions_for(request.actor, filters)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.exemption_sheet(with_cells(rows)), "mien-sinh-hoat.xlsx")
    page = slice_of(request.GET, rows)
    context = {"form": form, "page": page, "lines": with_cells(page.items)}
    context["tabs"] = tabs(request, queries.STATES, filters.state)
    return render(request, "oversight/exemption_list.html", context)


@require_safe
def exemption_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one request."""
    page = queries.exemption_page(request.actor, uid)
    return render(request, "oversight/exemption_detail.html", {"page": page, "path": [*_way(), Place(page.name, "")]})


def exempt(request: Request, uid: UUID) -> HttpResponse:
    """Record a member's request with the vote of the cell."""
    member = queries.member_to_propose(request.actor, uid)
    form = ExemptForm(request.POST or None, motions=closed_motions(member.organisation))
    if form.run(actions.propose_exemption, request.actor, member):
        return go_on(request, form.done, "oversight:exemption", form.result.uid)
    way = [Place(member.full_name, reverse("members:detail", args=[uid])), Place("Đề nghị miễn", "")]
    context = {"heading": "Đề nghị miễn công tác và sinh hoạt đảng", "path": way, "lead": member.full_name}
    return show_form(request, "oversight/step.html", form, cancel=reverse("members:detail", args=[uid]), **context)


def exemption_extend(request: Request, uid: UUID) -> HttpResponse:
    """Ask for more days after an exemption: the same steps once more."""
    before = queries.exemption_to_propose(request.actor, uid)
    member = before.member
    begin = {"reason": before.reason, "first": before.valid.upper}
    form = ExemptForm(request.POST or None, motions=closed_motions(member.organisation), initial=begin)
    if form.run(actions.propose_exemption, request.actor, member, follows=before):
        return go_on(request, form.done, "oversight:exemption", form.result.uid)
    back = reverse("oversight:exemption", args=[uid])
    context = {"heading": "Gia hạn miễn", "lead": member.full_name, "cancel": back}
    path = [*_way(), Place(member.full_name, back), Place("Gia hạn", "")]
    return show_form(request, "oversight/step.html", form, path=path, **context)


def exemption_grant(request: Request, uid: UUID) -> HttpResponse:
    """Grant what a cell has proposed."""
    row = queries.exemption_to_decide(request.actor, uid)
    return _step(request, row, DecisionForm(request.POST or None), actions.grant_exemption, "Đồng ý miễn")


def exemption_decline(request: Request, uid: UUID) -> HttpResponse:
    """Decline what a cell has proposed."""
    row = queries.exemption_to_decide(request.actor, uid)
    return _step(request, row, ReasonForm(request.POST or None), actions.decline_exemption, "Không đồng ý miễn")


def exemption_end(request: Request, uid: UUID) -> HttpResponse:
    """Let a member take part again before the end."""
    row = queries.exemption_to_propose(request.actor, uid)
    form = DayForm(request.POST or None, label="Sinh hoạt trở lại từ ngày")
    return _step(request, row, form, actions.end_exemption, "Thôi miễn trước hạn")


def exemption_return(request: Request, uid: UUID) -> HttpResponse:
    """Record the self-review after an exemption."""
    row = queries.exemption_to_propose(request.actor, uid)
    form = DayForm(request.POST or None, label="Nộp bản kiểm điểm ngày")
    return _step(request, row, form, actions.record_return, "Ghi bản kiểm điểm khi hết hạn")


@require_safe
def exemption_paper(request: Request, uid: UUID) -> HttpResponse:
    """Give form 1-MSHĐ as a Word file."""
    exemption = queries.get_exemption(request.actor, uid)
    return file_to_keep(exports.exemption_docx(exemption), "1-MSHD.docx")


def _step(request: Request, row: Any, form: ActionForm, act: Any, heading: str) -> HttpResponse:
    """Do one step of a request."""
    way = [*_way(), Place(row.member.full_name, reverse("oversight:exemption", args=[row.uid]))]
    back = ("oversight:exemption", row.uid)
    return step(request, form, act, row, heading=heading, way=way, back=back, lead=row.member.full_name)


def _way() -> list[Place]:
    """Return the way to the list."""
    return [Place("Miễn sinh hoạt", reverse("oversight:exemptions"))]

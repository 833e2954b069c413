"""Departure: the list with the dead, one case and its steps, the notice of it, the yearly screening."""

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
from sotay.oversight.actions import departures as actions
from sotay.oversight.actions.screening import conclude_screening
from sotay.oversight.choices import DepartureKind
from sotay.oversight.forms import (
    CommitteeVoteForm,
    DayForm,
    DeathForm,
    DecideForm,
    DecisionForm,
    FilterForm,
    OpenForm,
    ReasonForm,
    ReportDeathForm,
    ScreeningForm,
    VoteForm,
    year_asked,
)
from sotay.oversight.queries import departures as queries
from sotay.oversight.queries import screening
from sotay.oversight.queries.exemptions import member_to_decide, member_to_propose
from sotay.oversight.queries.lists import with_cells
from sotay.oversight.views.common import step, tabs


@require_safe
def departure_list(request: Request) -> HttpResponse:
    """List who is being considered, who has left, who has died."""
    form = FilterForm(request.GET, kinds=DepartureKind.choices, label="Hình thức")
    filters = form.filters()
    rows = queries.departures_for(request.actor, filters)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.departure_sheet(with_cells(rows)), "ra-khoi-dang.xlsx")
    page = slice_of(request.GET, rows)
    context = {"form": form, "page": page, "lines": with_cells(page.items)}
    context["tabs"] = tabs(request, queries.STATES, filters.state)
    return render(request, "oversight/departure_list.html", context)


@require_safe
def departure_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one case: its steps, and what of the person is still open."""
    page = queries.departure_page(request.actor, uid)
    way = [*_way(), Place(page.departure.member.full_name, "")]
    return render(request, "oversight/departure_detail.html", {"page": page, "path": way})


def depart(request: Request, uid: UUID) -> HttpResponse:
    """Begin to consider that a member leaves."""
    member = member_to_propose(request.actor, uid)
    return _begin(request, member, OpenForm(request.POST or None), actions.open_departure, "Xem xét đưa ra khỏi Đảng")


def death(request: Request, uid: UUID) -> HttpResponse:
    """Record that a member has died."""
    member = member_to_decide(request.actor, uid)
    return _begin(request, member, DeathForm(request.POST or None), actions.record_death, "Ghi đảng viên từ trần")


def death_report(request: Request, uid: UUID) -> HttpResponse:
    """Report from the cell that a member has died."""
    member = member_to_propose(request.actor, uid)
    form = ReportDeathForm(request.POST or None, label="Ngày từ trần")
    return _begin(request, member, form, actions.open_departure, "Báo đảng viên từ trần")


def departure_ask(request: Request, uid: UUID) -> HttpResponse:
    """Record that a self-review was asked for."""
    row = queries.departure_to_propose(request.actor, uid)
    form = DayForm(request.POST or None, label="Yêu cầu kiểm điểm ngày")
    return _step(request, row, form, actions.ask_self_review, "Yêu cầu kiểm điểm")


def departure_review(request: Request, uid: UUID) -> HttpResponse:
    """Record that the self-review was handed in."""
    row = queries.departure_to_propose(request.actor, uid)
    form = DayForm(request.POST or None, label="Nộp bản tự kiểm điểm ngày")
    return _step(request, row, form, actions.take_self_review, "Nhận bản tự kiểm điểm")


def departure_cell_vote(request: Request, uid: UUID) -> HttpResponse:
    """Record the cell's vote."""
    row = queries.departure_to_propose(request.actor, uid)
    form = VoteForm(request.POST or None, motions=closed_motions(row.organisation))
    return _step(request, row, form, actions.record_cell_vote, "Biểu quyết của chi bộ")


def departure_committee_vote(request: Request, uid: UUID) -> HttpResponse:
    """Record the committee's vote."""
    row = queries.departure_to_decide(request.actor, uid)
    form = CommitteeVoteForm(request.POST or None)
    return _step(request, row, form, actions.record_committee_vote, "Biểu quyết của đảng ủy cơ sở")


def departure_decide(request: Request, uid: UUID) -> HttpResponse:
    """Record the decision."""
    row = queries.departure_to_decide(request.actor, uid)
    form = DecideForm(request.POST or None, initial={"effective_on": row.effective_on})
    return _step(request, row, form, actions.decide_departure, "Ghi quyết định")


def departure_drop(request: Request, uid: UUID) -> HttpResponse:
    """Consider it no more."""
    row = queries.departure_to_propose(request.actor, uid)
    return _step(request, row, ReasonForm(request.POST or None), actions.drop_departure, "Không xem xét nữa")


def departure_restore(request: Request, uid: UUID) -> HttpResponse:
    """Give membership back."""
    row = queries.departure_to_decide(request.actor, uid)
    return _step(request, row, DecisionForm(request.POST or None), actions.restore_member, "Khôi phục đảng viên")


@require_safe
def departure_notice(request: Request, uid: UUID) -> HttpResponse:
    """Give the notice of a departure as a Word file."""
    departure = queries.get_departure(request.actor, uid)
    return file_to_keep(exports.departure_docx(departure), "phieu-bao.docx")


@require_safe
def screening_list(request: Request) -> HttpResponse:
    """List whose absences of a year the cells have to look at, with what was concluded."""
    form = FilterForm(request.GET)
    year = year_asked(request.GET)
    lines = screening.suggestions(request.actor, year, form.filters().organisation)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.screening_sheet(year, lines), f"ra-soat-{year}.xlsx")
    context = {"lines": lines, "year": year, "years": [year - 1, year + 1]}
    return render(request, "oversight/screening_list.html", context)


def screen(request: Request, uid: UUID, year: int) -> HttpResponse:
    """Write down what the cell concludes about a member's absences."""
    member = screening.get_screened(request.actor, uid)
    form = ScreeningForm(request.POST or None)
    if form.run(conclude_screening, request.actor, member, year=year):
        return go_on(request, form.done, "oversight:screening")
    way = [*_way(), Place("Rà soát đảng viên", reverse("oversight:screening")), Place(member.full_name, "")]
    context = {"heading": f"Kết luận rà soát năm {year}", "path": way, "lead": member.full_name}
    return show_form(request, "oversight/step.html", form, cancel=reverse("oversight:screening"), **context)


def _begin(request: Request, member: Any, form: ActionForm, act: Any, heading: str) -> HttpResponse:
    """Begin a case from the member's record."""
    if form.run(act, request.actor, member):
        return go_on(request, form.done, "oversight:departure", form.result.uid)
    record = reverse("members:detail", args=[member.uid])
    context = {"heading": heading, "path": [Place(member.full_name, record), Place(heading, "")], "cancel": record}
    return show_form(request, "oversight/step.html", form, lead=member.full_name, **context)


def _step(request: Request, row: Any, form: ActionForm, act: Any, heading: str) -> HttpResponse:
    """Do one step of a case."""
    way = [*_way(), Place(row.member.full_name, reverse("oversight:departure", args=[row.uid]))]
    back = ("oversight:departure", row.uid)
    return step(request, form, act, row, heading=heading, way=way, back=back, lead=row.member.full_name)


def _way() -> list[Place]:
    """Return the way to the list."""
    return [Place("Ra khỏi Đảng", reverse("oversight:departures"))]

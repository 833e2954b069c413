"""The pages of badges and cards: the board's lists, one proposal, a member's cards, the member's own years."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.badges import actions, exports, forms
from sotay.badges.queries import awards, cards, lists, rounds
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.files import file_to_keep
from sotay.core.forms import ActionForm
from sotay.core.pages import slice_of
from sotay.core.parts import Place, Tab
from sotay.meetings.queries.closed_motions import closed_motions
from sotay.members.queries.records import get_own_member


@require_safe
def round_list(request: Request) -> HttpResponse:
    """List whose badge is due at a coming round."""
    form = forms.FilterForm(request.GET, without=("year", "state"))
    filters = form.filters()
    coming = rounds.rounds_to_come()
    chosen = rounds.round_asked(form.cleaned_data.get("on"), coming)
    page = rounds.round_page(request.actor, chosen, filters)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.due_sheet(chosen, page.lines), f"huy-hieu-{chosen.on}.xlsx")
    if request.GET.get("format") == "docx":
        body = lists.body_of(request.actor, filters.organisation)
        return file_to_keep(exports.due_docx(body, chosen, page.lines), f"huy-hieu-{chosen.on}.docx")
    kept = {name: value for name, value in request.GET.items() if name in {"organisation", "q", "level"}}
    tabs = [
        Tab(f"{one.name}/{one.on.year}", f"?{urlencode({**kept, 'on': one.on})}", current=one == chosen)
        for one in coming
    ]
    shown = slice_of(request.GET, page.lines)
    proposable = lists.proposable(request.actor, shown.items)
    context = {"form": form, "round": page, "tabs": tabs, "page": shown, "proposable": proposable}
    return render(request, "badges/round_list.html", context)


@require_safe
def missed_list(request: Request) -> HttpResponse:
    """List whose badge of the last rounds was not given."""
    form = forms.FilterForm(request.GET, without=("year", "state", "on"))
    lines = rounds.missed(request.actor, form.filters())
    shown = slice_of(request.GET, lines)
    context = {"form": form, "page": shown, "proposable": lists.proposable(request.actor, shown.items)}
    return render(request, "badges/missed_list.html", context)


@require_safe
def award_list(request: Request) -> HttpResponse:
    """List the proposals and the badges given."""
    form = forms.FilterForm(request.GET, without=("on",))
    filters = form.filters()
    rows = awards.awards_for(request.actor, filters)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.award_sheet(awards.with_cells(list(rows))), "huy-hieu-dang.xlsx")
    page = slice_of(request.GET, rows)
    context = {"form": form, "page": page, "lines": awards.with_cells(page.items)}
    return render(request, "badges/award_list.html", {**context, "tabs": _tabs(request, awards.STATES, filters.state)})


@require_safe
def award_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one proposal."""
    page = awards.award_page(request.actor, uid)
    return render(request, "badges/award_detail.html", {"page": page, "path": [*_way(), Place(page.name, "")]})


def propose(request: Request, uid: UUID) -> HttpResponse:
    """Record the cell's proposal."""
    member = rounds.member_to_propose(request.actor, uid)
    form = forms.ProposeForm(
        request.POST or None,
        levels=rounds.badge_norms().levels,
        motions=closed_motions(member.organisation),
        initial={"level": rounds.level_offered(member)},
    )
    if form.run(actions.propose_award, request.actor, member):
        return go_on(request, form.done, "badges:award", form.result.uid)
    record = reverse("members:detail", args=[uid])
    context = {"heading": "Đề nghị tặng Huy hiệu Đảng", "path": [*_way(), Place(member.full_name, "")]}
    return show_form(request, "badges/step.html", form, cancel=record, lead=member.full_name, **context)


def award_forward(request: Request, uid: UUID) -> HttpResponse:
    """Record that the committees have agreed."""
    award = awards.award_to_forward(request.actor, uid)
    return _step(request, award, forms.ForwardForm(request.POST or None), actions.forward_award, "Trình cấp trên")


def award_return(request: Request, uid: UUID) -> HttpResponse:
    """Send a proposal back."""
    award = awards.award_to_forward(request.actor, uid)
    return _step(request, award, forms.ReturnForm(request.POST or None), actions.return_award, "Trả lại đề nghị")


def award_give(request: Request, uid: UUID) -> HttpResponse:
    """Record the province's decision."""
    award = awards.award_to_give(request.actor, uid)
    heading = "Ghi quyết định tặng Huy hiệu"
    return _step(request, award, forms.GiveForm(request.POST or None), actions.give_award, heading)


@require_safe
def card_list(request: Request) -> HttpResponse:
    """List whose card is to be checked, issued, issued again."""
    form = forms.FilterForm(request.GET, without=("on", "level"))
    filters = form.filters()
    page = slice_of(request.GET, cards.members_by_card(request.actor, filters))
    lines = cards.members_with_cells(page.items)
    context = {"form": form, "page": page, "lines": lines, "proposable": lists.proposable(request.actor, lines)}
    return render(
        request, "badges/card_list.html", {**context, "tabs": _tabs(request, cards.CARD_STATES, filters.state)}
    )


@require_safe
def card_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show a member's cards (masked), their checks, and what moves the years."""
    page = cards.card_page(request.actor, uid)
    way = [Place("Thẻ đảng viên", reverse("badges:cards")), Place(page.member.full_name, "")]
    return render(request, "badges/card_detail.html", {"page": page, "path": way})


def card_issue(request: Request, uid: UUID) -> HttpResponse:
    """Issue a card."""
    member = cards.member_to_card(request.actor, uid)
    form = forms.CardForm(request.POST or None)
    return _card_step(request, member, form, actions.issue_card, "Phát, cấp lại thẻ")


def card_check(request: Request, uid: UUID) -> HttpResponse:
    """Record the yearly check."""
    member = rounds.member_to_propose(request.actor, uid)
    return _card_step(request, member, forms.CheckForm(request.POST or None), actions.check_card, "Kiểm tra thẻ")


def interruption(request: Request, uid: UUID) -> HttpResponse:
    """Record days that do not count."""
    member = cards.member_to_card(request.actor, uid)
    form = forms.InterruptionForm(request.POST or None)
    return _card_step(request, member, form, actions.record_interruption, "Thời gian không tính tuổi Đảng")


def seniority(request: Request, uid: UUID) -> HttpResponse:
    """Record from when the years count."""
    member = cards.member_to_card(request.actor, uid)
    form = forms.SeniorityForm(request.POST or None)
    return _card_step(request, member, form, actions.correct_seniority, "Ngày tính tuổi Đảng")


@require_safe
def mine(request: Request) -> HttpResponse:
    """Tell a member of their own years and the next badge."""
    member = get_own_member(request.actor)
    own = rounds.own_years(member) if member else None
    return render(request, "badges/mine.html", {"own": own, "today": today()})


def _step(request: Request, award: Any, form: ActionForm, act: Callable[..., Any], heading: str) -> HttpResponse:
    """Do one step of a proposal."""
    if form.run(act, request.actor, award):
        return go_on(request, form.done, "badges:award", award.uid)
    back = reverse("badges:award", args=[award.uid])
    way = [*_way(), Place(award.member.full_name, back), Place(heading, "")]
    lead = f"{award.member.full_name}: {award}"
    return show_form(request, "badges/step.html", form, heading=heading, path=way, cancel=back, lead=lead)


def _card_step(request: Request, member: Any, form: ActionForm, act: Callable[..., Any], heading: str) -> HttpResponse:
    """Do something about a member's card or years."""
    if form.run(act, request.actor, member):
        return go_on(request, form.done, "badges:card", member.uid)
    back = reverse("badges:card", args=[member.uid])
    way = [Place("Thẻ đảng viên", reverse("badges:cards")), Place(member.full_name, back), Place(heading, "")]
    return show_form(request, "badges/step.html", form, heading=heading, path=way, cancel=back, lead=member.full_name)


def _tabs(request: Request, states: Mapping[str, str], current: str) -> list[Tab]:
    """Return the tabs of a list, the rest of its filters kept."""
    kept = {name: value for name, value in request.GET.items() if name in {"organisation", "q", "level", "year"}}
    return [
        Tab(label, f"?{urlencode({**kept, 'state': state})}", current=state == current)
        for state, label in states.items()
    ]


def _way() -> list[Place]:
    """Return the way to the proposals."""
    return [Place("Huy hiệu Đảng", reverse("badges:awards"))]

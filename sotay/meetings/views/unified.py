"""The pages of the unified day, and of what cells ask for: a day of their own, a meeting online."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.errors import NotVisible
from sotay.core.files import file_to_keep
from sotay.core.find import uid_of
from sotay.core.pages import slice_of
from sotay.meetings.actions import unified as actions
from sotay.meetings.choices import RequestStatus
from sotay.meetings.exports.unified import unified_sheet
from sotay.meetings.forms.unified import AnswerForm, AskForm, EndForm, UnifiedDayForm, UnifiedMonthForm
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries import meetings, thematic, themes, unified
from sotay.meetings.queries.requests import DAY, ONLINE, get_request, request_tabs, requests_for, requests_of
from sotay.meetings.rules.unified import Keeping


@dataclass(frozen=True)
class Asking:
    """One kind of request: its words, and its three actions."""

    title: str
    lead: str
    ask: Any
    grant: Any
    decline: Any


ASKING = {
    DAY: Asking(
        "Ngày sinh hoạt riêng",
        "Khi không thể họp vào ngày thống nhất, ví dụ đang trực biên giới, trực ca.",
        actions.ask_day_exception,
        actions.grant_day_exception,
        actions.decline_day_exception,
    ),
    ONLINE: Asking(
        "Họp trực tuyến",
        "Cho chi bộ có điều kiện đặc biệt, ví dụ đảng viên đi làm xa, thiên tai chia cắt.",
        actions.ask_online_permission,
        actions.grant_online_permission,
        actions.decline_online_permission,
    ),
}


@require_safe
def unified_list(request: Request) -> HttpResponse:
    """Show who kept to the unified day in a month below a node, who did not and why."""
    node = thematic.get_overseen(request.actor, uid_of(request.GET.get("node", "")))
    period = unified.month_asked(request.GET.get("month", ""))
    asked = request.GET.get("state", "")
    state = Keeping(asked) if asked in set(Keeping) else None
    month = unified.unified_month(node, period)
    lines = [line for line in month.lines if state in (None, line.state)]
    if request.GET.get("format") == "xlsx":
        return file_to_keep(unified_sheet(node, period, lines), f"ngay-thong-nhat-{node.code}-{period:%Y-%m}.xlsx")
    form = UnifiedMonthForm(
        {"node": node.uid, "month": f"{period:%Y-%m}"},
        nodes=unified.nodes_to_look_at(request.actor, node),
        months=unified.months_to_look_at(),
    )
    context = {"node": node, "period": period, "month": month, "page": slice_of(request.GET, lines), "form": form}
    context["tabs"] = unified.month_tabs(node, period, month, state)
    context["can_fix"] = request.actor.has(MeetingPermission.FIX_DAY)
    context["can_approve"] = request.actor.has(MeetingPermission.APPROVE)
    return render(request, "meetings/unified_list.html", context)


def unified_fix(request: Request) -> HttpResponse:
    """Set the unified day of an organisation, and see which ones hold."""
    node = unified.get_node_to_fix(request.actor, None)
    form = UnifiedDayForm(request.POST or None, nodes=unified.nodes_to_choose(request.actor))
    if form.run(actions.fix_unified_day, request.actor, node):
        return go_on(request, form.done, "meetings:unified_fix")
    days = unified.days_around(node)
    return show_form(
        request, "meetings/unified_fix.html", form, node=node, days=days, own=unified.ending(days, request.actor)
    )


def unified_end(request: Request, uid: UUID) -> HttpResponse:
    """Leave the day to the cells again."""
    node = unified.get_node_to_fix(request.actor, uid)
    form = EndForm(request.POST or None)
    if form.run(actions.end_unified_day, request.actor, node):
        return go_on(request, form.done, "meetings:unified_fix")
    return show_form(request, "meetings/unified_end.html", form, node=node)


def own_requests(request: Request, uid: UUID, kind: str) -> HttpResponse:
    """Show what the cell has asked for, and ask."""
    cell, asking = meetings.get_cell_to_prepare(request.actor, uid), _asking(kind)
    form = AskForm(request.POST or None)
    if form.run(asking.ask, request.actor, cell):
        return go_on(request, form.done, "meetings:own_requests", uid, kind)
    rows = requests_of(kind, cell)
    return show_form(request, "meetings/own_requests.html", form, cell=cell, asking=asking, requests=rows)


@require_safe
def request_list(request: Request, kind: str) -> HttpResponse:
    """List what cells ask for."""
    asking = _asking(kind)
    asked = request.GET.get("status", "")
    status = asked if asked in RequestStatus.values else RequestStatus.ASKED
    themes.get_deciding_node(request.actor)
    page = slice_of(request.GET, requests_for(kind, request.actor, status))
    context = {"asking": asking, "kind": kind, "page": page, "tabs": request_tabs(kind, request.actor, status)}
    return render(request, "meetings/request_list.html", context)


def request_answer(request: Request, kind: str, uid: UUID) -> HttpResponse:
    """Agree or decline."""
    asking, found = _asking(kind), get_request(kind, request.actor, uid)
    form = AnswerForm(request.POST or None)
    action = asking.decline if request.POST.get("action") == "decline" else asking.grant
    if request.method == "POST" and form.run(action, request.actor, found):
        return go_on(request, "Đã trả lời chi bộ.", "meetings:requests", kind)
    return show_form(request, "meetings/request_answer.html", form, asking=asking, kind=kind, found=found)


def _asking(kind: str) -> Asking:
    """Return the kind of request that an address names."""
    if kind not in ASKING:
        raise NotVisible
    return ASKING[kind]

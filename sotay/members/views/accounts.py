"""Slips and recoveries: what the unit does for its members' accounts; and who has looked at one's own record."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.access.verbs import in_words
from sotay.accounts.rules import shown_login
from sotay.core.answers import go_on, show_form
from sotay.core.pages import slice_of
from sotay.members.actions.accounts import approve_recovery, issue_slips
from sotay.members.forms.accounts import SlipsForm
from sotay.members.queries import accounts as queries
from sotay.members.slips import slips_answer


@require_safe
def slips_start(request: Request) -> HttpResponse:
    """Go to the slips of the highest organisation that the person looks after."""
    return redirect("members:slips", queries.top_slip_node(request.actor).uid)


@never_cache
def slips(request: Request, uid: UUID) -> HttpResponse:
    """Choose members who have not activated an account, and print their slips."""
    node = queries.get_slip_node(request.actor, uid)
    rows = list(queries.waiting_for_slips(node)) if node.is_cell else []
    form = SlipsForm(request.POST or None, rows=rows)
    if form.run(issue_slips, request.actor, node):
        return slips_answer(form.result)
    below = [] if node.is_cell else queries.waiting_below(node)
    facts = {"node": node, "count": len(rows), "below": below, "frame_template": _frame(desk=not node.is_cell)}
    return show_form(request, "members/slips.html", form, **facts)


@require_safe
def recoveries(request: Request) -> HttpResponse:
    """List whose recovery waits for officers."""
    frame = _frame(desk=queries.works_above_cells(request.actor))
    facts = {"waiting": queries.waiting_recoveries(request.actor), "frame_template": frame}
    return render(request, "members/recoveries.html", facts)


@require_safe
@never_cache
def recovery(request: Request, uid: UUID) -> HttpResponse:
    """Show one member's recovery, and what confirming means."""
    member = queries.get_member_to_recover(request.actor, uid)
    facts = {
        "member": member,
        "recovery": queries.recovery_of(member),
        "login": shown_login(queries.login_of(member)),
        "frame_template": _frame(desk=queries.works_above_cells(request.actor)),
    }
    return render(request, "members/recovery.html", facts)


@require_POST
@never_cache
def recovery_approve(request: Request, uid: UUID) -> HttpResponse:
    """Confirm; the second officer sees the new slip, once."""
    member = queries.get_member_to_recover(request.actor, uid)
    slip = approve_recovery(request.actor, member)
    if slip is None:
        return go_on(request, "Đã xác nhận. Cần thêm một cán bộ khác xác nhận.", "members:recovery", uid)
    facts = {"member": member, "slip": slip, "login": shown_login(slip.user.login)}
    frame = _frame(desk=queries.works_above_cells(request.actor))
    return render(request, "members/recovery_slip.html", {**facts, "frame_template": frame})


@require_safe
def readings(request: Request) -> HttpResponse:
    """Show who has looked at one's own record, and what was done to one's own account."""
    page = slice_of(request.GET, queries.own_entries(request.actor))
    facts = {"readings": queries.own_readings(request.actor)[:100], "page": page, "lines": in_words(list(page.items))}
    return render(request, "members/readings.html", facts)


def _frame(*, desk: bool) -> str:
    """Return the frame: cells work on the telephone, everybody above them at the desk."""
    return "web/desk.html" if desk else "web/handbook.html"

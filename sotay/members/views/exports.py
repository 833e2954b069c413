"""Taking a list out of the system: ask, wait, fetch."""

from dataclasses import replace
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import show_form
from sotay.core.as_of import as_of
from sotay.core.errors import NotPermitted
from sotay.core.pages import slice_of
from sotay.core.parts import Place
from sotay.core.progress import state_of
from sotay.members.actions.exporting import fetch_export
from sotay.members.actions.register import DIRECT_LIMIT
from sotay.members.choices import ExportStatus
from sotay.members.forms.exports import ExportForm
from sotay.members.forms.register import FilterForm
from sotay.members.permissions import MemberPermission
from sotay.members.queries import exports, nodes, register
from sotay.members.queueing import ask_and_write

REFRESH_SECONDS = 3


def export(request: Request) -> HttpResponse:
    """Say what the file will hold, and have it written."""
    chosen = FilterForm(request.GET)
    node = nodes.register_node(request.actor, chosen.filters().organisation)
    if node is None or not request.actor.can(MemberPermission.EXPORT, node):
        raise NotPermitted
    filters = replace(chosen.filters(), organisation=node.uid)
    form = ExportForm(request.POST or None, may_reveal=request.actor.can(MemberPermission.REVEAL, node))
    selection = register.Selection(filters, chosen.words())
    if form.run(ask_and_write, request.actor, node, selection=selection):
        return redirect("members:export_detail", form.result.uid)
    count = register.count_members(request.actor, filters)
    way = [Place("Đảng viên", f"{reverse('members:list')}?{request.GET.urlencode()}"), Place("Xuất Excel", "")]
    context = {
        "member_path": way,
        "node": node,
        "chips": chosen.chips(),
        "as_of": as_of(request.GET, with_known=True),
        "count": count,
        "is_short": count <= DIRECT_LIMIT,
    }
    return show_form(request, "members/export.html", form, **context, recent=exports.exports_for(request.actor)[:5])


@require_safe
def export_list(request: Request) -> HttpResponse:
    """List what the person has taken out."""
    return render(
        request, "members/export_list.html", {"page": slice_of(request.GET, exports.exports_for(request.actor))}
    )


@never_cache
@require_safe
def export_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show how far the file is, then where it is."""
    one = exports.get_export(request.actor, uid)
    way = [
        Place("Đảng viên", reverse("members:list")),
        Place("Các lần xuất", reverse("members:exports")),
        Place(one.organisation.name, ""),
    ]
    context = {"export": one, "member_path": way}
    if one.status == ExportStatus.WAITING:
        page = "members/export_progress.html#progress" if request.htmx else "members/export_progress.html"
        return render(request, page, {**context, "job": state_of(one.uid), "refresh_seconds": REFRESH_SECONDS})
    return render(request, "members/export_detail.html", context)


@never_cache
@require_safe
def export_file(request: Request, uid: UUID) -> FileResponse:
    """Hand out the file to the person who asked for it."""
    one = exports.get_export(request.actor, uid)
    file = fetch_export(request.actor, one)
    return FileResponse(
        file.open("rb"), as_attachment=True, filename=f"dang-vien-{timezone.localtime(one.asked_at):%Y%m%d}.xlsx"
    )

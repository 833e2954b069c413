"""The page of one member's record."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.access.permissions import AccessPermission
from sotay.core.answers import go_on, show_form
from sotay.core.as_of import as_of
from sotay.core.parts import Place
from sotay.members.actions.records import edit_member, note_reading, reveal_field
from sotay.members.forms.records import EditMemberForm
from sotay.members.queries import records
from sotay.members.queries.accounts import may_recover
from sotay.members.record_panels import record_panels_of


@require_safe
def member_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show the record, masked; whoever is not its owner leaves a trace."""
    member = records.get_member(request.actor, uid)
    note_reading(request.actor, member)
    page = "members/member_detail.html#drawer" if request.htmx.target == "drawer-body" else "members/member_detail.html"
    return render(request, page, _context(request, member))


@require_POST
def member_reveal(request: Request, uid: UUID, name: str) -> HttpResponse:
    """Show one masked value, logged."""
    member = records.get_member(request.actor, uid)
    value = reveal_field(request.actor, member, name=name)
    if request.htmx:
        return render(request, "members/_revealed.html", {"value": value})
    return render(
        request, "members/member_detail.html", {**_context(request, member), "revealed": name, "value": value}
    )


def member_edit(request: Request, uid: UUID) -> HttpResponse:
    """Change the record."""
    member = records.get_member_to_edit(request.actor, uid)
    form = EditMemberForm(request.POST or None, initial=records.values_to_edit(member))
    if form.run(edit_member, request.actor, member):
        return go_on(request, form.done, "members:detail", uid)
    way = [
        Place("Đảng viên", reverse("members:list")),
        Place(member.full_name, reverse("members:detail", args=[uid])),
        Place("Sửa hồ sơ", ""),
    ]
    return show_form(request, "members/member_edit.html", form, member=member, member_path=way)


def _context(request: Request, member: Any) -> dict[str, Any]:
    """Return what the record's page needs: the owner sees it in the handbook, everybody else at the desk."""
    asked = as_of(request.GET)
    record = records.record_of(request.actor, member, asked.day)
    frame = "web/handbook.html" if record.is_own else "web/desk.html"
    why = reverse("access:why", args=["member", member.uid])
    members = reverse("members:list")
    cell = [Place(record.cell.name, asked.stay(f"{members}?organisation={record.cell.uid}"))] if record.cell else []
    return {
        "member_path": [Place("Đảng viên", asked.stay(members)), *cell, Place(member.full_name, "")],
        "record": record,
        "member": member,
        "frame_template": frame,
        "why_url": why,
        "rights_url": asked.stay(_rights_url(request, member)),
        "may_recover": asked.is_today and may_recover(request.actor, member),
        "as_of": asked,
        "panels": record_panels_of(request.actor, member, asked.day),
    }


def _rights_url(request: Request, member: Any) -> str:
    """Return the address of what the member may do, for whoever may see who holds what at their cell."""
    home = member.organisation if member.account_id else None
    if home is None or not request.actor.can(AccessPermission.VIEW_GRANTS, home):
        return ""
    return reverse("access:holder", args=[member.account.uid])

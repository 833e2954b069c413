"""The secretary's pages of the agenda."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.meetings.actions import agenda
from sotay.meetings.forms.agenda import ItemForm
from sotay.meetings.queries.agenda import agenda_to_edit, get_item_to_prepare, item_values
from sotay.meetings.queries.meetings import get_meeting_to_prepare
from sotay.meetings.queries.people import people_for


@require_safe
def agenda_edit(request: Request, uid: UUID) -> HttpResponse:
    """Show the items with what can be done to each."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    return render(request, "meetings/agenda_edit.html", {"meeting": meeting, "agenda": agenda_to_edit(meeting)})


def item_add(request: Request, uid: UUID) -> HttpResponse:
    """Add an item."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    form = ItemForm(request.POST or None, members=people_for(meeting))
    if form.run(agenda.add_item, request.actor, meeting):
        return go_on(request, "Đã thêm nội dung.", "meetings:agenda", uid)
    return show_form(request, "meetings/item_edit.html", form, meeting=meeting)


def item_edit(request: Request, uid: UUID) -> HttpResponse:
    """Change an item."""
    item = get_item_to_prepare(request.actor, uid)
    form = ItemForm(request.POST or None, initial=item_values(item), members=people_for(item.meeting))
    if form.run(agenda.edit_item, request.actor, item):
        return go_on(request, form.done, "meetings:agenda", item.meeting.uid)
    return show_form(request, "meetings/item_edit.html", form, meeting=item.meeting, item=item)


@require_POST
def item_up(request: Request, uid: UUID) -> HttpResponse:
    """Move an item one place up."""
    item = agenda.move_item(request.actor, get_item_to_prepare(request.actor, uid), step=-1)
    return redirect("meetings:agenda", item.meeting.uid)


@require_POST
def item_down(request: Request, uid: UUID) -> HttpResponse:
    """Move an item one place down."""
    item = agenda.move_item(request.actor, get_item_to_prepare(request.actor, uid), step=1)
    return redirect("meetings:agenda", item.meeting.uid)


@require_POST
def item_remove(request: Request, uid: UUID) -> HttpResponse:
    """Take an item off the agenda."""
    item = get_item_to_prepare(request.actor, uid)
    agenda.remove_item(request.actor, item)
    return go_on(request, "Đã bỏ nội dung.", "meetings:agenda", item.meeting.uid)

"""Changing the agenda: adding, wording, ordering and removing its items."""

from django.db.models import F

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings.actions.preparing import require_before, require_of_cell
from sotay.meetings.models import AgendaItem, Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.rules.agenda import moved, place_for_new
from sotay.members.models import Member


@action(MeetingPermission.PREPARE)
def add_item(  # noqa: PLR0913 -- the fields of an item
    actor: Actor, meeting: Meeting, *, title: str, minutes: int, detail: str = "", owner: Member | None = None
) -> AgendaItem:
    """Add an item, before the standing lines with which a meeting ends."""
    require_before(meeting)
    check_typed_text(title, detail)
    require_of_cell(meeting, owner)
    sources = list(AgendaItem.objects.filter(meeting=meeting).order_by("number").values_list("source", flat=True))
    number = place_for_new(sources) + 1
    AgendaItem.objects.filter(meeting=meeting, number__gte=number).update(number=F("number") + 1)
    return AgendaItem.objects.create(
        meeting=meeting, number=number, title=title.strip(), detail=detail.strip(), minutes=minutes, owner=owner
    )


@action(MeetingPermission.PREPARE)
def edit_item(  # noqa: PLR0913 -- the fields of an item
    actor: Actor, item: AgendaItem, *, title: str, minutes: int, detail: str = "", owner: Member | None = None
) -> AgendaItem:
    """Change an item's words, its time or its owner."""
    require_before(item.meeting)
    check_typed_text(title, detail)
    require_of_cell(item.meeting, owner)
    item.title, item.minutes, item.detail, item.owner = title.strip(), minutes, detail.strip(), owner
    item.save(update_fields=["title", "minutes", "detail", "owner"])
    return item


@action(MeetingPermission.PREPARE)
def move_item(actor: Actor, item: AgendaItem, *, step: int) -> AgendaItem:
    """Move an item one place up (-1) or down (1)."""
    require_before(item.meeting)
    items = _locked_items(item.meeting)
    order = moved([row.pk for row in items], item.pk, step)
    by_key = {row.pk: row for row in items}
    for number, key in enumerate(order, 1):
        by_key[key].number = number
    AgendaItem.objects.bulk_update(items, ["number"])
    return by_key[item.pk]


@action(MeetingPermission.PREPARE)
def remove_item(actor: Actor, item: AgendaItem) -> None:
    """Take an item off the agenda; its documents and comments stay with the meeting."""
    require_before(item.meeting)
    _locked_items(item.meeting)
    item.documents.update(item=None)
    item.comments.update(item=None)
    AgendaItem.objects.filter(pk=item.pk).delete()
    AgendaItem.objects.filter(meeting=item.meeting, number__gt=item.number).update(number=F("number") - 1)


def _locked_items(meeting: Meeting) -> list[AgendaItem]:
    """Return the items in their order while nobody else reorders them."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    return list(AgendaItem.objects.filter(meeting=meeting).order_by("number", "id"))

"""Lines that other apps put first on a cell's agenda, while the meeting is still to come."""

import datetime as dt

from django.db.models import F

from sotay.meetings.choices import ItemSource, MeetingKind, MeetingStatus
from sotay.meetings.models import AgendaItem, Meeting
from sotay.meetings.rules.agenda import Line
from sotay.organisations.models import Organisation


def put_first(cell: Organisation, day: dt.date, source: ItemSource, line: Line | None) -> AgendaItem | None:
    """Write the line as item 1 of the cell's next periodic meeting, as a part of another action; without a line, take it off."""
    waiting = (MeetingStatus.DRAFT, MeetingStatus.PUBLISHED)
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True)
    rows = rows.filter(organisation=cell, kind=MeetingKind.PERIODIC, status__in=waiting, held_on__gte=day)
    meeting = rows.order_by("held_on").first()
    if meeting is None:
        return None
    item = AgendaItem.objects.filter(meeting=meeting, source=source).first()
    if line is None:
        if item is not None:
            _take_off(item)
        return None
    if item is not None:
        item.title, item.detail = line.title, line.detail
        item.save(update_fields=["title", "detail"])
        return item
    AgendaItem.objects.filter(meeting=meeting).update(number=F("number") + 1)
    return AgendaItem.objects.create(
        meeting=meeting,
        number=1,
        title=line.title,
        detail=line.detail,
        minutes=line.minutes,
        source=source,
        act=line.act,
    )


def _take_off(item: AgendaItem) -> None:
    """Take the item off again, with nothing else lost."""
    item.documents.update(item=None)
    item.comments.update(item=None)
    AgendaItem.objects.filter(pk=item.pk).delete()
    AgendaItem.objects.filter(meeting=item.meeting, number__gt=item.number).update(number=F("number") - 1)

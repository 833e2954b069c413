"""Reading an agenda: its items, and the standing lines from which a new one is made."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils.module_loading import import_string

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.meetings.models import AgendaItem, Meeting, MeetingDocument, StandingItem
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.meetings import meetings_for
from sotay.meetings.queries.people import people_of
from sotay.meetings.rules.agenda import Line, needed_minutes
from sotay.meetings.rules.norms import MeetingNorms
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on


@dataclass(frozen=True)
class Agenda:
    """The items in their order with their documents, how long they take and how long the norm wants."""

    items: Sequence[AgendaItem]
    loose: Sequence[MeetingDocument]
    needed: int

    @property
    def minutes(self) -> int:
        """Return how long all items take."""
        return sum(item.minutes for item in self.items)

    @property
    def lacking(self) -> int:
        """Return how many minutes the norm wants more."""
        return max(0, self.needed - self.minutes)


def standing_lines(kind: str, day: dt.date) -> list[Line]:
    """Return the standing agenda of a kind of meeting on a day."""
    rows = StandingItem.objects.filter(kind=kind, valid__contains=day).order_by("number")
    return [Line(row.title, row.detail, row.minutes, act=row.act) for row in rows]


def lines_of_others(cell: Organisation, day: dt.date) -> list[Line]:
    """Return what the apps above put first on a new agenda of the cell; their makers stand in `config/agenda_sources.py`."""
    makers: Sequence[Callable[[Organisation, dt.date], list[Line]]] = import_string(settings.SOTAY_AGENDA_SOURCES)
    return [line for make in makers for line in make(cell, day)]


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Return the meeting's items in their order."""
    return AgendaItem.objects.filter(meeting=meeting).select_related("owner").order_by("number", "id")


def agenda_of(meeting: Meeting, convened: int) -> Agenda:
    """Return the agenda of a meeting that was fetched for the actor."""
    documents = MeetingDocument.objects.select_related("file").defer("file__blocks", "file__text").order_by("id")
    items = items_of(meeting).prefetch_related(Prefetch("documents", queryset=documents))
    loose = documents.filter(meeting=meeting, item=None)
    return Agenda(
        list(items), list(loose), needed_minutes(meeting.kind, convened, norms_on(meeting.held_on, MeetingNorms))
    )


def get_item_to_prepare(actor: Actor, uid: UUID) -> AgendaItem:
    """Return an item of a meeting that the actor prepares."""
    rows = AgendaItem.objects.filter(meeting__in=meetings_for(actor).order_by().values("pk"))
    item = find(rows.select_related("meeting__organisation", "owner"), uid=uid)
    actor.require(MeetingPermission.PREPARE, item.meeting.organisation)
    return item


def agenda_to_edit(meeting: Meeting) -> Agenda:
    """Return the agenda of a meeting that the actor prepares, measured by how many belong to the cell."""
    return agenda_of(meeting, len(people_of(meeting.organisation, meeting.held_on)))


def item_values(item: AgendaItem) -> dict[str, object]:
    """Return an item as its form begins."""
    owner = str(item.owner.uid) if item.owner else ""
    return {"title": item.title, "minutes": item.minutes, "detail": item.detail, "owner": owner}

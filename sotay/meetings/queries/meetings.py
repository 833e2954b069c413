"""Lists of meetings, one meeting, and what preparing a cell's next one starts from."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.find import find
from sotay.core.paging import Page, page_of
from sotay.meetings.choices import HELD, MeetingKind, MeetingStatus
from sotay.meetings.models import Meeting, MeetingHabit, Orientation
from sotay.meetings.permissions import MeetingPermission
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation

PERMISSION = MeetingPermission
SHOWN = 100
KEYS = ("-held_on", "-id")
COMING = (MeetingStatus.PUBLISHED, MeetingStatus.OPEN)


@dataclass(frozen=True)
class MeetingList:
    """The page "Sinh hoạt": what is coming, what was, and what the person can start."""

    coming: Sequence[Meeting]
    past: Page[Meeting]
    kind: str
    is_first: bool
    cells: Sequence[Organisation]
    can_orient: bool
    can_enter: bool


@dataclass(frozen=True)
class MeetingFilter:
    """What the list of the API can be asked for."""

    organisation: UUID | None = None
    period: dt.date | None = None
    status: str = ""
    kind: str = ""


def meetings_for(actor: Actor) -> QuerySet[Meeting]:
    """Return the meetings that the actor may see, newest first: drafts are for the cell's committee alone."""
    visible = actor.scope(PERMISSION.VIEW) & ~Q(status=MeetingStatus.DRAFT)
    if actor.has(PERMISSION.VIEW_DRAFT):
        visible |= actor.scope(PERMISSION.VIEW_DRAFT)
    rows = Meeting.objects.filter(visible)
    return rows.select_related("organisation", "chair", "secretary_of_meeting").order_by(*KEYS)


def get_meeting(actor: Actor, uid: UUID) -> Meeting:
    """Return one meeting that the actor may see."""
    return find(meetings_for(actor), uid=uid)


def get_meeting_to_prepare(actor: Actor, uid: UUID) -> Meeting:
    """Return a meeting that the actor prepares; who only sees it learns that the right is missing."""
    meeting = get_meeting(actor, uid)
    actor.require(PERMISSION.PREPARE, meeting.organisation)
    return meeting


def filtered_meetings(actor: Actor, wanted: MeetingFilter) -> QuerySet[Meeting]:
    """Return the meetings that the actor may see and that the filter names."""
    rows = meetings_for(actor)
    if wanted.organisation:
        root = Organisation.objects.filter(uid=wanted.organisation).values_list("path", flat=True).first()
        rows = rows.filter(organisation__path__descendant_of=root) if root else rows.none()
    if wanted.period:
        rows = rows.filter(period=wanted.period)
    if wanted.status:
        rows = rows.filter(status=wanted.status)
    return rows.filter(kind=wanted.kind) if wanted.kind else rows


def meeting_list(actor: Actor, *, kind: str = "", cursor: str = "") -> MeetingList:
    """Return the meetings of the person's own cells and those to which they are invited."""
    mine = meetings_for(actor).filter(_own(actor))
    if kind in MeetingKind.values:
        mine = mine.filter(kind=kind)
    coming = mine.filter(status__in=(MeetingStatus.DRAFT, *COMING)).order_by("held_on", "id")
    past = mine.filter(status__in=(*HELD, MeetingStatus.CANCELLED))
    return MeetingList(
        coming=list(coming[:SHOWN]) if not cursor else [],
        past=page_of(past, KEYS, cursor=cursor, size=12),
        kind=kind,
        is_first=not cursor,
        cells=cells_to_prepare(actor),
        can_orient=actor.has(PERMISSION.ORIENT),
        can_enter=actor.has(PERMISSION.ENTER_FOR),
    )


def _own(actor: Actor) -> Q:
    """Return the condition for meetings in which the person takes part, or to which they are invited."""
    invited = Q(guests__member__account=actor.user) if actor.user else Q(pk__in=())
    return actor.scope(PERMISSION.TAKE_PART) | Q(pk__in=Meeting.objects.filter(invited).values("pk"))


def cells_to_prepare(actor: Actor) -> list[Organisation]:
    """Return the cells whose meetings the actor prepares, as many as a list can offer."""
    if not actor.has(PERMISSION.PREPARE):
        return []
    rows = Organisation.objects.filter(
        actor.scope(PERMISSION.PREPARE, through=""), kind__in=MEETING_KINDS, closed_on=None
    )
    return list(rows.order_by("sort_key", "id")[:SHOWN])


def get_cell_to_prepare(actor: Actor, uid: UUID) -> Organisation:
    """Return one cell whose meetings the actor prepares."""
    return find(Organisation.objects.filter(actor.scope(PERMISSION.PREPARE, through="")), uid=uid)


def habit_of(cell: Organisation) -> MeetingHabit | None:
    """Return how the cell usually meets."""
    return MeetingHabit.objects.filter(organisation=cell).first()


def last_periodic(cell: Organisation) -> Meeting | None:
    """Return the cell's latest periodic meeting that was not cancelled."""
    rows = Meeting.objects.filter(organisation=cell, kind=MeetingKind.PERIODIC)
    return rows.exclude(status=MeetingStatus.CANCELLED).order_by("-period").first()


def periodic_on(cell: Organisation, day: dt.date) -> Meeting | None:
    """Return the cell's periodic meeting of a day: a thematic one then follows it (42-HD/BTCTW)."""
    rows = Meeting.objects.filter(organisation=cell, kind=MeetingKind.PERIODIC, held_on=day)
    return rows.exclude(status=MeetingStatus.CANCELLED).first()


# --- Orientation -------------------------------------------------------------------------------------------------


def orientation_for(cell: Organisation, period: dt.date) -> Orientation | None:
    """Return what the nearest committee above the cell asks for in the month."""
    rows = Orientation.objects.filter(period=period, organisation__path__ancestor_of=cell.path)
    # All of them lie on one line of the tree, where the nearest has the greatest path.
    return rows.order_by("-organisation__path").first()


def committees_to_orient(actor: Actor) -> QuerySet[Organisation]:
    """Return the committees for which the actor writes orientation."""
    rows = Organisation.objects.filter(actor.scope(PERMISSION.ORIENT, through=""), closed_on=None)
    return rows.exclude(kind__in=MEETING_KINDS).order_by("sort_key", "id")


def committees_to_choose(actor: Actor) -> list[Organisation]:
    """Return the committees for which the actor writes orientation, as many as a list can offer."""
    return list(committees_to_orient(actor)[:SHOWN]) if actor.has(PERMISSION.ORIENT) else []


def get_committee_to_orient(actor: Actor, uid: UUID) -> Organisation:
    """Return one committee for which the actor writes orientation."""
    return find(committees_to_orient(actor), uid=uid)


def orientations_of(organisation: Organisation) -> list[Orientation]:
    """Return what the committee has asked for in the last year, newest first."""
    return list(Orientation.objects.filter(organisation=organisation).order_by("-period")[:12])


def own_orientation(organisation: Organisation, period: dt.date) -> Orientation | None:
    """Return what the committee itself asks for in the month."""
    return Orientation.objects.filter(organisation=organisation, period=period).first()


def is_past(meeting: Meeting) -> bool:
    """Tell whether the meeting's day has gone by."""
    return meeting.held_on < today()

"""Petitions in sight: one with its way and what the actor may do, the register with its filters, a cell's own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.meetings.models import Comment, Opinion
from sotay.meetings.permissions import MeetingPermission
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.petitions.choices import OPEN, TO_ANSWER, Late, PetitionStatus
from sotay.petitions.models import Hop, Petition
from sotay.petitions.permissions import PetitionPermission as P
from sotay.petitions.queries.groups import group_of
from sotay.petitions.rules import PetitionNorms
from sotay.regulations.queries import norms_on

SHOWN = 200


@dataclass(frozen=True)
class Filters:
    """What the register is narrowed to; an empty value narrows nothing."""

    text: str = ""
    status: str = ""
    subject: str = ""
    late: str = ""
    under: Organisation | None = None
    owner: Organisation | None = None


@dataclass(frozen=True)
class PetitionPage:
    """One petition: its parts, its way, those that ask for the same, and what the actor can do now."""

    petition: Petition
    hops: Sequence[Hop]
    parts: Sequence[Petition]
    alike: Sequence[Petition]
    can_handle: bool
    can_speak: bool

    @property
    def owes_answer(self) -> bool:
        """Tell whether the actor's body owes an answer."""
        return self.can_handle and self.petition.status in TO_ANSWER

    @property
    def is_at_cell(self) -> bool:
        """Tell whether the cell can still answer on the spot."""
        return self.petition.status == PetitionStatus.RECEIVED and self.petition.owner_id == self.petition.cell_id

    @property
    def waits_for_cell(self) -> bool:
        """Tell whether the actor can say for the cell that it is answered."""
        return self.can_speak and self.petition.status == PetitionStatus.ANSWERED

    @property
    def open_parts(self) -> int:
        """Return how many parts are out."""
        return sum(part.is_open for part in self.parts)

    @property
    def can_move(self) -> bool:
        """Tell whether it can be sent on or split."""
        return self.owes_answer and not self.open_parts

    @property
    def can_withdraw(self) -> bool:
        """Tell whether the cell can take it back."""
        return self.can_speak and self.petition.is_open and self.petition.parent_id is None


def in_sight(actor: Actor) -> Q:
    """Return the condition for petitions that the actor may see: of their cells, owed below them, or once with them."""
    if actor.is_system:
        return Q()
    passed = Hop.objects.filter(actor.scope(P.VIEW, through="target"), petition=OuterRef("pk"))
    return (
        actor.scope(P.VIEW, through="cell")
        | actor.scope(P.VIEW_OWN, through="cell")
        | actor.scope(P.VIEW, through="owner")
        | Q(Exists(passed))
    )


def petitions_for(actor: Actor) -> QuerySet[Petition]:
    """Return the petitions that the actor may see, parts included."""
    rows = Petition.objects.filter(in_sight(actor))
    return rows.select_related("cell__parent", "owner__parent", "answered_by", "raised_by", "parent", "meeting")


def get_petition(actor: Actor, uid: UUID) -> Petition:
    """Return one petition that the actor may see."""
    return find(petitions_for(actor), uid=uid)


def get_petition_to_handle(actor: Actor, uid: UUID) -> Petition:
    """Return one petition for its owner; whoever only sees it is not permitted."""
    petition = get_petition(actor, uid)
    actor.require(P.HANDLE, petition.owner or petition.cell)
    return petition


def get_petition_to_speak(actor: Actor, uid: UUID) -> Petition:
    """Return one petition for the leaders of its cell."""
    petition = get_petition(actor, uid)
    actor.require(P.SPEAK, petition.cell)
    return petition


def page_of(actor: Actor, petition: Petition) -> PetitionPage:
    """Return a petition with everything its page shows."""
    hops = petition.hops.select_related("source", "target", "by").order_by("id")
    parts = petition.parts.select_related("owner", "cell", "answered_by").order_by("id")
    alike = [one for one in group_of(petition) if one.pk != petition.pk] if petition.parent_id is None else []
    can_handle = actor.can(P.HANDLE, petition.owner or petition.cell)
    return PetitionPage(petition, list(hops), list(parts), alike, can_handle, actor.can(P.SPEAK, petition.cell))


def register_for(actor: Actor, filters: Filters) -> QuerySet[Petition]:
    """Return the whole petitions in sight that answer the filters, what is due first, with how many ask for the same."""
    rows = Petition.objects.filter(in_sight(actor), parent=None)
    if filters.under is not None:
        rows = rows.filter(cell__path__descendant_of=filters.under.path)
    if filters.owner is not None:
        rows = rows.filter(owner=filters.owner)
    if key := search_key(filters.text):
        rows = rows.filter(search_key__contains=key)
    if filters.subject:
        rows = rows.filter(subject=filters.subject)
    if filters.status == "open":
        rows = rows.filter(status__in=OPEN)
    elif filters.status:
        rows = rows.filter(status=filters.status)
    rows = _late(rows, filters.late)
    rows = rows.select_related("cell__parent", "owner", "answered_by").annotate(more=Count("likes"))
    return rows.order_by(F("due_on").asc(nulls_last=True), "-raised_on", "-pk")


def _late(rows: QuerySet[Petition], late: str) -> QuerySet[Petition]:
    """Keep what is overdue, or soon due."""
    day = today()
    if late == Late.OVERDUE:
        return rows.filter(due_on__lt=day, status__in=OPEN)
    if late == Late.SOON:
        soon = day + dt.timedelta(days=norms_on(day, PetitionNorms).soon_days)
        return rows.filter(due_on__gte=day, due_on__lte=soon, status__in=OPEN)
    return rows


def own_petitions(actor: Actor) -> list[Petition]:
    """Return the petitions of the actor's own cells: what waits for the cell first, then what is open, then the past."""
    rows = Petition.objects.filter(actor.scope(P.VIEW_OWN, through="cell"), parent=None)
    found = list(rows.select_related("cell", "owner", "answered_by", "raised_by").order_by("-raised_on", "-pk")[:SHOWN])
    order = {PetitionStatus.ANSWERED: 0, PetitionStatus.RECEIVED: 1, PetitionStatus.PROCESSING: 2}
    return sorted(found, key=lambda one: order.get(PetitionStatus(one.status), 3))


def cells_for_raising(actor: Actor) -> list[Organisation]:
    """Return the cells in which the actor raises petitions."""
    if not actor.has(P.RAISE):
        return []
    rows = Organisation.objects.filter(actor.scope(P.RAISE, through=""), kind__in=MEETING_KINDS, closed_on=None)
    return list(rows.order_by("sort_key", "id")[:SHOWN])


def get_cell_for_raising(actor: Actor, uid: UUID) -> Organisation:
    """Return one cell in which the actor raises petitions."""
    return find(Organisation.objects.filter(actor.scope(P.RAISE, through=""), kind__in=MEETING_KINDS), uid=uid)


def get_opinion_to_raise(actor: Actor, uid: UUID) -> Opinion:
    """Return an opinion noted at a meeting that the actor conducts."""
    rows = Opinion.objects.filter(actor.scope(MeetingPermission.VIEW, through="meeting__organisation"))
    opinion = find(rows.select_related("meeting__organisation", "speaker"), uid=uid)
    actor.require(MeetingPermission.CONDUCT, opinion.meeting.organisation)
    return opinion


def get_comment_to_raise(actor: Actor, uid: UUID) -> Comment:
    """Return a comment put before a meeting that the actor conducts."""
    rows = Comment.objects.filter(actor.scope(MeetingPermission.VIEW, through="meeting__organisation"))
    comment = find(rows.select_related("meeting__organisation", "author"), uid=uid)
    actor.require(MeetingPermission.CONDUCT, comment.meeting.organisation)
    return comment


def works_above_cells(actor: Actor) -> bool:
    """Tell whether the actor looks after petitions above a single cell: the desk is theirs."""
    if actor.is_system:
        return True
    rows = Organisation.objects.filter(path__in=actor.nodes(P.VIEW)).exclude(kind__in=MEETING_KINDS)
    return rows.exists()


def get_place(actor: Actor, uid: UUID) -> Organisation:
    """Return an organisation whose petitions the actor may see."""
    return find(Organisation.objects.filter(actor.scope(P.VIEW, through="")), uid=uid)


def top_place(actor: Actor) -> Organisation:
    """Return the highest place at which the actor sees petitions."""
    nodes = sorted(actor.nodes(P.VIEW), key=lambda path: (path.count("."), path))
    if not nodes:
        raise NotPermitted
    return Organisation.objects.get(path=nodes[0])

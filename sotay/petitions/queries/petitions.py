"""Petitions in sight: one with its way and what the actor may do, the register with its filters, a cell's own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.meetings.models import Comment, Opinion
from sotay.meetings.permissions import MeetingPermission
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.petitions.choices import TO_ANSWER, HopKind, PetitionStatus
from sotay.petitions.models import Hop, Petition
from sotay.petitions.permissions import PetitionPermission as P
from sotay.petitions.queries.groups import group_of, others_alike
from sotay.petitions.queries.sight import in_sight

SHOWN = 200


@dataclass(frozen=True)
class Stay:
    """A step of the way, and for how many days the body that let go had held the petition."""

    hop: Hop
    days: int | None


@dataclass(frozen=True)
class PetitionPage:
    """One petition: its parts, its way, those that ask for the same, and what the actor can do now.

    `alike` are those in sight; `elsewhere` counts the others, of which the actor learns nothing but that they are.
    """

    petition: Petition
    hops: Sequence[Stay]
    parts: Sequence[Petition]
    alike: Sequence[Petition]
    elsewhere: int
    can_handle: bool
    can_speak: bool

    @property
    def count(self) -> int:
        """Return how many others ask for the same."""
        return len(self.alike) + self.elsewhere

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
    count, alike = others_alike(petition, in_sight(actor))
    can_handle = actor.can(P.HANDLE, petition.owner or petition.cell)
    can_speak = actor.can(P.SPEAK, petition.cell)
    return PetitionPage(petition, stays(list(hops)), list(parts), alike, count - len(alike), can_handle, can_speak)


def answered_along(actor: Actor, petition: Petition) -> int:
    """Return how many others one answer would answer, too: those that ask for the same and that the actor handles."""
    if petition.parent_id is not None:
        return 0
    others = [one for one in group_of(petition) if one.pk != petition.pk and one.status in TO_ANSWER]
    return sum(actor.can(P.HANDLE, one.owner) for one in others if one.owner)


def stays(hops: Sequence[Hop]) -> list[Stay]:
    """Return the steps with the days of each stay, counted from the step that had brought the petition there."""
    arrived: dict[int, dt.date] = {}
    found = []
    for hop in hops:
        since = arrived.get(hop.source_id or 0)
        is_left = hop.source_id != hop.target_id or hop.kind == HopKind.CONFIRMED
        found.append(Stay(hop, (hop.on - since).days if since and is_left else None))
        if (hop.target_id and hop.target_id != hop.source_id) or hop.kind == HopKind.RAISED:
            arrived[hop.target_id or 0] = hop.on
    return found


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

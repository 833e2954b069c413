"""Requests between officials: who could take over a visit, what waits for whose answer."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.members.models import Affiliation, Member
from sotay.organisations.models import Organisation
from sotay.visits import errors
from sotay.visits.choices import STANDING_STATUSES, RequestStatus, VisitStatus
from sotay.visits.models import Visit, VisitAssignment, VisitRequest
from sotay.visits.permissions import VisitPermission

OFFERED = 30


def require_free(  # noqa: PLR0913 -- who, where, when, in which plan, apart from what
    member: Member, cell: Organisation, on: dt.date, plan: int, besides: Collection[int], *, is_planned: bool = False
) -> None:
    """Refuse what could never be said yes to: the own cell, two places on a day, the same cell twice."""
    name = member.full_name
    if is_planned and not VisitAssignment.objects.filter(plan=plan, member=member).exists():
        raise errors.NotPlanned(year=on.year)
    if Affiliation.objects.filter(member=member, organisation=cell, valid__contains=on).exists():
        raise errors.OwnCell(name=name)
    rows = Visit.objects.filter(member=member, status__in=STANDING_STATUSES).exclude(pk__in=besides)
    there = rows.filter(on=on).select_related("cell").first()
    if there is not None:
        raise errors.DayTaken(day=f"{on:%d/%m/%Y}", name=name, cell=there.cell.name)
    if rows.filter(plan=plan, cell=cell).exists():
        raise errors.CellTaken(name=name)


def swaps_for(visit: Visit, text: str = "") -> list[Visit]:
    """Return visits of others that could be taken in exchange, the nearest days first."""
    mine = Visit.objects.filter(member=visit.member_id, status__in=STANDING_STATUSES).exclude(pk=visit.pk)
    theirs = Visit.objects.filter(member=OuterRef("member"), status__in=STANDING_STATUSES).exclude(pk=OuterRef("pk"))
    home = Affiliation.objects.filter(member=visit.member_id, valid__contains=OuterRef("on"))
    rows = visit.plan.visits.filter(status=VisitStatus.PLANNED, on__gte=today(), member__account__is_active=True)
    rows = rows.exclude(member=visit.member_id).exclude(cell=visit.cell_id)
    rows = rows.exclude(on__in=mine.values("on")).exclude(cell__in=mine.filter(plan=visit.plan_id).values("cell"))
    rows = rows.exclude(cell__in=Subquery(home.values("organisation")))
    rows = rows.exclude(Exists(theirs.filter(Q(on=visit.on) | Q(plan=visit.plan_id, cell=visit.cell_id))))
    rows = rows.exclude(Exists(_members_of(visit.cell_id, visit.on)))
    if key := search_key(text):
        rows = rows.filter(Q(member__search_key__contains=key) | Q(cell__search_key__contains=key))
    found = list(rows.select_related("member", "cell__parent").order_by("on", "pk")[: 10 * OFFERED])
    return sorted(found, key=lambda one: abs((one.on - visit.on).days))[:OFFERED]


def substitutes_for(visit: Visit, text: str = "") -> list[VisitAssignment]:
    """Return officials of the plan who could go instead, by given name."""
    theirs = Visit.objects.filter(member=OuterRef("member"), status__in=STANDING_STATUSES)
    rows = VisitAssignment.objects.filter(plan=visit.plan_id, member__account__is_active=True)
    rows = rows.exclude(member=visit.member_id).exclude(Exists(_members_of(visit.cell_id, visit.on)))
    rows = rows.exclude(Exists(theirs.filter(Q(on=visit.on) | Q(plan=visit.plan_id, cell=visit.cell_id))))
    if key := search_key(text):
        rows = rows.filter(member__search_key__contains=key)
    return list(rows.select_related("member").order_by("member__sort_key", "pk")[:OFFERED])


def _members_of(cell: int, on: dt.date) -> QuerySet[Affiliation]:
    """Return the affiliations of the row's member to a cell: nobody visits the own one."""
    return Affiliation.objects.filter(member=OuterRef("member"), organisation=cell, valid__contains=on)


def get_swap(visit: Visit, uid: uuid.UUID) -> Visit:
    """Return one visit of the plan that is offered for a swap."""
    rows = visit.plan.visits.filter(status=VisitStatus.PLANNED).exclude(member=visit.member_id)
    return find(rows.select_related("member", "cell__parent", "plan"), uid=uid)


def get_substitute(visit: Visit, uid: uuid.UUID) -> Member:
    """Return one official of the plan."""
    return find(Member.objects.filter(visit_assignments__plan=visit.plan_id), uid=uid)


def own_requests(actor: Actor) -> QuerySet[VisitRequest]:
    """Return what the actor asked or is asked."""
    rows = VisitRequest.objects.filter(Q(member__account=actor.user) | Q(asked__account=actor.user))
    return rows.select_related("visit__cell__parent", "visit__plan", "other__cell__parent", "member", "asked")


def get_own_request(actor: Actor, uid: uuid.UUID) -> VisitRequest:
    """Return one of them."""
    return find(own_requests(actor), uid=uid)


def get_request(actor: Actor, uid: uuid.UUID) -> VisitRequest:
    """Return one request for the board that answers it."""
    rows = VisitRequest.objects.filter(actor.scope(VisitPermission.VIEW))
    request = find(rows.select_related("visit__cell", "visit__plan", "visit__member", "organisation"), uid=uid)
    actor.require(VisitPermission.MANAGE, request.organisation)
    return request


def waiting_for(actor: Actor) -> list[VisitRequest]:
    """Return what waits for the actor's own answer."""
    rows = own_requests(actor).filter(asked__account=actor.user, status=RequestStatus.ASKED)
    return list(rows.order_by("asked_at", "pk")[:OFFERED])


def requests_about(visit: Visit) -> list[VisitRequest]:
    """Return what was asked about a visit, the latest first."""
    rows = VisitRequest.objects.filter(Q(visit=visit) | Q(other=visit))
    return list(rows.select_related("visit__cell", "other__cell", "member", "asked")[:OFFERED])


def open_request_of(visit: Visit) -> VisitRequest | None:
    """Return what is asked about an own visit and waits for its answer."""
    rows = visit.requests.filter(status=RequestStatus.ASKED)
    return rows.select_related("other__cell", "asked", "visit__cell").first()

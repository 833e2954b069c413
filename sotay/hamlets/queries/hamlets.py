"""Hamlets as of a day: the list with its filters, one hamlet, who heads it and whether they are members."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.hamlets.choices import Conclusion, HeadPost, NomineeStatus, Party
from sotay.hamlets.models import Hamlet, HeadReview, Headship, Nominee
from sotay.hamlets.permissions import HamletPermission
from sotay.members.choices import COUNTED, AffiliationKind, Status
from sotay.members.models import Member, Standing
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation

PLACES = (Kind.CELL, Kind.GRASSROOTS_CELL, Kind.PARTY_COMMITTEE, Kind.PARTIAL_COMMITTEE)
"""Where a hamlet may belong."""
BY_PLACE = ("organisation__code", "organisation_id", "search_key", "pk")
WAITING = (NomineeStatus.PROPOSED, NomineeStatus.APPROVED)
MOST_PEOPLE = 300


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; an empty value narrows nothing."""

    text: str = ""
    kind: str = ""
    party: str = ""
    review: str = ""
    under: Organisation | None = None
    on: dt.date = field(default_factory=today)


@dataclass(frozen=True)
class HeadLine:
    """A head or deputy as lists show them on a day; `register` is the record where they are members."""

    headship: Headship
    register: Member | None
    review: HeadReview | None

    @property
    def is_member(self) -> bool:
        """Tell whether they are members on the day."""
        return self.register is not None


@dataclass(frozen=True)
class HamletLine:
    """A hamlet with its head and deputies of a day."""

    hamlet: Hamlet
    head: HeadLine | None
    deputies: tuple[HeadLine, ...]


def headships_on(day: dt.date) -> QuerySet[Headship]:
    """Return who holds a post on the day, each with `record`, the key of their record, and `is_member`."""
    return with_membership(Headship.objects.filter(valid__contains=day), day)


def with_membership(rows: QuerySet[Headship], day: dt.date) -> QuerySet[Headship]:
    """Annotate posts with what the register says of their holders on the day."""
    counted = Standing.objects.filter(member=OuterRef("record"), valid__contains=day, status__in=COUNTED)
    return rows.annotate(record=Coalesce("member_id", "candidate__member_id")).annotate(is_member=Exists(counted))


def hamlets_listed(actor: Actor, filters: Filters) -> QuerySet[Hamlet]:
    """Return the hamlets of the day in sight that answer the filters."""
    rows = Hamlet.objects.filter(actor.scope(HamletPermission.VIEW), valid__contains=filters.on)
    if filters.under is not None:
        rows = rows.filter(organisation__path__descendant_of=filters.under.path)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    heads = headships_on(filters.on).filter(hamlet=OuterRef("pk"), post=HeadPost.HEAD)
    if key := search_key(filters.text):
        named = Headship.objects.filter(hamlet=OuterRef("pk"), full_name__icontains=filters.text.strip())
        rows = rows.filter(Q(search_key__contains=key) | Exists(named.filter(valid__contains=filters.on)))
    if filters.party == Party.VACANT:
        rows = rows.filter(~Exists(heads))
    elif filters.party:
        wanted_heads = heads.filter(is_member=filters.party == Party.MEMBER)  # type: ignore[misc]  # annotated
        rows = rows.filter(Exists(wanted_heads))
    if filters.review:
        latest = HeadReview.objects.filter(headship=OuterRef("pk")).values("conclusion")[:1]
        reviewed = heads.filter(is_member=False).annotate(  # type: ignore[misc]  # annotated
            concluded=Subquery(latest)
        )
        wanted = Q(concluded=None) if filters.review == "none" else Q(concluded=filters.review)
        rows = rows.filter(Exists(reviewed.filter(wanted)))
    return rows.select_related("organisation__parent").order_by(*BY_PLACE)


def lines_of(hamlets: Sequence[Hamlet], day: dt.date) -> list[HamletLine]:
    """Return the hamlets with who heads them on the day; the same few statements for any number."""
    rows = headships_on(day).filter(hamlet__in=hamlets).select_related("hamlet").order_by("valid", "pk")
    heads = head_lines(rows)
    of: dict[int, list[HeadLine]] = {}
    for line in heads:
        of.setdefault(line.headship.hamlet_id, []).append(line)
    found = []
    for hamlet in hamlets:
        own = of.get(hamlet.pk, [])
        head = next((line for line in own if line.headship.post == HeadPost.HEAD), None)
        deputies = tuple(line for line in own if line.headship.post == HeadPost.DEPUTY)
        found.append(HamletLine(hamlet, head, deputies))
    return found


def head_lines(rows: Iterable[Headship]) -> list[HeadLine]:
    """Return posts with the records of their holders and the latest reviews."""
    headships = list(rows)
    records = Member.objects.in_bulk([row.record for row in headships if row.is_member])  # type: ignore[attr-defined]  # annotated
    reviews: dict[int, HeadReview] = {}
    for review in HeadReview.objects.filter(headship__in=headships).select_related("helper"):
        reviews.setdefault(review.headship_id, review)
    return [
        HeadLine(row, records.get(row.record), reviews.get(row.pk))  # type: ignore[attr-defined]  # annotated
        for row in headships
    ]


def get_hamlet(actor: Actor, uid: uuid.UUID) -> Hamlet:
    """Return one hamlet that the actor may see, of the past too."""
    rows = Hamlet.objects.filter(actor.scope(HamletPermission.VIEW)).select_related("organisation__parent")
    return find(rows, uid=uid)


def get_hamlet_to_edit(actor: Actor, uid: uuid.UUID) -> Hamlet:
    """Return one hamlet for its keeper; whoever only sees it is not permitted."""
    hamlet = get_hamlet(actor, uid)
    actor.require(HamletPermission.EDIT, hamlet.organisation)
    return hamlet


def get_hamlet_to_review(actor: Actor, uid: uuid.UUID) -> Hamlet:
    """Return one hamlet for the cell that leads it."""
    hamlet = get_hamlet(actor, uid)
    actor.require(HamletPermission.REVIEW, hamlet.organisation)
    return hamlet


def _headships_seen(actor: Actor) -> QuerySet[Headship]:
    """Return the posts in sight."""
    rows = Headship.objects.filter(actor.scope(HamletPermission.VIEW, through="hamlet__organisation"))
    return with_membership(rows.select_related("hamlet__organisation__parent", "member"), today())


def get_headship(actor: Actor, uid: uuid.UUID, permission: HamletPermission) -> Headship:
    """Return one post in sight to whoever has the right at its hamlet."""
    headship = find(_headships_seen(actor), uid=uid)
    actor.require(permission, headship.hamlet.organisation)
    return headship


def get_nominee(actor: Actor, uid: uuid.UUID, permission: HamletPermission) -> Nominee:
    """Return one proposal in sight to whoever has the right at its hamlet."""
    rows = Nominee.objects.filter(actor.scope(HamletPermission.VIEW, through="hamlet__organisation"))
    nominee = find(rows.select_related("hamlet__organisation", "member"), uid=uid)
    actor.require(permission, nominee.hamlet.organisation)
    return nominee


def get_place(actor: Actor, uid: uuid.UUID) -> Organisation:
    """Return an organisation in sight of whoever may see hamlets there."""
    return find(Organisation.objects.filter(actor.scope(HamletPermission.VIEW, through="")), uid=uid)


def top_place(actor: Actor) -> Organisation:
    """Return the highest organisation in sight of whoever may see hamlets there."""
    rows = Organisation.objects.filter(actor.scope(HamletPermission.VIEW, through=""), closed_on=None)
    found = rows.order_by("path__depth", "path").first()
    if found is None:
        raise NotPermitted
    return found


def ancestors_in_sight(actor: Actor, node: Organisation) -> QuerySet[Organisation]:
    """Return the way from the highest visible organisation down to the node."""
    rows = Organisation.objects.filter(actor.scope(HamletPermission.VIEW, through=""))
    return rows.filter(path__ancestor_of=node.path).order_by("path__depth")


def get_place_to(actor: Actor, uid: uuid.UUID, permission: HamletPermission) -> Organisation:
    """Return an organisation in sight to whoever has the right there."""
    place = get_place(actor, uid)
    actor.require(permission, place)
    return place


def places_for(actor: Actor, text: str = "", count: int = 40) -> list[Organisation]:
    """Return organisations in which the actor may record hamlets, those whose name or code answers the text."""
    if not actor.has(HamletPermission.EDIT):
        raise NotPermitted
    rows = Organisation.objects.filter(
        actor.scope(HamletPermission.EDIT, through=""), kind__in=PLACES, closed_on=None
    ).select_related("parent")
    if key := search_key(text):
        rows = rows.filter(Q(search_key__contains=key) | Q(code=text.strip()))
    return list(rows.order_by("code", "pk")[:count])


def history_of(hamlet: Hamlet) -> list[Headship]:
    """Return who has held a post there before, the latest first."""
    rows = hamlet.headships.filter(valid__endswith__lte=today()).select_related("hamlet", "decision")
    return list(rows.order_by("-valid", "pk"))


def nominees_of(hamlet: Hamlet) -> QuerySet[Nominee]:
    """Return whom the cell has proposed, those still waiting first."""
    return hamlet.nominees.select_related("member").order_by(F("decided_on").desc(nulls_first=True), "pk")


def full_members_of(organisation: Organisation) -> list[Member]:
    """Return full members at and below an organisation, by given name: helpers and candidates for a post."""
    return _members_at(organisation, (Status.FULL,))


def members_of(organisation: Organisation) -> list[Member]:
    """Return members at and below an organisation who may hold a post, by given name."""
    return _members_at(organisation, COUNTED)


def _members_at(organisation: Organisation, statuses: Iterable[str]) -> list[Member]:
    """Return the first members of today with one of the statuses."""
    day = today()
    rows = Member.objects.filter(
        affiliations__organisation__path__descendant_of=organisation.path,
        affiliations__kind=AffiliationKind.OFFICIAL,
        affiliations__valid__contains=day,
        standings__status__in=statuses,
        standings__valid__contains=day,
    )
    return list(rows.order_by("sort_key", "pk")[:MOST_PEOPLE])


def hamlets_of_own_cells(actor: Actor) -> QuerySet[Hamlet]:
    """Return the hamlets that the actor's own cells lead: the handbook of their secretaries."""
    rows = Hamlet.objects.filter(actor.scope(HamletPermission.REVIEW), valid__contains=today())
    return rows.select_related("organisation__parent").order_by(*BY_PLACE)


REVIEW_CHOICES = [("none", "Chưa rà soát"), *Conclusion.choices]

"""Posts as of a day: who holds them where, which post brings which role."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string

from sotay.access.actor import Actor
from sotay.committees.choices import Post
from sotay.committees.models import Absence, ActingDuty, Position, Term
from sotay.committees.permissions import CommitteePermission
from sotay.committees.rules.posts import main_body, rank_of
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.core.paging import Page, page_of
from sotay.core.text import search_key
from sotay.members.choices import Status
from sotay.members.models import Member
from sotay.members.permissions import MemberPermission
from sotay.members.queries.register import Filters as RegisterFilters
from sotay.members.queries.register import members_for
from sotay.organisations.models import Organisation, Placement
from sotay.organisations.queries.tree import call_as_of, parents_as_of, path_on


def role_table() -> dict[tuple[str, str], str]:
    """Return the table (kind, post) → role that settings name; a post that brings no rights has an empty role."""
    table: dict[tuple[str, str], str] = import_string(settings.SOTAY_ROLE_OF_POST)
    return table


def role_of(kind: str, post: str) -> str | None:
    """Return the role that a post brings at a kind of organisation: empty for none, None where there is no such post."""
    return role_table().get((kind, post))


def posts_at(kind: str) -> list[Post]:
    """Return the posts that a kind of organisation gives; acting is a duty with an end of its own (`actions.duties`)."""
    return [post for post in Post if (kind, post) in role_table() and post != Post.ACTING]


def may_appoint(actor: Actor, organisation: Organisation) -> bool:
    """Tell whether the actor decides on the posts of an organisation: the superior does, for the province its own board.

    A committee that decided on its own posts could give its members any right at its level.
    """
    return actor.can(CommitteePermission.APPOINT, organisation.parent or organisation)


def require_appointing(actor: Actor, organisation: Organisation) -> None:
    """Raise `NotPermitted` for whoever does not decide on the posts of an organisation."""
    if not may_appoint(actor, organisation):
        raise NotPermitted


def positions_for(actor: Actor, on: dt.date | None = None) -> QuerySet[Position]:
    """Return the posts of the day that the actor may see."""
    rows = Position.objects.filter(actor.scope(CommitteePermission.VIEW), valid__contains=on or today())
    return rows.select_related("member", "organisation", "organisation__parent", "term")


def get_position(actor: Actor, uid: uuid.UUID) -> Position:
    """Return one post that the actor may see, held now, before or later."""
    rows = Position.objects.filter(actor.scope(CommitteePermission.VIEW))
    return find(rows.select_related("member", "organisation", "organisation__parent"), uid=uid)


def get_place(actor: Actor, uid: uuid.UUID) -> Organisation:
    """Return an organisation whose posts the actor may see."""
    rows = Organisation.objects.filter(actor.scope(CommitteePermission.VIEW, through="")).select_related("parent")
    return find(rows, uid=uid)


def may_share(actor: Actor, organisation: Organisation) -> bool:
    """Tell whether the actor divides the work of a committee and marks its secretary absent: the committee itself does."""
    return actor.can(CommitteePermission.APPOINT, organisation)


def get_appointing_place(actor: Actor, uid: uuid.UUID) -> Organisation:
    """Return an organisation on whose posts the actor decides."""
    found = get_place(actor, uid)
    require_appointing(actor, found)
    return found


def get_holding_place(actor: Actor, uid: uuid.UUID) -> Organisation:
    """Return an organisation whose elections the actor records."""
    found = get_place(actor, uid)
    actor.require(CommitteePermission.HOLD_CONGRESS, found)
    return found


def get_absence(actor: Actor, uid: uuid.UUID) -> Absence:
    """Return one absence in sight."""
    rows = Absence.objects.filter(actor.scope(CommitteePermission.VIEW))
    return find(rows.select_related("organisation__parent", "position__member"), uid=uid)


def get_duty(actor: Actor, uid: uuid.UUID) -> ActingDuty:
    """Return one duty of acting in sight."""
    rows = ActingDuty.objects.filter(actor.scope(CommitteePermission.VIEW))
    return find(rows.select_related("organisation__parent", "member", "position"), uid=uid)


def home_of(actor: Actor) -> Organisation | None:
    """Return the topmost organisation whose members the actor may list: where the reports begin."""
    rows = Organisation.objects.filter(actor.scope(MemberPermission.LIST, through=""))
    return rows.order_by("path").first()


def nominees_for(actor: Actor, organisation: Organisation) -> list[Member]:
    """Return the full members at and below an organisation, by given name: who may stand in its elections."""
    rows = members_for(actor, RegisterFilters(organisation=organisation.uid, status=Status.FULL))
    return [row.member for row in rows.order_by("member__sort_key", "pk")]


def get_reviewed_node(actor: Actor, uid: uuid.UUID) -> Organisation:
    """Return an organisation whose members the actor may list, and so may see what is amiss below it."""
    return find(Organisation.objects.filter(actor.scope(MemberPermission.LIST, through="")), uid=uid)


def positions_at(organisation: Organisation, on: dt.date | None = None) -> list[Position]:
    """Return who holds which post at an organisation on the day, the secretary first, then by given name."""
    rows = organisation.positions.filter(valid__contains=on or today()).select_related("member", "term", "decision")
    return sorted(rows, key=lambda row: (rank_of(row.post), row.member.sort_key, row.pk))


def former_positions_at(organisation: Organisation, before: dt.date | None = None) -> QuerySet[Position]:
    """Return the posts at an organisation that ended before the day, the latest first."""
    rows = organisation.positions.filter(valid__endswith__lte=before or today())
    return rows.select_related("member", "end_decision").order_by("-valid__endswith", "pk")


def positions_of(member: Member) -> QuerySet[Position]:
    """Return the posts that a member holds or has held, the latest first."""
    return member.positions.select_related("organisation", "organisation__parent", "decision").order_by("-valid", "pk")


def term_on(organisation: Organisation, day: dt.date, body: str = "") -> Term | None:
    """Return the term that runs at an organisation on the day: of the body where it has one, else of the main committee."""
    terms = {term.kind: term for term in organisation.terms.filter(valid__contains=day).order_by("-kind")}
    return terms.get(body) or terms.get(main_body(organisation.kind)) or next(iter(reversed(terms.values())), None)


def candidates(actor: Actor, organisation: Organisation, text: str = "", count: int = 40) -> list[Member]:
    """Return full members at and below an organisation, by given name, to whoever decides on its posts."""
    require_appointing(actor, organisation)
    rows = members_for(actor, RegisterFilters(q=text, organisation=organisation.uid, status=Status.FULL))
    return [row.member for row in rows.order_by("member__sort_key", "pk")[:count]]


@dataclass(frozen=True)
class Filters:
    """What the list of posts is narrowed to."""

    text: str = ""
    post: str = ""
    under: Organisation | None = None
    on: dt.date | None = None


def positions_listed(actor: Actor, filters: Filters) -> QuerySet[Position]:
    """Return the posts of the day in sight that answer the filters."""
    rows = positions_for(actor, filters.on)
    if filters.post:
        rows = rows.filter(post=filters.post)
    if filters.under is not None:
        rows = rows.filter(organisation__in=_places_under(filters.under, filters.on or today()))
    if key := search_key(filters.text):
        rows = rows.filter(Q(member__search_key__contains=key) | Q(organisation__search_key__contains=key))
    return rows


def _places_under(node: Organisation, day: dt.date) -> QuerySet[Any]:
    """Return the organisations that stood at and below a node on the day."""
    if day == today():
        return Organisation.objects.filter(path__descendant_of=node.path).values("pk")
    rows = Placement.objects.filter(path__descendant_of=path_on(node, day), valid__contains=day)
    return rows.values("organisation")


def positions_page(actor: Actor, filters: Filters, cursor: str = "", size: int = 50) -> Page[Position]:
    """Return one page of the posts, organisation by organisation in the order of codes."""
    page = page_of(positions_listed(actor, filters), ("organisation__code", "pk"), cursor=cursor, size=size)
    places = [row.organisation for row in page.items]
    call_as_of(places, filters.on or today())
    parents_as_of(places, filters.on or today())
    return page

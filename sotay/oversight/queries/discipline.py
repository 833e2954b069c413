"""Discipline, for whoever holds the right, and each member their own."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.committees.models import Position
from sotay.core.days import today
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.members.models import Member
from sotay.members.queries.homes import home_in, member_at_home, organisation_within, require_home
from sotay.organisations.models import Organisation
from sotay.oversight.models import DisciplinaryAction, OrganisationDiscipline
from sotay.oversight.permissions import OversightPermission
from sotay.oversight.queries.lists import Filters
from sotay.oversight.rules.days import in_effect

RIGHT = OversightPermission.VIEW_DISCIPLINE
STATES = {"": "Đang có hiệu lực", "all": "Tất cả", "organisations": "Tổ chức đảng"}


@dataclass(frozen=True)
class DisciplineLine:
    """A discipline with whether it is in effect today."""

    row: DisciplinaryAction | OrganisationDiscipline
    is_in_effect: bool


def disciplines_for(actor: Actor, filters: Filters) -> "QuerySet[DisciplinaryAction]":
    """Return the disciplines of members in sight that answer the filters, the latest first."""
    under = organisation_within(actor, RIGHT, filters.organisation)
    rows = DisciplinaryAction.objects.filter(home_in(actor, RIGHT, under))
    if filters.state != "all":
        rows = rows.filter(_running(today()))
    if filters.kind:
        rows = rows.filter(form=filters.kind)
    if filters.year:
        rows = rows.filter(effective_on__year=filters.year)
    if key := search_key(filters.q):
        rows = rows.filter(member__search_key__contains=key)
    return rows.select_related("member", "decision", "position").order_by("-effective_on", "member__sort_key", "pk")


def organisation_disciplines_for(actor: Actor, filters: Filters) -> "QuerySet[OrganisationDiscipline]":
    """Return the disciplines of organisations in sight, the latest first."""
    under = organisation_within(actor, RIGHT, filters.organisation)
    rows = OrganisationDiscipline.objects.filter(actor.scope(RIGHT))
    if under is not None:
        rows = rows.filter(organisation__path__descendant_of=under.path)
    if filters.year:
        rows = rows.filter(effective_on__year=filters.year)
    return rows.select_related("organisation", "decision").order_by("-effective_on", "pk")


def _running(day: dt.date) -> Q:
    """Return the condition for a discipline in effect on the day."""
    return (
        Q(effective_on__lte=day)
        & (Q(effective_until=None) | Q(effective_until__gt=day))
        & (Q(lifted_on=None) | Q(lifted_on__gt=day))
    )


def get_discipline(actor: Actor, uid: UUID) -> DisciplinaryAction:
    """Return one member's discipline; who may not see it is not told that it is there."""
    own = Q(member__account=actor.user) if actor.user else Q(pk__in=())
    rows = DisciplinaryAction.objects.filter(own | home_in(actor, RIGHT))
    return find(rows.select_related("member", "decision", "position", "lift_decision", "departure"), uid=uid)


def get_organisation_discipline(actor: Actor, uid: UUID) -> OrganisationDiscipline:
    """Return one organisation's discipline that the actor may see."""
    rows = OrganisationDiscipline.objects.filter(actor.scope(RIGHT))
    return find(rows.select_related("organisation", "decision", "lift_decision"), uid=uid)


def discipline_to_lift(actor: Actor, uid: UUID) -> DisciplinaryAction:
    """Return one member's discipline that the actor may lift."""
    return require_home(actor, OversightPermission.RECORD_DISCIPLINE, get_discipline(actor, uid))


def organisation_discipline_to_lift(actor: Actor, uid: UUID) -> OrganisationDiscipline:
    """Return one organisation's discipline that the actor may lift."""
    return require_home(actor, OversightPermission.RECORD_DISCIPLINE, get_organisation_discipline(actor, uid))


def get_subject(actor: Actor, uid: UUID) -> Member:
    """Return a member whose discipline the actor may record."""
    return require_home(actor, OversightPermission.RECORD_DISCIPLINE, member_at_home(actor, RIGHT, uid))


def get_organisation(actor: Actor, uid: UUID) -> Organisation:
    """Return an organisation whose discipline the actor may record."""
    organisation = find(Organisation.objects.filter(actor.scope(RIGHT, through="")), uid=uid)
    actor.require(OversightPermission.RECORD_DISCIPLINE, organisation)
    return organisation


def posts_of(member: Member) -> list[Position]:
    """Return the posts from which a member could be removed today."""
    return list(member.positions.filter(valid__contains=today()).select_related("organisation"))


def disciplines_of(actor: Actor, member: Member) -> list[DisciplineLine] | None:
    """Return a member's disciplines for whoever may see them, else nothing at all."""
    is_own = actor.user is not None and member.account_id == actor.user.pk
    cell = member.organisation
    if not is_own and (cell is None or not actor.can(RIGHT, cell)):
        return None
    rows = member.disciplinary_actions.select_related("decision", "lift_decision").order_by("-effective_on", "pk")
    return [line_of(row) for row in rows]


def line_of(row: DisciplinaryAction | OrganisationDiscipline) -> DisciplineLine:
    """Return a discipline with whether it is in effect today."""
    return DisciplineLine(row, in_effect(row.effective_on, (row.effective_until, row.lifted_on), today()))


def can_record(actor: Actor, organisation: Organisation | None) -> bool:
    """Tell whether the actor records disciplines there."""
    return organisation is not None and actor.can(OversightPermission.RECORD_DISCIPLINE, organisation)

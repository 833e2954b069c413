"""One member's record: who may see it, what of it is masked, and the histories beside it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.errors import NotPermitted, NotVisible
from sotay.core.find import find
from sotay.members import rules
from sotay.members.choices import Status
from sotay.members.models import Affiliation, Member, Standing
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import call_as_of, parents_as_of

# What is shown only on asking, each time logged (law on personal data 91/2025/QH15).
MASKED = {
    "national_id": "Số định danh cá nhân",
    "card_number": "Số thẻ đảng viên",
    "phone": "Điện thoại",
    "residence": "Nơi thường trú",
    "email": "Thư điện tử",
}


@dataclass(frozen=True)
class Masked:
    """One masked line of the record."""

    name: str
    label: str
    value: str


@dataclass(frozen=True)
class Record:
    """A member's record as the page shows it."""

    member: Member
    cell: Organisation | None
    status: Status | None
    age: int
    membership_years: int
    masked: list[Masked]
    affiliations: list[Affiliation]
    standings: list[Standing]
    is_own: bool
    can_reveal: bool
    can_edit: bool


def records_for(actor: Actor) -> "QuerySet[Member]":
    """Return the members whose record the actor may see: those in scope, and the actor's own.

    Whoever has left a cell stays visible where they last were.
    """
    own = Q(account=actor.user) if actor.user else Q(pk__in=())
    in_scope = Affiliation.objects.filter(actor.scope(MemberPermission.VIEW)).values("member")
    return Member.objects.filter(own | Q(pk__in=in_scope))


def get_member(actor: Actor, uid: UUID) -> Member:
    """Return one member whose record the actor may see, or raise `NotVisible`; a merged record leads to the one kept."""
    rows = records_for(actor)
    try:
        return find(rows, uid=uid)
    except NotVisible:
        kept = Member.objects.filter(uid=uid, merged_into__isnull=False).values("merged_into")
        return find(rows, pk__in=kept)


def get_member_to_edit(actor: Actor, uid: UUID) -> Member:
    """Return one member whose record the actor may change: unseen is not there, seen but not to be changed is refused."""
    member = get_member(actor, uid)
    if member.organisation is None:
        raise NotPermitted
    actor.require(MemberPermission.EDIT, member.organisation)
    return member


def values_to_edit(member: Member) -> dict[str, Any]:
    """Return what a form of the record begins with; what is masked begins masked, and stays as it is when left so."""
    return {
        field.name: rules.masked(value) if field.name in MASKED else value
        for field in Member._meta.concrete_fields
        if (value := getattr(member, field.attname)) is not None
    }


def record_of(actor: Actor, member: Member, on: dt.date | None = None) -> Record:
    """Return the record as of a day, with its histories; masked values are hidden here, not in the page.

    On another day than today there is nothing to do with it. Who may see it does not depend on the day.
    """
    day, is_past = on or today(), on is not None and on != today()
    standings = list(member.standings.select_related("decision").order_by("-valid"))
    current = next((s for s in standings if day in s.valid), None)
    home = member.organisation
    affiliations = list(member.affiliations.select_related("organisation__parent", "decision").order_by("-valid"))
    cell = _cell_on(affiliations, day) if is_past else home
    is_own = actor.user is not None and member.account_id == actor.user.pk
    return Record(
        member=member,
        cell=cell,
        status=Status(current.status) if current else None,
        age=rules.years_between(member.born_on, day),
        membership_years=rules.years_between(member.joined_on, day),
        masked=[Masked(name, label, _shown(member, name, is_own=is_own)) for name, label in MASKED.items()],
        affiliations=affiliations,
        standings=standings,
        is_own=is_own,
        can_reveal=not is_own and not is_past and home is not None and actor.can(MemberPermission.REVEAL, home),
        can_edit=not is_past and home is not None and actor.can(MemberPermission.EDIT, home),
    )


def _cell_on(affiliations: list[Affiliation], day: dt.date) -> Organisation | None:
    """Return the cell of a day, the official one first, called as it was then."""
    rows = sorted((row for row in affiliations if day in row.valid), key=lambda row: row.kind)
    if not rows:
        return None
    cell = rows[0].organisation
    call_as_of([cell], day)
    parents_as_of([cell], day)
    return cell


def _shown(member: Member, name: str, *, is_own: bool) -> str:
    """Return the value for its owner, and masked for everybody else."""
    value = getattr(member, name) or ""
    return value if is_own else rules.masked(value)


def get_own_member(actor: Actor) -> Member | None:
    """Return the actor's own record, where the account is a member's."""
    return Member.objects.filter(account=actor.user).first() if actor.user else None

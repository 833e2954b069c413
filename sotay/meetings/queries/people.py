"""Who belongs to a cell on the day of a meeting, who leads it, and who above it can be invited."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sotay.access.actor import Actor
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.meetings.models import Meeting
from sotay.meetings.rules.convening import CONVENED, Belonging
from sotay.members.choices import AffiliationKind
from sotay.members.models import Affiliation, Member
from sotay.organisations.models import Organisation

OFFICIALS_SHOWN = 20


@dataclass(frozen=True)
class Person:
    """A member as convening needs them."""

    member_id: int
    account_id: int | None
    belonging: Belonging


def people_of(cell: Organisation, day: dt.date) -> list[Person]:
    """Return everybody who belongs to the cell on the day, each once, in one query."""
    elsewhere = Affiliation.objects.filter(
        member=OuterRef("member"), kind=AffiliationKind.TEMPORARY, valid__contains=day
    ).exclude(organisation=cell)
    rows = Affiliation.objects.filter(organisation=cell, valid__contains=day, member__standings__valid__contains=day)
    found: dict[int, Person] = {}
    values = rows.annotate(is_elsewhere=Exists(elsewhere)).values_list(
        "member_id", "member__account_id", "kind", "member__standings__status", "is_elsewhere"
    )
    for member, account, kind, status, is_elsewhere in values:
        is_official = kind == AffiliationKind.OFFICIAL
        if is_official or member not in found:
            found[member] = Person(member, account, Belonging(status, is_official, is_elsewhere))
    return list(found.values())


def members_of(cell: Organisation, day: dt.date) -> QuerySet[Member]:
    """Return the members who take part in the cell on the day, by given name: owners, chairs, minute takers."""
    here = Q(affiliations__organisation=cell, affiliations__valid__contains=day)
    able = Q(standings__status__in=CONVENED, standings__valid__contains=day)
    return Member.objects.filter(here, able).distinct().order_by("sort_key", "id")


def people_for(meeting: Meeting) -> list[Member]:
    """Return the members who can chair the meeting, take its minutes or own an item."""
    return list(members_of(meeting.organisation, meeting.held_on))


def person_for(meeting: Meeting, uid: UUID | None) -> Member | None:
    """Return one member of the cell on the meeting's day, or nobody where nobody is named."""
    return None if uid is None else find(members_of(meeting.organisation, meeting.held_on), uid=uid)


def strangers_among(meeting: Meeting, members: Iterable[Member | None]) -> list[Member]:
    """Return those of the given members who do not belong to the cell on the day."""
    asked = {member.pk: member for member in members if member is not None}
    if not asked:
        return []
    known = set(members_of(meeting.organisation, meeting.held_on).filter(pk__in=asked).values_list("pk", flat=True))
    return [member for key, member in asked.items() if key not in known]


def secretary_on(cell: Organisation, day: dt.date) -> Member | None:
    """Return who is secretary of the cell on the day: the chair of its meetings."""
    rows = Position.objects.filter(organisation=cell, post=Post.SECRETARY, valid__contains=day)
    position = rows.select_related("member").first()
    return position.member if position else None


def leaders_of(cell: Organisation, day: dt.date) -> list[int]:
    """Return the accounts of secretary and deputies: who is told of an excuse."""
    posts = (Post.SECRETARY, Post.DEPUTY)
    rows = Position.objects.filter(
        organisation=cell, post__in=posts, valid__contains=day, member__account__isnull=False
    )
    return list(rows.values_list("member__account_id", flat=True))


def leaders_below(organisation: Organisation, day: dt.date) -> list[int]:
    """Return the accounts of the secretaries of all cells below: who is told of an orientation."""
    rows = Position.objects.filter(
        organisation__path__descendant_of=organisation.path,
        organisation__closed_on=None,
        post=Post.SECRETARY,
        valid__contains=day,
        member__account__isnull=False,
    ).exclude(organisation=organisation)
    return list(rows.values_list("member__account_id", flat=True))


def officials_above(meeting: Meeting) -> QuerySet[Position]:
    """Return the positions held above the cell on the meeting's day, the nearest committee first."""
    rows = Position.objects.filter(
        organisation__path__ancestor_of=meeting.organisation.path, valid__contains=meeting.held_on
    ).exclude(organisation=meeting.organisation)
    return rows.select_related("member", "organisation").order_by("-organisation__path", "member__sort_key", "id")


def find_officials(meeting: Meeting, text: str) -> list[Position]:
    """Return the officials above the cell whose name holds the text; the nearest committee's where nothing is typed."""
    rows = officials_above(meeting)
    key = search_key(text)
    if key:
        rows = rows.filter(member__search_key__contains=key)
    return list(rows[:OFFICIALS_SHOWN])


def get_official(meeting: Meeting, uid: UUID) -> Position:
    """Return one position held above the cell on the meeting's day."""
    return find(officials_above(meeting), uid=uid)


def member_of(actor: Actor) -> Member | None:
    """Return the actor as a member, where the account is a member's."""
    return Member.objects.filter(account=actor.user).first() if actor.user else None

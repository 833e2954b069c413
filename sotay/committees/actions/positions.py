"""Giving a post and ending it; the rights of the post come and go with it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.accounts.models import User
from sotay.committees import errors
from sotay.committees.choices import Leaving, Post
from sotay.committees.models import Position, Term
from sotay.committees.permissions import CommitteePermission
from sotay.committees.queries.positions import require_appointing, role_of, term_on
from sotay.committees.rules.posts import LINE, body_of, is_elected
from sotay.core.days import since
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.documents.models import Decision
from sotay.members.choices import AffiliationKind, Status
from sotay.members.models import Member
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation


@action(CommitteePermission.APPOINT)
def appoint(  # noqa: PLR0913 -- what a decision on a post says
    actor: Actor,
    organisation: Organisation,
    *,
    member: Member,
    post: str,
    first: dt.date,
    until: dt.date | None = None,
    decision: DecisionPaper | None = None,
    manner: str = "",
    is_permanent: bool = False,
    is_local: bool | None = None,
    public_post: str = "",
) -> Position:
    """Give a member a post from the day `first` up to, not including, `until`, or to the end of the running term.

    Whoever rises within the committee leaves the lower post on that day.
    """
    require_appointing(actor, organisation)
    if actor.user is not None and member.account_id == actor.user.pk:
        raise errors.NotYourself
    particulars = {"is_permanent": is_permanent, "is_local": is_local, "public_post": public_post}
    asked = Asked(member, post, first, until, record_decision(decision), manner, particulars)
    return give_post(organisation, asked)


@dataclass(frozen=True)
class Asked:
    """A post to be given, however that was decided: by an appointment, or by the result of an election."""

    member: Member
    post: str
    first: dt.date
    until: dt.date | None = None
    decision: Decision | None = None
    manner: str = ""
    particulars: Mapping[str, Any] = field(default_factory=dict)
    term: Term | None = None


def give_post(organisation: Organisation, asked: Asked) -> Position:
    """Write a post and its grant after asking for all that a post asks for; called within an action."""
    post, first = asked.post, asked.first
    if asked.particulars.get("is_permanent") and post != Post.DEPUTY:
        raise errors.PermanentIsDeputy
    role = _require_role(organisation, post)
    term = asked.term or (term_on(organisation, first, body_of(organisation.kind, post)) if is_elected(post) else None)
    until = asked.until or (term.valid.upper if term else None)
    if until is not None and until <= first:
        raise errors.DaysReversed
    _require_standing(organisation, first)
    _require_eligible(organisation, asked.member, post, first)
    _require_vacant(organisation, asked.member, post, first, until)
    _leave_lower(organisation, asked)
    if post == Post.SECRETARY:
        _end_acting(organisation, first)
    position = Position.objects.create(
        organisation=organisation,
        member=asked.member,
        post=post,
        term=term,
        valid=since(first, until),
        decision=asked.decision,
        manner=asked.manner,
        **asked.particulars,
    )
    if role and asked.member.account_id:
        _grant(position, role, asked.member.account_id)
    return position


def _leave_lower(organisation: Organisation, asked: Asked) -> None:
    """End the post of the committee's line that the member leaves for the new one."""
    if asked.post not in LINE:
        return
    held = organisation.positions.filter(
        member=asked.member, post__in=LINE, valid__contains=asked.first, valid__startswith__lt=asked.first
    )
    for row in held.exclude(post=asked.post):
        row.valid, row.end_decision, row.leaving = (
            since(row.valid.lower, asked.first),
            asked.decision,
            Leaving.OTHER_POST,
        )
        row.save(update_fields=["valid", "end_decision", "leaving"])


def _end_acting(organisation: Organisation, first: dt.date) -> None:
    """End the posts of those who act for a secretary from the day on which there is one."""
    for row in organisation.positions.filter(post=Post.ACTING, valid__contains=first, valid__startswith__lt=first):
        row.valid, row.leaving = since(row.valid.lower, first), Leaving.OTHER
        row.save(update_fields=["valid", "leaving"])


@action(CommitteePermission.APPOINT)
def end_position(
    actor: Actor, position: Position, *, on: dt.date, decision: DecisionPaper | None = None, leaving: str = ""
) -> Position:
    """End a post: `on` is the first day without it, and without its rights (a trigger ends the grants)."""
    require_appointing(actor, position.organisation)
    if position.valid.lower is not None and on <= position.valid.lower:
        raise errors.EndTooEarly(day=f"{position.valid.lower:%d/%m/%Y}")
    if position.valid.upper is not None and on >= position.valid.upper:
        raise errors.AlreadyEnded(day=f"{position.valid.upper:%d/%m/%Y}")
    position.valid = since(position.valid.lower, on)
    position.end_decision, position.leaving = record_decision(decision), leaving
    position.save(update_fields=["valid", "end_decision", "leaving"])
    return position


def grant_positions(user: User) -> None:
    """Grant an account that is new what its member's posts bring; called by whatever makes the account."""
    rows = Position.objects.filter(member__account=user, grants=None).select_related("organisation")
    for position in rows:
        if role := role_of(position.organisation.kind, position.post):
            _grant(position, role, user.pk)


def _grant(position: Position, role: str, user_id: int) -> None:
    """Write the grant of a post."""
    Grant.objects.create(
        user_id=user_id, organisation=position.organisation, role=role, valid=position.valid, position=position
    )


# --- What giving a post asks for ---------------------------------------------------------------------------------


def _require_role(organisation: Organisation, post: str) -> str:
    """Return the role that the post brings, or refuse a post that does not exist here."""
    role = role_of(organisation.kind, post)
    if role is None:
        raise errors.PostNotHere(kind=Kind(organisation.kind).label, post=Post(post).label)
    return role


def _require_standing(organisation: Organisation, first: dt.date) -> None:
    """Refuse a day on which the organisation does not stand."""
    if not organisation.placements.filter(valid__contains=first).exists():
        raise errors.NotStanding


def _require_eligible(organisation: Organisation, member: Member, post: str, first: dt.date) -> None:
    """Refuse who may not hold the post: for elected posts a full member, and in a cell one of its own."""
    if not is_elected(post):
        return
    if not member.standings.filter(status=Status.FULL, valid__contains=first).exists():
        raise errors.NotFullMember
    own = member.affiliations.filter(organisation=organisation, kind=AffiliationKind.OFFICIAL, valid__contains=first)
    if organisation.is_cell and not own.exists():
        raise errors.NotOfThisCell


def _require_vacant(
    organisation: Organisation, member: Member, post: str, first: dt.date, until: dt.date | None
) -> None:
    """Say in words what the exclusion constraints would refuse."""
    held = organisation.positions.filter(post=post, valid__overlap=since(first, until)).select_related("member")
    if held.filter(member=member).exists():
        raise errors.AlreadyHeld
    if post == Post.SECRETARY and (secretary := held.first()):
        raise errors.SecretaryHeld(name=secretary.member.full_name)

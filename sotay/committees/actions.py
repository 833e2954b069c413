"""Giving a post and ending it; the rights of the post come and go with it."""

import datetime as dt

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.accounts.models import User
from sotay.committees import errors, rules
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.committees.permissions import CommitteePermission
from sotay.committees.queries.positions import require_appointing, role_of, term_on
from sotay.core.days import since
from sotay.documents.decisions import DecisionPaper, record_decision
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
) -> Position:
    """Give a member a post from the day `first` up to, not including, `until`, or to the end of the running term."""
    require_appointing(actor, organisation)
    role = _require_role(organisation, post)
    if actor.user is not None and member.account_id == actor.user.pk:
        raise errors.NotYourself
    term = term_on(organisation, first) if rules.ends_with_term(post) else None
    until = until or (term.valid.upper if term else None)
    if until is not None and until <= first:
        raise errors.DaysReversed
    _require_standing(organisation, first)
    _require_eligible(organisation, member, post, first)
    _require_vacant(organisation, member, post, first, until)
    position = Position.objects.create(
        organisation=organisation,
        member=member,
        post=post,
        term=term,
        valid=since(first, until),
        decision=record_decision(decision),
    )
    if role and member.account_id:
        _grant(position, role, member.account_id)
    return position


@action(CommitteePermission.APPOINT)
def end_position(actor: Actor, position: Position, *, on: dt.date, decision: DecisionPaper | None = None) -> Position:
    """End a post: `on` is the first day without it, and without its rights (a trigger ends the grants)."""
    require_appointing(actor, position.organisation)
    if position.valid.lower is not None and on <= position.valid.lower:
        raise errors.EndTooEarly(day=f"{position.valid.lower:%d/%m/%Y}")
    if position.valid.upper is not None and on >= position.valid.upper:
        raise errors.AlreadyEnded(day=f"{position.valid.upper:%d/%m/%Y}")
    position.valid = since(position.valid.lower, on)
    position.end_decision = record_decision(decision)
    position.save(update_fields=["valid", "end_decision"])
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
    if not rules.is_elected(post):
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

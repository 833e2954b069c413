"""Members with account, affiliation, standing and grants, built straight into the tables."""

import datetime as dt
import itertools

from sotay.access.actor import Actor, Channel
from sotay.access.models import Grant
from sotay.accounts.models import User
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import since
from sotay.core.text import search_key
from sotay.members.choices import AffiliationKind, Sex, Status
from sotay.members.models import Affiliation, Member, Standing
from sotay.organisations.models import Organisation

JOINED = dt.date(2005, 3, 3)
_numbers = itertools.count(1)


def make_user(login: str | None = None, name: str = "Nguyễn Văn A", secret: str = "246810", **fields) -> User:
    """An activated account that has accepted the rule of use; its secret is `246810`."""
    user = User(login=login or f"dv{next(_numbers):06d}", name=name, **fields)
    user.activated_at = user.rules_accepted_at = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    user.set_password(secret)
    user.save()
    return user


def make_member(
    organisation: Organisation, *, with_account: bool = True, status: Status = Status.FULL, **fields
) -> Member:
    """A member of the cell, full unless told, with an account and the role `member` there."""
    number = next(_numbers)
    name = fields.pop("full_name", f"Nguyễn Văn {number}")
    member = Member.objects.create(
        full_name=name,
        born_on=fields.pop("born_on", dt.date(1975, 5, 19)),
        sex=fields.pop("sex", Sex.MALE),
        national_id=fields.pop("national_id", f"0240{number:08d}"),
        joined_on=fields.pop("joined_on", JOINED),
        official_on=fields.pop("official_on", None if status == Status.PROBATIONARY else dt.date(2006, 3, 3)),
        search_key=search_key(name),
        sort_key=f"{name.rsplit(maxsplit=1)[-1].lower()} {number:06d}",
        account=make_user(name=name) if with_account else None,
        **fields,
    )
    affiliation = Affiliation.objects.create(
        member=member,
        organisation=organisation,
        kind=AffiliationKind.OFFICIAL,
        valid=since(JOINED),
    )
    Standing.objects.create(member=member, status=status, valid=since(JOINED))
    if member.account:
        Grant.objects.create(
            user=member.account,
            organisation=organisation,
            role="member",
            valid=since(JOINED),
            affiliation=affiliation,
        )
    return member


def make_position(member: Member, organisation: Organisation, post: Post, role: str) -> Position:
    """A post held since 2020, and the grant that it brings."""
    position = Position.objects.create(
        member=member, organisation=organisation, post=post, valid=since(dt.date(2020, 6, 1))
    )
    Grant.objects.create(
        user=member.account,
        organisation=organisation,
        role=role,
        valid=position.valid,
        position=position,
    )
    return position


def actor_of(member: Member, channel: Channel = Channel.WEB) -> Actor:
    """The actor of the member's account."""
    return Actor(user=member.account, channel=channel)

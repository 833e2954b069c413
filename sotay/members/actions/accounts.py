"""Somebody else's account: slips for the first sign-in, and recovery of a lost PIN by two officers."""

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.access.sources import grant_from_sources
from sotay.accounts.actions.recovery import confirm_recovery
from sotay.accounts.actions.slips import IssuedSlip, issue, make_account
from sotay.accounts.choices import SlipPurpose
from sotay.accounts.errors import AlreadyActivated
from sotay.accounts.models import User
from sotay.core.errors import NotPermitted
from sotay.members.errors import AccountBeyondReach, NoAccountToRecover, SlipForOthersOnly
from sotay.members.models import Member
from sotay.members.permissions import MemberPermission
from sotay.members.queries.accounts import reaches_all_of, waiting_for_slips
from sotay.organisations.models import Organisation

MEMBER_ROLE = "member"


@action(MemberPermission.ISSUE_SLIP)
def issue_slip(actor: Actor, member: Member) -> IssuedSlip:
    """Make the member's account where there is none, and issue its slip."""
    return _issue(actor, member)


@action(MemberPermission.ISSUE_SLIP, lock=Lock.NOTHING)
def issue_slips(actor: Actor, organisation: Organisation, *, members: list[Member]) -> list[IssuedSlip]:
    """Issue the slips of several members at or below the organisation, for one print."""
    waiting = {row.member_id for row in waiting_for_slips(organisation)}
    if any(member.pk not in waiting for member in members):
        raise SlipForOthersOnly
    locked = Member.objects.select_for_update().filter(pk__in=[member.pk for member in members])
    order = {member.pk: number for number, member in enumerate(members)}
    return [_issue(actor, member) for member in sorted(locked.order_by("pk"), key=lambda one: order[one.pk])]


@action(MemberPermission.APPROVE_RECOVERY)
def approve_recovery(actor: Actor, member: Member) -> IssuedSlip | None:
    """Confirm that the member has lost the PIN; the second officer's confirmation brings the slip."""
    if actor.user is None:
        raise NotPermitted
    if member.account is None or member.account.activated_at is None:
        raise NoAccountToRecover
    if not reaches_all_of(actor, MemberPermission.APPROVE_RECOVERY, member.account):
        raise AccountBeyondReach
    return confirm_recovery(member.account, actor.user)


def open_account(member: Member) -> User:
    """Return the member's account, made now with the grants that affiliation and posts bring where there is none."""
    if member.account is None:
        member.account = make_account(member.full_name)
        member.save(update_fields=["account"])
        _grant_membership(member, member.account)
        grant_from_sources(member.account)
    return member.account


def _issue(actor: Actor, member: Member) -> IssuedSlip:
    account = open_account(member)
    if account.activated_at is not None:
        raise AlreadyActivated(name=member.full_name)
    if not reaches_all_of(actor, MemberPermission.ISSUE_SLIP, account):
        raise AccountBeyondReach
    return issue(account, SlipPurpose.ACTIVATION, actor.user)


def _grant_membership(member: Member, account: User) -> None:
    """Grant the role of a member in every cell of the affiliations that have not ended before there were grants."""
    Grant.objects.bulk_create(
        Grant(
            user=account,
            organisation_id=affiliation.organisation_id,
            role=MEMBER_ROLE,
            valid=affiliation.valid,
            affiliation=affiliation,
        )
        for affiliation in member.affiliations.all()
    )

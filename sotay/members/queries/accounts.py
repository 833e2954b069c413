"""Accounts of members: who still waits for a slip, whose recovery waits for an officer, how far an account reaches."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Func, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from sotay.access.actor import Actor
from sotay.access.permission import Permission
from sotay.access.queries import nodes_of
from sotay.accounts.models import Recovery, User
from sotay.audit.models import Entry, Reading
from sotay.audit.queries import entries_about, readings_of
from sotay.core.days import today
from sotay.core.errors import NotVisible
from sotay.core.find import find
from sotay.members.choices import COUNTED, AffiliationKind
from sotay.members.models import Affiliation, Member
from sotay.members.permissions import MemberPermission
from sotay.members.queries.records import get_own_member
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation


@dataclass(frozen=True)
class WaitingRecovery:
    """A recovery as an officer sees it."""

    member: Member
    recovery: Recovery
    confirmed_by_me: bool


def slip_nodes(actor: Actor) -> "QuerySet[Organisation]":
    """Return the organisations for whose members the actor may issue slips."""
    return Organisation.objects.filter(actor.scope(MemberPermission.ISSUE_SLIP, through=""), closed_on=None)


def works_above_cells(actor: Actor) -> bool:
    """Tell whether the actor confirms recoveries for more than a cell: such people sit at a desk."""
    nodes = Organisation.objects.filter(actor.scope(MemberPermission.APPROVE_RECOVERY, through=""))
    return nodes.exclude(kind__in=MEETING_KINDS).exists()


def get_slip_node(actor: Actor, uid: UUID) -> Organisation:
    """Return one of them."""
    return find(slip_nodes(actor), uid=uid)


def top_slip_node(actor: Actor) -> Organisation:
    """Return the highest of them."""
    top = slip_nodes(actor).order_by("path__depth", "path").first()
    if top is None:
        raise NotVisible
    return top


def waiting_for_slips(node: Organisation) -> "QuerySet[Affiliation]":
    """Return the members of a part of the tree who have not activated an account, cell by cell, each once."""
    day = today()
    rows = Affiliation.objects.filter(
        Q(member__account=None) | Q(member__account__activated_at=None, member__account__is_active=True),
        organisation__path__descendant_of=node.path,
        kind=AffiliationKind.OFFICIAL,
        valid__contains=day,
    ).filter(member__standings__valid__contains=day, member__standings__status__in=COUNTED)
    return rows.select_related("member", "organisation", "member__account").order_by(
        "organisation__sort_key", "member__sort_key", "pk"
    )


def waiting_below(node: Organisation) -> list[tuple[Organisation, int]]:
    """Return the organisations directly below the node with how many of their members wait for slips."""
    step = Cast(Func(F("organisation__path"), node.path.count(".") + 1, 1, function="subpath"), TextField())
    below = waiting_for_slips(node).exclude(organisation=node).order_by()
    counts = dict(below.annotate(step=step).values_list("step").annotate(count=Count("pk")))
    children = Organisation.objects.filter(pk__in=counts).order_by("sort_key", "pk")
    return [(child, counts[str(child.pk)]) for child in children]


def get_member_to_recover(actor: Actor, uid: UUID) -> Member:
    """Return a member with an account in use, whose recovery the actor may confirm."""
    return find(_recoverable(actor), uid=uid)


def may_recover(actor: Actor, member: Member) -> bool:
    """Tell whether the actor may confirm that this member has lost the PIN."""
    account, cell = member.account, member.organisation
    in_use = account is not None and account.is_active and account.activated_at is not None
    return in_use and account != actor.user and cell is not None and actor.can(MemberPermission.APPROVE_RECOVERY, cell)


def waiting_recoveries(actor: Actor) -> list[WaitingRecovery]:
    """Return the recoveries that wait for officers, longest first."""
    waiting = Recovery.objects.filter(closed_at=None, expires_at__gt=timezone.now())
    members = {member.account_id: member for member in _recoverable(actor).filter(account__in=waiting.values("user"))}
    rows = waiting.filter(user__in=list(members)).select_related("first_by").order_by("asked_at")
    return [WaitingRecovery(members[row.user_id], row, row.first_by == actor.user) for row in rows]


def login_of(member: Member) -> str:
    """Return the login of a member's account."""
    return member.account.login if member.account else ""


def recovery_of(member: Member) -> Recovery | None:
    """Return the open recovery of a member."""
    rows = Recovery.objects.filter(user=member.account, closed_at=None, expires_at__gt=timezone.now())
    return rows.select_related("first_by").first()


def reaches_all_of(actor: Actor, permission: Permission, user: User) -> bool:
    """Tell whether the actor holds the right at every node at which the account holds anything.

    Otherwise a cell could take over the account of somebody who leads the province.
    """
    return all(actor.can(permission, node) for node in nodes_of(user))


def own_readings(actor: Actor) -> "QuerySet[Reading]":
    """Return who was shown the actor's own record."""
    member = get_own_member(actor)
    return readings_of(member, but_by=actor.user) if member else Reading.objects.none()


def own_entries(actor: Actor) -> "QuerySet[Entry]":
    """Return what was done to the actor's own account and record."""
    targets = [target for target in (actor.user, get_own_member(actor)) if target is not None]
    return entries_about(targets)


def own_cell(actor: Actor) -> Organisation | None:
    """Return the actor's own cell."""
    member = get_own_member(actor)
    return member.organisation if member else None


def _recoverable(actor: Actor) -> "QuerySet[Member]":
    """Return the members with an account in use who now belong to a cell within the actor's right."""
    now = Affiliation.objects.filter(actor.scope(MemberPermission.APPROVE_RECOVERY), valid__contains=today())
    rows = Member.objects.filter(
        pk__in=now.values("member"), account__is_active=True, account__activated_at__isnull=False
    )
    return rows.exclude(account=actor.user).select_related("account")

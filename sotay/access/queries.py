"""Who may do what, asked from either side: the grants of an account, and the people whom a right reaches."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, JSONObject, TruncDate
from django.utils import timezone
from django.utils.module_loading import import_string

from sotay.access.actor import Actor, Node, roles
from sotay.access.models import Grant
from sotay.access.permission import Permission
from sotay.access.permissions import AccessPermission
from sotay.accounts.models import UsageRule, User
from sotay.accounts.queries import digest
from sotay.audit.models import Entry
from sotay.audit.queries import entries_of
from sotay.core.days import ZONE, today
from sotay.core.find import find
from sotay.core.prepared import Prepared


@dataclass(frozen=True)
class Holding:
    """One reason why somebody may: the person, the role, the node where it is held, where it comes from, until when."""

    user_id: int
    user_uid: uuid.UUID
    name: str
    role: str
    role_name: str
    organisation_name: str
    organisation_uid: uuid.UUID
    source: str
    first_day: dt.date | None
    last_day: dt.date | None


@dataclass(frozen=True)
class HeldRole:
    """A role that somebody holds, and what it lets them do."""

    holding: Holding
    rights: list[str]


def with_grants(users: "QuerySet[User]") -> "QuerySet[User]":
    """Add to accounts, in the same statement, their grants of today and whether a newer rule of use waits for them."""
    day = today()
    held = Grant.objects.filter(user=OuterRef("pk"), valid__contains=day).values(
        one=JSONObject(role="role", path="organisation__path", organisation="organisation_id"),
    )
    accepted = Coalesce(TruncDate("rules_accepted_at", tzinfo=ZONE), Value(dt.date.min))
    newer = UsageRule.objects.filter(in_force_on__lte=day, in_force_on__gt=OuterRef("accepted_on"))
    return users.alias(accepted_on=accepted).annotate(held_today=ArraySubquery(held), rule_waits=Exists(newer))


# The same as `with_grants` for one account, written out and prepared: it runs at every request, and putting it together
# through the ORM and planning it cost ten times what the database takes to answer.
_COLUMNS = [field.column for field in User._meta.concrete_fields]
_ACCOUNT = Prepared(
    "account_with_grants",
    f"""
SELECT ARRAY(SELECT json_build_object('role', g.role, 'path', o.path::text, 'organisation', g.organisation_id)
               FROM access_grant g JOIN organisations_organisation o ON o.id = g.organisation_id
              WHERE g.user_id = u.id AND g.valid @> %(day)s) AS held_today,
       EXISTS (SELECT FROM accounts_usagerule r
                WHERE r.in_force_on <= %(day)s
                  AND r.in_force_on > coalesce((u.rules_accepted_at AT TIME ZONE %(zone)s)::date, '-infinity')) AS rule_waits,
       (SELECT m.born_on FROM members_member m WHERE m.account_id = u.id) AS born_on,
       {", ".join(f'u."{column}"' for column in _COLUMNS)}
  FROM accounts_user u
 WHERE u.id = %(key)s AND u.is_active
""",  # noqa: S608 -- the names of our own columns
    key="bigint",
    day="date",
    zone="text",
)


def account_with_grants(key: int) -> User | None:
    """Return the active account of a session with its grants of today and whether a newer rule of use waits for it."""
    row = _ACCOUNT.first(key=key, day=today(), zone=str(ZONE))
    if row is None:
        return None
    user = User.from_db("default", [field.attname for field in User._meta.concrete_fields], row[3:])
    # The day of birth decides how large the page is drawn where nobody has chosen.
    vars(user).update(held_today=row[0], rule_waits=row[1], born_on=row[2])
    return user


def account_of_token(token: str) -> User | None:
    """Return the account behind a token that still works, with its grants, the token's key and when it was last used."""
    users = with_grants(User.objects.filter(is_active=True))
    return (
        users.filter(
            api_tokens__token_hash=digest(token),
            api_tokens__revoked_at=None,
            api_tokens__expires_at__gt=timezone.now(),
        )
        .annotate(token_key=F("api_tokens__pk"), token_used_on=F("api_tokens__last_used_on"))
        .first()
    )


def role_name(role: str) -> str:
    """Return the words for a role."""
    labels: dict[str, str] = import_string(settings.SOTAY_ROLE_LABELS)
    return labels.get(role, role)


def permission_name(permission: str) -> str:
    """Return the words for a right."""
    labels: dict[str, str] = import_string(settings.SOTAY_PERMISSION_LABELS)
    return labels.get(permission, permission)


def second_factor_roles() -> frozenset[str]:
    """Return the roles that must give a second factor."""
    demanded: frozenset[str] = import_string(settings.SOTAY_SECOND_FACTOR)
    return demanded


def roles_with(permission: Permission) -> list[str]:
    """Return the roles that carry the right."""
    return sorted(role for role, permissions in roles().items() if permission in permissions)


def who_can(permission: Permission, node: Node, on: dt.date | None = None) -> list[Holding]:
    """Return everybody whom the right reaches at the node on the day, each with the reason; nearest nodes first."""
    return _holdings(_covering(permission, node, on))


def grants_at_place(permission: Permission, node: Any) -> list[int]:
    """Return the accounts that hold a right at exactly this node today."""
    rows = Grant.objects.filter(
        organisation=node, role__in=roles_with(permission), valid__contains=today(), user__is_active=True
    )
    return sorted(set(rows.values_list("user_id", flat=True)))


def explain(actor: Actor, permission: Permission, node: Node, on: dt.date | None = None) -> list[Holding]:
    """Return the reasons why the actor may; none means that they may not. Says the same as `actor.can`, for today."""
    if actor.user is None:
        return []
    return _holdings(_covering(permission, node, on).filter(user=actor.user))


def grants_of(user: User, on: dt.date | None = None) -> list[Holding]:
    """Return what an account holds on the day."""
    return _holdings(Grant.objects.filter(user=user, valid__contains=on or today()))


def own_grants(actor: Actor, on: dt.date | None = None) -> list[Holding]:
    """Return what the actor holds on the day."""
    return grants_of(actor.user, on) if actor.user else []


def get_holder(actor: Actor, uid: uuid.UUID) -> User:
    """Return an account that holds, or has held, anything where the actor may see who holds what; or their own."""
    seen = Grant.objects.filter(actor.scope(AccessPermission.VIEW_GRANTS), user=OuterRef("pk"))
    own = Q(pk=actor.user.pk) if actor.user else Q(pk__in=())
    return find(User.objects.filter(own | Exists(seen)), uid=uid)


def grants_of_holder(actor: Actor, user: User, on: dt.date) -> list[HeldRole]:
    """Return what an account holds on the day, of what the actor may see, each role with its rights in words."""
    rows = Grant.objects.filter(user=user, valid__contains=on)
    if actor.user != user:
        rows = rows.filter(actor.scope(AccessPermission.VIEW_GRANTS))
    table = roles()
    return [HeldRole(one, sorted(map(permission_name, table.get(one.role, ())))) for one in _holdings(rows)]


def grants_at(actor: Actor, node: Any, on: dt.date | None = None) -> list[Holding]:
    """Return who holds which role at exactly this node on the day."""
    actor.require(AccessPermission.VIEW_GRANTS, node)
    return _holdings(Grant.objects.filter(organisation=node, valid__contains=on or today(), user__is_active=True))


def nodes_of(user: User) -> list[Any]:
    """Return the organisations at which an account holds anything today."""
    grants = Grant.objects.filter(user=user, valid__contains=today()).select_related("organisation")
    return [grant.organisation for grant in grants]


def ledger_of(actor: Actor, record: Any, node: Node) -> "QuerySet[Entry]":
    """Return what was done to a record, newest first."""
    actor.require(AccessPermission.VIEW_LEDGER, node)
    return entries_of(record)


def _covering(permission: Permission, node: Any, on: dt.date | None = None) -> "QuerySet[Grant]":
    """Return the grants of active accounts that carry the right and lie at the node or above it, where it stood on the day."""
    day = on or today()
    rows = Grant.objects.filter(role__in=roles_with(permission), valid__contains=day, user__is_active=True)
    if day == today():
        return rows.filter(organisation__path__ancestor_of=node.path)
    then = node.placements.filter(valid__contains=day).first()
    keys = [int(key) for key in str(then.path if then else node.path).split(".")]
    return rows.filter(organisation__in=keys)


def _holdings(grants: "QuerySet[Grant]") -> list[Holding]:
    """Return grants in words."""
    rows = sorted(
        grants.select_related("user", "organisation", "position"),
        key=lambda grant: (
            -grant.organisation.path.count("."),
            grant.organisation.path,
            grant.role,
            grant.user.name,
            grant.pk,
        ),
    )
    return [
        Holding(
            user_id=grant.user_id,
            user_uid=grant.user.uid,
            name=grant.user.name,
            role=grant.role,
            role_name=role_name(grant.role),
            organisation_name=grant.organisation.name,
            organisation_uid=grant.organisation.uid,
            source=_source(grant),
            first_day=grant.valid.lower,
            last_day=grant.valid.upper - dt.timedelta(days=1) if grant.valid.upper else None,
        )
        for grant in rows
    ]


def _source(grant: Grant) -> str:
    """Return where a grant comes from: the post, the cell, or the reason given."""
    if grant.position_id:
        return str(grant.position)
    if grant.affiliation_id:
        return "Sinh hoạt đảng tại đây"
    return grant.reason


def roles_table() -> tuple[list[str], list[tuple[str, list[bool]]]]:
    """Return the roles' names, and for each right its words and which roles carry it."""
    table = roles()
    rights: Iterable[str] = sorted({right for carried in table.values() for right in carried})
    return [role_name(role) for role in table], [
        (permission_name(right), [right in carried for carried in table.values()]) for right in rights
    ]

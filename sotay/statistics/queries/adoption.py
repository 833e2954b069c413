"""Who uses the handbook below a node: accounts, activated, seen this month, used in the last meeting; progress by month."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.functions import TruncDate

from sotay.access.actor import Actor
from sotay.core.days import ZONE, add_months, month_of, today
from sotay.members.models import Member
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation
from sotay.statistics.rules import Need

PROGRESS_MONTHS = 6
# A cell that has not met for so long has no last meeting to speak of.
_LOOK_BACK_MONTHS = 6
_BY_NAME = ("sort_key", "pk")
_BY_CELL = ("cell_code", "cell_id", *_BY_NAME)


@dataclass(frozen=True)
class AdoptionFigures:
    """The use of the handbook in one part of the tree; every share is a pair of whole numbers, the exempt are in none."""

    cells: int = 0
    cells_met: int = 0
    cells_using: int = 0
    members: int = 0
    accounts: int = 0
    activated: int = 0
    active: int = 0
    never_used: int = 0
    due: int = 0
    used: int = 0

    @property
    def to_help(self) -> int:
        """Return how many people the call sheet names."""
        return self.members - self.activated + self.never_used


@dataclass(frozen=True)
class NodeAdoption:
    """One child of the node looked at, with its figures."""

    organisation: Organisation
    figures: AdoptionFigures


@dataclass(frozen=True)
class MonthAdoption:
    """A month of a node: how many of today's members were activated by its end, how many of those due used it in meetings."""

    month: dt.date
    activated: int
    members: int
    used: int
    due: int


# One statement for a node and its children: the ORM cannot group by a piece of a path. The members are those of today of whom
# the handbook is asked (339-QĐ/TW: all but the exempt); `last` is the last periodic meeting that their cell has held, in which
# somebody used the handbook who opened the meeting or checked in with an own hand.
_ADOPTION = """
WITH cell AS MATERIALIZED (
    SELECT o.id, subpath(o.path, least(%(depth)s, nlevel(o.path) - 1), 1)::text::bigint AS part
      FROM organisations_organisation o
     WHERE o.path <@ %(path)s::ltree AND o.kind IN ('cell', 'grassroots_cell') AND o.closed_on IS NULL
), last AS MATERIALIZED (
    SELECT DISTINCT ON (m.organisation_id) m.id, m.period, m.organisation_id
      FROM meetings_meeting m JOIN cell c ON c.id = m.organisation_id
     WHERE m.kind = 'periodic' AND m.status IN ('closed', 'sealed') AND m.period BETWEEN %(back)s AND %(month)s
     ORDER BY m.organisation_id, m.period DESC
), person AS (
    SELECT c.part, c.id AS cell, m.account_id, u.activated_at, u.last_seen_on,
           t.member_id IS NOT NULL AS is_due, t.opened_at IS NOT NULL OR t.method IN ('button', 'qr') AS has_used
      FROM cell c
      JOIN members_affiliation a ON a.organisation_id = c.id AND a.kind = 'official' AND a.valid @> %(on)s::date
      JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> %(on)s::date AND s.status IN ('full', 'probationary')
      JOIN members_member m ON m.id = a.member_id
      LEFT JOIN accounts_user u ON u.id = m.account_id AND u.is_active
      LEFT JOIN last l ON l.organisation_id = c.id
      LEFT JOIN meetings_attendance t ON t.meeting_id = l.id AND t.period = l.period AND t.member_id = m.id
                                     AND t.state IN ('expected', 'present', 'late', 'excused', 'absent')
                                     AND t.period BETWEEN %(back)s AND %(month)s AND t.period >= (SELECT min(period) FROM last)
), by_cell AS (
    SELECT part, cell, count(*) AS members, count(account_id) AS accounts, count(activated_at) AS activated,
           count(*) FILTER (WHERE activated_at IS NOT NULL AND last_seen_on >= %(month)s) AS active,
           count(*) FILTER (WHERE activated_at IS NOT NULL AND (last_seen_on IS NULL OR last_seen_on <= (activated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
                                  AND NOT coalesce(has_used, false)) AS never_used,
           count(*) FILTER (WHERE is_due) AS due, count(*) FILTER (WHERE is_due AND has_used) AS used
      FROM person GROUP BY part, cell
)
SELECT c.part, count(*), count(l.id), count(*) FILTER (WHERE b.used > 0),
       coalesce(sum(b.members), 0)::bigint, coalesce(sum(b.accounts), 0)::bigint, coalesce(sum(b.activated), 0)::bigint, coalesce(sum(b.active), 0)::bigint,
       coalesce(sum(b.never_used), 0)::bigint, coalesce(sum(b.due), 0)::bigint, coalesce(sum(b.used), 0)::bigint
  FROM cell c LEFT JOIN last l ON l.organisation_id = c.id LEFT JOIN by_cell b ON b.cell = c.id
 GROUP BY c.part
"""
# How many of today's members were activated before each month's end, and what the month's meetings say of the handbook.
_PROGRESS = """
WITH person AS MATERIALIZED (
    SELECT date_trunc('month', u.activated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS activated_in, count(*) AS people
      FROM organisations_organisation o
      JOIN members_affiliation a ON a.organisation_id = o.id AND a.kind = 'official' AND a.valid @> %(on)s::date
      JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> %(on)s::date AND s.status IN ('full', 'probationary')
      JOIN members_member m ON m.id = a.member_id
      LEFT JOIN accounts_user u ON u.id = m.account_id AND u.is_active
     WHERE o.path <@ %(path)s::ltree AND o.kind IN ('cell', 'grassroots_cell') AND o.closed_on IS NULL
     GROUP BY 1
), held AS (
    SELECT m.period, sum(m.handbook_users)::bigint AS used, sum(m.due)::bigint AS due
      FROM meetings_meeting m JOIN organisations_organisation o ON o.id = m.organisation_id
     WHERE o.path <@ %(path)s::ltree AND m.kind = 'periodic' AND m.status IN ('closed', 'sealed') AND m.period BETWEEN %(first)s AND %(month)s
     GROUP BY m.period
)
SELECT month::date,
       (SELECT coalesce(sum(people), 0)::bigint FROM person WHERE activated_in <= month::date),
       (SELECT coalesce(sum(people), 0)::bigint FROM person), coalesce(held.used, 0), coalesce(held.due, 0)
  FROM generate_series(%(first)s::timestamp, %(month)s::timestamp, interval '1 month') AS month
  LEFT JOIN held ON held.period = month::date
 ORDER BY month
"""


def adoption_of_children(node: Organisation) -> list[NodeAdoption]:
    """Return each child of the node (the node itself, where it is a cell) with its figures of today."""
    columns = [field.name for field in fields(AdoptionFigures)]
    rows = _fetch(_ADOPTION, node)
    parts = Organisation.objects.in_bulk([part for part, *_ in rows])
    found = [
        NodeAdoption(parts[part], AdoptionFigures(**dict(zip(columns, figures, strict=True))))
        for part, *figures in rows
    ]
    return sorted(found, key=lambda row: row.organisation.code)


def total(parts: Iterable[NodeAdoption]) -> AdoptionFigures:
    """Return the sum; the totals of children are the figures of their parent."""
    sums = {field.name: 0 for field in fields(AdoptionFigures)}
    for part in parts:
        for name in sums:
            sums[name] += getattr(part.figures, name)
    return AdoptionFigures(**sums)


def progress_of(node: Organisation) -> list[MonthAdoption]:
    """Return the last months of a node, the present one last."""
    return [MonthAdoption(*row) for row in _fetch(_PROGRESS, node)]


def people_to_help(actor: Actor, node: Organisation, need: Need | None = None) -> "QuerySet[Member]":
    """Return the members without an activated account or who never came back, by cell and given name; those in `need` alone.

    Names belong to the register, so the list shows those whom the actor may list.
    """
    return handbook_members(actor, node, order=_BY_CELL).filter(_lacking(node, need))


def may_print_slips(actor: Actor, node: Organisation) -> bool:
    """Tell whether the actor prints the slips of the people below the node."""
    return actor.can(MemberPermission.ISSUE_SLIP, node)


def need_of(member: Member) -> Need:
    """Return what somebody on the list lacks."""
    if member.account is None:
        return Need.ACCOUNT
    return Need.ACTIVATION if member.account.activated_at is None else Need.PRACTICE


def handbook_members(actor: Actor, node: Organisation, order: tuple[str, ...] = _BY_NAME) -> "QuerySet[Member]":
    """Return the members below the node of whom the handbook is asked, each with cell and parent; by given name."""
    on = today()
    return (
        Member.objects.filter(
            actor.scope(MemberPermission.LIST, through="affiliations__organisation"),
            affiliations__organisation__path__descendant_of=node.path,
            affiliations__kind="official",
            affiliations__valid__contains=on,
        )
        .filter(standings__valid__contains=on, standings__status__in=["full", "probationary"])
        .annotate(
            cell_id=F("affiliations__organisation_id"),
            cell_code=F("affiliations__organisation__code"),
            cell_uid=F("affiliations__organisation__uid"),
            cell_name=F("affiliations__organisation__name"),
            parent_name=F("affiliations__organisation__parent__name"),
        )
        .select_related("account")
        .order_by(*order)
    )


def _lacking(node: Organisation, need: Need | None) -> Q:
    """Return the condition for who lacks something, or this one thing."""
    without, waiting = Q(account=None), Q(account__isnull=False, account__activated_at=None)
    match need:
        case Need.ACCOUNT:
            return without
        case Need.ACTIVATION:
            return waiting
        case Need.PRACTICE:
            return _never_used(node)
    return without | waiting | _never_used(node)


def _never_used(node: Organisation) -> Q:
    """Return the condition for who was activated and never came back: neither another day nor in the cell's last meeting."""
    day_of_activation = TruncDate("account__activated_at", tzinfo=ZONE)
    silent = Q(account__last_seen_on=None) | Q(account__last_seen_on__lte=day_of_activation)
    return Q(account__activated_at__isnull=False) & silent & ~Q(pk__in=_used_last(node))


def _used_last(node: Organisation) -> list[int]:
    """Return the members who used the handbook in the last meeting of their cell though they were seen on no other day."""
    statement = """
    SELECT t.member_id
      FROM (SELECT DISTINCT ON (m.organisation_id) m.id, m.period
              FROM meetings_meeting m JOIN organisations_organisation o ON o.id = m.organisation_id
             WHERE o.path <@ %(path)s::ltree AND m.kind = 'periodic' AND m.status IN ('closed', 'sealed')
               AND m.period BETWEEN %(back)s AND %(month)s
             ORDER BY m.organisation_id, m.period DESC) AS last
      JOIN meetings_attendance t ON t.meeting_id = last.id AND t.period = last.period AND t.period BETWEEN %(back)s AND %(month)s
      JOIN members_member p ON p.id = t.member_id
      JOIN accounts_user u ON u.id = p.account_id
     WHERE (t.opened_at IS NOT NULL OR t.method IN ('button', 'qr')) AND t.state IN ('expected', 'present', 'late', 'excused', 'absent')
       AND (u.last_seen_on IS NULL OR u.last_seen_on <= (u.activated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
    """
    return [member for (member,) in _fetch(statement, node)]


def _fetch(statement: str, node: Organisation) -> list[Any]:
    """Run a statement for a node as of today."""
    month = month_of(today())
    values = {
        "depth": len(node.path.split(".")),
        "path": node.path,
        "on": today(),
        "month": month,
        "back": add_months(month, -_LOOK_BACK_MONTHS),
        "first": add_months(month, 1 - PROGRESS_MONTHS),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[Any] = cursor.fetchall()
        return found

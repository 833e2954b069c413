"""Rounds of badges, whose badge is due at which, and a member's own years."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from sotay.access.actor import Actor
from sotay.badges import rules
from sotay.badges.choices import STANDING, AwardStatus
from sotay.badges.models import Award, Interruption, Seniority
from sotay.badges.permissions import BadgePermission
from sotay.badges.queries.lists import Filters, get_member, paths
from sotay.badges.rules import BadgeNorms, Round
from sotay.core.days import today
from sotay.core.text import search_key
from sotay.members.choices import Status
from sotay.members.models import Member
from sotay.members.queries.homes import cells_of, require_home
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on, working_calendar

# Full, exempt and suspended members have years of membership; probationary ones do not yet.
COUNTING = (Status.FULL, Status.EXEMPT, Status.SUSPENDED)


@dataclass(frozen=True)
class Due:
    """A badge due at a round: whose, which, since when, and what has become of it."""

    member: Member
    cell: Organisation | None
    level: int
    reached_on: dt.date
    award: Award | None = None


@dataclass(frozen=True)
class RoundPage:
    """One round with its list."""

    round: Round
    file_until: dt.date
    lines: list[Due]
    by_level: list[tuple[int, int]]


@dataclass(frozen=True)
class OwnYears:
    """What the handbook tells a member of years and badges."""

    member: Member
    start: dt.date
    years: int
    level: int | None
    reached_on: dt.date | None
    round: Round | None
    awards: list[Award]
    lost_days: int

    @property
    def is_counted(self) -> bool:
        """Tell whether the years are counted: once official."""
        return self.member.official_on is not None


def badge_norms(day: dt.date | None = None) -> BadgeNorms:
    """Return the levels, rounds and deadlines in force."""
    return norms_on(day or today(), BadgeNorms)


def rounds_to_come(day: dt.date | None = None) -> list[Round]:
    """Return the next four rounds."""
    on = day or today()
    return rules.coming_rounds(on, badge_norms(on).rounds)


def round_on(day: dt.date) -> Round | None:
    """Return the round that is held on the day, if one is."""
    return next((one for one in rules.rounds_of(day.year, badge_norms(day).rounds) if one.on == day), None)


def round_asked(day: dt.date | None, coming: list[Round]) -> Round:
    """Return the round that an address names, or the next one."""
    return (round_on(day) if day else None) or coming[0]


def file_until(one: Round) -> dt.date:
    """Return the last day on which the file may reach the province."""
    days = badge_norms(one.on).file_working_days
    between = working_calendar().between
    day = one.on - dt.timedelta(days=days)
    while between(day, one.on) < days:
        day -= dt.timedelta(days=1)
    return day


def starts_of(members: "list[Member]") -> dict[int, dt.date]:
    """Return from which day the years of each member count, interruptions put on top: three queries for all."""
    keys = [member.pk for member in members]
    corrected = dict(Seniority.objects.filter(member__in=keys).values_list("member_id", "counted_from"))
    gaps: dict[int, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    for key, valid in Interruption.objects.filter(member__in=keys).values_list("member_id", "valid"):
        gaps[key].append((valid.lower, valid.upper))
    return {m.pk: rules.counted_from(corrected.get(m.pk, m.joined_on), gaps.get(m.pk, ())) for m in members}


def start_of(member: Member) -> dt.date:
    """Return from which day the years of one member count."""
    return starts_of([member])[member.pk]


_DUE = """
WITH start AS (
  SELECT m.id, coalesce(s.counted_from, m.joined_on) + coalesce((
           SELECT sum(upper(i.valid) - greatest(lower(i.valid), coalesce(s.counted_from, m.joined_on)))
             FROM badges_interruption i
            WHERE i.member_id = m.id AND upper(i.valid) > coalesce(s.counted_from, m.joined_on)), 0)::int AS day
    FROM members_member m LEFT JOIN badges_seniority s ON s.member_id = m.id
   WHERE m.id IN (SELECT a.member_id FROM members_affiliation a JOIN organisations_organisation o ON o.id = a.organisation_id
                   WHERE a.kind = 'official' AND a.valid @> %(on)s::date AND o.path <@ ANY(%(paths)s::ltree[]))
     AND m.id IN (SELECT member_id FROM members_standing WHERE valid @> %(on)s::date AND status = ANY(%(statuses)s)))
SELECT start.id, level, (start.day + make_interval(years => level))::date AS reached
  FROM start CROSS JOIN LATERAL (
       SELECT DISTINCT extract(year FROM day)::int - extract(year FROM start.day)::int AS level
         FROM unnest(ARRAY[%(first)s::date, %(last)s::date]) AS day) years
 WHERE level = ANY(%(levels)s::int[]) AND (start.day + make_interval(years => level))::date BETWEEN %(first)s AND %(last)s
"""


def due_keys(paths: "list[str]", one: Round, on: dt.date) -> list[tuple[int, int, dt.date]]:
    """Return member, level and day of completion of every badge due at a round below the paths."""
    values: dict[str, Any] = {
        "paths": paths,
        "on": on,
        "statuses": [status.value for status in COUNTING],
        "levels": badge_norms(one.on).levels,
        "first": one.first,
        "last": one.last,
    }
    with connection.cursor() as cursor:
        cursor.execute(_DUE, values)
        return list(cursor.fetchall())


def due_at(actor: Actor, one: Round, filters: Filters) -> list[Due]:
    """Return whose badge is due at a round, by cell and given name, with the proposal where there is one."""
    found = due_keys(paths(actor, filters.organisation), one, min(one.on, today()))
    if filters.level:
        found = [row for row in found if row[1] == filters.level]
    members = Member.objects.in_bulk([key for key, _, _ in found])
    if key := search_key(filters.q):
        found = [row for row in found if key in members[row[0]].search_key]
    cells = cells_of(set(members))
    awards = {
        (award.member_id, award.level): award for award in Award.objects.filter(member__in=members, status__in=STANDING)
    }
    lines = [Due(members[m], cells.get(m), level, day, awards.get((m, level))) for m, level, day in found]
    return sorted(lines, key=lambda due: (due.cell.path if due.cell else "", due.member.sort_key, due.member.pk))


def round_page(actor: Actor, one: Round, filters: Filters) -> RoundPage:
    """Return one round with its list, and how many of each level."""
    lines = due_at(actor, one, filters)
    counts: dict[int, int] = defaultdict(int)
    for due in lines:
        counts[due.level] += 1
    return RoundPage(one, file_until(one), lines, sorted(counts.items()))


def missed(actor: Actor, filters: Filters, day: dt.date | None = None) -> list[Due]:
    """Return whose badge of the last four rounds is not yet on its way to the province, or not given."""
    on = day or today()
    both = rules.rounds_of(on.year - 1, badge_norms(on).rounds) + rules.rounds_of(on.year, badge_norms(on).rounds)
    past = [one for one in both if one.on < on][-4:]
    lines = [due for one in past for due in due_at(actor, one, filters)]
    return [due for due in lines if not _is_given(due)]


def _is_given(due: Due) -> bool:
    """Tell whether a badge was given, here or by what the record of old says."""
    is_awarded = due.award is not None and due.award.status == AwardStatus.AWARDED
    return is_awarded or rules.number_in(due.member.badge) >= due.level


def own_years(member: Member, day: dt.date | None = None) -> OwnYears:
    """Return a member's years, the next badge and its round."""
    on = day or today()
    norms = badge_norms(on)
    start = start_of(member)
    years = max(0, rules.complete_years(start, on))
    level = rules.next_level(years, norms.levels)
    due = rules.reached(start, level) if level else None
    gaps = Interruption.objects.filter(member=member).values_list("valid", flat=True)
    return OwnYears(
        member=member,
        start=start,
        years=years,
        level=level,
        reached_on=due,
        round=rules.round_of(due, norms.rounds) if due else None,
        awards=list(member.awards.select_related("decision").order_by("-level")),
        lost_days=sum((valid.upper - valid.lower).days for valid in gaps),
    )


def level_offered(member: Member) -> int | None:
    """Return the badge that a form offers first: the one being reached at a coming round, else the last one reached."""
    norms = badge_norms()
    start = start_of(member)
    coming = rules.coming_rounds(today(), norms.rounds)
    last = coming[-1].last
    reached = [level for level in norms.levels if rules.reached(start, level) <= last]
    return max(reached, default=None)


def member_to_propose(actor: Actor, uid: UUID) -> Member:
    """Return a member for whom the actor acts for the cell."""
    return require_home(actor, BadgePermission.PROPOSE, get_member(actor, uid))

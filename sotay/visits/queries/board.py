"""The year as figures: of all plans in sight, per official and per unit of one plan, and of one official."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.core.text import search_key
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on
from sotay.visits.choices import Light, PlanStatus, Rank, VisitStatus
from sotay.visits.models import Visit, VisitAssignment, VisitPlan
from sotay.visits.queries.visits import end_of, plans_for
from sotay.visits.rules.norms import VisitNorms
from sotay.visits.rules.standing import Figures

# What stood on a day: `queries.visits.state_of` gives the list behind each of these numbers.
_COUNTS = """
       count(*) FILTER (WHERE v.status <> 'called_off'),
       count(*) FILTER (WHERE v.status IN ('done', 'missed') AND v."on" <= %(on)s
                           OR v.status <> 'called_off' AND v.first_planned_on < %(on)s),
       count(*) FILTER (WHERE v.status = 'done' AND v."on" <= %(on)s),
       count(*) FILTER (WHERE v.status = 'missed' AND v."on" <= %(on)s),
       count(*) FILTER (WHERE v.status = 'postponed'),
       count(r.id) FILTER (WHERE r.sent_at < %(end)s),
       count(r.id) FILTER (WHERE r.is_late AND r.sent_at < %(end)s),
       count(*) FILTER (WHERE v.status = 'done' AND v."on" <= %(on)s AND v.report_due < %(on)s
                          AND (r.id IS NULL OR r.sent_at >= %(end)s))
  FROM visits_visit v LEFT JOIN visits_visitreport r ON r.visit_id = v.id
"""
_BY_OFFICIAL = f"SELECT v.member_id, {_COUNTS} WHERE v.plan_id = %(plan)s GROUP BY v.member_id"
_BY_UNIT = f"""
SELECT (string_to_array(c.path::text, '.'))[%(depth)s]::bigint, {_COUNTS}
  JOIN organisations_organisation c ON c.id = v.cell_id
 WHERE v.plan_id = %(plan)s GROUP BY 1
"""
_BY_PLAN = f"SELECT v.plan_id, v.member_id, {_COUNTS} WHERE v.plan_id = ANY(%(plans)s) GROUP BY v.plan_id, v.member_id"
_OF_MEMBER = f"""
SELECT v.member_id, {_COUNTS} JOIN visits_visitplan p ON p.id = v.plan_id
 WHERE v.member_id = %(member)s AND p.year = %(year)s AND p.status = 'published' GROUP BY v.member_id
"""
_NOTHING = (0,) * 8


@dataclass(frozen=True)
class OfficialLine:
    """An official's year."""

    assignment: VisitAssignment
    figures: Figures
    light: Light

    @property
    def member(self) -> Member:
        """Return who it is."""
        return self.assignment.member

    @property
    def rank(self) -> str:
        """Return the rank."""
        return self.assignment.rank

    @property
    def post(self) -> str:
        """Return the post."""
        return self.assignment.post

    @property
    def rank_words(self) -> str:
        """Return the rank in words."""
        return Rank(self.rank).label


@dataclass(frozen=True)
class UnitLine:
    """The visits in the cells of one unit."""

    organisation: Organisation
    figures: Figures
    light: Light


@dataclass(frozen=True)
class BoardFilters:
    """What the officials of a board are narrowed to."""

    text: str = ""
    rank: str = ""
    light: str = ""

    def lets_through(self, line: OfficialLine) -> bool:
        """Tell whether a line is shown."""
        key = search_key(self.text)
        return (
            (not self.rank or line.rank == self.rank)
            and (not self.light or line.light == self.light)
            and (not key or key in line.member.search_key)
        )


@dataclass(frozen=True)
class Board:
    """A plan's year: all officials, those shown, units, all together."""

    everybody: Sequence[OfficialLine]
    officials: Sequence[OfficialLine]
    units: Sequence[UnitLine]
    total: Figures

    def count(self, light: Light) -> int:
        """Return how many officials stand on a light."""
        return sum(one.light == light for one in self.everybody)

    @property
    def lights(self) -> list[tuple[Light, int]]:
        """Return how many officials stand on each light, the worst first."""
        return [(light, self.count(light)) for light in (Light.RED, Light.AMBER, Light.GREEN)]

    @property
    def lacking(self) -> list[OfficialLine]:
        """Return whose visits could not all be placed."""
        return [one for one in self.everybody if one.assignment.lacking]


@dataclass(frozen=True)
class PlanLine:
    """One plan among those of a year."""

    plan: VisitPlan
    officials: int
    figures: Figures
    lights: Counter[Light]

    @property
    def shown_lights(self) -> list[tuple[Light, int]]:
        """Return the lights on which somebody stands, the worst first."""
        return [(light, self.lights[light]) for light in (Light.RED, Light.AMBER, Light.GREEN) if self.lights[light]]


def board_of(plan: VisitPlan, on: dt.date | None = None, filters: BoardFilters | None = None) -> Board:
    """Return the board of a plan; the same few statements whatever its size."""
    day, shown = on or today(), filters or BoardFilters()
    amber = norms_on(day, VisitNorms).amber_percent
    of = {key: counts for key, *counts in read_sql(_BY_OFFICIAL, {"plan": plan.pk, **_until(day)})}
    everybody = []
    for one in VisitAssignment.objects.filter(plan=plan).select_related("member").order_by("member__sort_key", "pk"):
        figures = Figures(one.minimum, *of.pop(one.member_id, _NOTHING))
        everybody.append(OfficialLine(one, figures, figures.light(amber)))
    depth = plan.organisation.path.count(".") + 2
    units = {key: counts for key, *counts in read_sql(_BY_UNIT, {"plan": plan.pk, "depth": depth, **_until(day)})}
    found = Organisation.objects.filter(pk__in=[key for key in units if key]).order_by("code", "pk")
    lines = [UnitLine(one, f := Figures(0, *units[one.pk]), f.light(amber)) for one in found]
    total = sum((one.figures for one in everybody), Figures())
    return Board(everybody, [one for one in everybody if shown.lets_through(one)], lines, total)


def overview_of(actor: Actor, year: int, on: dt.date | None = None) -> list[PlanLine]:
    """Return the plans of a year in sight with their figures, the highest committee first."""
    day = on or today()
    amber = norms_on(day, VisitNorms).amber_percent
    plans = list(plans_for(actor).filter(year=year))
    values = {"plans": [one.pk for one in plans], **_until(day)}
    counts: dict[tuple[int, int], Sequence[int]] = {
        (plan, member): found for plan, member, *found in read_sql(_BY_PLAN, values)
    }
    of: dict[int, list[Figures]] = defaultdict(list)
    rows = VisitAssignment.objects.filter(plan__in=plans).values_list("plan_id", "member_id", "minimum")
    for plan, member, minimum in rows:
        of[plan].append(Figures(minimum, *counts.get((plan, member), _NOTHING)))
    return [
        PlanLine(
            one, len(of[one.pk]), sum(of[one.pk], Figures()),
            Counter(f.light(amber) for f in of[one.pk]) if one.is_published else Counter(),
        )
        for one in plans
    ]  # fmt: skip


def years_in_sight(actor: Actor) -> list[int]:
    """Return the years that have plans, the latest first."""
    return sorted(set(plans_for(actor).order_by().values_list("year", flat=True)), reverse=True)


def year_of(member: Member, year: int, on: dt.date | None = None) -> Figures:
    """Return an official's year over all published plans: what the yearly evaluation counts."""
    required = sum(_assignments(member, year).values_list("minimum", flat=True))
    rows = read_sql(_OF_MEMBER, {"member": member.pk, "year": year, **_until(on or today())})
    return Figures(required, *(rows[0][1:] if rows else _NOTHING))


@dataclass(frozen=True)
class OfficialYear:
    """One official's year as the yearly evaluation takes it: figures, light, the posts it comes from, and each visit."""

    year: int
    figures: Figures
    light: Light
    assignments: Sequence[VisitAssignment]
    visits: Sequence[Visit]


def evaluation_of(member: Member, year: int, on: dt.date | None = None) -> OfficialYear | None:
    """Return what an official's yearly evaluation says about visits; nothing for who was not sent."""
    day = on or today()
    assignments = list(_assignments(member, year).select_related("plan__organisation"))
    if not assignments:
        return None
    figures = year_of(member, year, day)
    rows = Visit.objects.filter(member=member, plan__year=year, plan__status=PlanStatus.PUBLISHED)
    visits = rows.exclude(status=VisitStatus.CALLED_OFF).select_related("cell__parent", "report", "organisation")
    light = figures.light(norms_on(day, VisitNorms).amber_percent)
    return OfficialYear(year, figures, light, assignments, list(visits.order_by("on", "pk")))


def _until(day: dt.date) -> dict[str, Any]:
    """Return the day, and the moment at which it ends."""
    return {"on": day, "end": end_of(day)}


def _assignments(member: Member, year: int) -> QuerySet[VisitAssignment]:
    """Return in which published plans of a year an official stands."""
    rows = VisitAssignment.objects.filter(member=member, plan__year=year, plan__status=PlanStatus.PUBLISHED)
    return rows.order_by("pk")

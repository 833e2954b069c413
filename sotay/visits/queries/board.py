"""The year as figures: per official, per unit, and of one official for the yearly evaluation."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on
from sotay.visits.choices import Light, PlanStatus, Rank
from sotay.visits.models import VisitAssignment, VisitPlan
from sotay.visits.rules.norms import VisitNorms
from sotay.visits.rules.standing import Figures

_COUNTS = """
       count(*) FILTER (WHERE v.status <> 'called_off'),
       count(*) FILTER (WHERE v.status <> 'called_off' AND (v.status IN ('done', 'missed') OR v.first_planned_on < %(on)s)),
       count(*) FILTER (WHERE v.status = 'done'),
       count(*) FILTER (WHERE v.status = 'missed'),
       count(*) FILTER (WHERE v.status = 'postponed'),
       count(r.id),
       count(r.id) FILTER (WHERE r.is_late),
       count(*) FILTER (WHERE v.status = 'done' AND r.id IS NULL AND v.report_due < %(on)s)
  FROM visits_visit v LEFT JOIN visits_visitreport r ON r.visit_id = v.id
"""
_BY_OFFICIAL = f"SELECT v.member_id, {_COUNTS} WHERE v.plan_id = %(plan)s GROUP BY v.member_id"
_BY_UNIT = f"""
SELECT (string_to_array(c.path::text, '.'))[%(depth)s]::bigint, {_COUNTS}
  JOIN organisations_organisation c ON c.id = v.cell_id
 WHERE v.plan_id = %(plan)s GROUP BY 1
"""
_OF_MEMBER = f"""
SELECT v.member_id, {_COUNTS} JOIN visits_visitplan p ON p.id = v.plan_id
 WHERE v.member_id = %(member)s AND p.year = %(year)s AND p.status = 'published' GROUP BY v.member_id
"""


@dataclass(frozen=True)
class OfficialLine:
    """An official's year."""

    member: Member
    rank: str
    post: str
    figures: Figures
    light: Light

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
class Board:
    """A plan's year: officials, units, all together."""

    officials: Sequence[OfficialLine]
    units: Sequence[UnitLine]
    total: Figures

    def count(self, light: Light) -> int:
        """Return how many officials stand on a light."""
        return sum(one.light == light for one in self.officials)

    @property
    def lights(self) -> list[tuple[Light, int]]:
        """Return how many officials stand on each light, the worst first."""
        return [(light, self.count(light)) for light in (Light.RED, Light.AMBER, Light.GREEN)]


def board_of(plan: VisitPlan, on: dt.date | None = None) -> Board:
    """Return the board of a plan; the same few statements whatever its size."""
    day = on or today()
    amber = norms_on(day, VisitNorms).amber_percent
    of = {key: counts for key, *counts in read_sql(_BY_OFFICIAL, {"plan": plan.pk, "on": day})}
    officials = []
    for one in VisitAssignment.objects.filter(plan=plan).select_related("member").order_by("member__sort_key", "pk"):
        figures = Figures(one.minimum, *of.pop(one.member_id, [0] * 8))
        officials.append(OfficialLine(one.member, one.rank, one.post, figures, figures.light(amber)))
    depth = plan.organisation.path.count(".") + 2
    units = {key: counts for key, *counts in read_sql(_BY_UNIT, {"plan": plan.pk, "on": day, "depth": depth})}
    found = Organisation.objects.filter(pk__in=[key for key in units if key]).order_by("code", "pk")
    lines = [UnitLine(one, f := Figures(0, *units[one.pk]), f.light(amber)) for one in found]
    total = sum((one.figures for one in officials), Figures())
    return Board(officials, lines, total)


def year_of(member: Member, year: int, on: dt.date | None = None) -> Figures:
    """Return an official's year over all published plans: what the yearly evaluation counts."""
    required = sum(
        VisitAssignment.objects.filter(
            member=member, plan__year=year, plan__status=PlanStatus.PUBLISHED
        ).values_list("minimum", flat=True)
    )  # fmt: skip
    rows = read_sql(_OF_MEMBER, {"member": member.pk, "year": year, "on": on or today()})
    return Figures(required, *(rows[0][1:] if rows else [0] * 8))

"""The plans of several years side by side: what each official has in each, and how much of the cells is reached."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sotay.members.models import Member
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.visits.choices import VisitStatus
from sotay.visits.models import HardCell, Visit, VisitAssignment, VisitPlan

YEARS = 5


@dataclass(frozen=True)
class YearOfTerm:
    """One year: its plan where there is one, its visits, the cells reached and those reached for the first time."""

    year: int
    plan: VisitPlan | None
    visits: int
    cells: int
    new_cells: int


@dataclass(frozen=True)
class OfficialTerm:
    """What an official has in each year of the term."""

    member: Member
    counts: Sequence[int | None]

    @property
    def total(self) -> int:
        """Return all visits of the term."""
        return sum(count or 0 for count in self.counts)


@dataclass(frozen=True)
class Term:
    """Years, officials, and how many of the cells, and of those that come first, are reached in the term."""

    years: Sequence[YearOfTerm]
    officials: Sequence[OfficialTerm]
    cells: int
    reached: int
    hard: int
    hard_reached: int


def years_around(plan: VisitPlan) -> list[VisitPlan]:
    """Return the organisation's plans, the earliest first: a term has several."""
    return list(VisitPlan.objects.filter(organisation=plan.organisation_id).order_by("year"))


def term_of(place: Organisation, first: int) -> Term:
    """Return the plans of a place from a year on, five years; the same few statements whatever their size."""
    years = range(first, first + YEARS)
    plans = {one.year: one for one in VisitPlan.objects.filter(organisation=place, year__in=years)}
    standing = Visit.objects.filter(plan__in=plans.values()).exclude(status=VisitStatus.CALLED_OFF)
    rows = list(standing.values_list("plan__year", "member_id", "cell_id"))
    below = Organisation.objects.filter(path__descendant_of=place.path, kind__in=MEETING_KINDS, closed_on=None)
    hard = set(
        HardCell.objects.filter(organisation__in=below, valid__endswith=None).values_list("organisation_id", flat=True)
    )
    reached = {cell for _, _, cell in rows}
    return Term(
        list(_years(years, plans, rows)), _officials(years, plans, rows), below.count(), len(reached), len(hard),
        len(hard & reached),
    )  # fmt: skip


def _years(years: range, plans: dict[int, VisitPlan], rows: list[tuple[int, int, int]]) -> list[YearOfTerm]:
    """Return the years one by one."""
    found, seen = [], set[int]()
    for year in years:
        cells = [cell for when, _, cell in rows if when == year]
        found.append(YearOfTerm(year, plans.get(year), len(cells), len(set(cells)), len(set(cells) - seen)))
        seen |= set(cells)
    return found


def _officials(
    years: range, plans: dict[int, VisitPlan], rows: list[tuple[int, int, int]]
) -> list[OfficialTerm]:  # fmt: skip
    """Return the officials by given name; none where somebody is not in that year's plan."""
    counts: dict[int, dict[int, int]] = defaultdict(dict)
    members: dict[int, Member] = {}
    sent = VisitAssignment.objects.filter(plan__in=plans.values()).select_related("member", "plan")
    for one in sent.order_by("member__sort_key", "member_id"):
        members[one.member_id] = one.member
        counts[one.member_id][one.plan.year] = 0
    for year, member, _ in rows:
        counts[member][year] = counts[member].get(year, 0) + 1
    return [OfficialTerm(one, [counts[key].get(year) for year in years]) for key, one in members.items()]

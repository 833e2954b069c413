"""What a plan is drawn from: the officials with their areas, the cells with their days, what was set by hand."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import QuerySet

from sotay.members.models import Affiliation
from sotay.organisations.choices import MEETING_KINDS, Sector
from sotay.organisations.models import Organisation
from sotay.visits.choices import STANDING_STATUSES, Cells, VisitStatus
from sotay.visits.models import HardCell, Visit, VisitPlan, VisitRule
from sotay.visits.queries.days import Calendar, calendar_of
from sotay.visits.queries.officials import Listed, officials_of
from sotay.visits.rules.days import fixed_days
from sotay.visits.rules.planning import Cell, Official

SEEN_YEARS = 4
RESTING = dt.timedelta(days=400)
# A cell has one visitor a year as long as the cells suffice, and never more than these.
SEATS = 3


@dataclass(frozen=True)
class Inputs:
    """All that the optimiser needs, and who the officials are."""

    officials: list[Official]
    cells: list[Cell]
    listed: dict[int, Listed]


@dataclass
class Before:
    """What stands already: the officials' other visits, the cells' other visitors, what was set by hand in this plan."""

    taken: dict[int, set[dt.date]] = field(default_factory=lambda: defaultdict(set))
    seen: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    kept: dict[int, list[dt.date]] = field(default_factory=lambda: defaultdict(list))
    barred: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    visitors: Counter[int] = field(default_factory=Counter)
    met: dict[int, set[dt.date]] = field(default_factory=lambda: defaultdict(set))
    resting: set[int] = field(default_factory=set)


def kept_visits(plan: VisitPlan) -> QuerySet[Visit]:
    """Return the visits of a draft that were set by hand and stay where it is drawn anew."""
    return plan.visits.filter(is_pinned=True, status=VisitStatus.PLANNED)


def inputs_of(organisation: Organisation, year: int, first: dt.date, day: dt.date) -> Inputs:
    """Return what the plan of a year is drawn from; visits are placed from `first` to the end of the year."""
    until = dt.date(year, 12, 31)
    rows = Organisation.objects.filter(
        path__descendant_of=organisation.path, kind__in=MEETING_KINDS, closed_on=None
    ).order_by("code", "pk")
    places = list(rows.values_list("pk", "path", "sector", "parent_id"))
    calendar = calendar_of([key for key, *_ in places], first, until)
    hard = set(HardCell.objects.filter(valid__contains=day).values_list("organisation_id", flat=True))
    listed = officials_of(organisation, year, day)
    before = _before(organisation, year, [one.member.pk for one in listed])
    cells = [
        Cell(
            key, path, calendar.days(key, path, first, until), sector == Sector.RESIDENTIAL, key in hard, parent or 0,
            seats=max(0, SEATS - before.visitors[key]), free=max(0, 1 - before.visitors[key]),
            taken=frozenset(before.met[key]), is_resting=key in before.resting,
        )
        for key, path, sector, parent in places
    ]  # fmt: skip
    return Inputs(_officials(listed, before, year, first, calendar), cells, {o.member.pk: o for o in listed})


def _before(organisation: Organisation, year: int, members: list[int]) -> Before:
    """Return what stands already."""
    found = Before()
    plan = VisitPlan.objects.filter(organisation=organisation, year=year).first()
    others = Visit.objects.filter(status__in=STANDING_STATUSES).exclude(plan=plan)
    mine = others.filter(member__in=members, on__year__range=(year - SEEN_YEARS, year))
    for member, cell, on in mine.values_list("member_id", "cell_id", "on"):
        found.taken[member].add(on)
        found.seen[member].add(cell)
    # whoever comes from elsewhere in the year comes on another day
    there = others.filter(
        cell__path__descendant_of=organisation.path, on__range=(dt.date(year, 1, 1) - RESTING, dt.date(year, 12, 31))
    )
    for cell, on in there.values_list("cell_id", "on"):
        if on.year == year:
            found.met[cell].add(on)
        else:
            found.resting.add(cell)
    if plan is not None:
        for member, cell, on in kept_visits(plan).filter(member__in=members).values_list("member_id", "cell_id", "on"):
            found.kept[member].append(on)
            found.barred[member].add(cell)
            found.visitors[cell] += 1
            found.met[cell].add(on)
        taken_out = plan.visits.filter(status=VisitStatus.CALLED_OFF)
        for member, cell in taken_out.values_list("member_id", "cell_id"):
            found.barred[member].add(cell)
    return found


def _officials(
    listed: list[Listed], before: Before, year: int, first: dt.date, calendar: Calendar
) -> list[Official]:  # fmt: skip
    """Return the officials as the optimiser takes them."""
    own: dict[int, list[tuple[int, str]]] = defaultdict(list)
    affiliations = Affiliation.objects.filter(member__in=[one.member.pk for one in listed], valid__contains=first)
    for member, cell, path in affiliations.values_list("member_id", "organisation_id", "organisation__path"):
        own[member].append((cell, path))
    return [_official(one, before, own[one.member.pk], (year, first), calendar) for one in listed]


def _official(
    one: Listed, before: Before, own: list[tuple[int, str]], when: tuple[int, dt.date], calendar: Calendar
) -> Official:  # fmt: skip
    """Return one official as the optimiser takes them."""
    key, (year, first) = one.member.pk, when
    kept = before.kept[key]
    until = dt.date(year, 12, 31)
    return Official(
        key=key,
        minimum=max(0, one.rule.minimum - len(kept)),
        planned=max(0, one.rule.planned - len(kept)),
        areas=one.areas,
        residential_only=one.rule.cells == Cells.RESIDENTIAL,
        hard_first=one.rule.hard_first,
        days=_days_of(one.rule, year, first),
        own_cells=frozenset([cell for cell, _ in own]) | before.barred[key],
        kept=tuple(sorted(kept)),
        taken=frozenset(before.taken[key]),
        own_meetings=frozenset(day for cell, path in own for day in calendar.days(cell, path, first, until)),
        seen_before=frozenset(before.seen[key]),
    )


def _days_of(rule: VisitRule, year: int, first: dt.date) -> frozenset[dt.date] | None:
    """Return the days that the rule fixes from a day on, where it fixes any."""
    if rule.day is None:
        return None
    return frozenset(day for day in fixed_days(year, rule.day, rule.months) if day >= first)

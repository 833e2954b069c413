"""The days on which cells meet: for a whole plan at once, and for one cell the next ones."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sotay.core.days import add_months, month_of
from sotay.meetings.choices import MeetingKind, MeetingStatus, RequestStatus
from sotay.meetings.models import DayException, Meeting, MeetingHabit, UnifiedDay
from sotay.meetings.rules.unified import DayRule
from sotay.organisations.models import Organisation
from sotay.visits.rules.days import day_in, months_from

PROPOSED = 2


@dataclass(frozen=True)
class Calendar:
    """What decides the meeting days of some cells."""

    habits: dict[int, int]
    rules: dict[str, list[DayRule]]
    announced: dict[tuple[int, dt.date], dt.date]
    excepted: frozenset[int]

    def days(self, cell: int, path: str, first: dt.date, until: dt.date) -> tuple[dt.date, ...]:
        """Return the days on which a cell meets between two days."""
        near = [] if cell in self.excepted else self._near(path)
        habit = self.habits.get(cell)
        found = (day_in(month, near, habit, self.announced.get((cell, month))) for month in months_from(first, until))
        return tuple(sorted(day for day in found if first <= day <= until))

    def _near(self, path: str) -> list[DayRule]:
        """Return the unified days above a path, the nearest first."""
        if not self.rules:
            return []
        steps = path.split(".")
        return [rule for length in range(len(steps), 0, -1) for rule in self.rules.get(".".join(steps[:length]), ())]


def calendar_of(cells: Sequence[int], first: dt.date, until: dt.date) -> Calendar:
    """Return the calendar of cells; four statements whatever their number."""
    rules: dict[str, list[DayRule]] = {}
    for row in UnifiedDay.objects.select_related("organisation").order_by("-valid"):
        rule = DayRule(row.organisation.path, row.day, row.months, row.valid.lower, row.valid.upper)
        rules.setdefault(rule.path, []).append(rule)
    meetings = Meeting.objects.filter(
        organisation__in=cells, kind=MeetingKind.PERIODIC, period__range=(month_of(first), until)
    ).exclude(status=MeetingStatus.CANCELLED)
    excepted = DayException.objects.filter(
        organisation__in=cells, status=RequestStatus.GRANTED, valid__overlap=(first, until)
    )
    return Calendar(
        dict(MeetingHabit.objects.filter(organisation__in=cells).values_list("organisation_id", "day")),
        rules,
        {(cell, period): day for cell, period, day in meetings.values_list("organisation_id", "period", "held_on")},
        frozenset(excepted.values_list("organisation_id", flat=True)),
    )


def next_days(cell: Organisation, after: dt.date, count: int = PROPOSED) -> list[dt.date]:
    """Return the next days on which a cell meets after a day: what is proposed where a visit falls through."""
    first, until = after + dt.timedelta(days=1), add_months(month_of(after), count + 1)
    return list(calendar_of([cell.pk], first, until).days(cell.pk, cell.path, first, until)[:count])


def days_in(cell: Organisation, near: dt.date, earliest: dt.date) -> list[dt.date]:
    """Return the days of a cell from the month of a day on, none before the earliest: what is offered for a visit there."""
    return next_days(cell, max(month_of(near), earliest) - dt.timedelta(days=1))

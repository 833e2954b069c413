"""The yearly screening: whose absences without reason the attendance lists show, in which months; by name, in no order of merit."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.meetings.choices import HELD, AttendanceState, MeetingKind
from sotay.meetings.models import Attendance
from sotay.members.choices import Status
from sotay.members.models import Member
from sotay.members.queries.homes import cells_of, home_in, member_at_home, organisation_within
from sotay.organisations.models import Organisation
from sotay.oversight.models import Screening
from sotay.oversight.permissions import OversightPermission
from sotay.oversight.rules.norms import ScreeningNorms
from sotay.regulations.queries import norms_on


@dataclass(frozen=True)
class Suggested:
    """A member whom the cell looks at: the months, and what was concluded."""

    member: Member
    cell: Organisation | None
    months: list[dt.date]
    screening: Screening | None


def _absences(year: int) -> "QuerySet[Attendance]":
    """Return the absences without reason from the periodic meetings of a year."""
    return Attendance.objects.filter(
        period__gte=dt.date(year, 1, 1),
        period__lt=dt.date(year + 1, 1, 1),
        state=AttendanceState.ABSENT,
        meeting__kind=MeetingKind.PERIODIC,
        meeting__status__in=HELD,
    )


def _least(year: int) -> int:
    """Return from how many months on a cell looks into it."""
    return norms_on(min(dt.date(year, 12, 31), today()), ScreeningNorms).absent_months


def absent_months(member: Member, year: int) -> int:
    """Return in how many months of the year a member was absent without reason; nothing below the norm."""
    months = _absences(year).filter(member=member).values("period").distinct().count()
    return months if months >= _least(year) else 0


def suggestions(actor: Actor, year: int, uid: UUID | None = None) -> list[Suggested]:
    """Return whom the cells of the actor have to look at for a year, by cell and given name."""
    under = organisation_within(actor, OversightPermission.PROPOSE, uid)
    rows = (
        _absences(year)
        .filter(home_in(actor, OversightPermission.PROPOSE, under))
        .values("member")
        .annotate(count=Count("period", distinct=True), months=ArrayAgg("period", distinct=True))
        .filter(count__gte=_least(year))
    )
    months: dict[int, list[dt.date]] = defaultdict(list)
    for row in rows:
        months[row["member"]] = sorted(row["months"])
    active = Member.objects.filter(
        pk__in=months, standings__valid__contains=today(), standings__status__in=(Status.FULL, Status.PROBATIONARY)
    )
    found = list(active.order_by("sort_key", "pk"))
    cells = cells_of({member.pk for member in found})
    concluded = {row.member_id: row for row in Screening.objects.filter(member__in=found, year=year)}
    lines = [Suggested(one, cells.get(one.pk), months[one.pk], concluded.get(one.pk)) for one in found]
    return sorted(lines, key=lambda line: line.cell.sort_key if line.cell else "")


def get_screened(actor: Actor, uid: UUID) -> Member:
    """Return a member of a cell for which the actor may conclude."""
    return member_at_home(actor, OversightPermission.PROPOSE, uid)

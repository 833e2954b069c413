"""A cell's month: what was said of how many works, who is silent, and what its papers say of both."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sotay.access.actor import Actor
from sotay.assignments.choices import Progress
from sotay.assignments.models import MonthlyReport, WorkAssignment
from sotay.assignments.permissions import AssignmentPermission as P
from sotay.assignments.queries.assignments import running
from sotay.assignments.wording import decided_words, paragraph
from sotay.core.days import add_months, today
from sotay.core.find import find
from sotay.meetings.models import Meeting
from sotay.members.choices import AffiliationKind
from sotay.members.models import Affiliation
from sotay.organisations.models import Organisation


@dataclass(frozen=True)
class MonthCount:
    """What a cell's members said in a month of the works that ran in it."""

    works: int
    done: int
    in_progress: int
    difficulty: int

    @property
    def silent(self) -> int:
        """Return of how many works nothing was said."""
        return self.works - self.said

    @property
    def said(self) -> int:
        """Return of how many works something was said."""
        return self.done + self.in_progress + self.difficulty


def month_works(cell: Organisation, month: dt.date) -> QuerySet[WorkAssignment]:
    """Return the works that ran at the end of a month, of those who belong to the cell that day."""
    last = _last_of(month)
    here = Affiliation.objects.filter(
        member=OuterRef("member"), organisation=cell, kind=AffiliationKind.OFFICIAL, valid__contains=last
    )
    return WorkAssignment.objects.filter(Exists(here), running(month.year, last))


def month_count(cell: Organisation, month: dt.date) -> MonthCount:
    """Return what the members of a cell said in a month of their works."""
    said = {
        progress.value: Count("reports", filter=Q(reports__month=month, reports__progress=progress))
        for progress in Progress
    }
    return MonthCount(**month_works(cell, month).aggregate(works=Count("pk", distinct=True), **said))


def silent_works(cell: Organisation, month: dt.date) -> list[WorkAssignment]:
    """Return the works of a cell's members of which nothing was said in a month, by given name."""
    said = MonthlyReport.objects.filter(assignment=OuterRef("pk"), month=month)
    rows = month_works(cell, month).exclude(Exists(said)).select_related("member")
    return list(rows.order_by("member__sort_key", "member", "pk"))


def _last_of(month: dt.date) -> dt.date:
    """Return the day as of which a month is counted: its last one, or today."""
    return min(add_months(month, 1) - dt.timedelta(days=1), max(today(), month))


def get_word(actor: Actor, uid: uuid.UUID, month: str) -> MonthlyReport:
    """Return what was said of a work in a month, where the actor sees the work as the cell does."""
    here = Affiliation.objects.filter(
        actor.scope(P.VIEW),
        member=OuterRef("assignment__member"),
        kind=AffiliationKind.OFFICIAL,
        valid__contains=today(),
    )
    rows = MonthlyReport.objects.filter(Exists(here))
    return find(rows.select_related("assignment__member__account"), assignment__uid=uid, month=month)


def review_sentence(cell: Organisation, month: dt.date) -> str:
    """Return what section I of the cell's resolution says of assigned work in a month."""
    return paragraph(month_count(cell, month))


def decided_at(meeting: Meeting) -> list[str]:
    """Return what a meeting's papers say of the works that the cell assigned there: the sum, then a line a member."""
    rows = WorkAssignment.objects.filter(meeting=meeting, ended_on=None).select_related("member", "motion")
    return decided_words(list(rows.order_by("year", "member__sort_key", "member", "pk")))

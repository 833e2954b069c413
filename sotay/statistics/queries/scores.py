"""The list behind the mean score: each meeting of the month with its points, and where it lost them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.meetings.choices import HELD, ContestStatus, MeetingKind
from sotay.meetings.models import Meeting, ScoreContest, ScoreLine
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.score import score_in_force
from sotay.meetings.rules.score import band
from sotay.organisations.models import Organisation
from sotay.regulations.queries import rubric_on

REASONS = 3


@dataclass(frozen=True)
class Lost:
    """A line of a sheet that fell short, and the evidence."""

    number: int
    points: int
    text: str


@dataclass(frozen=True)
class ScoredMeeting:
    """A meeting with the points that count, its rating, and where it lost most."""

    meeting: Meeting
    score: int | None
    rating: str
    lost: Sequence[Lost]
    waiting: int


def scored_meetings(
    actor: Actor, node: Organisation, period: dt.date, *, unscored: bool = False
) -> "QuerySet[Meeting]":
    """Return the periodic meetings held below the node in the month, the lowest points first; or those without points."""
    rows = Meeting.objects.filter(
        actor.scope(MeetingPermission.VIEW),
        organisation__path__descendant_of=node.path,
        period=period,
        kind=MeetingKind.PERIODIC,
        status__in=HELD,
        score__isnull=unscored,
    )
    rows = rows.annotate(in_force=score_in_force()).select_related("organisation__parent")
    return rows.order_by("in_force", "organisation__code")


def with_reasons(node: Organisation, meetings: Sequence[Meeting]) -> list[ScoredMeeting]:
    """Return the meetings of one page with what each lost; three statements, whatever their number."""
    lost: dict[int, list[Lost]] = {}
    waiting: dict[int, int] = {}
    accepted = dict(
        ScoreContest.objects.filter(
            line__meeting__in=[row.pk for row in meetings], status=ContestStatus.ACCEPTED
        ).values_list("line_id", "proposed")
    )
    for line in ScoreLine.objects.filter(meeting__in=meetings).select_related("item").order_by("item__number"):
        points = accepted.get(line.pk, line.points)
        if points is None:
            waiting[line.meeting_id] = waiting.get(line.meeting_id, 0) + 1
        elif points < line.maximum:
            text = line.evidence or line.item.title
            lost.setdefault(line.meeting_id, []).append(Lost(line.item.number, line.maximum - points, text))
    rubric = rubric_on(meetings[0].held_on, node.path) if meetings else None
    bands = [(least, label) for least, label in rubric.bands] if rubric else []
    return [_scored(row, bands, lost.get(row.pk, []), waiting.get(row.pk, 0)) for row in meetings]


def _scored(meeting: Meeting, bands: list[tuple[int, str]], lost: list[Lost], waiting: int) -> ScoredMeeting:
    """Return one meeting with its greatest losses first."""
    score: int | None = getattr(meeting, "in_force", meeting.score)
    worst = sorted(lost, key=lambda each: -each.points)[:REASONS]
    return ScoredMeeting(meeting, score, band(score, bands) if score is not None else "", worst, waiting)


def score_counts(actor: Actor, node: Organisation, period: dt.date) -> tuple[int, int]:
    """Return how many meetings have points, and how many have none yet."""
    return (
        scored_meetings(actor, node, period).count(),
        scored_meetings(actor, node, period, unscored=True).count(),
    )

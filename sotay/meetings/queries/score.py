"""Reading what a meeting can be scored by: the rubric of its day, and the evidence in the records."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from sotay.core.days import ZONE
from sotay.meetings.choices import DUE, AttendanceState, MeetingKind, MotionStatus
from sotay.meetings.models import Attendance, Meeting, MeetingHabit, Opinion, ScoreLine
from sotay.meetings.queries.attendance import lines_of
from sotay.meetings.queries.conducting import norms_for
from sotay.meetings.queries.tasks import as_assignment, reviewed_at
from sotay.meetings.rules.quorum import tally
from sotay.meetings.rules.score import Criterion, Evidence, Suggestion, band, suggest
from sotay.regulations.models import RubricItem
from sotay.regulations.queries import rubric_on

LONG_ABSENCE = 4  # "quá 3 kỳ liên tiếp": this meeting and the three before it


@dataclass(frozen=True)
class ScoreGroup:
    """The lines of one group of the rubric, with the points already given."""

    title: str
    lines: Sequence["ScoreEntry"]

    @property
    def maximum(self) -> int:
        """Return the most points of the group."""
        return sum(line.suggestion.maximum for line in self.lines)


@dataclass(frozen=True)
class ScoreEntry:
    """A line to be scored: what is suggested, what was given."""

    suggestion: Suggestion
    given: int | None

    @property
    def initial(self) -> int | None:
        """Return the number with which the form begins."""
        return self.suggestion.points if self.given is None else self.given


@dataclass(frozen=True)
class ScoreSheet:
    """The whole rubric as the cell fills it in."""

    groups: Sequence[ScoreGroup]
    total: int | None
    rating: str
    source: str

    @property
    def entries(self) -> list[ScoreEntry]:
        """Return all lines."""
        return [line for group in self.groups for line in group.lines]


def score_sheet(meeting: Meeting) -> ScoreSheet:
    """Return the rubric of the meeting's day with suggestions and points."""
    rubric = rubric_on(meeting.held_on)
    if rubric is None:
        return ScoreSheet((), None, "", "")
    given = dict(ScoreLine.objects.filter(meeting=meeting).values_list("item_id", "points"))
    groups: dict[str, list[ScoreEntry]] = {}
    for suggestion, item in suggestions_for(meeting):
        groups.setdefault(item.group, []).append(ScoreEntry(suggestion, given.get(item.pk)))
    rating = band(meeting.score, [(least, label) for least, label in rubric.bands]) if meeting.score is not None else ""
    return ScoreSheet(
        [ScoreGroup(title, lines) for title, lines in groups.items()], meeting.score, rating, rubric.source
    )


def suggestions_for(meeting: Meeting) -> list[tuple[Suggestion, RubricItem]]:
    """Return each line of the rubric that holds for this meeting with what the records suggest."""
    rubric = rubric_on(meeting.held_on)
    if rubric is None:
        return []
    items = {item.number: item for item in rubric.items.all()}
    criteria = [
        Criterion(
            item.number, item.group, item.title, item.maximum, item.rule, tuple((low, top) for low, top in item.bands)
        )
        for item in items.values()
    ]
    return [(found, items[found.criterion.number]) for found in suggest(criteria, evidence_for(meeting))]


def evidence_for(meeting: Meeting) -> Evidence:
    """Return what the records say about a meeting now."""
    norms, figures = norms_for(meeting), tally(lines_of(meeting))
    is_long = meeting.kind == MeetingKind.THEMATIC or figures.convened >= (
        norms.long_from_members or figures.convened + 1
    )
    reviewed = [as_assignment(task, meeting) for task in reviewed_at(meeting)]
    motions = list(meeting.motions.filter(status=MotionStatus.CLOSED).values_list("is_carried", flat=True))
    habit = MeetingHabit.objects.filter(organisation=meeting.organisation_id).values_list("day", flat=True).first()
    speakers = Opinion.objects.filter(meeting=meeting, speaker__isnull=False).values_list("speaker_id", flat=True)
    spoken = list(speakers)
    return Evidence(
        is_thematic=meeting.kind == MeetingKind.THEMATIC,
        is_on_fixed_day=habit == meeting.held_on.day or meeting.kind != MeetingKind.PERIODIC,
        minutes=_minutes(meeting),
        minutes_wanted=norms.long_minutes if is_long and norms.long_minutes else norms.min_minutes,
        due=figures.due,
        present=figures.present,
        long_absent=long_absent(meeting),
        items=meeting.items.count(),
        has_draft_resolution=bool(meeting.draft_resolution.strip()),
        has_orientation=bool(meeting.orientation.strip()),
        days_noticed=_days_before(meeting, meeting.published_at),
        days_documents=_days_before(meeting, meeting.documents_at),
        days_documents_wanted=norms.documents_days_before,
        speakers=len(set(spoken)),
        has_minute_taker=meeting.secretary_of_meeting_id is not None,
        opinions=Opinion.objects.filter(meeting=meeting).count(),
        handbook_users=figures.handbook_users,
        tasks_due=sum(task.is_due for task in reviewed),
        tasks_done=sum(task.is_due and task.is_done for task in reviewed),
        motions=len(motions),
        motions_carried=sum(bool(carried) for carried in motions),
        is_over=meeting.closed_at is not None,
        has_conclusion=bool(meeting.conclusion.strip()),
    )


def long_absent(meeting: Meeting) -> int:
    """Return how many of those due have missed this meeting and the three before it."""
    missing = (AttendanceState.EXCUSED, AttendanceState.ABSENT)
    rows = Attendance.objects.filter(meeting=meeting, period=meeting.period, state__in=missing)
    members = list(rows.values_list("member_id", flat=True))
    if not members:
        return 0
    earlier = Attendance.objects.filter(
        member_id__in=members,
        period__gte=meeting.period - dt.timedelta(days=366),
        meeting__organisation=meeting.organisation_id,
        meeting__held_on__lt=meeting.held_on,
        meeting__closed_at__isnull=False,
        state__in=DUE,
    ).order_by("member_id", "-meeting__held_on", "-meeting_id")
    states: dict[int, list[str]] = {}
    for member, state in earlier.values_list("member_id", "state"):
        states.setdefault(member, []).append(state)
    wanted = LONG_ABSENCE - 1
    return sum(
        len(states.get(member, ())) >= wanted and all(state in missing for state in states[member][:wanted])
        for member in members
    )


def _minutes(meeting: Meeting) -> int:
    """Return how long the meeting has taken, or takes so far."""
    if meeting.opened_at is None:
        return 0
    return int(((meeting.closed_at or timezone.now()) - meeting.opened_at).total_seconds()) // 60


def _days_before(meeting: Meeting, moment: dt.datetime | None) -> int | None:
    """Return how many days before the meeting something was done."""
    return (meeting.held_on - moment.astimezone(ZONE).date()).days if moment else None

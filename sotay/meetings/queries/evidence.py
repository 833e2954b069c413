"""Reading what the records say about the quality of a meeting, as figures and as the records themselves."""

import datetime as dt

from django.utils import timezone

from sotay.core.days import ZONE
from sotay.meetings.choices import DUE, AttendanceState, ItemSource, MeetingKind, MotionStatus
from sotay.meetings.models import Attendance, Meeting, MeetingHabit, Opinion
from sotay.meetings.queries.agenda import standing_lines
from sotay.meetings.queries.attendance import lines_of
from sotay.meetings.queries.conducting import norms_for
from sotay.meetings.queries.tasks import as_assignment, reviewed_at
from sotay.meetings.queries.unified import unified_for
from sotay.meetings.rules.quorum import tally
from sotay.meetings.rules.score import Evidence

MISSING = (AttendanceState.EXCUSED, AttendanceState.ABSENT)


def evidence_for(meeting: Meeting) -> Evidence:
    """Return what the records say about a meeting now."""
    norms, figures = norms_for(meeting), tally(lines_of(meeting))
    is_long = meeting.kind == MeetingKind.THEMATIC or figures.convened >= (
        norms.long_from_members or figures.convened + 1
    )
    reviewed = [as_assignment(task, meeting) for task in reviewed_at(meeting)]
    motions = list(meeting.motions.filter(status=MotionStatus.CLOSED).values_list("is_carried", flat=True))
    sources = list(meeting.items.values_list("source", flat=True))
    speakers = list(Opinion.objects.filter(meeting=meeting).values_list("speaker_id", flat=True))
    fixed = fixed_day(meeting)
    return Evidence(
        is_thematic=meeting.kind == MeetingKind.THEMATIC,
        is_on_fixed_day=meeting.kind != MeetingKind.PERIODIC or fixed == meeting.held_on.day,
        fixed_day=fixed if meeting.kind == MeetingKind.PERIODIC else None,
        minutes=minutes_of(meeting),
        minutes_wanted=norms.long_minutes if is_long and norms.long_minutes else norms.min_minutes,
        due=figures.due,
        present=figures.present,
        long_absent=len(long_absent(meeting)),
        absences_in_a_row=norms.absences_in_a_row,
        items=len(sources),
        standing=sources.count(ItemSource.STANDING),
        standing_wanted=len(standing_lines(meeting.kind, meeting.held_on)),
        has_draft_resolution=bool(meeting.draft_resolution.strip()),
        has_orientation=bool(meeting.orientation.strip()),
        days_noticed=days_before(meeting, meeting.published_at),
        days_documents=days_before(meeting, meeting.documents_at),
        days_documents_wanted=norms.documents_days_before,
        speakers=len({speaker for speaker in speakers if speaker is not None}),
        has_minute_taker=meeting.secretary_of_meeting_id is not None,
        opinions=len(speakers),
        handbook_users=figures.handbook_users,
        on_paper=figures.on_paper,
        tasks_due=sum(task.is_due for task in reviewed),
        tasks_done=sum(task.is_due and task.is_done for task in reviewed),
        motions=len(motions),
        motions_carried=sum(bool(carried) for carried in motions),
        is_over=meeting.closed_at is not None,
        has_conclusion=bool(meeting.conclusion.strip()),
    )


def fixed_day(meeting: Meeting) -> int | None:
    """Return the day of the month on which the cell is to meet: the unified one where there is one, else its own habit."""
    unified = unified_for(meeting)
    if unified is not None:
        return unified.day
    return MeetingHabit.objects.filter(organisation=meeting.organisation_id).values_list("day", flat=True).first()


def long_absent(meeting: Meeting) -> list[int]:
    """Return those of the due who have missed this meeting and as many before it as the norm allows."""
    rows = Attendance.objects.filter(meeting=meeting, period=meeting.period, state__in=MISSING)
    members = list(rows.values_list("member_id", flat=True))
    if not members:
        return []
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
    wanted = norms_for(meeting).absences_in_a_row
    return [
        member
        for member in members
        if len(states.get(member, ())) >= wanted and all(state in MISSING for state in states[member][:wanted])
    ]


def minutes_of(meeting: Meeting) -> int:
    """Return how long the meeting has taken, or takes so far."""
    if meeting.opened_at is None:
        return 0
    return int(((meeting.closed_at or timezone.now()) - meeting.opened_at).total_seconds()) // 60


def days_before(meeting: Meeting, moment: dt.datetime | None) -> int | None:
    """Return how many days before the meeting something was done."""
    return (meeting.held_on - moment.astimezone(ZONE).date()).days if moment else None

"""Gathering all that the two papers of a meeting say, as the records have it."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from sotay.core import display
from sotay.core.behalf import EntrySource
from sotay.core.days import ZONE, add_months
from sotay.meetings.choices import ATTENDING, AttendanceState, MotionStatus
from sotay.meetings.models import Attendance, Meeting, Opinion
from sotay.meetings.queries.attendance import attendance_of, lines_of
from sotay.meetings.queries.people import people_of
from sotay.meetings.queries.score import rating_of, score_of
from sotay.meetings.queries.tasks import as_assignment, given_at, reviewed_at
from sotay.meetings.queries.voices import motion_states, opinions_of
from sotay.meetings.rules.papers import Item, MeetingFacts, Named, Question
from sotay.meetings.rules.quorum import tally
from sotay.members.choices import Status
from sotay.organisations.models import Organisation


def meeting_facts(meeting: Meeting) -> MeetingFacts:
    """Return the facts of a meeting that has been opened."""
    rows = list(
        attendance_of(meeting).select_related("member", "recorded_by").order_by("member__sort_key", "member_id")
    )
    belonging = {person.member_id: person.belonging for person in people_of(meeting.organisation, meeting.held_on)}
    probationary = {key for key, found in belonging.items() if found.status == Status.PROBATIONARY}
    received = {key for key, found in belonging.items() if not found.is_official_here}
    here = [row for row in rows if row.state in ATTENDING]
    figures = tally(lines_of(meeting))
    items, others = _items(meeting)
    score = score_of(meeting)
    return MeetingFacts(
        cell=meeting.organisation.name,
        kind=meeting.kind,
        theme=meeting.theme,
        period=meeting.period,
        held_on=meeting.held_on,
        place=meeting.place,
        opened_at=_local(meeting.opened_at),
        closed_at=_local(meeting.closed_at),
        chair=meeting.chair.full_name if meeting.chair else "",
        minute_taker=meeting.secretary_of_meeting.full_name if meeting.secretary_of_meeting else "",
        convened=figures.convened,
        probationary=sum(row.member_id in probationary for row in rows),
        due=figures.due,
        present=figures.present,
        present_probationary=sum(row.member_id in probationary for row in here),
        late=_named(row for row in rows if row.state == AttendanceState.LATE),
        left=tuple(Named(row.member.full_name, display.time(row.left_at)) for row in here if row.left_at),
        excused=tuple(Named(row.member.full_name, row.reason) for row in rows if row.state == AttendanceState.EXCUSED),
        absent=_named(row for row in rows if row.state in {AttendanceState.ABSENT, AttendanceState.EXPECTED}),
        exempt=_named(row for row in rows if row.state == AttendanceState.EXEMPT),
        away=_named(row for row in rows if row.state == AttendanceState.AWAY),
        received=_named(row for row in rows if row.member_id in received),
        guests=tuple(Named(guest.name, guest.post) for guest in meeting.guests.filter(arrived_at__isnull=False)),
        items=items,
        other_opinions=others,
        questions=_questions(meeting),
        evaluation=meeting.evaluation,
        conclusion=meeting.conclusion,
        draft_resolution=meeting.draft_resolution,
        given=tuple(as_assignment(task, meeting) for task in given_at(meeting)),
        reviewed=tuple(as_assignment(task, meeting) for task in reviewed_at(meeting)),
        offered=_offered(meeting),
        decided=_decided(meeting),
        score=score,
        rating=rating_of(meeting, score),
        is_online=bool(meeting.online_link),
        from_paper=sum(row.on_behalf and row.source == EntrySource.PAPER for row in rows),
        by_word=_named(row for row in rows if row.on_behalf and row.source == EntrySource.WORD),
        writers=tuple(sorted({row.recorded_by.name for row in rows if row.on_behalf and row.recorded_by})),
    )


def _offered(meeting: Meeting) -> tuple[str, ...]:
    """Return what apps above offer for the review of the month before."""
    makers: Sequence[Callable[[Organisation, dt.date], str]] = import_string(settings.SOTAY_REVIEW_SENTENCES)
    month = add_months(meeting.period, -1)
    return tuple(words for make in makers if (words := make(meeting.organisation, month)))


def _decided(meeting: Meeting) -> tuple[str, ...]:
    """Return what apps above tell of the cell's decisions at the meeting."""
    makers: Sequence[Callable[[Meeting], Sequence[str]]] = import_string(settings.SOTAY_MEETING_DECISIONS)
    return tuple(words for make in makers for words in make(meeting))


def _items(meeting: Meeting) -> tuple[tuple[Item, ...], tuple[Named, ...]]:
    """Return the agenda with what was said on each item, and what was said on none."""
    said: dict[int | None, list[Named]] = {}
    for opinion in opinions_of(meeting):
        said.setdefault(opinion.item_id, []).append(_opinion(opinion))
    items = tuple(Item(item.title, tuple(said.get(item.pk, ()))) for item in meeting.items.all())
    return items, tuple(said.get(None, ()))


def _opinion(opinion: Opinion) -> Named:
    """Return who spoke and what."""
    return Named(opinion.speaker_name, opinion.summary)


def _questions(meeting: Meeting) -> tuple[Question, ...]:
    """Return the closed votes."""
    closed = [state for state in motion_states(meeting) if state.motion.status == MotionStatus.CLOSED]
    return tuple(
        Question(
            text=state.motion.text,
            base=state.motion.base or 0,
            agree=state.motion.agree or 0,
            disagree=state.result.count.disagree,
            other=state.result.count.other,
            is_carried=bool(state.motion.is_carried),
            on_behalf=sum(vote.on_behalf for vote in state.votes),
        )
        for state in closed
    )


def _named(rows: Iterable[Attendance]) -> tuple[Named, ...]:
    """Return the names."""
    return tuple(Named(row.member.full_name) for row in rows)


def _local(moment: dt.datetime | None) -> dt.datetime:
    """Return an instant in Vietnam's time, and the present one for what has not come yet."""
    return timezone.localtime(moment or timezone.now(), ZONE)

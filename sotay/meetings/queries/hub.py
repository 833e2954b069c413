"""The secretary's page of one meeting: what stands where, what is missing, what comes next."""

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Q, Sum

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance, Comment, Meeting, MeetingGuest
from sotay.meetings.queries.conducting import conduct_page
from sotay.meetings.queries.confirming import papers_to_confirm
from sotay.meetings.queries.meetings import get_meeting_to_prepare, habit_of
from sotay.meetings.queries.next import Next
from sotay.meetings.queries.papers import papers_of
from sotay.meetings.queries.people import people_of
from sotay.meetings.queries.reach import unreached_count
from sotay.meetings.queries.unified import unified_for
from sotay.meetings.rules import dates
from sotay.meetings.rules.agenda import changed_facts, needed_minutes
from sotay.meetings.rules.convening import convened
from sotay.meetings.rules.norms import MeetingNorms
from sotay.meetings.rules.steps import Stage, Standing, Step, next_step, stage
from sotay.regulations.queries import norms_on


@dataclass(frozen=True)
class Readers:
    """Who of those expected has looked."""

    expected: int
    opened: int
    excused: int

    @property
    def unread(self) -> int:
        """Return how many have not looked."""
        return self.expected - self.opened


@dataclass(frozen=True)
class Hub:
    """Everything on the secretary's page of one meeting."""

    meeting: Meeting
    stage: Stage
    next: Next
    items: int
    minutes: int
    needed: int
    documents: int
    comments: int
    unanswered: int
    guests: Sequence[MeetingGuest]
    convened: int
    readers: Readers
    changes: Sequence[str]
    is_fixed_day: bool
    unified_on: dt.date | None
    is_late_notice: bool

    @property
    def step(self) -> Step:
        """Return what comes next."""
        return self.next.step

    @property
    def lacking(self) -> int:
        """Return how many minutes the norm wants more."""
        return max(0, self.needed - self.minutes)

    @property
    def is_off_day(self) -> bool:
        """Tell whether it is on another day than the unified one."""
        return self.unified_on is not None and self.unified_on != self.meeting.held_on

    @property
    def is_announced(self) -> bool:
        """Tell whether members were told and it is still to come."""
        return self.meeting.status == MeetingStatus.PUBLISHED

    @cached_property
    def unreached(self) -> int:
        """Return how many have not been reached when the meeting begins within a day."""
        return unreached_count(self.meeting)

    @property
    def is_past(self) -> bool:
        """Tell whether the day has gone by without a meeting."""
        return self.meeting.is_before and self.meeting.held_on < today()


def get_hub(actor: Actor, uid: UUID) -> Hub:
    """Return the secretary's page of a meeting that the actor prepares."""
    return hub_of(actor, get_meeting_to_prepare(actor, uid))


def hub_of(actor: Actor, meeting: Meeting) -> Hub:
    """Return the secretary's page of a meeting that was fetched for the actor."""
    agenda = meeting.items.aggregate(count=Count("id"), minutes=Sum("minutes", default=0))
    comments = Comment.objects.filter(meeting=meeting).aggregate(
        count=Count("id"), open=Count("id", filter=Q(answer="", kind="question"))
    )
    norms = norms_on(meeting.held_on, MeetingNorms)
    readers = readers_of(meeting)
    expected = _convened(meeting)
    is_told = meeting.status == MeetingStatus.PUBLISHED and bool(meeting.announced)
    changes = changed_facts(meeting.announced, facts_of(meeting)) if is_told else ()
    habit = habit_of(meeting.organisation)
    unified = unified_for(meeting) if meeting.is_before else None
    standing = Standing(
        status=meeting.status,
        held_on=meeting.held_on,
        has_place=bool(meeting.place),
        items=agenda["count"],
        has_changes=bool(changes),
        unanswered=comments["open"],
        unread=readers.unread,
    )
    return Hub(
        meeting=meeting,
        stage=stage(meeting.status),
        next=_next(actor, meeting, standing),
        items=agenda["count"],
        minutes=agenda["minutes"],
        needed=needed_minutes(meeting.kind, expected, norms),
        documents=meeting.documents.count(),
        comments=comments["count"],
        unanswered=comments["open"],
        guests=list(meeting.guests.all()),
        convened=expected,
        readers=readers,
        changes=changes,
        is_fixed_day=habit is None or unified is not None or meeting.held_on.day == habit.day,
        unified_on=unified,
        is_late_notice=today() > dates.documents_due(meeting.held_on, norms.documents_days_before),
    )


def _next(actor: Actor, meeting: Meeting, before: Standing) -> Next:
    """Return what comes next at any point of the road."""
    if meeting.status == MeetingStatus.OPEN:
        return conduct_page(meeting, "").next
    if meeting.status == MeetingStatus.CLOSED:
        return Next(next_step(_after(actor, meeting), today()), meeting)
    return Next(next_step(before, today()), meeting)


def _after(actor: Actor, meeting: Meeting) -> Standing:
    """Return how the papers stand for the actor."""
    papers, waiting = papers_of(actor, meeting), papers_to_confirm(actor, meeting)
    return Standing(
        status=meeting.status,
        held_on=meeting.held_on,
        papers=len(papers),
        to_confirm=len(waiting.pages) if waiting else 0,
        unsealed=sum(paper.sealed_at is None for paper in papers),
    )


def readers_of(meeting: Meeting) -> Readers:
    """Return how many of those expected have looked."""
    rows = Attendance.objects.filter(meeting=meeting, period=meeting.period)
    due = Q(state__in=(AttendanceState.EXPECTED, AttendanceState.PRESENT, AttendanceState.LATE))
    found = rows.aggregate(
        expected=Count("member", filter=due),
        opened=Count("member", filter=due & Q(opened_at__isnull=False)),
        excused=Count("member", filter=Q(state=AttendanceState.EXCUSED)),
    )
    return Readers(found["expected"], found["opened"], found["excused"])


def _convened(meeting: Meeting) -> int:
    """Return how many are on the list, or would be if members were told now."""
    if meeting.status != MeetingStatus.DRAFT:
        return Attendance.objects.filter(meeting=meeting, period=meeting.period).count()
    people = people_of(meeting.organisation, meeting.held_on)
    return sum(convened(person.belonging) is not None for person in people)


def reader_list(meeting: Meeting) -> list[Attendance]:
    """Return the list by who has not looked yet, then by given name."""
    rows = Attendance.objects.filter(meeting=meeting, period=meeting.period).select_related("member")
    return list(rows.order_by("opened_at", "member__sort_key", "member_id"))


def facts_of(meeting: Meeting) -> dict[str, object]:
    """Return what members are told, in a form that shows whether it has changed."""
    items = meeting.items.order_by("number").values_list("title", "minutes")
    return {
        "held_on": meeting.held_on.isoformat(),
        "starts": f"{meeting.starts:%H:%M}",
        "place": meeting.place,
        "online_link": meeting.online_link,
        "agenda": _digest([meeting.theme, *map(list, items)]),
        "documents": [str(uid) for uid in meeting.documents.order_by("id").values_list("uid", flat=True)],
        "draft_resolution": _digest(meeting.draft_resolution) if meeting.draft_resolution else "",
    }


def _digest(value: object) -> str:
    """Return a short mark of a value."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, default=str).encode()).hexdigest()[:16]

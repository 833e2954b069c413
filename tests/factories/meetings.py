"""Meetings with their agenda and attendance rows, built straight into the tables as the actions would leave them."""

import dataclasses
import datetime as dt
from typing import Any

from django.utils import timezone

from sotay.core.days import ZONE, month_of, today
from sotay.meetings.choices import AttendanceState, MeetingKind, MeetingStatus
from sotay.meetings.models import AgendaItem, Attendance, Meeting, MeetingHabit
from sotay.meetings.rules.convening import Belonging, convened
from sotay.meetings.rules.norms import MeetingNorms
from sotay.members.choices import AffiliationKind
from sotay.members.models import Affiliation, Member, Standing
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on

HELD_ON = dt.date(2026, 11, 3)
STARTS = dt.time(19, 30)
AFTER_NOTICE = (MeetingStatus.PUBLISHED, MeetingStatus.OPEN, MeetingStatus.CLOSED, MeetingStatus.SEALED)
AFTER_OPENING = (MeetingStatus.OPEN, MeetingStatus.CLOSED, MeetingStatus.SEALED)


def make_habit(organisation: Organisation, **fields: Any) -> MeetingHabit:
    """The cell meets on the 3rd at 19:30."""
    defaults: dict[str, Any] = {"day": 3, "starts": STARTS, "place": "Nhà văn hóa thôn", "locality": "Đông Lỗ"}
    return MeetingHabit.objects.create(organisation=organisation, **{**defaults, **fields})


def make_meeting(
    organisation: Organisation, status: str = MeetingStatus.DRAFT, *, items: int = 3, **fields: Any
) -> Meeting:
    """A periodic meeting on 03/11/2026 at 19:30 in the given state.

    From the notice on it has its attendance rows (`Attendance`, one a convened member), from the closing on its tally.
    """
    held_on = fields.pop("held_on", HELD_ON)
    period = fields.pop("period", month_of(held_on))
    starts = fields.pop("starts", STARTS)
    begin = dt.datetime.combine(held_on, starts, ZONE)
    if status in AFTER_NOTICE:
        fields.setdefault("published_at", begin - dt.timedelta(days=3))
        fields.setdefault("norms", dataclasses.asdict(norms_on(held_on, MeetingNorms)))
    if status == MeetingStatus.CANCELLED:
        fields.setdefault("cancelled_at", begin - dt.timedelta(days=1))
        fields.setdefault("cancel_reason", "Mưa lũ")
    if status in AFTER_OPENING:
        fields.setdefault("opened_at", begin)
    meeting = Meeting.objects.create(
        organisation=organisation,
        kind=fields.pop("kind", MeetingKind.PERIODIC),
        period=period,
        held_on=held_on,
        starts=starts,
        place=fields.pop("place", "Nhà văn hóa thôn"),
        **fields,
    )
    for number in range(1, items + 1):
        make_item(meeting, number=number)
    if status in AFTER_NOTICE:
        convene(meeting)
    if status in (MeetingStatus.CLOSED, MeetingStatus.SEALED):
        tally(meeting)
    meeting.status = status
    if status == MeetingStatus.SEALED:
        meeting.sealed_at = fields.get("sealed_at") or begin + dt.timedelta(hours=4)
    meeting.save()
    return meeting


def make_item(meeting: Meeting, **fields: Any) -> AgendaItem:
    """An agenda item of half an hour."""
    number = fields.pop("number", None) or meeting.items.count() + 1
    defaults: dict[str, Any] = {"title": f"Nội dung {number}", "minutes": 30}
    return AgendaItem.objects.create(meeting=meeting, number=number, **{**defaults, **fields})


def convene(meeting: Meeting) -> list[Attendance]:
    """Put everyone who belongs to the cell on the day on the attendance list."""
    rows = []
    affiliations = Affiliation.objects.filter(organisation=meeting.organisation, valid__contains=meeting.held_on)
    for affiliation in affiliations.select_related("member"):
        found = convened(belonging(affiliation.member, meeting))
        if found is not None:
            rows.append(make_attendance(meeting, affiliation.member, state=found.state, entitled=found.entitled))
    return rows


def belonging(member: Member, meeting: Meeting) -> Belonging:
    """How the member belongs to the meeting's cell on its day, read the plain way."""
    on_day = Affiliation.objects.filter(member=member, valid__contains=meeting.held_on)
    here = on_day.filter(organisation=meeting.organisation)
    return Belonging(
        status=Standing.objects.get(member=member, valid__contains=meeting.held_on).status,
        is_official_here=here.filter(kind=AffiliationKind.OFFICIAL).exists(),
        is_temporary_elsewhere=on_day.filter(kind=AffiliationKind.TEMPORARY)
        .exclude(organisation=meeting.organisation)
        .exists(),
    )


def make_attendance(
    meeting: Meeting, member: Member, state: str = AttendanceState.EXPECTED, **fields: Any
) -> Attendance:
    """A line of the attendance list; who is present has arrived when the meeting began."""
    if state in (AttendanceState.PRESENT, AttendanceState.LATE):
        fields.setdefault("arrived_at", meeting.opened_at or timezone.now())
    if state == AttendanceState.EXCUSED:
        fields.setdefault("reason", "Đi công tác")
    fields.setdefault("entitled", state != AttendanceState.EXEMPT)
    return Attendance.objects.create(meeting=meeting, period=meeting.period, member=member, state=state, **fields)


def set_state(meeting: Meeting, member: Member, state: str, **fields: Any) -> None:
    """Change one line of the list."""
    if state in (AttendanceState.PRESENT, AttendanceState.LATE):
        fields.setdefault("arrived_at", meeting.opened_at or timezone.now())
    Attendance.objects.filter(meeting=meeting, member=member).update(state=state, **fields)


def tally(meeting: Meeting) -> None:
    """Set the figures that closing leaves on the meeting (the caller saves)."""
    states = list(Attendance.objects.filter(meeting=meeting).values_list("state", flat=True))
    attending = (AttendanceState.PRESENT, AttendanceState.LATE)
    meeting.convened = len(states)
    meeting.due = sum(state not in (AttendanceState.EXEMPT, AttendanceState.AWAY) for state in states)
    meeting.present = sum(state in attending for state in states)
    meeting.excused = states.count(AttendanceState.EXCUSED)
    meeting.closed_at = meeting.closed_at or (meeting.opened_at or timezone.now()) + dt.timedelta(minutes=95)


def upcoming(days: int = 3) -> dt.date:
    """A day soon after today, for meetings that are still to come."""
    return today() + dt.timedelta(days=days)

"""What a person's rehearsal stands at: read from the records of the practice cell alone."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from sotay.accounts.models import User
from sotay.core.days import today
from sotay.core.errors import NotVisible
from sotay.meetings.choices import AttendanceState, MeetingKind, MeetingStatus, MotionStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.rehearsal import rules
from sotay.rehearsal.choices import Mission, Tap
from sotay.rehearsal.models import Rehearsal

_PAGES = {
    Tap.INVITE: "meetings:publish",
    Tap.OPEN: "meetings:conduct",
    Tap.LIST: "meetings:attendance",
    Tap.SPEAK: "meetings:opinions",
    Tap.ASK: "meetings:motions",
    Tap.COUNT: "meetings:motions",
    Tap.TASK: "meetings:assignments",
    Tap.CLOSE: "meetings:close",
    Tap.CONFIRM: "meetings:papers",
    Tap.REOPEN: "meetings:papers",
}


@dataclass(frozen=True)
class Line:
    """One mission of the list."""

    mission: Mission
    is_done: bool
    is_current: bool


@dataclass(frozen=True)
class Guide:
    """Where the person stands, and the next tap with the page on which it is found."""

    rehearsal: Rehearsal
    facts: rules.Facts
    url: str

    @property
    def mission(self) -> Mission | None:
        """Return the mission under way."""
        return rules.current(self.facts)

    @property
    def tap(self) -> Tap | None:
        """Return the next tap."""
        return rules.next_tap(self.facts)

    @property
    def is_waiting_for_its_day(self) -> bool:
        """Tell whether the day of the meeting can be brought forward."""
        return self.tap == Tap.BRING

    @property
    def is_finished(self) -> bool:
        """Tell whether all six missions are done."""
        return self.mission is None

    @property
    def lines(self) -> list[Line]:
        """Return the missions in order."""
        finished = rules.done(self.facts)
        return [Line(mission, mission in finished, mission == self.mission) for mission in Mission]

    @property
    def done_count(self) -> int:
        """Return how many missions are done."""
        return len(rules.done(self.facts))


def open_rehearsal(owner: User) -> Rehearsal | None:
    """Return the person's practice cell, while it lasts."""
    rows = Rehearsal.objects.filter(owner=owner, closed_at=None, ends_on__gt=today())
    return rows.select_related("organisation", "stand_in").first()


def rehearsal_of_session(owner_key: int, stand_in: int) -> Rehearsal | None:
    """Return the rehearsal in which a session stands, while it lasts and is its owner's."""
    rows = Rehearsal.objects.filter(owner=owner_key, stand_in=stand_in, closed_at=None, ends_on__gt=today())
    return rows.select_related("organisation").first()


def guide_of(rehearsal: Rehearsal) -> Guide:
    """Return where a rehearsal stands."""
    meeting = practised_meeting(rehearsal)
    facts = _facts(meeting)
    return Guide(rehearsal, facts, _page(rehearsal, meeting, rules.next_tap(facts)))


def guide_for(owner: User) -> Guide | None:
    """Return where the person's rehearsal stands, if there is one."""
    found = open_rehearsal(owner)
    return guide_of(found) if found else None


def get_guide(owner: User) -> Guide:
    """Return where the person's rehearsal stands, or raise `NotVisible`."""
    found = guide_for(owner)
    if found is None:
        raise NotVisible
    return found


def finished_by(owner: User) -> Rehearsal | None:
    """Return the person's last rehearsal whose six missions were done."""
    rows = Rehearsal.objects.filter(owner=owner, finished_at__isnull=False)
    return rows.order_by("-finished_at").first()


def get_finished(owner: User) -> Rehearsal:
    """Return the person's last finished rehearsal, or raise `NotVisible`."""
    found = finished_by(owner)
    if found is None:
        raise NotVisible
    return found


def practised_meeting(rehearsal: Rehearsal) -> Meeting | None:
    """Return the periodic meeting made by the person, the latest where there are several."""
    rows = Meeting.objects.filter(
        organisation=rehearsal.organisation_id, kind=MeetingKind.PERIODIC, created_at__gte=rehearsal.started_at
    )
    return rows.exclude(status=MeetingStatus.CANCELLED).order_by("-period").first()


def _facts(meeting: Meeting | None) -> rules.Facts:
    """Return what the records say of the meeting."""
    if meeting is None:
        return rules.Facts()
    waiting = Attendance.objects.filter(meeting=meeting, period=meeting.period, state=AttendanceState.EXPECTED)
    motions = meeting.motions.aggregate(
        open=Count("pk", filter=Q(status=MotionStatus.OPEN)),
        counted=Count("pk", filter=Q(status=MotionStatus.CLOSED, hands_agree__gt=0)),
    )
    return rules.Facts(
        status=meeting.status,
        is_day_to_come=meeting.held_on > today(),
        unrecorded=waiting.count(),
        opinions=meeting.opinions.count(),
        open_motions=motions["open"],
        counted_motions=motions["counted"],
        tasks=meeting.tasks.count(),
    )


def _page(rehearsal: Rehearsal, meeting: Meeting | None, tap: Tap | None) -> str:
    """Return the address of the page on which the next tap is found."""
    if tap is None or tap == Tap.AGAIN or (meeting is None and tap != Tap.PREPARE):
        return reverse("rehearsal:start")
    if tap == Tap.PREPARE:
        return reverse("meetings:prepare_next", args=[rehearsal.organisation.uid])
    if tap == Tap.BRING or meeting is None:
        return reverse("rehearsal:bring")
    return reverse(_PAGES[tap], args=[meeting.uid])

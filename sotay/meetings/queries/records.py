"""The records behind one line of a meeting's sheet, each with the page on which it is read."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.errors import NotVisible
from sotay.meetings.choices import DUE, HELD, AttendanceState, ContestStatus, MeetingStatus, MotionStatus
from sotay.meetings.models import Attendance, Meeting, MeetingDocument, Opinion
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import attendance_of
from sotay.meetings.queries.evidence import fixed_day, long_absent, minutes_of
from sotay.meetings.queries.meetings import get_meeting
from sotay.meetings.queries.papers import papers_of
from sotay.meetings.queries.score import ScoreEntry, ScoreSheet, shown_sheet
from sotay.meetings.queries.tasks import as_assignment, reviewed_at
from sotay.work.permissions import WorkPermission

_MISSED_FIRST = (AttendanceState.ABSENT, AttendanceState.EXCUSED, AttendanceState.EXPECTED)


@dataclass(frozen=True)
class Record:
    """One record: what it is, what it says, the page on which it is read, and whether it speaks for the points."""

    title: str
    text: str = ""
    url: str = ""
    is_met: bool | None = None


@dataclass(frozen=True)
class ScorePage:
    """The points of a meeting as everybody reads them who sees the meeting."""

    meeting: Meeting
    sheet: ScoreSheet
    may_contest: bool
    may_judge_lines: bool

    @property
    def open_contests(self) -> int:
        """Return how many points wait for the committee above."""
        return sum(bool(line.contest and line.contest.status == ContestStatus.OPEN) for line in self.sheet.entries)


@dataclass(frozen=True)
class EvidencePage:
    """One line of the sheet with the records that decide it."""

    meeting: Meeting
    entry: ScoreEntry
    records: Sequence[Record]
    more_url: str
    is_officer: bool

    @property
    def may_contest(self) -> bool:
        """Tell whether the actor can ask the committee above to look at the point again."""
        return self.is_officer and self.meeting.status in HELD and self.entry.is_computed and self.entry.contest is None


def score_page(actor: Actor, uid: UUID) -> ScorePage:
    """Return the points of a meeting that has begun and that the actor may see."""
    meeting = _begun(actor, uid)
    is_officer = actor.can(MeetingPermission.SEAL, meeting.organisation)
    may_judge = meeting.status != MeetingStatus.SEALED and actor.can(MeetingPermission.CONDUCT, meeting.organisation)
    return ScorePage(meeting, shown_sheet(meeting), is_officer and meeting.status in HELD, may_judge)


def evidence_page(actor: Actor, uid: UUID, number: int) -> EvidencePage:
    """Return one line of the sheet with the records behind it."""
    meeting = _begun(actor, uid)
    entry = next((line for line in shown_sheet(meeting).entries if line.number == number), None)
    if entry is None:
        raise NotVisible
    return EvidencePage(
        meeting=meeting,
        entry=entry,
        records=records_behind(actor, meeting, entry.item.rule),
        more_url=_more(actor, meeting, entry.item.rule),
        is_officer=actor.can(MeetingPermission.SEAL, meeting.organisation),
    )


def records_behind(actor: Actor, meeting: Meeting, rule: str) -> list[Record]:
    """Return the records that a rule looks at."""
    find = _BEHIND.get(rule)
    return find(actor, meeting) if find else []


def _begun(actor: Actor, uid: UUID) -> Meeting:
    """Return a meeting that has begun: before that there is nothing to judge."""
    meeting = get_meeting(actor, uid)
    if meeting.opened_at is None:
        raise NotVisible
    return meeting


def _time(_actor: Actor, meeting: Meeting) -> list[Record]:
    """Return day, beginning and end."""
    fixed = fixed_day(meeting)
    return [
        Record("Ngày họp", display.long_day(meeting.held_on)),
        Record("Ngày sinh hoạt của chi bộ", f"ngày {fixed} hằng tháng" if fixed else "chưa quy định"),
        Record("Khai mạc", _moment(meeting.opened_at)),
        Record("Bế mạc", _moment(meeting.closed_at)),
        Record("Thời lượng", f"{minutes_of(meeting)} phút"),
    ]


def _attendance(_actor: Actor, meeting: Meeting) -> list[Record]:
    """Return the list, those who were missing first."""
    rows = list(attendance_of(meeting).filter(state__in=DUE).select_related("member").order_by("member__sort_key"))
    rows.sort(key=lambda row: row.state not in _MISSED_FIRST)
    return [_person(row) for row in rows]


def _person(row: Attendance) -> Record:
    """Return one line of the list."""
    arrived = f", đến lúc {display.time(row.arrived_at)}" if row.arrived_at else ""
    reason = f": {row.reason}" if row.reason else ""
    text = f"{row.get_state_display()}{arrived}{reason}"
    return Record(row.member.full_name, text, is_met=row.state not in _MISSED_FIRST)


def _long_absent(_actor: Actor, meeting: Meeting) -> list[Record]:
    """Return who has missed too many meetings in a row."""
    rows = attendance_of(meeting).filter(member__in=long_absent(meeting)).select_related("member")
    return [_person(row) for row in rows.order_by("member__sort_key")]


def _agenda(_actor: Actor, meeting: Meeting) -> list[Record]:
    """Return the agenda and whether there was a draft resolution."""
    url = reverse("meetings:detail", args=[meeting.uid])
    items = [Record(f"{item.number}. {item.title}", item.get_source_display(), url) for item in meeting.items.all()]
    has_draft = bool(meeting.draft_resolution.strip())
    return [*items, Record("Dự thảo nghị quyết", "Có" if has_draft else "Chưa có", url if has_draft else "", has_draft)]


def _orientation(_actor: Actor, meeting: Meeting) -> list[Record]:
    """Return what the committee above asked for."""
    text = meeting.orientation.strip()
    if not text:
        return []
    return [Record("Định hướng của cấp ủy cấp trên", text[:300], reverse("meetings:detail", args=[meeting.uid]))]


def _notice(_actor: Actor, meeting: Meeting) -> list[Record]:
    """Return when members were told."""
    return [Record("Thông báo cho đảng viên", _moment(meeting.published_at)), Record("Giờ họp", _start(meeting))]


def _documents(_actor: Actor, meeting: Meeting) -> list[Record]:
    """Return the documents, each with when it was sent."""
    rows = MeetingDocument.objects.filter(meeting=meeting)
    found = [
        Record(row.title, f"Đưa lên lúc {display.moment(row.added_at)}", reverse("meetings:document", args=[row.uid]))
        for row in rows
    ]
    return [Record("Gửi tài liệu", _moment(meeting.documents_at)), Record("Giờ họp", _start(meeting)), *found]


def _speakers(_actor: Actor, meeting: Meeting) -> list[Record]:
    """Return who spoke, and how often; never what was said."""
    rows = Opinion.objects.filter(meeting=meeting).order_by().values("speaker_name").annotate(times=Count("id"))
    return [Record(row["speaker_name"], f"{row['times']} ý kiến", is_met=True) for row in rows.order_by("speaker_name")]


def _minutes(_actor: Actor, meeting: Meeting) -> list[Record]:
    """Return who wrote the minutes."""
    taker = meeting.secretary_of_meeting
    return [Record("Thư ký kỳ họp", taker.full_name if taker else "Chưa cử", is_met=taker is not None)]


def _digital(_actor: Actor, meeting: Meeting) -> list[Record]:
    """Return how many used the handbook: a number, no names."""
    used = attendance_of(meeting).filter(opened_at__isnull=False).count()
    checked = attendance_of(meeting).filter(method__in=("button", "qr")).count()
    return [
        Record("Mở xem kỳ họp trên sổ tay", f"{used} đồng chí"),
        Record("Tự điểm danh trên sổ tay", f"{checked} đồng chí"),
    ]


def _tasks(actor: Actor, meeting: Meeting) -> list[Record]:
    """Return the tasks that were due, those not done first."""
    can_open = actor.can(WorkPermission.VIEW, meeting.organisation)
    rows = [(task, as_assignment(task, meeting)) for task in reviewed_at(meeting)]
    due = sorted(((task, told) for task, told in rows if told.is_due), key=lambda pair: pair[1].is_done)
    return [
        Record(
            told.title,
            f"{told.owner} · hạn {display.day(told.due_on)} · {told.status}",
            reverse("work:detail", args=[task.uid]) if can_open else "",
            told.is_done,
        )
        for task, told in due
    ]


def _closing(actor: Actor, meeting: Meeting) -> list[Record]:
    """Return the votes, the conclusion, and the papers that the actor may see."""
    votes = [
        Record(
            motion.text,
            f"{motion.agree}/{motion.base} đồng ý, {'được thông qua' if motion.is_carried else 'không được thông qua'}",
            is_met=motion.is_carried,
        )
        for motion in meeting.motions.filter(status=MotionStatus.CLOSED)
    ]
    concluded = bool(meeting.conclusion.strip())
    conclusion = Record("Kết luận của chủ trì", "Có" if concluded else "Chưa có", is_met=concluded)
    papers = [
        Record(paper.get_kind_display(), paper.title, reverse("meetings:paper", args=[meeting.uid, paper.kind]))
        for paper in papers_of(actor, meeting)
    ]
    return [*votes, conclusion, *papers]


def _more(actor: Actor, meeting: Meeting, rule: str) -> str:
    """Return the page on which the officers keep these records, or the meeting's own."""
    view = _KEPT.get(rule)
    if view and actor.can(MeetingPermission.CONDUCT, meeting.organisation):
        return reverse(view, args=[meeting.uid])
    return reverse("meetings:detail", args=[meeting.uid])


def _moment(moment: dt.datetime | None) -> str:
    """Return when, or that it did not happen."""
    return display.moment(moment) if moment else "chưa có"


def _start(meeting: Meeting) -> str:
    """Return when the meeting was to begin."""
    return f"{meeting.starts:%H:%M}, {display.day(meeting.held_on)}"


_BEHIND: dict[str, Callable[[Actor, Meeting], list[Record]]] = {
    "time": _time,
    "attendance": _attendance,
    "no_long_absence": _long_absent,
    "content": _agenda,
    "standing": _agenda,
    "orientation": _orientation,
    "notice": _notice,
    "documents": _documents,
    "speakers": _speakers,
    "minutes": _minutes,
    "digital": _digital,
    "tasks": _tasks,
    "closing": _closing,
}
_KEPT = {
    "attendance": "meetings:attendance",
    "no_long_absence": "meetings:attendance",
    "speakers": "meetings:opinions",
    "tasks": "meetings:assignments",
    "closing": "meetings:motions",
}

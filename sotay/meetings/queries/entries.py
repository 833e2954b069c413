"""What was written on behalf of members: at a meeting, for one member, waiting to be confirmed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.meetings.choices import ATTENDING, MotionStatus
from sotay.meetings.models import Attendance, Comment, Meeting, Motion, Vote
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import attendance_of
from sotay.meetings.queries.sheets import as_uid
from sotay.work.models import Task


@dataclass(frozen=True)
class Entry:
    """One thing written for a member: what, by whom, from which source, and who has confirmed it."""

    key: str
    kind: str
    person: str
    text: str
    source: str
    entered_by: str
    entered_by_id: int | None
    confirmed_by: str
    confirmed_at: dt.datetime | None
    can_withdraw: bool = False

    @property
    def is_waiting(self) -> bool:
        """Tell whether nobody has confirmed it."""
        return self.confirmed_at is None


@dataclass(frozen=True)
class EntryPage:
    """All entries of a meeting, and what the actor may do with them."""

    meeting: Meeting
    entries: Sequence[Entry]
    can_confirm: bool
    can_enter: bool
    own_id: int | None

    @property
    def waiting(self) -> list[Entry]:
        """Return those that nobody has confirmed."""
        return [entry for entry in self.entries if entry.is_waiting]

    @property
    def confirmed(self) -> list[Entry]:
        """Return those that somebody has confirmed."""
        return [entry for entry in self.entries if not entry.is_waiting]

    @property
    def confirmable(self) -> int:
        """Return how many the actor can confirm: those that others wrote."""
        return sum(entry.entered_by_id != self.own_id for entry in self.waiting) if self.can_confirm else 0


def entry_page(actor: Actor, meeting: Meeting) -> EntryPage:
    """Return the entries of a meeting that was fetched for the actor, for who writes or confirms them."""
    can_confirm = actor.can(MeetingPermission.CONFIRM_ENTRY, meeting.organisation)
    if not can_confirm:
        actor.require(MeetingPermission.ENTER_FOR, meeting.organisation)
    return EntryPage(
        meeting,
        entries_of(meeting),
        can_confirm,
        actor.can(MeetingPermission.ENTER_FOR, meeting.organisation),
        actor.user.pk if actor.user else None,
    )


def entries_of(meeting: Meeting) -> list[Entry]:
    """Return everything written on behalf at a meeting, by kind and given name; four statements."""
    return list(_entries(meeting, Q(), Q(), Q(), Q()))


def own_entries(actor: Actor, meeting: Meeting) -> list[Entry]:
    """Return what was written on behalf of the actor."""
    if actor.user is None:
        return []
    people = ("member", "author", "member", "owner")
    return list(_entries(meeting, *(Q(**{f"{person}__account": actor.user}) for person in people)))


def waiting_count(meeting: Meeting) -> int:
    """Return how many entries of the meeting nobody has confirmed."""
    return sum(rows.filter(confirmed_at=None).count() for rows in _rows(meeting))


def waiting_rows(meeting: Meeting, actor: Actor, keys: list[str] | None) -> "Iterator[QuerySet[Any]]":
    """Yield the rows that the actor can confirm: not confirmed, not in their own hand, and named where keys are given."""
    for rows, kind in zip(_rows(meeting), ("attendance", "comment", "vote", "task"), strict=True):
        enterer = "recorded_by" if kind == "attendance" else "entered_by"
        found = rows.filter(confirmed_at=None).exclude(**{enterer: actor.user})
        yield found if keys is None else found.filter(_named(kind, keys))


def get_entry(meeting: Meeting, key: str) -> Comment | Vote:
    """Return a comment or vote written on behalf at a meeting that was fetched for the actor."""
    kind, _, rest = key.partition(":")
    first, _, second = rest.partition(":")
    if kind == "vote":
        rows = Vote.objects.filter(motion__meeting=meeting, on_behalf=True).select_related("motion", "member")
        return find(rows, motion__uid=as_uid(first), member__uid=as_uid(second))
    comments = Comment.objects.filter(meeting=meeting, on_behalf=True)
    return find(comments, uid=as_uid(first if kind == "comment" else ""))


def voters_missing(motion: Motion) -> list[Attendance]:
    """Return who could vote on a question and has not."""
    rows = attendance_of(motion.meeting).filter(entitled=True, state__in=ATTENDING, left_at=None)
    rows = rows.exclude(member__in=Vote.objects.filter(motion=motion).values("member"))
    return list(rows.select_related("member").order_by("member__sort_key", "member_id"))


def _rows(meeting: Meeting) -> "tuple[QuerySet[Any], ...]":
    """Return what is marked as on behalf: list, comments, votes, and the reports on tasks of the cell since the last meeting."""
    return (
        attendance_of(meeting).filter(on_behalf=True),
        Comment.objects.filter(meeting=meeting, on_behalf=True),
        Vote.objects.filter(motion__meeting=meeting, on_behalf=True),
        Task.objects.filter(organisation=meeting.organisation, on_behalf=True).filter(
            Q(finished_on=None) | Q(finished_on__gte=meeting.period)
        ),
    )


def _entries(meeting: Meeting, *own: Q) -> Iterator[Entry]:
    """Yield the entries that each condition leaves, kind by kind."""
    lines, comments, votes, tasks = (
        rows.filter(condition) for rows, condition in zip(_rows(meeting), own, strict=True)
    )
    for line in lines.select_related("member", "recorded_by", "confirmed_by").order_by("member__sort_key", "member_id"):
        text = f"{line.get_state_display()}: {line.reason}" if line.reason else line.get_state_display()
        yield _entry(f"attendance:{line.member.uid}", "Điểm danh", line.member, text, line)
    people = ("entered_by", "confirmed_by")
    for comment in comments.select_related("author", *people).order_by("id"):
        kind, key = comment.get_kind_display(), f"comment:{comment.uid}"
        yield _entry(key, kind, comment.author, comment.text, comment, can_withdraw=not comment.answer)
    for vote in votes.select_related("motion", "member", *people).order_by("motion_id", "member__sort_key"):
        text = f"{vote.get_choice_display()}: {vote.motion.text}"
        key = f"vote:{vote.motion.uid}:{vote.member.uid}"
        yield _entry(key, "Biểu quyết", vote.member, text, vote, can_withdraw=vote.motion.status == MotionStatus.OPEN)
    for task in tasks.select_related("owner", *people).order_by("due_on", "id"):
        text = f"{task.title}: {task.result}"
        yield _entry(f"task:{task.uid}", "Kết quả nhiệm vụ", task.owner, text, task)


def _entry(key: str, kind: str, person: Any, text: str, row: Any, *, can_withdraw: bool = False) -> Entry:  # noqa: PLR0913 -- the parts of one line
    """Return one line."""
    enterer = row.recorded_by if isinstance(row, Attendance) else row.entered_by
    confirmer = row.confirmed_by.name if row.confirmed_by else ""
    return Entry(
        key,
        kind,
        person.full_name,
        text,
        row.get_source_display(),
        enterer.name if enterer else "",
        enterer.pk if enterer else None,
        confirmer,
        row.confirmed_at,
        can_withdraw,
    )


def _named(kind: str, keys: Iterable[str]) -> Q:
    """Return the condition for the rows of a kind that the keys name."""
    wanted = [key.split(":")[1:] for key in keys if key.startswith(f"{kind}:")]
    if kind == "vote":
        pairs = [Q(motion__uid=as_uid(pair[0]), member__uid=as_uid(pair[-1])) for pair in wanted]
        return Q(*pairs, _connector=Q.OR) if pairs else Q(pk__in=())
    field = "member__uid__in" if kind == "attendance" else "uid__in"
    return Q(**{field: [as_uid(parts[0]) for parts in wanted]})

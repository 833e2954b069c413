"""What a phone keeps of a meeting for days without network: everything that the actor may see of it, and nothing else.

The statements are as many for one meeting as for all. Field names are those of docs/offline.md.
"""

import dataclasses
import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Func, IntegerField, Q
from django.utils import timezone

from sotay.access.action import REGISTRY
from sotay.access.actor import Actor
from sotay.access.carrying import carried_actions
from sotay.core.days import today
from sotay.core.find import find
from sotay.meetings.choices import ATTENDING, HELD, MeetingKind, MeetingStatus, MotionStatus
from sotay.meetings.models import (
    AgendaItem,
    Attendance,
    Comment,
    Meeting,
    MeetingDocument,
    MeetingGuest,
    Motion,
    Opinion,
    Paper,
    Vote,
)
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import check_in_mark
from sotay.meetings.queries.conducting import norms_for, starts_at
from sotay.meetings.queries.meetings import meetings_for
from sotay.meetings.queries.papers import papers_for
from sotay.meetings.queries.parts import meeting_parts
from sotay.meetings.queries.tasks import default_due
from sotay.meetings.rules.papers import RESOLUTION_MOTION
from sotay.meetings.rules.seals import digest
from sotay.work.choices import TaskStatus
from sotay.work.models import Task
from sotay.work.permissions import WorkPermission

MOST = 20
# So long a meeting stays on the phones: one that should have been held or was, one that is finished.
KEPT, KEPT_SEALED = dt.timedelta(days=60), dt.timedelta(days=14)

Data = dict[str, Any]
R = TypeVar("R")


@dataclasses.dataclass(frozen=True)
class Package:
    """One meeting as one person's phone keeps it."""

    meeting: Meeting
    content: Data
    blocks_size: int

    @property
    def version(self) -> str:
        """Return the mark of the content; the words of a document are told by the file's own mark."""
        documents = [{**one, "blocks": None} for one in self.content["documents"]]
        return digest(_plain({**self.content, "documents": documents}))[:20]

    @property
    def size(self) -> int:
        """Return about how many bytes it takes."""
        documents = [{**one, "blocks": None} for one in self.content["documents"]]
        return len(json.dumps(_plain({**self.content, "documents": documents}))) + self.blocks_size

    @property
    def file_size(self) -> int:
        """Return how many bytes its files take."""
        return sum(one["size"] for one in self.content["documents"])


def packages_of(actor: Actor) -> list[Package]:
    """Return what the actor's phone should keep, without the words of documents: the next meetings and those just held."""
    return _packages(actor, list(_to_keep(actor)[:MOST]), with_blocks=False)


def get_package(actor: Actor, uid: UUID) -> Package:
    """Return the whole package of one meeting that the actor's phone should keep."""
    return _packages(actor, [find(_to_keep(actor), uid=uid)], with_blocks=True)[0]


def _to_keep(actor: Actor) -> Any:
    """Return the meetings in which the actor takes part or to which they are invited, newest first."""
    recent = Q(held_on__gte=today() - KEPT)
    sealed = Q(status=MeetingStatus.SEALED, sealed_at__gte=timezone.now() - KEPT_SEALED)
    wanted = (
        Q(status=MeetingStatus.OPEN) | recent & Q(status__in=(MeetingStatus.PUBLISHED, MeetingStatus.CLOSED)) | sealed
    )
    invited = Q(guests__member__account=actor.user) if actor.user else Q(pk__in=())
    own = actor.scope(MeetingPermission.TAKE_PART) | Q(pk__in=Meeting.objects.filter(invited).values("pk"))
    return meetings_for(actor).filter(wanted, own)


class _Rows:
    """The rows of several meetings, each kind read once and handed out meeting by meeting."""

    def __init__(self, actor: Actor, meetings: Sequence[Meeting], *, with_blocks: bool) -> None:
        """Read everything."""
        here: Data = {"meeting__in": meetings}
        months = {meeting.period for meeting in meetings}
        led = [one for one in meetings if actor.can(MeetingPermission.CONDUCT, one.organisation)]
        self.actor, self.led = actor, {one.pk for one in led}
        self.items = _by(AgendaItem.objects.filter(**here).select_related("owner").order_by("number", "id"))
        documents = MeetingDocument.objects.filter(**here).select_related("file", "item").defer("file__text")
        if not with_blocks:
            documents = documents.defer("file__text", "file__blocks")
        self.documents = _by(documents.annotate(blocks_size=_size("file__blocks")).order_by("id"))
        self.guests = _by(MeetingGuest.objects.filter(**here).order_by("id"))
        self.comments = _by(Comment.objects.filter(**here).select_related("author", "item").order_by("id"))
        self.motions = _by(
            Motion.objects.filter(**here).exclude(status=MotionStatus.DRAFT).select_related("item").order_by("id")
        )
        votes = Vote.objects.filter(motion__meeting__in=meetings).select_related("member")
        self.votes = _by(votes, lambda vote: vote.motion_id)
        mine = Q(member__account=actor.user) if actor.user else Q(pk__in=())
        lines = Attendance.objects.filter(Q(meeting__in=led) | mine, period__in=months, **here)
        self.lines = _by(lines.select_related("member").order_by("member__sort_key", "member_id"))
        self.opinions = _by(
            Opinion.objects.filter(meeting__in=led).select_related("item", "speaker").order_by("noted_at", "id")
        )
        self.parts = {part.key: part.rows(actor, led) for part in meeting_parts()}
        self.papers = _by(papers_for(actor).filter(**here).order_by("kind"))
        cells = {meeting.organisation_id for meeting in meetings}
        held = Meeting.objects.filter(organisation__in=cells, status__in=HELD).order_by("-held_on", "-id")
        self.held = _by(held.select_related("secretary_of_meeting"), lambda meeting: meeting.organisation_id)
        visible = actor.scope(WorkPermission.VIEW) | (Q(owner__account=actor.user) if actor.user else Q(pk__in=()))
        recent = Q(status=TaskStatus.OPEN) | Q(finished_on__gte=today() - 3 * KEPT) | Q(meeting__in=meetings)
        tasks = Task.objects.filter(visible & recent, organisation__in=cells).select_related("owner")
        self.tasks = _by(tasks.order_by("due_on", "id"), lambda task: task.organisation_id)

    def own_line(self, meeting: Meeting) -> Attendance | None:
        """Return the actor's own line."""
        account = self.actor.user.pk if self.actor.user else None
        return next((row for row in self.lines.get(meeting.pk, ()) if row.member.account_id == account), None)


def _packages(actor: Actor, meetings: Sequence[Meeting], *, with_blocks: bool) -> list[Package]:
    """Return the packages of meetings that were fetched for the actor."""
    rows = _Rows(actor, meetings, with_blocks=with_blocks)
    return [_package(rows, meeting, with_blocks=with_blocks) for meeting in meetings]


def _package(rows: _Rows, meeting: Meeting, *, with_blocks: bool) -> Package:
    """Return one package."""
    leads, documents = meeting.pk in rows.led, rows.documents.get(meeting.pk, ())
    content = {
        "account": rows.actor.user.uid if rows.actor.user else None,
        "may": _may(rows.actor, meeting),
        "own": _own(rows.own_line(meeting)),
        "meeting": _meeting(meeting, leads=leads),
        "norms": dataclasses.asdict(norms_for(meeting)),
        "items": [_item(row) for row in rows.items.get(meeting.pk, ())],
        "documents": [_document(row, with_blocks=with_blocks) for row in documents],
        "guests": [_guest(row, leads=leads) for row in rows.guests.get(meeting.pk, ())],
        "comments": [_comment(row, rows.actor) for row in rows.comments.get(meeting.pk, ())],
        "motions": [_motion(rows, meeting, row, leads=leads) for row in rows.motions.get(meeting.pk, ())],
        "tasks": _tasks(rows, meeting),
        "papers": [_paper(row) for row in rows.papers.get(meeting.pk, ())],
        "conducting": _conducting(rows, meeting) if leads else None,
        **{key: found.get(meeting.pk, []) if leads else None for key, found in rows.parts.items()},
    }
    return Package(meeting, content, sum(getattr(row, "blocks_size") or 0 for row in documents))  # noqa: B009 -- annotated


def _may(actor: Actor, meeting: Meeting) -> list[str]:
    """Return the actions that the actor may do without network."""
    found = []
    for name in carried_actions():
        known = REGISTRY.get(name)
        if actor.can(known.permission if known else MeetingPermission.TAKE_PART, meeting.organisation):
            found.append(name)
    return found


def _meeting(meeting: Meeting, *, leads: bool) -> Data:
    """Return the meeting itself; what stands in its papers is told to members by these."""
    plain = (
        "uid", "title", "kind", "theme", "period", "held_on", "starts", "place", "online_link", "status", "orientation",
        "draft_resolution", "opened_at", "closed_at",
    )  # fmt: skip
    return {
        **{name: getattr(meeting, name) for name in plain},
        **{name: getattr(meeting, name) if leads else None for name in ("conclusion", "evaluation", "score")},
        "starts_at": starts_at(meeting),
        "cell": {"uid": meeting.organisation.uid, "name": meeting.organisation.name},
        "chair": _person(meeting.chair),
        "secretary_of_meeting": _person(meeting.secretary_of_meeting),
    }


def _own(row: Attendance | None) -> Data | None:
    """Return the actor's own line."""
    if row is None:
        return None
    plain = ("state", "reason", "entitled", "opened_at", "arrived_at", "left_at")
    return {"member": row.member.uid, "name": row.member.full_name, **{name: getattr(row, name) for name in plain}}


def _item(row: AgendaItem) -> Data:
    """Return an agenda item."""
    plain = ("uid", "number", "title", "detail", "minutes", "source", "begun_at")
    return {**{name: getattr(row, name) for name in plain}, "owner": _person(row.owner)}


def _document(row: MeetingDocument, *, with_blocks: bool) -> Data:
    """Return a document, with its words where they are asked for."""
    file = row.file
    return {
        "uid": row.uid,
        "item": row.item.uid if row.item else None,
        "title": row.title,
        **{name: getattr(file, name) for name in ("name", "kind", "size", "sha256")},
        "blocks": file.blocks if with_blocks else None,
    }


def _guest(row: MeetingGuest, *, leads: bool) -> Data:
    """Return a guest."""
    return {"uid": row.uid, "name": row.name, "post": row.post, "arrived_at": row.arrived_at if leads else None}


def _comment(row: Comment, actor: Actor) -> Data:
    """Return a comment; an anonymous question is nobody's, also for who asked it."""
    account = actor.user.pk if actor.user else None
    return {
        **{name: getattr(row, name) for name in ("uid", "kind", "text", "answer", "made_on")},
        "item": row.item.uid if row.item else None,
        "author": row.author.full_name if row.author else None,
        "is_own": row.author is not None and row.author.account_id == account,
    }


def _motion(rows: _Rows, meeting: Meeting, row: Motion, *, leads: bool) -> Data:
    """Return a question with the actor's own answer."""
    own, votes = rows.own_line(meeting), rows.votes.get(row.pk, ())
    choice = next((vote.choice for vote in votes if own is not None and vote.member_id == own.member_id), "")
    may_vote = own is not None and own.entitled and own.state in ATTENDING and own.left_at is None
    plain = ("uid", "text", "threshold", "status", "base", "agree", "is_carried")
    phones = Counter(vote.choice for vote in votes)
    answers = ("agree", "disagree", "other")
    return {
        **{name: getattr(row, name) for name in plain},
        "item": row.item.uid if row.item else None,
        "choice": choice,
        "may_vote": may_vote and row.status == MotionStatus.OPEN,
        "hands": {name: getattr(row, f"hands_{name}") for name in answers} if leads else None,
        "phones": {name: phones[name] for name in answers} if leads else None,
    }


def _tasks(rows: _Rows, meeting: Meeting) -> Data:
    """Return the tasks given here, and those from before that the meeting takes up."""
    account = rows.actor.user.pk if rows.actor.user else None
    found = rows.tasks.get(meeting.organisation_id, ())
    earlier = (one for one in rows.held.get(meeting.organisation_id, ()) if one.held_on < meeting.held_on)
    last = next((one.held_on for one in earlier if one.kind == MeetingKind.PERIODIC), None)

    def is_reviewed(task: Task) -> bool:
        is_finished = task.finished_on is not None and (last is None or task.finished_on > last)
        is_before = meeting.opened_at is None or task.created_at < meeting.opened_at
        return task.meeting_id != meeting.pk and is_before and (task.status == TaskStatus.OPEN or is_finished)

    def told(task: Task) -> Data:
        is_own = task.owner is not None and task.owner.account_id == account
        plain = {name: getattr(task, name) for name in ("uid", "title", "due_on", "status", "result")}
        return {**plain, "owner": _person(task.owner), "is_own": is_own}

    given = sorted((task for task in found if task.meeting_id == meeting.pk), key=lambda task: task.pk)
    return {
        "given": [told(task) for task in given],
        "reviewed": [told(task) for task in found if is_reviewed(task)],
        "default_due": default_due(meeting),
    }


def _paper(row: Paper) -> Data:
    """Return a paper."""
    return {name: getattr(row, name) for name in ("kind", "title", "version", "sections", "sealed_at")}


def _conducting(rows: _Rows, meeting: Meeting) -> Data:
    """Return what only who leads the meeting sees."""
    closing = RESOLUTION_MOTION.format(month=f"{meeting.period:%m/%Y}")
    is_put = any(motion.text == closing for motion in rows.motions.get(meeting.pk, ()))
    before = (one for one in rows.held.get(meeting.organisation_id, ()) if one.held_on < meeting.held_on)
    taker = meeting.secretary_of_meeting or next((one.secretary_of_meeting for one in before), None)
    return {
        "attendance": [_line(row) for row in rows.lines.get(meeting.pk, ())],
        "opinions": [_opinion(row) for row in rows.opinions.get(meeting.pk, ())],
        "officers": {
            "chair": meeting.chair.uid if meeting.chair else None,
            "secretary_of_meeting": taker.uid if taker else None,
        },
        "motion": "" if is_put else closing,
        "code": check_in_mark(meeting),
    }


def _line(row: Attendance) -> Data:
    """Return one line of the list."""
    plain = ("state", "entitled", "reason", "arrived_at", "left_at", "method")
    return {"member": row.member.uid, "name": row.member.full_name, **{name: getattr(row, name) for name in plain}}


def _opinion(row: Opinion) -> Data:
    """Return what somebody said."""
    plain = {name: getattr(row, name) for name in ("uid", "speaker_name", "summary", "noted_at")}
    speaker, item = row.speaker, row.item
    return {**plain, "speaker": speaker.uid if speaker else None, "item": item.uid if item else None}


def _person(member: Any) -> Data | None:
    """Return a member by code and name."""
    return {"uid": member.uid, "name": member.full_name} if member else None


def _by(rows: Iterable[R], key: Callable[[R], int] = lambda row: row.meeting_id) -> dict[int, list[R]]:  # type: ignore[attr-defined]  # most rows are a meeting's
    """Return rows by the key of their meeting."""
    found: dict[int, list[R]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _size(field: str) -> Func:
    """Return how many bytes a field takes where it is stored, which is packed: about what it takes on the road."""
    return Func(F(field), function="pg_column_size", output_field=IntegerField())


def _plain(content: Any) -> Any:
    """Return content as lists, dictionaries, texts and numbers."""
    return json.loads(json.dumps(content, cls=DjangoJSONEncoder))

"""Reading tasks: a person's own, a cell's, and those that the next meeting takes up again."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F, Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.find import find
from sotay.core.parts import Tab
from sotay.members.choices import Status
from sotay.members.models import Member
from sotay.organisations.choices import MEETING_KINDS, Kind
from sotay.organisations.models import Organisation
from sotay.work.choices import TaskStatus
from sotay.work.inbox import MOST, Due, InboxKind, InboxLine, Source, Superior, inbox_kinds, merged
from sotay.work.models import Task
from sotay.work.permissions import WorkPermission
from sotay.work.rules import Urgency, urgency
from sotay.work.wording import cell_link, task_link

SHOWN = 100
# Who can be given work: whoever takes part in Party life, exempt members by their own wish.
_ABLE = (Status.FULL, Status.PROBATIONARY, Status.EXEMPT)


@dataclass(frozen=True)
class TaskLine:
    """A task as lists show it."""

    task: Task
    urgency: Urgency
    days: int

    @property
    def source(self) -> str:
        """Return what gave the task: a meeting, or the cell between meetings."""
        meeting = self.task.meeting
        return f"Kỳ họp {meeting.held_on:%d/%m/%Y}" if meeting else self.task.organisation.name

    @property
    def is_open(self) -> bool:
        """Tell whether a result is still owed."""
        return self.task.status == TaskStatus.OPEN


@dataclass(frozen=True)
class TaskPage:
    """The list "Việc": one of the lists the person may look at. `inbox` is what is open of one's own, of one kind or of all."""

    lines: list[TaskLine]
    whose: str
    finished: bool
    can_assign: bool
    kinds: list[InboxKind] = field(default_factory=list)
    kind: str = ""

    @property
    def is_inbox(self) -> bool:
        """Tell whether this is what the person has still to do."""
        return self.whose == "own" and not self.finished

    @property
    def inbox(self) -> list[InboxLine]:
        """Return the lines of the kind asked for, the nearest first."""
        return merged(kind for kind in self.kinds if self.kind in {"", kind.key})

    @property
    def late(self) -> int:
        """Return how many of them are overdue."""
        return sum(line.urgency == Urgency.LATE for line in self.inbox)

    @property
    def tabs(self) -> list[Tab]:
        """Return the kinds to choose from, where there are several."""
        if len(self.kinds) < 2:  # noqa: PLR2004 -- one kind is no choice
            return []
        every = Tab("Tất cả", "?", current=not self.kind, count=sum(kind.count for kind in self.kinds))
        return [every, *(Tab(one.label, f"?kind={one.key}", self.kind == one.key, one.count) for one in self.kinds)]


@dataclass(frozen=True)
class TaskDetail:
    """One task with what the actor can do about it."""

    line: TaskLine
    is_own: bool
    can_assign: bool

    @property
    def task(self) -> Task:
        """Return the task itself."""
        return self.line.task

    @property
    def can_report(self) -> bool:
        """Tell whether the actor can write a result now."""
        return self.line.is_open and (self.is_own or self.can_assign)

    @property
    def initial(self) -> dict[str, object]:
        """Return the task as its form begins."""
        owner = str(self.task.owner.uid) if self.task.owner else ""
        return {"title": self.task.title, "owner": owner, "due_on": self.task.due_on}


def tasks_for(actor: Actor) -> QuerySet[Task]:
    """Return the tasks that the actor may see: their own, and those of the cells in their scope."""
    own = Q(owner__account=actor.user) if actor.user else Q(pk__in=())
    visible = Task.objects.filter(own | actor.scope(WorkPermission.VIEW))
    return visible.select_related("organisation", "owner").order_by("due_on", "id")


def get_task(actor: Actor, uid: UUID) -> Task:
    """Return one task that the actor may see."""
    return find(tasks_for(actor), uid=uid)


def task_page(actor: Actor, *, whose: str, finished: bool, kind: str = "") -> TaskPage:
    """Return all that the person has to do, what they have done, or the tasks of the cells in which they give some."""
    can_assign = actor.has(WorkPermission.ASSIGN)
    if whose == "cell" and can_assign:
        return TaskPage(cell_tasks(actor, finished=finished), "cell", finished, can_assign)
    if finished:
        return TaskPage(own_tasks(actor, finished=True), "own", finished, can_assign)
    kinds = inbox_kinds(actor)
    known = kind if kind in {one.key for one in kinds} else ""
    return TaskPage([], "own", finished, can_assign, kinds, known)


def task_detail(actor: Actor, uid: UUID) -> TaskDetail:
    """Return one task with what the actor can do about it."""
    task = get_task(actor, uid)
    is_own = task.owner is not None and actor.user is not None and task.owner.account_id == actor.user.pk
    return TaskDetail(line_of(task), is_own, actor.can(WorkPermission.ASSIGN, task.organisation))


def _inbox_lines(actor: Actor) -> list[InboxLine]:
    """Return the actor's open tasks as lines of the list."""
    rows = Task.objects.filter(owner__account=actor.user, status=TaskStatus.OPEN)
    rows = rows.select_related("organisation", "meeting").order_by("due_on", "id")
    return [
        InboxLine(task.title, line.source, task.due_on, task_link(task), str(task.uid), task.revision)
        for line in _lines(rows[:MOST])
        if (task := line.task)
    ]


def _dues(days: Collection[dt.date]) -> Iterator[Due]:
    """Yield the open tasks of everybody that are due on one of the days; practice reminds nobody."""
    rows = Task.objects.filter(status=TaskStatus.OPEN, due_on__in=days, owner__account__is_active=True)
    practice = Organisation.objects.filter(kind=Kind.PRACTICE).values_list("path", flat=True).first() or "-"
    for account, title, due_on, path in rows.values_list("owner__account", "title", "due_on", "organisation__path"):
        if path.partition(".")[0] != practice:
            yield Due(account, title, due_on, Superior(WorkPermission.ASSIGN, path, cell_link(), "Nhiệm vụ"))


TASKS = Source("tasks", "Nhiệm vụ", _inbox_lines, _dues)


def own_tasks(actor: Actor, *, finished: bool = False) -> list[TaskLine]:
    """Return the actor's own tasks, the nearest deadline first, or the finished ones, the latest first."""
    if actor.user is None:
        return []
    rows = Task.objects.filter(owner__account=actor.user).select_related("organisation", "owner", "meeting")
    return _lines(_open_or_finished(rows, finished=finished))


def cell_tasks(actor: Actor, *, finished: bool = False) -> list[TaskLine]:
    """Return the tasks of the cells in which the actor gives tasks."""
    rows = Task.objects.filter(actor.scope(WorkPermission.ASSIGN)).select_related("organisation", "owner", "meeting")
    return _lines(_open_or_finished(rows, finished=finished))


def open_tasks_of(organisation: Organisation) -> list[Task]:
    """Return what the cell has still to do: carried over to its next meeting."""
    rows = Task.objects.filter(organisation=organisation, status=TaskStatus.OPEN)
    return list(rows.select_related("owner").order_by("due_on", "id"))


def cells_for_assigning(actor: Actor) -> list[Organisation]:
    """Return the cells in which the actor gives tasks, as many as a list can offer."""
    if not actor.has(WorkPermission.ASSIGN):
        return []
    rows = Organisation.objects.filter(
        actor.scope(WorkPermission.ASSIGN, through=""), kind__in=MEETING_KINDS, closed_on=None
    )
    return list(rows.order_by("sort_key", "id")[:SHOWN])


def get_cell_for_assigning(actor: Actor, uid: UUID) -> Organisation:
    """Return one cell in which the actor gives tasks."""
    return find(Organisation.objects.filter(actor.scope(WorkPermission.ASSIGN, through="")), uid=uid)


def owners_in(organisation: Organisation, day: dt.date) -> QuerySet[Member]:
    """Return the members of the cell who can be given work on the day, by given name."""
    here = Q(affiliations__organisation=organisation, affiliations__valid__contains=day)
    able = Q(standings__status__in=_ABLE, standings__valid__contains=day)
    return Member.objects.filter(here, able).distinct().order_by("sort_key", "id")


def owner_in(organisation: Organisation, uid: UUID | None) -> Member | None:
    """Return one member who can be given work now, or nobody where nobody is named."""
    return None if uid is None else find(owners_in(organisation, today()), uid=uid)


def owners_today(organisation: Organisation) -> list[Member]:
    """Return the members who can be given work now."""
    return list(owners_in(organisation, today()))


def _open_or_finished(rows: QuerySet[Task], *, finished: bool) -> QuerySet[Task]:
    """Return the open tasks by deadline, or the others, the latest first."""
    if finished:
        return rows.exclude(status=TaskStatus.OPEN).order_by(F("finished_on").desc(), "-id")[:SHOWN]
    return rows.filter(status=TaskStatus.OPEN).order_by("due_on", "id")[:SHOWN]


def _lines(tasks: Iterable[Task]) -> list[TaskLine]:
    """Return the tasks with how pressing they are today."""
    day = today()
    return [TaskLine(task, urgency(task.due_on, day), abs((task.due_on - day).days)) for task in tasks]


def line_of(task: Task) -> TaskLine:
    """Return one task with how pressing it is today."""
    return _lines([task])[0]

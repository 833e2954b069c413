"""Breakthrough tasks in sight: the list, the yearly picture by unit, an official's own."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.committees.models import Position
from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.core.display import NONE, number
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.members.models import Member
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.targets.choices import Assessment, TaskState
from sotay.targets.models import BreakthroughTask, Limitation, Milestone
from sotay.targets.permissions import TargetPermission as P

LATE_TASK, LATE_STEP = "task", "milestone"
APPROVERS = (Kind.PROVINCE, Kind.DIRECT, Kind.PARTY_COMMITTEE)


@dataclass(frozen=True)
class TaskFilters:
    """What the list is narrowed to; an empty value narrows nothing."""

    year: int | None = None
    state: str = ""
    assessment: str = ""
    horizon: str = ""
    late: str = ""
    official: uuid.UUID | None = None
    text: str = ""


@dataclass
class Picture:
    """The tasks of one unit in a year."""

    tasks: int = 0
    officials: int = 0
    waiting: int = 0
    late: int = 0
    finished: int = 0
    remedies: int = 0
    assessed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(Assessment.values, 0))

    @property
    def average(self) -> str:
        """Return how many tasks an official has on average: `3,92`."""
        return number(Decimal(self.tasks) / self.officials, 2) if self.officials else NONE


@dataclass(frozen=True)
class OfficialLine:
    """One official with the tasks of a year."""

    uid: uuid.UUID
    name: str
    place: str
    picture: Picture


@dataclass(frozen=True)
class Unit:
    """A child of the node looked at (the node itself, for tasks of its own cell) with its picture."""

    organisation: Organisation
    picture: Picture


# The ORM cannot group by a piece of a path.
_PICTURE = """
SELECT subpath(o.path, least(%(depth)s, nlevel(o.path) - 1), 1)::text::bigint AS part,
       count(*), count(DISTINCT t.official_id), count(*) FILTER (WHERE t.state = 'registered'),
       count(*) FILTER (WHERE t.state = 'approved' AND t.due_on < %(on)s), count(*) FILTER (WHERE t.state IN ('finished', 'assessed')),
       count(*) FILTER (WHERE t.shortcoming <> ''), count(*) FILTER (WHERE t.assessment = 'excellent'), count(*) FILTER (WHERE t.assessment = 'good'),
       count(*) FILTER (WHERE t.assessment = 'done'), count(*) FILTER (WHERE t.assessment = 'not_done')
  FROM targets_breakthroughtask t JOIN organisations_organisation o ON o.id = t.organisation_id
 WHERE o.path <@ %(path)s::ltree AND t.first_year <= %(year)s AND t.last_year >= %(year)s AND t.state <> 'returned'
 GROUP BY 1
"""
_BY_OFFICIAL = """
SELECT m.uid, m.full_name, o.name, count(*), count(*) FILTER (WHERE t.state = 'registered'),
       count(*) FILTER (WHERE t.state = 'approved' AND t.due_on < %(on)s), count(*) FILTER (WHERE t.state IN ('finished', 'assessed')),
       count(*) FILTER (WHERE t.shortcoming <> ''), count(*) FILTER (WHERE t.assessment = 'excellent'),
       count(*) FILTER (WHERE t.assessment = 'good'), count(*) FILTER (WHERE t.assessment = 'done'),
       count(*) FILTER (WHERE t.assessment = 'not_done')
  FROM targets_breakthroughtask t
  JOIN organisations_organisation o ON o.id = t.organisation_id
  JOIN members_member m ON m.id = t.official_id
 WHERE o.path <@ %(path)s::ltree AND t.first_year <= %(year)s AND t.last_year >= %(year)s AND t.state <> 'returned'
 GROUP BY m.id, m.uid, m.full_name, m.sort_key, o.name ORDER BY m.sort_key, m.id
"""
_OFFICIALS = """
SELECT count(DISTINCT t.official_id) FROM targets_breakthroughtask t JOIN organisations_organisation o ON o.id = t.organisation_id
 WHERE o.path <@ %(path)s::ltree AND t.first_year <= %(year)s AND t.last_year >= %(year)s AND t.state <> 'returned'
"""


def picture_of(node: Organisation, year: int, on: dt.date) -> tuple[Picture, list[Unit]]:
    """Return the year of a node and of each unit below it; an official who moved counts once in the sum."""
    values = {"path": str(node.path), "depth": str(node.path).count(".") + 1, "year": year, "on": on}
    rows = read_sql(_PICTURE, values)
    known = Organisation.objects.in_bulk([row[0] for row in rows])
    units, total = [], Picture()
    for part, *figures in rows:
        picture = _picture(*figures)
        units.append(Unit(known[part], picture))
        for name in ("tasks", "waiting", "late", "finished", "remedies"):
            setattr(total, name, getattr(total, name) + getattr(picture, name))
        for level, count in picture.assessed.items():
            total.assessed[level] += count
    total.officials = read_sql(_OFFICIALS, values)[0][0]
    return total, sorted(units, key=lambda unit: (unit.organisation.code, unit.organisation.pk))


def _picture(tasks: int, officials: int, *rest: int) -> Picture:
    """Return one row of figures."""
    waiting, late, finished, remedies, *levels = rest
    assessed = dict(zip(Assessment.values, levels, strict=True))
    return Picture(tasks, officials, waiting, late, finished, remedies, assessed)


def officials_below(node: Organisation, year: int, on: dt.date) -> list[OfficialLine]:
    """Return the officials at and below a node with their tasks of a year, by given name."""
    rows = read_sql(_BY_OFFICIAL, {"path": str(node.path), "year": year, "on": on})
    return [OfficialLine(uid, name, place, _picture(tasks, 1, *rest)) for uid, name, place, tasks, *rest in rows]


def tasks_below(actor: Actor, node: Organisation, filters: TaskFilters) -> QuerySet[BreakthroughTask]:
    """Return breakthrough tasks at and below a node."""
    rows = BreakthroughTask.objects.filter(actor.scope(P.VIEW), organisation__path__descendant_of=node.path)
    if filters.year:
        rows = rows.filter(first_year__lte=filters.year, last_year__gte=filters.year)
    for name in ("state", "assessment", "horizon"):
        if value := getattr(filters, name):
            rows = rows.filter(**{name: value})
    if filters.late:
        open_steps = Milestone.objects.filter(done_on=None, due_on__lt=today()).values("task")
        is_late = Q(due_on__lt=today()) if filters.late == LATE_TASK else Q(pk__in=open_steps)
        rows = rows.filter(is_late, state=TaskState.APPROVED)
    if filters.official:
        rows = rows.filter(official__uid=filters.official)
    if key := search_key(filters.text):
        rows = rows.filter(Q(official__search_key__contains=key) | Q(title__icontains=filters.text.strip()))
    return rows.select_related("organisation__parent", "official", "approver").order_by("due_on", "pk")


def own_condition(actor: Actor) -> Q:
    """Return the condition for an official's own tasks."""
    return Q(official__account=actor.user) if actor.user is not None else Q(pk__in=())


def own_tasks(actor: Actor) -> QuerySet[BreakthroughTask]:
    """Return the actor's own tasks, what is open first."""
    rows = BreakthroughTask.objects.filter(own_condition(actor)).select_related("approver", "official")
    return rows.prefetch_related("milestones").order_by("assessed_on", "due_on", "pk")


def get_task(actor: Actor, uid: uuid.UUID) -> BreakthroughTask:
    """Return a task in sight of the board, or the actor's own."""
    rows = BreakthroughTask.objects.filter(actor.scope(P.VIEW) | own_condition(actor))
    return find(
        rows.select_related("organisation__parent", "official", "approver", "decision", "limitation", "file"), uid=uid
    )


def get_task_to_judge(actor: Actor, uid: uuid.UUID) -> BreakthroughTask:
    """Return a task to whoever approves and assesses for its committee."""
    task = get_task(actor, uid)
    actor.require(P.APPROVE, task.approver)
    return task


def tasks_to_approve(
    actor: Actor, node: Organisation, filters: TaskFilters, chosen: Collection[uuid.UUID] | None = None
) -> QuerySet[BreakthroughTask]:
    """Return what waits at and below a node for a committee for which the actor approves; of these the chosen ones, or all."""
    rows = tasks_below(actor, node, replace(filters, state=TaskState.REGISTERED))
    rows = rows.filter(actor.scope(P.APPROVE, through="approver"))
    return rows if chosen is None else rows.filter(uid__in=chosen)


def may_register(actor: Actor) -> bool:
    """Tell whether the actor holds a post and may register a task."""
    member = Member.objects.filter(account=actor.user).first() if actor.user is not None else None
    home = member.organisation if member else None
    return bool(member and home and actor.can(P.REGISTER_OWN, home) and holds_a_post(member))


def is_own(actor: Actor, task: BreakthroughTask) -> bool:
    """Tell whether the task is the actor's."""
    return actor.user is not None and task.official.account_id == actor.user.pk


def get_own_task(actor: Actor, uid: uuid.UUID) -> BreakthroughTask:
    """Return a task of the actor's own."""
    task = get_task(actor, uid)
    if not is_own(actor, task):
        raise NotPermitted
    return task


def get_own_milestone(actor: Actor, uid: uuid.UUID) -> Milestone:
    """Return a milestone of the actor's own task."""
    seen = BreakthroughTask.objects.filter(actor.scope(P.VIEW) | own_condition(actor))
    rows = Milestone.objects.filter(task__in=seen.values("pk")).select_related("task__official", "task__organisation")
    milestone = find(rows, uid=uid)
    if not is_own(actor, milestone.task):
        raise NotPermitted
    return milestone


def own_record(actor: Actor) -> Member:
    """Return the actor's own record in the register."""
    member = Member.objects.filter(account=actor.user).first() if actor.user is not None else None
    if member is None or member.organisation is None or not actor.can(P.REGISTER_OWN, member.organisation):
        raise NotPermitted
    return member


def own_cell(actor: Actor) -> Organisation:
    """Return the cell of the actor's own record."""
    home = own_record(actor).organisation
    if home is None:
        raise NotPermitted
    return home


def approvers_of(cell: Organisation) -> "QuerySet[Organisation]":
    """Return the committees above a cell, the nearest first: one of them manages the official."""
    rows = Organisation.objects.filter(path__ancestor_of=cell.path, kind__in=APPROVERS, closed_on=None)
    return rows.order_by("-path__depth")


def get_approver(cell: Organisation, uid: uuid.UUID) -> Organisation:
    """Return one of the committees above a cell."""
    return find(approvers_of(cell), uid=uid)


def holds_a_post(member: Member, on: dt.date | None = None) -> bool:
    """Tell whether a member holds any post on a day."""
    return Position.objects.filter(member=member, valid__contains=on or today()).exists()


def waiting_below(actor: Actor, on: dt.date) -> tuple[int, int]:
    """Return how many tasks wait for approval, and how many milestones are overdue, in the actor's sight."""
    tasks = BreakthroughTask.objects.filter(actor.scope(P.APPROVE, through="approver"))
    late = Milestone.objects.filter(
        task__in=tasks.filter(state=TaskState.APPROVED).values("pk"), done_on=None, due_on__lt=on
    )
    return tasks.filter(state=TaskState.REGISTERED).count(), late.count()


def late_of_own(actor: Actor, on: dt.date) -> int:
    """Return how many milestones of the actor's own tasks are overdue."""
    tasks = BreakthroughTask.objects.filter(own_condition(actor), state=TaskState.APPROVED)
    return Milestone.objects.filter(task__in=tasks.values("pk"), done_on=None, due_on__lt=on).count()


def limitations_to_remedy(cell: Organisation) -> QuerySet[Limitation]:
    """Return what is open at a cell and above it: an official's task may remedy one of these."""
    rows = Limitation.objects.filter(organisation__path__ancestor_of=cell.path, closed_on=None)
    return rows.select_related("organisation").order_by("due_on", "pk")


def milestones_by_task(tasks: "QuerySet[BreakthroughTask]") -> dict[int, list[Milestone]]:
    """Return the milestones of tasks, for the workbook."""
    found: dict[int, list[Milestone]] = defaultdict(list)
    for row in Milestone.objects.filter(task__in=tasks.values("pk")).order_by("due_on", "pk"):
        found[row.task_id].append(row)
    return found

"""Unified days: which one holds for a cell, and who keeps to it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.days import add_months, month_of, today
from sotay.core.find import find
from sotay.core.parts import Tab
from sotay.meetings.choices import MeetingKind, MeetingStatus, RequestStatus
from sotay.meetings.models import DayException, Meeting, OnlinePermission, UnifiedDay
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.thematic import cells_of_month, overseen
from sotay.meetings.rules.unified import DayRule, Keeping, keeping, unified_date, why_off
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation

PERMISSION = MeetingPermission
CHOICES = 500
WORDS = {
    Keeping.ON: "Đúng ngày",
    Keeping.OFF: "Khác ngày",
    Keeping.NOT_MET: "Chưa họp",
    Keeping.COMING: "Chưa đến ngày",
    Keeping.EXCEPTED: "Có ngày riêng",
}


# --- The day of one cell -----------------------------------------------------------------------------------------


def unified_day_of(cell: Organisation, period: dt.date) -> dt.date | None:
    """Return the day of the month on which the cell meets like all others; a cell with a day of its own has none."""
    rows = UnifiedDay.objects.filter(organisation__path__ancestor_of=cell.path)
    day = unified_date(_rules(rows.order_by("-organisation__path", "-valid")), period)
    return day if day is not None and exception_on(cell, day) is None else None


def exception_on(cell: Organisation, day: dt.date) -> DayException | None:
    """Return what allows the cell to meet on another day, where something does on that day."""
    return DayException.objects.filter(organisation=cell, status=RequestStatus.GRANTED, valid__contains=day).first()


def unified_for(meeting: Meeting) -> dt.date | None:
    """Return the unified day of a meeting's month; only periodic meetings have one."""
    if meeting.kind != MeetingKind.PERIODIC:
        return None
    return unified_day_of(meeting.organisation, meeting.period)


def online_permission_on(cell: Organisation, day: dt.date) -> OnlinePermission | None:
    """Return what allows the cell to meet online on the day."""
    return OnlinePermission.objects.filter(organisation=cell, status=RequestStatus.GRANTED, valid__contains=day).first()


def _rules(rows: QuerySet[UnifiedDay]) -> list[DayRule]:
    """Return the rows as rules, in their order; the organisations are read with them."""
    return [
        DayRule(row.organisation.path, row.day, row.months, row.valid.lower, row.valid.upper)
        for row in rows.select_related("organisation")
    ]


# --- The month of a node -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class KeptDay:
    """One cell in one month: its unified day, when it met, how it kept to the day, and why not."""

    cell: Organisation
    day: dt.date
    held_on: dt.date | None
    state: Keeping
    why: str

    @property
    def words(self) -> str:
        """Return the state in words."""
        return WORDS[self.state]


@dataclass(frozen=True)
class UnifiedMonth:
    """The cells of a node that have a unified day in the month, by how they kept to it."""

    lines: Sequence[KeptDay]

    @property
    def counts(self) -> Counter[Keeping]:
        """Return how many cells stand where."""
        return Counter(line.state for line in self.lines)

    @property
    def bound(self) -> int:
        """Return how many cells the day binds: those with a day of their own are left out."""
        return len(self.lines) - self.counts[Keeping.EXCEPTED]

    @property
    def note(self) -> str:
        """Return the words under the number of those that kept to the day."""
        return f"trong {display.number(self.bound)} chi bộ, không kể chi bộ có ngày riêng"

    @property
    def kept(self) -> int:
        """Return how many met on the day."""
        return self.counts[Keeping.ON]


def unified_month(node: Organisation, period: dt.date) -> UnifiedMonth:
    """Return who kept to the unified day below the node; four statements, whatever the number of cells."""
    rules = _rules_by_path(node)
    if not rules:
        return UnifiedMonth(())
    dated = [(cell, unified_date(_nearest(rules, cell.path), period)) for cell in cells_of_month(node, period)]
    exceptions, meetings = _exceptions(node, period), _meetings(node, period)
    return UnifiedMonth(
        [_kept(cell, day, meetings.get(cell.pk), exceptions.get(cell.pk, ())) for cell, day in dated if day is not None]
    )


def unified_share(node: Organisation, period: dt.date) -> tuple[int, int] | None:
    """Return how many cells below the node met on the unified day, of how many that it binds; nothing where there is none."""
    rules = _rules_by_path(node)
    if not rules:
        return None
    exceptions, meetings = _exceptions(node, period), _meetings(node, period)
    kept = bound = 0
    for key, path in cells_of_month(node, period).values_list("pk", "path"):
        day = unified_date(_nearest(rules, path), period)
        if day is None or any(day in row.valid for row in exceptions.get(key, ())):
            continue
        status, held_on, _ = meetings.get(key, ("", None, ""))
        bound += 1
        kept += keeping(day, status, held_on, today(), is_excepted=False) == Keeping.ON
    return kept, bound


def _rules_by_path(node: Organisation) -> dict[str, list[DayRule]]:
    """Return the rules of the nodes above and below, the latest of each first."""
    near = Q(organisation__path__ancestor_of=node.path) | Q(organisation__path__descendant_of=node.path)
    rules: dict[str, list[DayRule]] = {}
    for rule in _rules(UnifiedDay.objects.filter(near).order_by("-valid")):
        rules.setdefault(rule.path, []).append(rule)
    return rules


def _nearest(rules: dict[str, list[DayRule]], path: str) -> Iterable[DayRule]:
    """Yield the rules of the nodes above a path, the nearest first."""
    steps = path.split(".")
    for length in range(len(steps), 0, -1):
        yield from rules.get(".".join(steps[:length]), ())


def _exceptions(node: Organisation, period: dt.date) -> dict[int, list[DayException]]:
    """Return what was granted below the node for days of the month, by cell."""
    rows = DayException.objects.filter(
        organisation__path__descendant_of=node.path,
        status=RequestStatus.GRANTED,
        valid__overlap=(period, add_months(period, 1)),
    )
    found: dict[int, list[DayException]] = {}
    for row in rows:
        found.setdefault(row.organisation_id, []).append(row)
    return found


def _meetings(node: Organisation, period: dt.date) -> dict[int, tuple[str, dt.date, str]]:
    """Return the month's periodic meetings below the node, by cell."""
    rows = Meeting.objects.filter(
        organisation__path__descendant_of=node.path, period=period, kind=MeetingKind.PERIODIC
    ).exclude(status__in=(MeetingStatus.CANCELLED, MeetingStatus.DRAFT))
    values = rows.values_list("organisation_id", "status", "held_on", "off_day_reason")
    return {cell: (status, held_on, reason) for cell, status, held_on, reason in values}


def _kept(
    cell: Organisation, day: dt.date, meeting: tuple[str, dt.date, str] | None, granted: Sequence[DayException]
) -> KeptDay:
    """Return how one cell kept to the day."""
    status, held_on, reason = meeting or ("", None, "")
    exception = next((row for row in granted if day in row.valid), None)
    state = keeping(day, status, held_on, today(), is_excepted=exception is not None)
    return KeptDay(cell, day, held_on, state, why_off(state, held_on, exception.reason if exception else reason))


def month_tabs(node: Organisation, period: dt.date, month: UnifiedMonth, state: Keeping | None) -> list[Tab]:
    """Return the lists of the month as tabs, each with its count."""
    address, counts = f"?node={node.uid}&month={period:%Y-%m}", month.counts
    tabs = [Tab("Tất cả", address, state is None, len(month.lines))]
    return tabs + [Tab(words, f"{address}&state={each}", each == state, counts[each]) for each, words in WORDS.items()]


# --- Setting the day ---------------------------------------------------------------------------------------------


def nodes_to_fix(actor: Actor) -> QuerySet[Organisation]:
    """Return the organisations for which the actor sets the unified day, the highest first."""
    rows = Organisation.objects.filter(actor.scope(PERMISSION.FIX_DAY, through=""), closed_on=None)
    return rows.order_by("path__depth", "path")


def get_node_to_fix(actor: Actor, uid: UUID | None) -> Organisation:
    """Return one of them; where none is named, the highest."""
    return find(nodes_to_fix(actor)[:1]) if uid is None else find(nodes_to_fix(actor), uid=uid)


def days_around(node: Organisation) -> list[UnifiedDay]:
    """Return the unified days of the node, of those above and of those below it, from the top, the latest first."""
    near = Q(organisation__path__ancestor_of=node.path) | Q(organisation__path__descendant_of=node.path)
    rows = UnifiedDay.objects.filter(near).select_related("organisation").order_by("organisation__path", "-valid")
    return list(rows[:200])


def ending(days: Sequence[UnifiedDay], actor: Actor) -> set[int]:
    """Return the keys of the rules still in force without an end that the actor can end."""
    return {row.pk for row in days if row.valid.upper is None and actor.can(PERMISSION.FIX_DAY, row.organisation)}


def nodes_to_choose(actor: Actor) -> list[Organisation]:
    """Return the committees for which the actor can set a day, as many as a list can offer."""
    return list(nodes_to_fix(actor).exclude(kind__in=MEETING_KINDS)[:CHOICES])


def nodes_to_look_at(actor: Actor, node: Organisation) -> list[Organisation]:
    """Return the node with the way up to it and the committees right below it, as far as the actor sees them."""
    near = Q(path__ancestor_of=node.path) | Q(parent=node)
    rows = overseen(actor).filter(near).exclude(Q(kind__in=MEETING_KINDS) & ~Q(pk=node.pk))
    return list(rows[:CHOICES])


def month_asked(asked: str) -> dt.date:
    """Return the month asked for (`2026-11`), or the present one; two years back and three months ahead can be asked for."""
    return next((each for each in months_to_look_at() if f"{each:%Y-%m}" == asked), month_of(today()))


def months_to_look_at() -> list[dt.date]:
    """Return the months that can be asked for, the latest first."""
    return [add_months(month_of(today()), step) for step in range(3, -25, -1)]

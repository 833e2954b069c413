"""What the pages about assigned work hand to their templates."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.assignments.choices import Coverage, Progress
from sotay.assignments.models import CatalogueEntry, MonthlyReport, WorkAssignment
from sotay.assignments.permissions import AssignmentPermission as P
from sotay.assignments.queries.assignments import (
    NameLine,
    Sheet,
    catalogue,
    cell_of,
    waiting_works,
)
from sotay.assignments.queries.coverage import CoverageFigures, CoveragePart, change_of, coverage_of, total
from sotay.assignments.wording import own_link
from sotay.core.days import add_months, month_of, today
from sotay.core.display import number
from sotay.core.parts import Place, Tab
from sotay.organisations.choices import Sector
from sotay.organisations.models import Organisation
from sotay.work.inbox import InboxLine

HEADINGS = ("Họ và tên", "Năm sinh", "Chi bộ", "Trực thuộc", "Miễn", "Số việc", "Công việc được phân công")


@dataclass(frozen=True)
class BoardPart:
    """A line of the board: the figures, the change in words, the lists behind."""

    part: CoveragePart
    change: str
    links: dict[str, str]


@dataclass(frozen=True)
class Board:
    """A node's year: its parts, their sum, the year before, the change."""

    year: int
    parts: list[BoardPart]
    now: CoverageFigures
    before: CoverageFigures
    change: str
    links: dict[str, str]
    places: list[Place]
    years: list[Tab]


def board_of(actor: Actor, node: Organisation, year: int) -> Board:
    """Return what the board of a node shows of a year."""
    found = coverage_of(node, year)
    now, before = total(part.now for part in found), total(part.before for part in found)
    return Board(
        year,
        [BoardPart(part, change_words(part.change), _links(part.organisation, year)) for part in found],
        now,
        before,
        change_words(change_of(now, before)),
        _links(node, year),
        _places(actor, node),
        year_tabs(year),
    )


def change_words(tenths: int | None) -> str:
    """Return a change as it is written: "+19,9 điểm %"; nothing where a year has nobody."""
    if tenths is None:
        return ""
    sign = "+" if tenths > 0 else "−" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10},{abs(tenths) % 10} điểm %"


def year_tabs(year: int) -> list[Tab]:
    """Return this year and those beside it."""
    now = today().year
    years = sorted({now + 1, now, now - 1, now - 2, year}, reverse=True)
    return [Tab(str(one), f"?year={one}", current=one == year) for one in years]


def _links(node: Organisation, year: int) -> dict[str, str]:
    """Return the lists behind the numbers."""
    base = reverse("assignments:members")
    return {
        one.value: f"{base}?{urlencode({'under': str(node.uid), 'year': year, 'coverage': one.value})}"
        for one in Coverage
    }


def _places(actor: Actor, node: Organisation) -> list[Place]:
    """Return the way down to a node, as far as the actor sees it."""
    keys = [int(key) for key in node.path.split(".")]
    rows = Organisation.objects.filter(actor.scope(P.VIEW, through=""), pk__in=keys).order_by("path")
    return [Place(one.name, reverse("assignments:node", args=[one.uid])) for one in rows]


def sheet_rows(lines: Sequence[NameLine]) -> Iterator[list[Any]]:
    """Yield the list as rows of a workbook."""
    for line in lines:
        above = line.cell.parent
        yield [
            line.member.full_name,
            str(line.member.born_on.year),
            line.cell.name,
            above.name if above else "",
            "x" if line.is_exempt else "",
            len(line.works),
            "; ".join(work.title for work in line.works),
        ]


@dataclass(frozen=True)
class AssignRow:
    """A member on the page where work is assigned, with the field to choose in."""

    line: Any
    field: Any


def assign_rows(sheet: Sheet, form: Any) -> list[AssignRow]:
    """Return the members with their fields, those without work first."""
    rows = [AssignRow(line, field) for line, field in zip(sheet.lines, form.rows, strict=True)]
    return sorted(rows, key=lambda row: (row.line.is_exempt, bool(row.line.works)))


@dataclass(frozen=True)
class Group:
    """The works of the catalogue for one type of cell."""

    title: str
    entries: list[CatalogueEntry]


def catalogue_groups() -> list[Group]:
    """Return the catalogue by type of cell, what is for every type first."""
    of: dict[str, list[CatalogueEntry]] = {}
    for entry in catalogue():
        of.setdefault(entry.sector, []).append(entry)
    return [Group(Sector(key).label if key else "Mọi loại hình chi bộ", rows) for key, rows in of.items()]


@dataclass(frozen=True)
class Detail:
    """One work: what was said of it, and what the actor can do."""

    assignment: WorkAssignment
    reports: list[MonthlyReport]
    is_own: bool
    can_assign: bool
    choices: list[tuple[str, str]]

    @property
    def can_report(self) -> bool:
        """Tell whether something can be said of it this month."""
        runs = self.assignment.ended_on is None and self.assignment.year == today().year
        return runs and (self.is_own or self.can_assign)


def detail_of(actor: Actor, assignment: WorkAssignment) -> Detail:
    """Return what the page of a work shows."""
    reports = list(assignment.reports.select_related("entered_by").order_by("-month"))
    can_assign = actor.can(P.ASSIGN, cell_of(assignment.member))
    return Detail(assignment, reports, is_own(actor, assignment), can_assign, Progress.choices)


def is_own(actor: Actor, assignment: WorkAssignment) -> bool:
    """Tell whether the work is the actor's own."""
    return actor.user is not None and assignment.member.account_id == actor.user.pk


@dataclass(frozen=True)
class DueLine:
    """A line of the first page: what waits, how much, where."""

    label: str
    count: str
    url: str


def inbox_lines(actor: Actor) -> list[InboxLine]:
    """Return one's own works of which nothing has been said this month, for the list "Việc"."""
    last = add_months(month_of(today()), 1) - dt.timedelta(days=1)
    return [
        InboxLine(work.assignment.title, "Chi bộ phân công; báo cáo tháng này", last, own_link())
        for work in waiting_works(actor)
    ]


def due_lines(actor: Actor) -> list[DueLine]:
    """Return how many own works wait for this month's word."""
    waiting = len(waiting_works(actor))
    return [DueLine("Việc được phân công chưa báo cáo tháng này", number(waiting), own_link())] if waiting else []

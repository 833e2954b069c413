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
from sotay.assignments.queries.months import MonthCount, month_count, silent_works
from sotay.assignments.rules import counted_on
from sotay.assignments.wording import own_link
from sotay.core.days import add_months, month_of, today
from sotay.core.display import number
from sotay.core.parts import Place, Tab
from sotay.meetings.permissions import MeetingPermission
from sotay.organisations.choices import Sector
from sotay.organisations.models import Organisation
from sotay.work.inbox import InboxLine

BOARD_HEADINGS = (
    "Mã", "Tổ chức đảng", "Đang sinh hoạt", "Được phân công", "Tỷ lệ (%)", "Năm trước (%)", "Tăng, giảm (điểm %)", "Chưa phân công", "Được miễn",
)  # fmt: skip
HEADINGS = ("Họ và tên", "Năm sinh", "Chi bộ", "Trực thuộc", "Miễn", "Số việc", "Công việc được phân công")


@dataclass(frozen=True)
class BoardPart:
    """A line of the board: the figures, the change in words, the lists behind."""

    part: CoveragePart
    change: str
    links: dict[str, str]


@dataclass(frozen=True)
class Board:
    """A node's year as of a day: its parts, their sum, the year before, the change."""

    year: int
    on: dt.date
    parts: list[BoardPart]
    now: CoverageFigures
    before: CoverageFigures
    change: str
    links: dict[str, str]
    places: list[Place]
    years: list[Tab]


def board_of(actor: Actor, node: Organisation, year: int, on: dt.date | None = None) -> Board:
    """Return what the board of a node shows of a year, as of a day where one is given."""
    found = coverage_of(node, year, on)
    now, before = total(part.now for part in found), total(part.before for part in found)
    return Board(
        year,
        on or counted_on(year, today()),
        [BoardPart(part, change_words(part.change), _links(part.organisation, year, on)) for part in found],
        now,
        before,
        change_words(change_of(now, before)),
        _links(node, year, on),
        _places(actor, node),
        year_tabs(year),
    )


def board_rows(board: Board) -> Iterator[list[Any]]:
    """Yield the board as rows of a workbook, the sum last."""
    for line in board.parts:
        yield [line.part.organisation.code, line.part.organisation.name, *_numbers(line.part.now, line.part.before)]
    yield ["", "Cộng", *_numbers(board.now, board.before)]


def _numbers(now: CoverageFigures, before: CoverageFigures) -> list[Any]:
    """Return the figures of a row; shares in percent, the change in points."""
    change = change_of(now, before)
    shares = [None if tenths is None else tenths / 10 for tenths in (now.tenths, before.tenths, change)]
    return [now.active, now.assigned, *shares, now.unassigned, now.exempt]


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


def _links(node: Organisation, year: int, on: dt.date | None) -> dict[str, str]:
    """Return the lists behind the numbers."""
    base = reverse("assignments:members")
    asked = {"under": str(node.uid), "year": year} | ({"on": on.isoformat()} if on else {})
    return {one.value: f"{base}?{urlencode(asked | {'coverage': one.value})}" for one in Coverage}


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


@dataclass(frozen=True)
class AssignRows:
    """Those who are assigned work, and apart from them the exempt, who may offer themselves."""

    active: list[AssignRow]
    exempt: list[AssignRow]


def assign_rows(sheet: Sheet, form: Any) -> AssignRows:
    """Return the members with their fields, those without work first."""
    rows = [AssignRow(line, field) for line, field in zip(sheet.lines, form.rows, strict=True)]
    return AssignRows(
        sorted((row for row in rows if not row.line.is_exempt), key=lambda row: bool(row.line.works)),
        [row for row in rows if row.line.is_exempt],
    )


@dataclass(frozen=True)
class MonthPart:
    """A cell's month: what was said, and who is silent."""

    month: dt.date
    count: MonthCount
    silent: list[WorkAssignment]


def month_part(cell: Organisation, month: dt.date) -> MonthPart | None:
    """Return a cell's month; nothing where no work runs."""
    count = month_count(cell, month)
    return MonthPart(month, count, silent_works(cell, month)) if count.works else None


def reminded(count: int) -> str:
    """Return the sentence after reminding."""
    return f"Đã nhắc {number(count)} đồng chí." if count else "Hôm nay đã nhắc rồi, hoặc không ai dùng sổ tay để nhắc."


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
    decided: str
    decided_url: str

    @property
    def can_report(self) -> bool:
        """Tell whether something can be said of it this month."""
        runs = self.assignment.ended_on is None and self.assignment.year == today().year
        return runs and (self.is_own or self.can_assign)


def detail_of(actor: Actor, assignment: WorkAssignment) -> Detail:
    """Return what the page of a work shows."""
    reports = list(assignment.reports.select_related("entered_by").order_by("-month"))
    can_assign = actor.can(P.ASSIGN, cell_of(assignment.member))
    decided, url = _decided(actor, assignment)
    return Detail(assignment, reports, is_own(actor, assignment), can_assign, Progress.choices, decided, url)


def _decided(actor: Actor, assignment: WorkAssignment) -> tuple[str, str]:
    """Return by what the cell decided, and where it is read."""
    meeting, motion = assignment.meeting, assignment.motion
    if meeting is None:
        return assignment.minutes, ""
    vote = f", biểu quyết {motion.agree}/{motion.base}" if motion else ""
    url = (
        reverse("meetings:detail", args=[meeting.uid])
        if actor.can(MeetingPermission.VIEW, meeting.organisation)
        else ""
    )
    return f"{meeting.title}, ngày {meeting.held_on:%d/%m/%Y}{vote}", url


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

"""What the pages about reports hand to their templates."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sotay.access.actor import Actor
from sotay.core.display import number
from sotay.core.parts import Tab
from sotay.organisations.models import Organisation
from sotay.reporting.choices import PeriodKind, ReportStatus, State
from sotay.reporting.models import Report, ReportForm
from sotay.reporting.permissions import ReportingPermission as P
from sotay.reporting.queries import (
    Board,
    Duty,
    SectionLine,
    board_of,
    duties_for,
    forms_for,
    is_intact,
    periods_of,
    sections_of,
)
from sotay.reporting.rules import Period
from sotay.reporting.wording import own_link
from sotay.work.inbox import InboxLine

HEADINGS = ("Mã", "Tổ chức đảng", "Trực thuộc", "Tình trạng", "Hạn gửi", "Ngày gửi", "Người ký")
_QUARTER, _HALF = 3, 6


def period_words(kind: str, period: Period) -> str:
    """Return how a period is called."""
    first = period.first
    match kind:
        case PeriodKind.MONTHLY:
            return f"tháng {first:%m/%Y}"
        case PeriodKind.QUARTERLY:
            return f"quý {['I', 'II', 'III', 'IV'][(first.month - 1) // _QUARTER]}/{first.year}"
        case PeriodKind.HALF:
            return f"6 tháng {'đầu' if first.month < _HALF else 'cuối'} năm {first.year}"
        case PeriodKind.YEARLY:
            return f"năm {first.year}"
    return f"đột xuất ngày {period.last:%d/%m/%Y}"


@dataclass(frozen=True)
class FormLine:
    """A form of the list with its latest period."""

    form: ReportForm
    words: str
    board: Board | None


def form_lines(actor: Actor) -> list[FormLine]:
    """Return the forms in sight with how their latest period stands, at most forty."""
    found = []
    for form in forms_for(actor)[:40]:
        periods = periods_of(form)
        words = period_words(form.period_kind, periods[0]) if periods else "chưa có kỳ nào kết thúc"
        found.append(FormLine(form, words, board_of(form, periods[0], actor) if periods else None))
    return found


@dataclass(frozen=True)
class BoardPage:
    """One form and period with the tabs of states and of periods."""

    board: Board
    words: str
    lines: list[Duty]
    states: list[Tab]
    periods: list[Tab]
    can_issue: bool
    remindable: bool


def board_page(actor: Actor, form: ReportForm, first: dt.date | None, state: str) -> BoardPage | None:
    """Return the board of a period, the latest unless told; nothing where no period is over yet."""
    periods = periods_of(form)
    if not periods:
        return None
    period = next((one for one in periods if one.first == first), periods[0])
    board = board_of(form, period, actor)
    lines = [duty for duty in board.duties if not state or duty.state == state]
    here = f"?first={period.first.isoformat()}"
    tabs = [Tab("Tất cả", here, current=not state, count=len(board.duties))]
    tabs += [
        Tab(one.label, f"{here}&state={one.value}", current=state == one.value, count=board.counts[one.value])
        for one in State
    ]
    times = [
        Tab(period_words(form.period_kind, one), f"?first={one.first.isoformat()}", current=one == period)
        for one in periods[:6]
    ]
    can_issue = form.organisation is not None and actor.can(P.ISSUE, form.organisation)
    owing = board.counts[State.MISSING] + board.counts[State.WAITING]
    words = period_words(form.period_kind, period)
    return BoardPage(board, words, lines, tabs, times, can_issue, can_issue and bool(owing))


def sheet_rows(lines: Sequence[Duty]) -> Iterator[list[Any]]:
    """Yield the board as rows of a workbook."""
    for duty in lines:
        unit, report = duty.organisation, duty.report
        yield [
            unit.code,
            unit.name,
            unit.parent.name if unit.parent else "",
            duty.state.label,
            duty.due_on,
            report.submitted_on if report else None,
            report.signatory if report else "",
        ]


@dataclass(frozen=True)
class DutyLine:
    """What a unit owes, with the period in words."""

    duty: Duty
    words: str


def duty_lines(actor: Actor, *, submitted: bool = False) -> list[DutyLine]:
    """Return what the actor's own units owe, or have submitted."""
    return [
        DutyLine(duty, period_words(duty.form.period_kind, duty.period))
        for duty in duties_for(actor, submitted=submitted)
    ]


@dataclass(frozen=True)
class SectionPage:
    """A section with the field in which its words are written, where they are."""

    section: SectionLine
    field: Any


@dataclass(frozen=True)
class ReportPage:
    """One report as its page shows it."""

    report: Report
    words: str
    sections: list[SectionPage]
    is_draft: bool
    can_submit: bool
    intact: bool
    state: str


def report_page(actor: Actor, report: Report, form: Any = None) -> ReportPage:
    """Return what the page of a report shows."""
    fields = form.by_key if form is not None else {}
    is_draft = report.status == ReportStatus.DRAFT
    state = ""
    if report.submitted_on:
        state = (State.IN_TIME if report.submitted_on <= report.due_on else State.LATE).value
    return ReportPage(
        report,
        period_words(report.form.period_kind, Period(report.first, report.last)),
        [SectionPage(section, fields.get(section.key)) for section in sections_of(report)],
        is_draft,
        is_draft and actor.can(P.SUBMIT, report.organisation),
        not is_draft and is_intact(report),
        state,
    )


@dataclass(frozen=True)
class DueLine:
    """A line of the first page: what waits, how much, where."""

    label: str
    count: str
    url: str


def due_lines(actor: Actor) -> list[DueLine]:
    """Return how many reports the actor's own units owe."""
    owed = len(duties_for(actor))
    return [DueLine("Báo cáo đến hạn", number(owed), own_link())] if owed else []


def inbox_lines(actor: Actor) -> list[InboxLine]:
    """Return the reports that the actor's own units owe, for the list "Việc"."""
    return [
        InboxLine(line.duty.form.name, f"{_asker(line.duty.form.organisation)}, {line.words}", line.duty.due_on, own_link())
        for line in duty_lines(actor)
    ]  # fmt: skip


def _asker(organisation: Organisation | None) -> str:
    """Return who asks."""
    return f"{organisation.name} yêu cầu" if organisation else "Báo cáo"

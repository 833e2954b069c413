"""What the pages about reports hand to their templates."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.display import number
from sotay.core.parts import Tab
from sotay.organisations.models import Organisation
from sotay.reporting.choices import OWED, PeriodKind, ReportStatus, State
from sotay.reporting.figures import Name
from sotay.reporting.gathering import Summary, gatherable, summary_of
from sotay.reporting.models import Report, ReportForm
from sotay.reporting.permissions import ReportingPermission as P
from sotay.reporting.queries import (
    MOST,
    Board,
    Duty,
    SectionLine,
    board_of,
    duties_for,
    forms_for,
    is_intact,
    is_returned,
    names_of,
    overdue_below,
    periods_of,
    returned_before,
    sections_of,
    source_of,
    versions_of,
)
from sotay.reporting.rules import Period, period_words
from sotay.reporting.wording import own_link
from sotay.work.inbox import InboxLine

HEADINGS = ("Mã", "Tổ chức đảng", "Trực thuộc", "Tình trạng", "Hạn gửi", "Ngày gửi", "Người ký", "Lý do trả lại")


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


def may_edit(actor: Actor, form: ReportForm) -> bool:
    """Tell whether the actor may write a form anew."""
    runs = form.valid.upper is None and form.period_kind != PeriodKind.SUDDEN
    return runs and form.organisation is not None and actor.can(P.ISSUE, form.organisation)


def form_values(form: ReportForm | None) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return with what the editor begins: the head of a form or pattern, and its sections."""
    if form is None:
        return {}, []
    names = ("name", "period_kind", "kinds", "due_days") + (("source",) if form.organisation_id else ())
    initial = {name: getattr(form, name) for name in names}
    if form.organisation_id:
        initial["first"] = form.valid.lower
    return initial, form.sections


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
    times = _period_tabs(form, periods, period)
    can_issue = form.organisation is not None and actor.can(P.ISSUE, form.organisation)
    owing = sum(board.counts[state] for state in OWED)
    words = period_words(form.period_kind, period)
    return BoardPage(board, words, lines, tabs, times, can_issue, can_issue and bool(owing))


@dataclass(frozen=True)
class SummaryPage:
    """All units of a form and period side by side, with the tabs of periods."""

    summary: Summary
    words: str
    periods: list[Tab]


def summary_page(actor: Actor, form: ReportForm, first: dt.date | None) -> SummaryPage | None:
    """Return what the units submitted of a period, the latest unless told; nothing where no period is over yet."""
    periods = periods_of(form)
    if not periods:
        return None
    period = next((one for one in periods if one.first == first), periods[0])
    return SummaryPage(
        summary_of(form, period, actor), period_words(form.period_kind, period), _period_tabs(form, periods, period)
    )


def _period_tabs(form: ReportForm, periods: Sequence[Period], now: Period) -> list[Tab]:
    """Return the latest periods as tabs."""
    return [
        Tab(period_words(form.period_kind, one), f"?first={one.first.isoformat()}", current=one == now)
        for one in periods[:6]
    ]


def sheet_rows(lines: Sequence[Duty]) -> Iterator[list[Any]]:
    """Yield the board as rows of a workbook."""
    for duty in lines:
        unit, report = duty.organisation, duty.signed
        yield [
            unit.code,
            unit.name,
            unit.parent.name if unit.parent else "",
            duty.state.label,
            duty.due_on,
            report.submitted_on if report else None,
            report.signatory if report else "",
            duty.reason,
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
class GatherLine:
    """What those below were asked for, that can be taken into a draft."""

    form: ReportForm
    first: dt.date
    words: str


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
    is_returned: bool
    can_return: bool
    returned: Any
    versions: list[Report]
    gatherable: list[GatherLine]

    @property
    def below(self) -> dict[str, Any]:
        """Return what those below submitted, where it was gathered."""
        found: dict[str, Any] = self.report.gathered.get("below", {})
        return found


def report_page(actor: Actor, report: Report, form: Any = None) -> ReportPage:
    """Return what the page of a report shows."""
    fields = form.by_key if form is not None else {}
    is_draft = report.status == ReportStatus.DRAFT
    can_submit = is_draft and actor.can(P.SUBMIT, report.organisation)
    gone = is_returned(report)
    asker = report.form.organisation
    versions = versions_of(report)
    is_late = any(one.submitted_on and one.submitted_on > one.due_on for one in versions)
    return ReportPage(
        report,
        period_words(report.form.period_kind, Period(report.first, report.last)),
        [SectionPage(section, fields.get(section.key)) for section in sections_of(report)],
        is_draft,
        can_submit,
        not is_draft and is_intact(report),
        "" if is_draft else (State.LATE if is_late else State.IN_TIME).value,
        gone,
        not is_draft and not gone and asker is not None and actor.can(P.ISSUE, asker),
        returned_before(report),
        versions if len(versions) > 1 or is_draft else [],
        _gather_lines(report) if can_submit else [],
    )


def _gather_lines(report: Report) -> list[GatherLine]:
    """Return what can be taken into a draft from those below."""
    return [
        GatherLine(form, period.first, f"{form.name}, {period_words(form.period_kind, period)}")
        for form, period in gatherable(report)[:12]
    ]


@dataclass(frozen=True)
class NamesPage:
    """The records behind a figure of a report."""

    label: str
    sealed: int
    names: list[Name]
    view: str
    is_cut: bool
    may_see: bool


def names_page(actor: Actor, report: Report, key: str) -> NamesPage:
    """Return the records behind a figure, for whoever has the right to see them."""
    source, value = source_of(report, key)
    may_see = actor.can(source.names, report.organisation)
    names = names_of(report, key) if may_see else []
    return NamesPage(source.label, value, names, source.view, len(names) >= MOST, may_see)


@dataclass(frozen=True)
class DueLine:
    """A line of the first page: what waits, how much, where."""

    label: str
    count: str
    url: str


def due_lines(actor: Actor) -> list[DueLine]:
    """Return how many reports the actor's own units owe, and how many are overdue at those whom they ask."""
    owed = len(duties_for(actor))
    lines = [DueLine("Báo cáo đến hạn", number(owed), own_link())] if owed else []
    overdue = overdue_below(actor) if actor.has(P.ISSUE) else 0
    if overdue:
        lines.append(DueLine("Báo cáo của cấp dưới quá hạn chưa gửi", number(overdue), reverse("reporting:list")))
    return lines


def inbox_lines(actor: Actor) -> list[InboxLine]:
    """Return the reports that the actor's own units owe, for the list "Việc"."""
    return [
        InboxLine(line.duty.form.name, f"{_asker(line.duty.form.organisation)}, {line.words}", line.duty.due_on, own_link())
        for line in duty_lines(actor)
    ]  # fmt: skip


def _asker(organisation: Organisation | None) -> str:
    """Return who asks."""
    return f"{organisation.name} yêu cầu" if organisation else "Báo cáo"

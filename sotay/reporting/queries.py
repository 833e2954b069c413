"""Reports: what is asked of a unit, who has submitted, one report with its sections."""

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import month_of, today
from sotay.core.errors import NotVisible
from sotay.core.find import find
from sotay.organisations.models import Organisation
from sotay.regulations.queries import working_calendar
from sotay.reporting.choices import PeriodKind, ReportStatus, State
from sotay.reporting.figures import SOURCES
from sotay.reporting.models import Report, ReportForm
from sotay.reporting.permissions import ReportingPermission as P
from sotay.reporting.rules import Period, ended_periods, seal_of, state_of

MOST = 500


@dataclass(frozen=True)
class Duty:
    """A report that a unit owes for a period, with what there is of it."""

    form: ReportForm
    organisation: Organisation
    period: Period
    due_on: dt.date
    report: Report | None
    state: State


@dataclass(frozen=True)
class Board:
    """One form and period: every unit that reports, and how many stand how."""

    form: ReportForm
    period: Period
    due_on: dt.date
    duties: list[Duty]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many units are in each state."""
        found = Counter(duty.state for duty in self.duties)
        return {state.value: found.get(state, 0) for state in State}


@dataclass(frozen=True)
class SectionLine:
    """A section of a report as pages and papers show it."""

    key: str
    heading: str
    hint: str
    figures: list[tuple[str, int]]
    text: str


# --- What is asked -----------------------------------------------------------------------------------------------


def patterns() -> QuerySet[ReportForm]:
    """Return the patterns that an issuing body may take over."""
    return ReportForm.objects.filter(organisation=None, valid__contains=today()).order_by("pk")


def get_pattern(uid: uuid.UUID | str) -> ReportForm:
    """Return one pattern."""
    return find(patterns(), uid=uid)


def forms_for(actor: Actor) -> QuerySet[ReportForm]:
    """Return the forms asked for by bodies in sight, or by bodies above a unit of the actor's."""
    above = {int(key) for path in actor.nodes(P.VIEW) for key in path.split(".")}
    rows = ReportForm.objects.filter(Q(actor.scope(P.VIEW)) | Q(organisation__in=above))
    return rows.exclude(organisation=None).select_related("organisation").order_by("-valid", "name", "pk")


def get_form(actor: Actor, uid: uuid.UUID | str) -> ReportForm:
    """Return one form in sight."""
    return find(forms_for(actor), uid=uid)


def get_form_with_asker(actor: Actor, uid: uuid.UUID | str) -> tuple[ReportForm, Organisation]:
    """Return one form in sight with the body that asks."""
    form = get_form(actor, uid)
    if form.organisation is None:
        raise NotVisible
    return form, form.organisation


def get_place(actor: Actor, uid: uuid.UUID | str, permission: P = P.VIEW) -> Organisation:
    """Return an organisation in sight, where the actor holds the right asked for."""
    place = find(Organisation.objects.filter(actor.scope(P.VIEW, through="")).select_related("parent"), uid=uid)
    actor.require(permission, place)
    return place


def issuing_places(actor: Actor) -> list[Organisation]:
    """Return the topmost places at which the actor may ask for reports."""
    return list(Organisation.objects.filter(path__in=actor.nodes(P.ISSUE), closed_on=None).order_by("path"))


def own_units(actor: Actor) -> list[Organisation]:
    """Return the units for which the actor submits: those at which the right is held, not all below."""
    rows = Organisation.objects.filter(path__in=actor.nodes(P.SUBMIT), closed_on=None)
    return list(rows.order_by("path"))


def units_of(form: ReportForm) -> QuerySet[Organisation]:
    """Return the units that report to the body that asks."""
    if form.organisation is None:
        return Organisation.objects.none()
    rows = Organisation.objects.filter(
        path__descendant_of=form.organisation.path, kind__in=form.kinds, closed_on=None
    ).exclude(pk=form.organisation.pk)
    return rows.select_related("parent").order_by("code", "pk")


def periods_of(form: ReportForm, day: dt.date | None = None) -> list[Period]:
    """Return the periods that are over and to be reported, the latest first."""
    now = day or today()
    if form.period_kind == PeriodKind.SUDDEN:
        asked = form.asked_on or now
        return [Period(month_of(asked), asked)]
    until = form.valid.upper
    found = ended_periods(form.period_kind, form.valid.lower, now)
    return [period for period in found if until is None or period.last < until]


def latest(form: ReportForm) -> dt.date:
    """Return the first day of the latest period to be reported; today where none is over yet."""
    periods = periods_of(form)
    return periods[0].first if periods else today()


def due_day(form: ReportForm, period: Period) -> dt.date:
    """Return the last day in time: so many working days after the period, or the day named."""
    return form.due_on or working_calendar().after(period.last, form.due_days)


# --- Who has submitted -------------------------------------------------------------------------------------------


def board_of(form: ReportForm, period: Period, under: Actor | None = None) -> Board:
    """Return every unit that reports with its state; three statements for any number."""
    due, now = due_day(form, period), today()
    units = units_of(form)
    if under is not None:
        units = units.filter(under.scope(P.VIEW, through=""))
    reports = {row.organisation_id: row for row in Report.objects.filter(form=form, first=period.first)}
    return Board(form, period, due, [_duty(form, unit, period, due, reports.get(unit.pk), now) for unit in units])


def _duty(  # noqa: PLR0913, PLR0917 -- the columns of a line
    form: ReportForm, unit: Organisation, period: Period, due: dt.date, report: Report | None, now: dt.date
) -> Duty:
    """Return a line of the board."""
    if report is not None:
        due = report.due_on
    return Duty(form, unit, period, due, report, state_of(due, report.submitted_on if report else None, now))


def duties_of(unit: Organisation, *, submitted: bool = False) -> list[Duty]:
    """Return what a unit owes, the nearest day first; or what it has submitted, the latest first."""
    now = today()
    above = [int(key) for key in unit.path.split(".")[:-1]]
    forms = ReportForm.objects.filter(
        organisation__in=above, kinds__contains=[unit.kind], valid__contains=now
    ).select_related("organisation")
    reports = {(row.form_id, row.first): row for row in Report.objects.filter(organisation=unit).select_related("form")}
    found = [
        _duty(form, unit, period, due_day(form, period), reports.get((form.pk, period.first)), now)
        for form in forms
        for period in periods_of(form, now)
    ]
    if submitted:
        done = [duty for duty in found if duty.report and duty.report.submitted_on]
        return sorted(done, key=lambda duty: duty.period.last, reverse=True)
    return sorted(
        (duty for duty in found if duty.state in {State.MISSING, State.WAITING}), key=lambda duty: duty.due_on
    )


def duties_for(actor: Actor, *, submitted: bool = False) -> list[Duty]:
    """Return what the actor's own units owe, or have submitted."""
    if not actor.has(P.SUBMIT):
        return []
    return [duty for unit in own_units(actor)[:20] for duty in duties_of(unit, submitted=submitted)]


# --- One report --------------------------------------------------------------------------------------------------


def reports_for(actor: Actor) -> QuerySet[Report]:
    """Return the reports of units in sight."""
    rows = Report.objects.filter(actor.scope(P.VIEW)).select_related("form__organisation", "organisation__parent")
    return rows.order_by("-last", "pk")


def get_report(actor: Actor, uid: uuid.UUID | str) -> Report:
    """Return one report: a draft is seen by whoever submits for the unit, a submitted one by whoever sees the unit."""
    drafts = Q(status=ReportStatus.SUBMITTED) | Q(actor.scope(P.SUBMIT))
    return find(reports_for(actor).filter(drafts), uid=uid)


def sections_of(report: Report) -> list[SectionLine]:
    """Return the sections of a report with their figures and words."""
    return [
        SectionLine(
            section["key"],
            section["heading"],
            section.get("hint", ""),
            [(SOURCES[key].label, report.figures[key]) for key in section["figures"] if key in report.figures],
            report.texts.get(section["key"], ""),
        )
        for section in report.form.sections
    ]


def content_of(report: Report) -> dict[str, Any]:
    """Return what is sealed of a report."""
    return {
        "form": str(report.form.uid),
        "organisation": str(report.organisation.uid),
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "texts": report.texts,
        "figures": report.figures,
        "signatory": report.signatory,
    }


def is_intact(report: Report) -> bool:
    """Tell whether a submitted report still says what was sealed."""
    return seal_of(content_of(report)) == report.seal

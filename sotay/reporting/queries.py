"""Reports: what is asked of a unit, who has submitted, one report with its sections."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.bulk import read_sql
from sotay.core.days import month_of, today
from sotay.core.errors import NotVisible
from sotay.core.find import find
from sotay.organisations.models import Organisation
from sotay.regulations.queries import working_calendar
from sotay.reporting.choices import OWED, PeriodKind, ReportStatus, State
from sotay.reporting.figures import SOURCES, Name, Source
from sotay.reporting.models import Report, ReportForm, ReportReturn
from sotay.reporting.permissions import ReportingPermission as P
from sotay.reporting.rules import Period, Version, ended_periods, seal_of, state_of

MOST = 500
RECENT = 3
# A unit owes what it has not signed, or what was returned and is not signed again by its day.
_OVERDUE = """
SELECT count(*)
  FROM unnest(%(forms)s::bigint[], %(firsts)s::date[], %(lasts)s::date[]) AS d(form, first, last)
  JOIN reporting_reportform f ON f.id = d.form
  JOIN organisations_organisation a ON a.id = f.organisation_id
  JOIN organisations_organisation o ON o.path <@ a.path AND o.id <> a.id AND o.kind = ANY(f.kinds) AND o.closed_on IS NULL
                                   AND (o.founded_on IS NULL OR o.founded_on <= d.last)
 WHERE NOT EXISTS (SELECT FROM reporting_report r WHERE r.form_id = f.id AND r.organisation_id = o.id AND r.first = d.first
                      AND (r.status = 'submitted' AND NOT EXISTS (SELECT FROM reporting_reportreturn t WHERE t.report_id = r.id)
                           OR r.version > 1 AND r.due_on >= %(day)s))
"""


@dataclass(frozen=True)
class Duty:
    """A report that a unit owes for a period, with the latest version there is of it; `reason` is why the one before was returned."""

    form: ReportForm
    organisation: Organisation
    period: Period
    due_on: dt.date
    report: Report | None
    state: State
    reason: str = ""

    @property
    def signed(self) -> Report | None:
        """Return the report that stands, once it is submitted."""
        return self.report if self.report is not None and self.report.submitted_on else None


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
class FigureLine:
    """A figure of a report: the unit's own count, and what those below reported together, where that was gathered."""

    key: str
    label: str
    value: int
    below: int | None = None


@dataclass(frozen=True)
class SectionLine:
    """A section of a report as pages and papers show it; `tables` are official tables as they were counted."""

    key: str
    heading: str
    hint: str
    figures: list[FigureLine]
    text: str
    tables: list[dict[str, Any]]


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


def units_of(form: ReportForm, period: Period | None = None) -> QuerySet[Organisation]:
    """Return the units that report to the body that asks; of a period, those that stood at its end.

    A unit that has ended owes nothing; what it submitted before stays in the list.
    """
    if form.organisation is None:
        return Organisation.objects.none()
    rows = Organisation.objects.filter(path__descendant_of=form.organisation.path, kind__in=form.kinds)
    rows = rows.exclude(pk=form.organisation.pk)
    if period is None:
        return rows.filter(closed_on=None).select_related("parent").order_by("code", "pk")
    sent = Report.objects.filter(form=form, first=period.first, status=ReportStatus.SUBMITTED)
    rows = rows.filter(Q(closed_on=None) | Q(pk__in=sent.values("organisation")))
    rows = rows.filter(Q(founded_on=None) | Q(founded_on__lte=period.last))
    return rows.select_related("parent").order_by("code", "pk")


def periods_of(form: ReportForm, day: dt.date | None = None) -> list[Period]:
    """Return the periods that are over and to be reported, the latest first."""
    now = day or today()
    if form.period_kind == PeriodKind.SUDDEN:
        asked = form.asked_on or now
        if form.valid.upper is not None and form.valid.upper <= now:
            return []  # it is asked for no more
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
    units = units_of(form, period)
    if under is not None:
        units = units.filter(under.scope(P.VIEW, through=""))
    found: dict[int, list[Report]] = {}
    for row in _versions().filter(form=form, first=period.first):
        found.setdefault(row.organisation_id, []).append(row)
    return Board(form, period, due, [_duty(form, unit, period, due, found.get(unit.pk, []), now) for unit in units])


def _versions() -> QuerySet[Report]:
    """Return reports with their returns, the first version first."""
    return Report.objects.select_related("returned").order_by("version")


def _returned(report: Report) -> ReportReturn | None:
    """Return that a report was returned, where it was."""
    found: ReportReturn | None = getattr(report, "returned", None)
    return found


def _duty(  # noqa: PLR0913, PLR0917 -- the columns of a line
    form: ReportForm, unit: Organisation, period: Period, due: dt.date, reports: Sequence[Report], now: dt.date
) -> Duty:
    """Return a line of the board."""
    versions = [Version(row.due_on, row.submitted_on, _returned(row) is not None) for row in reports]
    reasons = [found.reason for row in reports if (found := _returned(row)) is not None]
    last = reports[-1] if reports else None
    state = state_of(due, versions, now)
    return Duty(
        form, unit, period, last.due_on if last else due, last, state, reasons[-1] if reasons and state in OWED else ""
    )


def duties_of(unit: Organisation, *, submitted: bool = False) -> list[Duty]:
    """Return what a unit owes, the nearest day first; or what it has submitted, the latest first."""
    now = today()
    above = [int(key) for key in unit.path.split(".")[:-1]]
    forms = ReportForm.objects.filter(organisation__in=above, kinds__contains=[unit.kind]).select_related(
        "organisation"
    )
    reports: dict[tuple[int, dt.date], list[Report]] = {}
    for row in _versions().filter(organisation=unit):
        reports.setdefault((row.form_id, row.first), []).append(row)
    found = [
        _duty(form, unit, period, due_day(form, period), reports.get((form.pk, period.first), []), now)
        for form in forms
        for period in periods_of(form, now)
        if unit.founded_on is None or unit.founded_on <= period.last
    ]
    if submitted:
        return sorted((duty for duty in found if duty.signed), key=lambda duty: duty.period.last, reverse=True)
    return sorted((duty for duty in found if duty.state in OWED), key=lambda duty: duty.due_on)


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
    """Return the sections of a report with their figures, tables and words."""
    below = report.gathered.get("below", {}).get("figures", {})
    tables = report.gathered.get("tables", {})
    return [
        SectionLine(
            section["key"],
            section["heading"],
            section.get("hint", ""),
            [
                FigureLine(key, SOURCES[key].label, report.figures[key], below.get(key))
                for key in section["figures"]
                if key in report.figures
            ],
            report.texts.get(section["key"], ""),
            [tables[number] for number in section.get("tables", []) if number in tables],
        )
        for section in report.form.sections
    ]


def source_of(report: Report, key: str) -> tuple[Source, int]:
    """Return what a figure of a report is counted from, and the figure as it stands there."""
    if key not in report.figures or key not in SOURCES:
        raise NotVisible
    return SOURCES[key], report.figures[key]


def names_of(report: Report, key: str, most: int = MOST) -> list[Name]:
    """Return the records behind a figure of a report, as the records stand now."""
    return source_of(report, key)[0].listed(report.organisation, report.first, report.last, most)


def post_of_signatory(report: Report) -> str:
    """Return the post in which a report is signed: what the signatory held at the unit that day, else the secretary's."""
    if report.signed_by_id is None or report.submitted_on is None:
        return Post.SECRETARY
    held = Position.objects.filter(
        organisation=report.organisation,
        member__account=report.signed_by_id,
        post__in=(Post.SECRETARY, Post.ACTING, Post.DEPUTY),
        valid__contains=report.submitted_on,
    )
    posts = set(held.values_list("post", flat=True))
    return next((post for post in (Post.SECRETARY, Post.ACTING, Post.DEPUTY) if post in posts), Post.SECRETARY)


def overdue_below(actor: Actor) -> int:
    """Return how many reports are overdue at units below the bodies for which the actor asks; one statement for all of them."""
    now = today()
    forms = ReportForm.objects.filter(organisation__path__in=actor.nodes(P.ISSUE), valid__startswith__lte=now)
    late = [
        (form.pk, period.first, period.last)
        for form in forms
        for period in periods_of(form, now)[:RECENT]
        if due_day(form, period) < now
    ]
    if not late:
        return 0
    keys, firsts, lasts = (list(column) for column in zip(*late, strict=True))
    values = {"forms": keys, "firsts": firsts, "lasts": lasts, "day": now}
    return int(read_sql(_OVERDUE, values)[0][0])


def versions_of(report: Report) -> list[Report]:
    """Return every version of a report that was submitted, the first first."""
    same = {"form": report.form, "organisation": report.organisation, "first": report.first}
    return list(_versions().filter(**same, status=ReportStatus.SUBMITTED))


def returned_before(report: Report) -> ReportReturn | None:
    """Return why the version before was returned, where there is one."""
    return (
        ReportReturn.objects.filter(
            report__form=report.form,
            report__organisation=report.organisation,
            report__first=report.first,
            report__version=report.version - 1,
        )
        .select_related("returned_by")
        .first()
    )


def is_returned(report: Report) -> bool:
    """Tell whether a report was returned."""
    return ReportReturn.objects.filter(report=report).exists()


def content_of(report: Report) -> dict[str, Any]:
    """Return what is sealed of a report."""
    more = {"gathered": report.gathered} if report.gathered else {}
    more |= {"version": report.version} if report.version > 1 else {}
    return more | {
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

"""What those below submitted, put together: every unit with its figures and words, the sum, what a body takes into its own report."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F

from sotay.access.actor import Actor
from sotay.reporting.choices import ReportStatus
from sotay.reporting.figures import SOURCES
from sotay.reporting.models import Report, ReportForm
from sotay.reporting.permissions import ReportingPermission as P
from sotay.reporting.queries import periods_of, units_of
from sotay.reporting.rules import Period


@dataclass(frozen=True)
class Column:
    """A figure of the summary with its sum."""

    key: str
    label: str
    total: int


@dataclass(frozen=True)
class Row:
    """A unit with the figures of its report, in the order of the columns; nothing where it has not submitted."""

    name: str
    report: Report | None
    values: list[int | None]


@dataclass(frozen=True)
class Passage:
    """What the units wrote in a section."""

    heading: str
    said: list[tuple[str, str]]


@dataclass(frozen=True)
class Summary:
    """All units of a form and period side by side."""

    form: ReportForm
    period: Period
    columns: list[Column]
    rows: list[Row]
    passages: list[Passage]

    @property
    def submitted(self) -> int:
        """Return how many units have submitted."""
        return sum(row.report is not None for row in self.rows)


def summary_of(form: ReportForm, period: Period, under: Actor | None = None) -> Summary:
    """Return what the units submitted of a period; two statements for any number."""
    units = units_of(form, period)
    if under is not None:
        units = units.filter(under.scope(P.VIEW, through=""))
    reports = {
        row.organisation_id: row
        for row in Report.objects.filter(
            form=form, first=period.first, status=ReportStatus.SUBMITTED, returned=None
        ).order_by(F("version"))
    }
    keys = [key for section in form.sections for key in section["figures"] if key in SOURCES]
    keys = list(dict.fromkeys(keys))
    rows = []
    for unit in units:
        report = reports.get(unit.pk)
        rows.append(Row(unit.name, report, [report.figures.get(key) if report else None for key in keys]))
    columns = [
        Column(key, SOURCES[key].label, sum(row.values[place] or 0 for row in rows)) for place, key in enumerate(keys)
    ]
    passages = [
        Passage(section["heading"], [(row.name, row.report.texts[section["key"]]) for row in rows if row.report and row.report.texts.get(section["key"])])
        for section in form.sections
    ]  # fmt: skip
    return Summary(form, period, columns, rows, [one for one in passages if one.said])


def gatherable(report: Report) -> list[tuple[ReportForm, Period]]:
    """Return what the unit of a report asked of those below for periods that end within the report's, the latest first."""
    forms = ReportForm.objects.filter(organisation=report.organisation).select_related("organisation")
    found = [
        (form, period) for form in forms for period in periods_of(form) if report.first <= period.last <= report.last
    ]
    return sorted(found, key=lambda one: (one[1].last, one[0].pk), reverse=True)


def gathered_of(summary: Summary, words: str) -> dict[str, Any]:
    """Return a summary as it is kept in, and sealed with, the report of the body that gathered it."""
    return {
        "form": str(summary.form.uid),
        "name": summary.form.name,
        "words": words,
        "asked": len(summary.rows),
        "submitted": summary.submitted,
        "figures": {column.key: column.total for column in summary.columns},
        "columns": [column.label for column in summary.columns],
        "units": [{"name": row.name, "values": row.values} for row in summary.rows],
    }

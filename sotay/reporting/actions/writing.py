"""Writing a report: begun with the figures of the records, written, put together from those below, signed and submitted."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.text import clean_lines
from sotay.documents.intake.marking import check_typed_text
from sotay.organisations.models import Organisation
from sotay.reporting import errors
from sotay.reporting.choices import ReportStatus
from sotay.reporting.figures import counted
from sotay.reporting.gathering import gatherable, gathered_of, summary_of
from sotay.reporting.models import Report, ReportForm
from sotay.reporting.official import tables_of
from sotay.reporting.permissions import ReportingPermission as P
from sotay.reporting.queries import content_of, due_day, periods_of, sections_of, units_of
from sotay.reporting.rules import Period, period_words, seal_of


@action(P.SUBMIT, lock=Lock.NOTHING)
def open_report(actor: Actor, organisation: Organisation, *, form: ReportForm, first: dt.date) -> Report:
    """Begin the report of a period with the figures of the records; begun twice, it is the same report."""
    period = next((one for one in periods_of(form, actor.today()) if one.first == first), None)
    if period is None:
        raise errors.NoSuchPeriod
    if not units_of(form, period).filter(pk=organisation.pk).exists():
        raise errors.NotAsked(name=organisation.name)
    return _begin(organisation, form, period)


def _begin(organisation: Organisation, form: ReportForm, period: Period) -> Report:
    """Return the report of the period in its latest version, made now where there is none."""
    own = Report.objects.filter(form=form, organisation=organisation, first=period.first).order_by("-version")
    if (known := own.first()) is not None:
        return known
    try:
        with transaction.atomic():
            return Report.objects.create(
                form=form,
                organisation=organisation,
                first=period.first,
                last=period.last,
                due_on=due_day(form, period),
                **_counted(form, organisation, period),
            )
    except IntegrityError:  # another hand was quicker
        return own[0]


def begin_version(report: Report, due_on: dt.date) -> Report:
    """Begin the next version of a report that was returned: the same words, figures counted anew, another day."""
    period = Period(report.first, report.last)
    counts = _counted(report.form, report.organisation, period)
    if below := report.gathered.get("below"):
        counts["gathered"] = {**counts["gathered"], "below": below}
    return Report.objects.create(
        form=report.form,
        organisation=report.organisation,
        first=report.first,
        last=report.last,
        version=report.version + 1,
        due_on=due_on,
        texts=report.texts,
        **counts,
    )


def _counted(form: ReportForm, organisation: Organisation, period: Period) -> dict[str, Any]:
    """Return all figures and official tables that the form names, as the records stand."""
    keys = [key for section in form.sections for key in section["figures"]]
    numbers = [number for section in form.sections for number in section.get("tables", [])]
    tables = tables_of(organisation, period.first, period.last, numbers) if numbers else {}
    return {
        "figures": counted(organisation, period.first, period.last, keys),
        "gathered": {"tables": tables} if tables else {},
        "counted_at": timezone.now(),
    }


@action(P.SUBMIT)
def write_report(actor: Actor, report: Report, *, texts: Mapping[str, str]) -> Report:
    """Keep the words of a draft."""
    _require_draft(report)
    _set_texts(report, texts)
    report.save(update_fields=["texts"])
    return report


@action(P.SUBMIT)
def recount_report(actor: Actor, report: Report) -> Report:
    """Count the figures of a draft anew."""
    _require_draft(report)
    counts = _counted(report.form, report.organisation, Period(report.first, report.last))
    if below := report.gathered.get("below"):
        counts["gathered"] = {**counts["gathered"], "below": below}
    for name, value in counts.items():
        setattr(report, name, value)
    report.save(update_fields=[*counts])
    return report


@action(P.SUBMIT)
def gather_below(actor: Actor, report: Report, *, form: ReportForm, first: dt.date) -> Report:
    """Take what those below submitted of a period into a draft: the sum, beside the own count, and every unit's row."""
    _require_draft(report)
    found = next((one for one in gatherable(report) if one[0].pk == form.pk and one[1].first == first), None)
    if found is None:
        raise errors.NoSuchPeriod
    summary = summary_of(*found)
    if not summary.submitted:
        raise errors.NothingGathered
    below = gathered_of(summary, period_words(form.period_kind, found[1]))
    report.gathered = {**report.gathered, "below": below}
    report.save(update_fields=["gathered"])
    return report


@action(P.SUBMIT)
def submit_report(actor: Actor, report: Report, *, texts: Mapping[str, str]) -> Report:
    """Sign and submit with these words: words and figures are sealed as the signatory saw them."""
    _require_draft(report)
    if report.organisation.closed_on is not None:
        raise errors.NotAsked(name=report.organisation.name)
    _set_texts(report, texts)
    for section in sections_of(report):
        if not section.figures and not section.tables and not section.text.strip():
            raise errors.TextMissing(heading=section.heading)
    report.status, report.signed_by = ReportStatus.SUBMITTED, actor.user
    report.signatory = actor.user.name if actor.user else ""
    report.submitted_at, report.submitted_on = timezone.now(), actor.today()
    report.seal = seal_of(content_of(report))
    report.save(update_fields=["texts", "status", "signed_by", "signatory", "submitted_at", "submitted_on", "seal"])
    return report


def _set_texts(report: Report, texts: Mapping[str, str]) -> None:
    """Put checked words into the sections of the form."""
    keys = {section["key"] for section in report.form.sections}
    for text in texts.values():
        check_typed_text(text)
    report.texts = report.texts | {key: clean_lines(text) for key, text in texts.items() if key in keys}


def _require_draft(report: Report) -> None:
    """Refuse to touch what is sealed."""
    if report.status == ReportStatus.SUBMITTED:
        raise errors.ReportSubmitted(day=display.day(report.submitted_on))

"""Asking for reports, writing, signing and submitting them, reminding those who have not."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core import display
from sotay.core.days import since, today
from sotay.core.text import clean, clean_lines
from sotay.documents.intake.marking import check_typed_text
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation
from sotay.reporting import errors
from sotay.reporting.choices import PeriodKind, ReportStatus, State
from sotay.reporting.figures import counted
from sotay.reporting.models import Reminder, Report, ReportForm
from sotay.reporting.permissions import ReportingPermission as P
from sotay.reporting.queries import board_of, content_of, due_day, periods_of, sections_of, units_of
from sotay.reporting.rules import Period, seal_of
from sotay.reporting.wording import REPORT_ASKED, REPORT_DUE, REPORT_OVERDUE, own_link

_SIGNERS = (Post.SECRETARY, Post.ACTING, Post.DEPUTY)


# --- Asking ------------------------------------------------------------------------------------------------------


@action(P.ISSUE, lock=Lock.NOTHING)
def issue_form(  # noqa: PLR0913 -- the fields of one form
    actor: Actor, organisation: Organisation, *, pattern: ReportForm, due_days: int, first: dt.date, source: str
) -> ReportForm:
    """Ask for a report by one of the patterns, from the period that begins on or after a day."""
    if ReportForm.objects.filter(organisation=organisation, name=pattern.name, valid__contains=actor.today()).exists():
        raise errors.AlreadyIssued(name=organisation.name)
    form = ReportForm(
        organisation=organisation,
        name=pattern.name,
        period_kind=pattern.period_kind,
        kinds=pattern.kinds,
        due_days=due_days,
        sections=pattern.sections,
        valid=since(first),
        source=clean(source),
    )
    _require_units(form, organisation)
    form.save(force_insert=True)
    return form


@action(P.ISSUE, lock=Lock.NOTHING)
def ask_suddenly(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    name: str,
    question: str,
    kinds: Sequence[str],
    due_on: dt.date,
    figures: Sequence[str] = (),
) -> ReportForm:
    """Ask for a report once, by a day; each unit's secretary hears of it at once."""
    day = actor.today()
    if due_on < day:
        raise errors.DueBeforeToday
    check_typed_text(name)
    check_typed_text(question)
    form = ReportForm(
        organisation=organisation,
        name=clean(name),
        period_kind=PeriodKind.SUDDEN,
        kinds=list(kinds),
        asked_on=day,
        due_on=due_on,
        sections=[{"key": "answer", "heading": "Nội dung báo cáo", "figures": list(figures), "hint": clean(question)}],
        valid=since(day),
    )
    _require_units(form, organisation)
    form.save(force_insert=True)
    _tell(units_of(form).values_list("pk", flat=True), REPORT_ASKED.format(name=form.name, day=display.day(due_on)))
    return form


@action(P.ISSUE)
def end_form(actor: Actor, form: ReportForm) -> ReportForm:
    """Ask for it no more from today on; what was submitted stays."""
    if form.valid.upper is not None:
        raise errors.FormEnded
    form.valid = since(form.valid.lower, max(actor.today(), form.valid.lower + dt.timedelta(days=1)))
    form.save(update_fields=["valid"])
    return form


def _require_units(form: ReportForm, organisation: Organisation) -> None:
    """Refuse a form that asks nobody."""
    if not units_of(form).exists():
        raise errors.NobodyBelow(name=organisation.name)


# --- Writing and submitting --------------------------------------------------------------------------------------


@action(P.SUBMIT, lock=Lock.NOTHING)
def open_report(actor: Actor, organisation: Organisation, *, form: ReportForm, first: dt.date) -> Report:
    """Begin the report of a period with the figures of the records; begun twice, it is the same report."""
    if not units_of(form).filter(pk=organisation.pk).exists():
        raise errors.NotAsked(name=organisation.name)
    period = next((one for one in periods_of(form, actor.today()) if one.first == first), None)
    if period is None:
        raise errors.NoSuchPeriod
    return _begin(organisation, form, period)


def _begin(organisation: Organisation, form: ReportForm, period: Period) -> Report:
    """Return the report of the period, made now where there is none."""
    values = {
        "last": period.last,
        "due_on": due_day(form, period),
        "figures": _figures(form, organisation, period),
        "counted_at": timezone.now(),
    }
    try:
        with transaction.atomic():
            return Report.objects.get_or_create(
                form=form, organisation=organisation, first=period.first, defaults=values
            )[0]
    except IntegrityError:  # another hand was quicker
        return Report.objects.get(form=form, organisation=organisation, first=period.first)


def _figures(form: ReportForm, organisation: Organisation, period: Period) -> dict[str, int]:
    """Return all figures that the form names."""
    keys = [key for section in form.sections for key in section["figures"]]
    return counted(organisation, period.first, period.last, keys)


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
    report.figures = _figures(report.form, report.organisation, Period(report.first, report.last))
    report.counted_at = timezone.now()
    report.save(update_fields=["figures", "counted_at"])
    return report


@action(P.SUBMIT)
def submit_report(actor: Actor, report: Report, *, texts: Mapping[str, str]) -> Report:
    """Sign and submit with these words: words and figures are sealed as the signatory saw them."""
    _require_draft(report)
    _set_texts(report, texts)
    for section in sections_of(report):
        if not section.figures and not section.text.strip():
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


# --- Reminding ---------------------------------------------------------------------------------------------------


@action(P.ISSUE, lock=Lock.NOTHING)
def remind_now(actor: Actor, organisation: Organisation, *, form: ReportForm, first: dt.date) -> int:
    """Remind the units that have not submitted, each at most once a day."""
    period = next((one for one in periods_of(form, actor.today()) if one.first == first), None)
    if period is None:
        raise errors.NoSuchPeriod
    return _remind(form, period, actor.today())


def _remind(form: ReportForm, period: Period, day: dt.date) -> int:
    """Give notice to the signers of units that have not submitted and were not reminded today."""
    board = board_of(form, period)
    owing = {duty.organisation.pk for duty in board.duties if duty.state in {State.MISSING, State.WAITING}}
    told = Reminder.objects.filter(form=form, first=period.first, sent_on=day, organisation__in=owing)
    rest = owing - set(told.values_list("organisation_id", flat=True))
    Reminder.objects.bulk_create(
        [Reminder(form=form, organisation_id=key, first=period.first, sent_on=day) for key in sorted(rest)],
        ignore_conflicts=True,
    )
    words = REPORT_OVERDUE if day > board.due_on else REPORT_DUE
    _tell(rest, words.format(name=form.name, day=display.day(board.due_on)))
    return len(rest)


def _tell(units: Iterable[int], words: str) -> None:
    """Give one notice to whoever signs for the units."""
    rows = Position.objects.filter(
        organisation__in=list(units), post__in=_SIGNERS, valid__contains=today(), member__account__isnull=False
    )
    accounts = rows.values_list("member__account_id", flat=True)
    notify([key for key in accounts if key is not None], "report_due", words, own_link())

"""What the body that asked does with reports: it reminds those who have not submitted, and returns what will not do."""

import datetime as dt

from django.urls import reverse

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.text import clean
from sotay.documents.intake.marking import check_typed_text
from sotay.organisations.models import Organisation
from sotay.reporting import errors
from sotay.reporting.actions.telling import tell
from sotay.reporting.actions.writing import begin_version
from sotay.reporting.choices import OWED, ReportStatus
from sotay.reporting.models import Reminder, Report, ReportForm, ReportReturn
from sotay.reporting.permissions import ReportingPermission as P
from sotay.reporting.queries import board_of, is_returned, periods_of
from sotay.reporting.rules import Period
from sotay.reporting.wording import REPORT_DUE, REPORT_OVERDUE, REPORT_RETURNED


@action(P.ISSUE)
def return_report(actor: Actor, form: ReportForm, *, report: Report, reason: str, due_on: dt.date) -> Report:
    """Return a submitted report with a reason: it stays as it was signed, and its next version waits to be signed by a day.

    The new version has the same words and figures counted anew; those who sign for the unit hear of it at once.
    """
    if report.form_id != form.pk:
        raise errors.OtherForm(name=form.organisation.name if form.organisation else "")
    row = Report.objects.select_for_update(of=("self",)).select_related("form", "organisation").get(pk=report.pk)
    if row.status != ReportStatus.SUBMITTED or is_returned(row) or actor.user is None:
        raise errors.NotSubmitted
    if due_on < actor.today():
        raise errors.DueBeforeToday
    check_typed_text(reason)
    ReportReturn.objects.create(
        report=row, reason=clean(reason), due_on=due_on, returned_on=actor.today(), returned_by=actor.user
    )
    following = begin_version(row, due_on)
    words = REPORT_RETURNED.format(name=form.name, day=display.day(due_on))
    tell([row.organisation_id], words, reverse("reporting:report", args=[following.uid]))
    return following


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
    owing = {duty.organisation.pk for duty in board.duties if duty.state in OWED}
    told = Reminder.objects.filter(form=form, first=period.first, sent_on=day, organisation__in=owing)
    rest = owing - set(told.values_list("organisation_id", flat=True))
    Reminder.objects.bulk_create(
        [Reminder(form=form, organisation_id=key, first=period.first, sent_on=day) for key in sorted(rest)],
        ignore_conflicts=True,
    )
    words = REPORT_OVERDUE if day > board.due_on else REPORT_DUE
    tell(rest, words.format(name=form.name, day=display.day(board.due_on)))
    return len(rest)

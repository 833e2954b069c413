"""What of reports stands in the list "Việc": what the person's own units owe."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from django.urls import reverse

from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import today
from sotay.organisations.models import Organisation
from sotay.reporting.choices import OWED, ReportStatus, State
from sotay.reporting.models import Report, ReportForm
from sotay.reporting.parts import inbox_lines
from sotay.reporting.permissions import ReportingPermission as P
from sotay.reporting.queries import board_of, due_day, periods_of
from sotay.work.inbox import Due, Source, Superior

_SIGNERS = (Post.SECRETARY, Post.ACTING, Post.DEPUTY)
_PERIODS = 4


def dues(days: Collection[dt.date]) -> Iterator[Due]:
    """Yield the reports due on one of the days for whoever signs in the units that owe them; the body that asks hears of the rest.

    A form that was followed by another is still owed for the periods before; what was returned is due on the day of its return.
    """
    now = today()
    for form in ReportForm.objects.exclude(organisation=None).select_related("organisation"):
        for period in periods_of(form, now)[:_PERIODS]:
            if (due := due_day(form, period)) not in days:
                continue
            duties = [duty for duty in board_of(form, period).duties if duty.state in OWED and duty.due_on == due]
            yield from _of(form, period.first, due, [duty.organisation.pk for duty in duties])
    again = Report.objects.filter(
        status=ReportStatus.DRAFT, version__gt=1, due_on__in=days, organisation__closed_on=None
    )
    for row in again.select_related("form__organisation"):
        yield from _of(row.form, row.first, row.due_on, [row.organisation_id])


def _of(form: ReportForm, first: dt.date, due: dt.date, units: Iterable[int]) -> Iterator[Due]:
    """Yield what is due for the signers of units."""
    asker: Organisation | None = form.organisation
    if asker is None:
        return
    url = f"{reverse('reporting:board', args=[form.uid])}?first={first.isoformat()}&state={State.MISSING}"
    above = Superior(P.ISSUE, asker.path, url, "Báo cáo")
    signers = Position.objects.filter(
        organisation__in=list(units), post__in=_SIGNERS, valid__contains=today(), member__account__is_active=True
    )
    for account in signers.values_list("member__account_id", flat=True):
        if account is not None:
            yield Due(account, form.name, due, above)


REPORTS = Source("reports", "Báo cáo", inbox_lines, dues)

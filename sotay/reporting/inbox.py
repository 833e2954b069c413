"""What of reports stands in the list "Việc": what the person's own units owe."""

import datetime as dt
from collections.abc import Collection, Iterator

from django.urls import reverse

from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import today
from sotay.reporting.choices import OWED, State
from sotay.reporting.models import ReportForm
from sotay.reporting.parts import inbox_lines
from sotay.reporting.permissions import ReportingPermission as P
from sotay.reporting.queries import board_of, due_day, periods_of
from sotay.work.inbox import Due, Source, Superior

_SIGNERS = (Post.SECRETARY, Post.ACTING, Post.DEPUTY)
_PERIODS = 4


def dues(days: Collection[dt.date]) -> Iterator[Due]:
    """Yield the reports due on one of the days for whoever signs in the units that owe them; the body that asks hears of the rest."""
    now = today()
    for form in (
        ReportForm.objects.filter(valid__contains=now).exclude(organisation=None).select_related("organisation")
    ):
        for period in periods_of(form, now)[:_PERIODS]:
            due = due_day(form, period)
            if due not in days or form.organisation is None:
                continue
            owing = [duty.organisation.pk for duty in board_of(form, period).duties if duty.state in OWED]
            url = (
                f"{reverse('reporting:board', args=[form.uid])}?first={period.first.isoformat()}&state={State.MISSING}"
            )
            above = Superior(P.ISSUE, form.organisation.path, url, "Báo cáo")
            signers = Position.objects.filter(
                organisation__in=owing, post__in=_SIGNERS, valid__contains=now, member__account__is_active=True
            )
            for account in signers.values_list("member__account_id", flat=True):
                if account is not None:
                    yield Due(account, form.name, due, above)


REPORTS = Source("reports", "Báo cáo", inbox_lines, dues)

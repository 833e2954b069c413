"""What of assigned work stands in the list "Việc": this month's word on each work, one tap."""

import datetime as dt
from collections.abc import Collection, Iterator

from django.db.models import Exists, OuterRef

from sotay.assignments.models import MonthlyReport, WorkAssignment
from sotay.assignments.parts import inbox_lines
from sotay.assignments.queries.assignments import running
from sotay.core.days import add_months, month_of, today
from sotay.work.inbox import Due, Source


def dues(days: Collection[dt.date]) -> Iterator[Due]:
    """Yield the works of which nothing has been said this month, where its last day is one of the days."""
    day = today()
    month = month_of(day)
    last = add_months(month, 1) - dt.timedelta(days=1)
    if last not in days:
        return
    said = MonthlyReport.objects.filter(assignment=OuterRef("pk"), month=month)
    rows = WorkAssignment.objects.filter(running(day.year, day), ~Exists(said), member__account__is_active=True)
    for account, title in rows.values_list("member__account", "title").iterator(chunk_size=5000):
        yield Due(account, f"{title}: báo cáo tháng này", last)


ASSIGNED = Source("assigned", "Việc được phân công", inbox_lines, dues)

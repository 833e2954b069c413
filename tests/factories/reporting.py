"""Reports asked for, built straight into the tables."""

import datetime as dt

from sotay.core.days import add_months, month_of, since, today
from sotay.reporting.models import ReportForm


def make_form(organisation, months=2, **fields):
    """A monthly report of the cells, asked for since some months ago."""
    values = {
        "name": "Báo cáo tháng",
        "period_kind": "monthly",
        "kinds": ["cell"],
        "due_days": 5,
        "sections": [
            {"key": "meetings", "heading": "Sinh hoạt", "figures": ["meetings.held", "members.at_end"], "hint": ""},
            {"key": "next", "heading": "Phương hướng", "figures": [], "hint": ""},
        ],
        "valid": since(add_months(month_of(today()), -months)),
        **fields,
    }
    return ReportForm.objects.create(organisation=organisation, **values)


def last_month():
    """The first day of the month before."""
    return add_months(month_of(today()), -1)


TOMORROW = dt.timedelta(days=1)

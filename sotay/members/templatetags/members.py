"""Filters of the members' pages."""

import datetime as dt

from django import template

from sotay.core.days import today
from sotay.members import rules

register = template.Library()
register.filter("masked", rules.masked)


@register.filter
def years_until(first: dt.date, day: dt.date | None = None) -> int:
    """Return the completed years up to the day."""
    return rules.years_between(first, day or today())

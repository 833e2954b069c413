"""Filters of the members' pages."""

import datetime as dt

from django import template

from sotay.core.dates import format_date
from sotay.core.days import today
from sotay.members import rules
from sotay.members.choices import SHORT_STATUS
from sotay.members.models import Member

register = template.Library()
register.filter("masked", rules.masked)


@register.filter
def years_until(first: dt.date, day: dt.date | None = None) -> int:
    """Return the completed years up to the day."""
    return rules.years_between(first, day or today())


@register.filter
def born(member: Member) -> str:
    """Return the birthday, or as much of it as is known."""
    return format_date(member.born_on, member.born_precision)


@register.filter
def standing(status: str) -> str:
    """Return a status in the few words that fit a table."""
    return SHORT_STATUS[status]

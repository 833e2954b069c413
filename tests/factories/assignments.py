"""Assigned work, built straight into the tables."""

from sotay.assignments.models import WorkAssignment
from sotay.core.days import today


def make_assignment(member, cell, title="Phụ trách tổ dân cư số 3", year=None, **fields):
    """A work of this year, decided on its first day."""
    year = year or today().year
    values = {"content": "duty", "decided_on": today().replace(year=year, month=1, day=2), **fields}
    return WorkAssignment.objects.create(member=member, organisation=cell, year=year, title=title, **values)

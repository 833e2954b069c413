"""Hamlets and their heads, built straight into the tables."""

import datetime as dt

from sotay.core.days import since
from sotay.core.text import search_key
from sotay.hamlets.models import Hamlet, Headship

LONG_AGO = dt.date(2020, 1, 1)


def make_hamlet(organisation, name="Thôn Đông", **fields):
    """A hamlet that the organisation leads."""
    values = {"valid": since(LONG_AGO), **fields}
    return Hamlet.objects.create(organisation=organisation, name=name, search_key=search_key(name), **values)


def make_head(hamlet, *, member=None, name="Ngô Văn Thôn", **fields):
    """The head of a hamlet: a member, or somebody who is none."""
    values = {
        "valid": since(dt.date(2023, 1, 1)), "term_until": dt.date(2027, 12, 31), "sex": "male",
        "born_on": dt.date(1985, 5, 5), **fields,
    }  # fmt: skip
    return Headship.objects.create(
        hamlet=hamlet, member=member, full_name=member.full_name if member else name, **values
    )

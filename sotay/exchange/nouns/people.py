"""Finding the one member whom a row of a sheet names, among those whom the actor may list."""

import datetime as dt
from collections.abc import Mapping

from sotay.access.actor import Actor
from sotay.core.dates import DateProblem, parse_date_text
from sotay.core.days import today
from sotay.core.text import search_key
from sotay.exchange.nouns import errors
from sotay.members.choices import AffiliationKind
from sotay.members.models import Affiliation, Member
from sotay.members.permissions import MemberPermission


def person_in_sight(actor: Actor, values: Mapping[str, str]) -> int:
    """Return the one member in sight whom the row names."""
    seen = Affiliation.objects.filter(
        actor.scope(MemberPermission.LIST), kind=AffiliationKind.OFFICIAL, valid__contains=today()
    ).values("member")
    rows = Member.objects.filter(pk__in=seen)
    if values.get("national_id"):
        rows = rows.filter(national_id=values["national_id"])
    else:
        rows = rows.filter(search_key=search_key(values["full_name"]))
        if born := values.get("born_on"):
            rows = rows.filter(born_on=_born(born))
    found = list(rows.values_list("pk", flat=True)[:2])
    if not found:
        raise errors.PersonUnknown
    if len(found) > 1:
        raise errors.PersonUnclear
    return int(found[0])


def _born(text: str) -> dt.date:
    """Return the first day that a birthday, perhaps known in part, can mean."""
    try:
        return parse_date_text(text, latest=today()).value
    except DateProblem:
        raise errors.BirthdayUnreadable from None

"""What visits add to an official's record: the year's picture, with each visit behind it."""

import datetime as dt

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.members.models import Member
from sotay.organisations.panels import Panel
from sotay.visits.permissions import VisitPermission
from sotay.visits.queries.board import evaluation_of


def visits_panel(actor: Actor, member: Member, on: dt.date) -> Panel | None:
    """Return how an official's visits of the year stand on the day, for whoever sees the plans, and for the official."""
    is_own = actor.user is not None and member.account_id == actor.user.pk
    year = evaluation_of(member, on.year, on)
    if year is None:
        return None
    seen = [one for one in year.assignments if actor.can(VisitPermission.VIEW, one.plan.organisation)]
    if not seen and not is_own:
        return None
    lists = [
        (one, f"{reverse('visits:list', args=[one.plan.uid])}?member={member.uid}" if one in seen else "")
        for one in year.assignments
    ]
    return Panel(
        f"Dự sinh hoạt chi bộ năm {year.year}", "visits/_record.html", {"year": year, "lists": lists, "on": on}
    )

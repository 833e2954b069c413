"""The regulation of a committee as its page shows it: lines in force and to come, what can be taken over, cells that come first."""

import datetime as dt
import uuid
from typing import Any

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.organisations.models import Organisation
from sotay.visits.choices import Rank
from sotay.visits.models import HardCell, VisitPattern, VisitRule
from sotay.visits.permissions import VisitPermission
from sotay.visits.queries.visits import hard_cells as hard_cells_in_sight

_LINE = ("rank", "minimum", "planned", "cells", "area", "day", "months", "hard_first", "source")


def rules_to_come(organisation: Organisation, day: dt.date) -> list[VisitRule]:
    """Return the lines in force on a day and those that follow, in the order of ranks."""
    rows = VisitRule.objects.filter(organisation=organisation).filter(
        Q(valid__endswith=None) | Q(valid__endswith__gt=day)
    )
    order = list(Rank)
    return sorted(rows, key=lambda row: (order.index(Rank(row.rank)), row.valid.lower))


def get_rule(actor: Actor, uid: uuid.UUID) -> VisitRule:
    """Return one line for whoever may end it."""
    rows = VisitRule.objects.filter(actor.scope(VisitPermission.VIEW)).select_related("organisation")
    rule = find(rows, uid=uid)
    actor.require(VisitPermission.MANAGE, rule.organisation)
    return rule


def beginning_of(organisation: Organisation, rank: str) -> dict[str, Any]:
    """Return the line that holds for a rank, to be changed."""
    rule = VisitRule.objects.filter(organisation=organisation, rank=rank, valid__endswith=None).first()
    return {name: getattr(rule, name) for name in _LINE} if rule else {"rank": rank}


def first_day(organisation: Organisation, day: dt.date) -> dt.date:
    """Return from when a regulation may be taken over: the first of January to come, this year's where none holds yet."""
    has_rules = VisitRule.objects.filter(organisation=organisation, valid__endswith=None).exists()
    return dt.date(day.year + has_rules, 1, 1)


def patterns() -> QuerySet[VisitPattern]:
    """Return the regulations that can be taken over."""
    return VisitPattern.objects.prefetch_related("rules").order_by("pk")


def get_pattern(uid: uuid.UUID) -> VisitPattern:
    """Return one of them."""
    return find(patterns(), uid=uid)


def hard_cells(actor: Actor, place: Organisation) -> QuerySet[HardCell]:
    """Return the cells below a place that come first today."""
    below = Q(organisation__path__descendant_of=place.path)
    return hard_cells_in_sight(actor).filter(below)

"""Heads' terms beside the congresses of the cells that lead their hamlets."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.committees.models import Congress, Term
from sotay.core.days import today
from sotay.hamlets.choices import Alignment, HeadPost
from sotay.hamlets.models import Headship
from sotay.hamlets.permissions import HamletPermission
from sotay.hamlets.rules import Aligned, HamletNorms, align
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on


@dataclass(frozen=True)
class TermLine:
    """A head's term beside the congress of the cell, and what fits the one to the other."""

    headship: Headship
    congress_on: dt.date | None
    aligned: Aligned

    @property
    def can_change(self) -> bool:
        """Tell whether the term can be changed to fit."""
        return self.aligned.kind in {Alignment.SHORTEN, Alignment.EXTEND}


def terms_for(actor: Actor, under: Organisation | None = None) -> list[TermLine]:
    """Return the terms of today's heads in sight beside the congresses, in the order of places."""
    rows = _heads(actor.scope(HamletPermission.VIEW, through="hamlet__organisation"))
    if under is not None:
        rows = rows.filter(hamlet__organisation__path__descendant_of=under.path)
    return lines_for(list(rows))


def lines_for(headships: list[Headship]) -> list[TermLine]:
    """Return terms beside congresses; the same few statements for any number."""
    congresses = congress_days({row.hamlet.organisation_id for row in headships})
    norms = norms_on(today(), HamletNorms)
    found = []
    for row in headships:
        day = congresses.get(row.hamlet.organisation_id)
        found.append(TermLine(row, day, align(row.term_until, day, norms)))
    return found


def _heads(scope: object) -> QuerySet[Headship]:
    """Return today's heads in a scope."""
    rows = Headship.objects.filter(scope, post=HeadPost.HEAD, valid__contains=today())
    order = ("hamlet__organisation__code", "hamlet__organisation_id", "hamlet__search_key", "pk")
    return rows.select_related("hamlet__organisation__parent", "member").order_by(*order)


def congress_days(organisations: set[int]) -> dict[int, dt.date]:
    """Return the day of each organisation's next congress: planned or due in a round, else when its present term ends.

    A congress held within the last year is the one that heads are elected after.
    """
    day = today()
    found: dict[int, dt.date] = {}
    terms = Term.objects.filter(organisation__in=organisations, valid__contains=day, valid__endswith__isnull=False)
    for organisation, valid in terms.values_list("organisation_id", "valid").order_by("-valid__endswith"):
        found[organisation] = valid.upper
    rows = Congress.objects.filter(organisation__in=organisations, round__closed_on=None)
    for one in rows.order_by("due_on").values("organisation_id", "held_on", "planned_on", "due_on"):
        found[one["organisation_id"]] = one["held_on"] or one["planned_on"] or one["due_on"]
    return found

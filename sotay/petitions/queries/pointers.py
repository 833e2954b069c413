"""Where complaints and denunciations were shown to: counts for whoever may know of them, nothing at all for anybody else."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncMonth

from sotay.access.actor import Actor
from sotay.core.errors import NotVisible
from sotay.organisations.models import Organisation
from sotay.petitions.choices import PointerKind
from sotay.petitions.models import ComplaintPointer
from sotay.petitions.permissions import PetitionPermission as P

MOST = 500


@dataclass(frozen=True)
class PointerLine:
    """How often in a month, below which committee."""

    month: dt.date
    committee: str
    kind: PointerKind
    count: int


def new_pointer(cell: Organisation, kind: str) -> ComplaintPointer:
    """Return a pointer that is not written yet."""
    return ComplaintPointer(organisation=cell, kind=kind)


def pointers_for(actor: Actor) -> list[PointerLine]:
    """Return the counts by month and committee, never by cell; without the right there is no such list."""
    if not actor.has(P.VIEW_POINTERS):
        raise NotVisible
    rows = (
        ComplaintPointer.objects.filter(actor.scope(P.VIEW_POINTERS))
        .annotate(month=TruncMonth("noted_on"))
        .values_list("month", "organisation__parent__name", "kind")
        .annotate(count=Count("pk"))
        .order_by("-month", "organisation__parent__name", "kind")
    )
    return [PointerLine(month, name or "", PointerKind(kind), count) for month, name, kind, count in rows[:MOST]]

"""The register: petitions in sight narrowed by filters, what is due first; with how many ask for the same."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.text import search_key
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.petitions.choices import OPEN, HopKind, Late, Outcome
from sotay.petitions.models import Hop, Petition
from sotay.petitions.queries.sight import in_sight
from sotay.petitions.rules import PetitionNorms
from sotay.regulations.queries import norms_on, working_day_after

_MOST_PLACES = 20


@dataclass(frozen=True)
class Filters:
    """What the register is narrowed to; an empty value narrows nothing.

    `at` and `of` are words: of the body that has a petition, of the cell or committee that raised it. `by` and `outcome` ask for
    what a body did.
    """

    text: str = ""
    status: str = ""
    subject: str = ""
    late: str = ""
    at: str = ""
    of: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    under: Organisation | None = None
    owner: Organisation | None = None
    by: Organisation | None = None
    outcome: str = ""


def register_for(actor: Actor, filters: Filters) -> QuerySet[Petition]:
    """Return the whole petitions in sight that answer the filters, what is due first."""
    rows = Petition.objects.filter(in_sight(actor), _places(filters), _words(filters), parent=None)
    rows = rows.filter(_state(filters))
    if filters.by is not None:
        rows = rows.filter(_done_by(filters.by, filters.outcome))
    rows = rows.select_related("cell__parent", "owner", "answered_by", "raised_by")
    return rows.order_by(F("due_on").asc(nulls_last=True), "-raised_on", "-pk")


def count_alike(petitions: Iterable[Petition]) -> None:
    """Tell each petition how many ask for the same (`alike`), all of them in two statements."""
    shown = list(petitions)
    firsts = {one.like_id or one.pk for one in shown}
    followers = Counter(Petition.objects.filter(like__in=firsts).values_list("like_id", flat=True))
    for one in shown:
        more: Any = followers.get(one.like_id or one.pk, 0)
        one.alike = more + 1 if more else 0  # type: ignore[attr-defined]  # for the page


def _places(filters: Filters) -> Q:
    """Return the conditions of places; each is looked up once."""
    found = Q()
    if filters.under is not None:
        below = Organisation.objects.filter(path__descendant_of=filters.under.path).values("pk")
        found &= Q(cell__in=below)
    if filters.owner is not None:
        found &= Q(owner=filters.owner)
    if key := search_key(filters.at):
        found &= Q(owner__in=Organisation.objects.filter(_called(key, filters.at)).values("pk"))
    if key := search_key(filters.of):
        found &= _raised_by(_called(key, filters.of))
    return found


def _raised_by(called: Q) -> Q:
    """Return the condition for cells of a name, and for those below committees of a name."""
    named = Organisation.objects.filter(called)
    found = Q(cell__in=named.filter(kind__in=MEETING_KINDS).values("pk"))
    for path in named.exclude(kind__in=MEETING_KINDS).order_by("path").values_list("path", flat=True)[:_MOST_PLACES]:
        found |= Q(cell__in=Organisation.objects.filter(path__descendant_of=path).values("pk"))
    return found


def _called(key: str, typed: str) -> Q:
    """Return the condition for organisations of a name or a code."""
    return Q(search_key__contains=key) | Q(code__startswith=typed.strip())


def _words(filters: Filters) -> Q:
    """Return the conditions of what was raised, and when."""
    found = Q()
    if key := search_key(filters.text):
        found &= Q(search_key__contains=key)
    if filters.subject:
        found &= Q(subject=filters.subject)
    if filters.since:
        found &= Q(raised_on__gte=filters.since)
    if filters.until:
        found &= Q(raised_on__lte=filters.until)
    return found


def _state(filters: Filters) -> Q:
    """Return the conditions of state and deadline."""
    found, day = Q(), today()
    if filters.status:
        found &= Q(status__in=OPEN) if filters.status == "open" else Q(status=filters.status)
    if filters.late == Late.OVERDUE:
        found &= Q(due_on__lt=day, status__in=OPEN)
    elif filters.late == Late.SOON:
        soon = working_day_after(day, norms_on(day, PetitionNorms).soon_days)
        found &= Q(due_on__gte=day, due_on__lte=soon, status__in=OPEN)
    return found


def _done_by(body: Organisation, outcome: str) -> Q:
    """Return the condition for what a body answered in time, late, or let climb."""
    steps = Hop.objects.filter(petition=OuterRef("pk"), source=body)
    if outcome == Outcome.CLIMBED:
        steps = steps.filter(kind=HopKind.ESCALATED)
    else:
        steps = steps.filter(kind=HopKind.ANSWERED)
        if outcome == Outcome.IN_TIME:
            steps = steps.filter(on__lte=F("due_on"))
        elif outcome == Outcome.LATE:
            steps = steps.filter(on__gt=F("due_on"))
    return Q(Exists(steps))

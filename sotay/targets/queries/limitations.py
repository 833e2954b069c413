"""Limitations in sight, by what is open, late and closed."""

import datetime as dt
import uuid

from django.db.models import F, Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.organisations.models import Organisation
from sotay.targets.choices import LimitationState
from sotay.targets.models import Limitation
from sotay.targets.permissions import TargetPermission as P


def limitations_below(actor: Actor, node: Organisation, on: dt.date, state: str = "") -> QuerySet[Limitation]:
    """Return limitations at and below a node as they stood on a day, the nearest day first and what is closed last."""
    rows = Limitation.objects.filter(actor.scope(P.VIEW), organisation__path__descendant_of=node.path, named_on__lte=on)
    closed = Q(closed_on__lte=on)
    wanted = {
        LimitationState.OPEN: ~closed | Q(closed_on=None),
        LimitationState.LATE: (Q(closed_on=None) | Q(closed_on__gt=on)) & Q(due_on__lt=on),
        LimitationState.CLOSED: closed,
    }
    if state in LimitationState.values:
        rows = rows.filter(wanted[LimitationState(state)])
    return rows.select_related("organisation", "owner", "resolution", "file").order_by(
        F("closed_on").asc(nulls_first=True), "due_on", "pk"
    )


def counts_of(actor: Actor, node: Organisation, on: dt.date) -> dict[str, int]:
    """Return how many are open, late and closed."""
    return {state.value: limitations_below(actor, node, on, state).count() for state in LimitationState}


def get_limitation(actor: Actor, uid: uuid.UUID, permission: P) -> Limitation:
    """Return a limitation to whoever has the right there."""
    rows = Limitation.objects.filter(actor.scope(P.VIEW)).select_related("organisation", "owner")
    found = find(rows, uid=uid)
    actor.require(permission, found.organisation)
    return found


def own_limitations(actor: Actor) -> QuerySet[Limitation]:
    """Return the limitations that are the actor's to remedy and open, the nearest day first."""
    rows = Limitation.objects.filter(owner__account=actor.user, owner__account__isnull=False, closed_on=None)
    return rows.select_related("organisation").order_by("due_on", "pk")

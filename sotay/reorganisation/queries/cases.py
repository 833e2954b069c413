"""Cases that an actor may see."""

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.reorganisation.choices import CaseStatus
from sotay.reorganisation.models import Case
from sotay.reorganisation.permissions import ReorganisationPermission


def cases_for(actor: Actor) -> QuerySet[Case]:
    """Return the cases of the bodies that the actor may see, the newest first."""
    rows = Case.objects.filter(actor.scope(ReorganisationPermission.VIEW))
    return rows.select_related("organisation", "decision", "planned_by").order_by("-pk")


def get_case(actor: Actor, uid: UUID | str) -> Case:
    """Return one case that the actor may see."""
    return find(cases_for(actor), uid=uid)


def due_cases(day: dt.date) -> list[Case]:
    """Return the cases whose day has come, the earlier first."""
    rows = Case.objects.filter(status=CaseStatus.SCHEDULED, effective_on__lte=day).select_related("carried_out_by")
    return list(rows.order_by("effective_on", "pk"))

"""Deferring the job that draws a plan, in the transaction that decided it: both are there, or neither."""

from django.db import transaction
from procrastinate.contrib.django import app

from sotay.access.actor import Actor
from sotay.core.progress import forget
from sotay.organisations.models import Organisation
from sotay.visits.actions.plans import draw_plan, draw_term
from sotay.visits.models import VisitPlan


def draw_in_background(actor: Actor, organisation: Organisation, *, year: int, until: int | None = None) -> VisitPlan:
    """Begin the plan of a year, or those of a term, and have them drawn one after the other; return the first."""
    with transaction.atomic():
        if until is None or until == year:
            plans = [draw_plan(actor, organisation, year=year)]
        else:
            plans = draw_term(actor, organisation, year=year, until=until)
        for plan in plans:
            forget(plan.uid)
        app.configure_task("sotay.visits.tasks.draw").defer(plans=[plan.pk for plan in plans])
    return plans[0]

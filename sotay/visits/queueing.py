"""Deferring the job that draws a plan, in the transaction that decided it: both are there, or neither."""

from django.db import transaction
from procrastinate.contrib.django import app

from sotay.access.actor import Actor
from sotay.core.progress import forget
from sotay.organisations.models import Organisation
from sotay.visits.actions.plans import draw_plan
from sotay.visits.models import VisitPlan


def draw_in_background(actor: Actor, organisation: Organisation, *, year: int) -> VisitPlan:
    """Begin a plan and have it drawn."""
    with transaction.atomic():
        plan = draw_plan(actor, organisation, year=year)
        forget(plan.uid)
        app.configure_task("sotay.visits.tasks.draw").defer(plan=plan.pk)
    return plan

"""Ordering a case and its job together: both are there, or neither."""

from django.db import transaction
from procrastinate.contrib.django import app

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.reorganisation.actions.carrying import carry_out, order_case
from sotay.reorganisation.models import Case

# As many steps as are carried out while the person waits; more are a job with a progress bar.
AT_ONCE = 30


def order(actor: Actor, case: Case) -> Case:
    """Carry a small case out at once; have a large one carried out, and let one of a later day wait for it."""
    if case.effective_on <= today() and len(case.plan.get("steps", [])) <= AT_ONCE:
        return carry_out(actor, case)
    with transaction.atomic():
        case = order_case(actor, case)
        app.configure_task("sotay.reorganisation.tasks.carry_out_cases").defer()
    return case

"""The job that opens handovers and hands on, at midnight and every ten minutes."""

from procrastinate.contrib.django import app

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.handover.actions.tending import tend


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="tend_handovers")
def tend_handovers(timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Look after everything that changed hands."""
    tend(Actor.system(), today())

"""The jobs: what is overdue climbs every night, petitions that ask for the same find each other."""

from procrastinate.contrib.django import app

from sotay.access.actor import Actor
from sotay.petitions.actions.climbing import climb_overdue
from sotay.petitions.actions.grouping import group_as_norms_say


@app.periodic(cron="10 17 * * *")  # 00:10 in Vietnam
@app.task(queueing_lock="climb_petitions")
def climb_petitions(timestamp: int = 0) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Let overdue petitions climb one level."""
    climb_overdue(Actor.system())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="group_petitions")
def group_petitions(timestamp: int = 0) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Put together what asks for the same."""
    group_as_norms_say()

"""The jobs of the ladder: one climbs it every minute, one for each rung sends what was queued."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from sotay.notifications.actions.climbing import climb
from sotay.notifications.actions.sending import send_waiting
from sotay.notifications.choices import OUTSIDE, Rung
from sotay.notifications.queries import waits

# A job ends before the next minute's could find it still at work.
LASTS = dt.timedelta(seconds=50)


@app.periodic(cron="* * * * *")
@app.task(queue="notifications", queueing_lock="climb_ladder", lock="climb_ladder")
def climb_ladder(timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Queue what is ripe and see to it that somebody sends it."""
    climb()
    now = timezone.localtime()
    for rung in OUTSIDE:
        if not settings.SOTAY_LADDER.quiet.cover(now) and waits(rung, now):
            _begin(rung)


@app.task(queue="notifications")
def send_messages(rung: str) -> None:
    """Send what waits on a rung, for most of a minute; several workers share the work."""
    send_waiting(Rung(rung), until=timezone.now() + LASTS)


def _begin(rung: Rung) -> None:
    """Have the rung's messages sent, unless a job for it waits already."""
    job = app.configure_task("sotay.notifications.tasks.send_messages", queueing_lock=f"send_{rung}")
    try:
        with transaction.atomic():
            job.defer(rung=rung.value)
    except AlreadyEnqueued:
        return

"""Nightly: practice cells whose days are up."""

from procrastinate.contrib.django import app

from sotay.rehearsal.actions import end_outdated


@app.periodic(cron="53 2 * * *")
@app.task(queueing_lock="end_rehearsals")
def end_rehearsals(timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """End them."""
    end_outdated()

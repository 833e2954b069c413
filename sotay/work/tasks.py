"""The daily reminder of all that stands in the list "Việc"."""

from procrastinate.contrib.django import app

from sotay.work.reminding import remind_due


@app.periodic(cron="5 0 * * *")  # 07:05 in Vietnam
@app.task(queue="notifications", queueing_lock="remind_tasks")
def remind_tasks(timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Give each person one notice of what is due."""
    remind_due()

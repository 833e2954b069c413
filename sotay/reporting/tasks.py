"""The daily reminder of reports."""

from procrastinate.contrib.django import app

from sotay.reporting.actions import remind_missing


@app.periodic(cron="10 7 * * *")
@app.task(queue="notifications", queueing_lock="remind_reports")
def remind_reports(timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Remind whoever owes a report."""
    remind_missing()

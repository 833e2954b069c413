"""The nightly look through the whole register."""

from procrastinate.contrib.django import app

from sotay.cleanliness.actions.scanning import scan
from sotay.core.days import today


@app.periodic(cron="40 19 * * *")  # 02:40 in Vietnam
@app.task(queueing_lock="scan_register", lock="scan_register")
def scan_register(timestamp: int = 0) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Find, resolve, score."""
    scan(today())

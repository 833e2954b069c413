"""What is swept out every night: sessions that ended, failures that no longer count, answers that nobody asks for again."""

from django.core.management import call_command
from procrastinate.contrib.django import app

from sotay.access.operations import forget_old_operations
from sotay.accounts.actions.throttle import forget_old_attempts


@app.periodic(cron="41 2 * * *")
@app.task(queueing_lock="sweep_sign_in")
def sweep_sign_in(timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Delete what is past use."""
    call_command("clearsessions")
    forget_old_attempts()
    forget_old_operations()

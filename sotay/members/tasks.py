"""The jobs of an export: written as the person who asked, thrown away after a week."""

from django.utils import timezone
from procrastinate.contrib.django import app

from sotay.access.actor import Actor, Channel
from sotay.core.errors import DomainError
from sotay.core.progress import telling
from sotay.members.actions.exporting import expire_exports, stop_export, write_export
from sotay.members.queries.exports import get_export_by_key


@app.task(queue="exchange")
def export_register(export: int) -> None:
    """Write one list; whatever stops it is shown with the export."""
    asked = get_export_by_key(export)
    try:
        with telling(asked.uid) as tell:
            write_export(Actor(user=asked.asked_by, channel=Channel.JOB), asked, tell)
    except DomainError as refusal:
        stop_export(Actor.system(), asked, reason=str(refusal))
    except Exception:
        stop_export(Actor.system(), asked)
        raise


@app.periodic(cron="11 * * * *")
@app.task(queueing_lock="expire_register_exports")
def expire_register_exports(timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Delete the lists whose week is over."""
    expire_exports(timezone.now())

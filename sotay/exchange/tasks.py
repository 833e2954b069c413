"""The jobs of an import: thin, taken up again after a crash, each calling one action as the person who asked."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from sotay.access.actor import Actor, Channel
from sotay.core.errors import DomainError
from sotay.core.progress import telling
from sotay.exchange.actions.batches import check_batch, forget_files, import_batch, stop_batch
from sotay.exchange.actions.comparisons import run_comparison, stop_comparison
from sotay.exchange.queries.batches import get_batch_by_key
from sotay.exchange.queries.comparisons import get_comparison_by_key


@app.task(queue="exchange")
def check_register(batch: int) -> None:
    """Work out the preview of a batch."""
    _as_uploader(batch, check_batch)


@app.task(queue="exchange")
def import_register(batch: int) -> None:
    """Import a confirmed batch."""
    _as_uploader(batch, import_batch)


@app.task(queue="exchange")
def compare(comparison: int) -> None:
    """Hold a file against what is kept."""
    one = get_comparison_by_key(comparison)
    try:
        with telling(one.uid) as tell:
            run_comparison(Actor(user=one.uploaded_by, channel=Channel.JOB), one, tell)
    except DomainError as refusal:
        stop_comparison(Actor.system(), one, reason=str(refusal))
    except Exception:
        stop_comparison(Actor.system(), one)
        raise


@app.periodic(cron="41 3 * * *")
@app.task(queueing_lock="forget_import_files")
def forget_import_files(timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Delete registers that were uploaded a month ago."""
    forget_files(timezone.now())


def _as_uploader(key: int, action: Callable[..., Any]) -> None:
    """Run the action with the rights that the uploader has now; whatever stops it is shown with the batch."""
    batch = get_batch_by_key(key)
    try:
        with telling(batch.uid) as tell:
            action(Actor(user=batch.uploaded_by, channel=Channel.JOB), batch, tell)
    except DomainError as refusal:
        stop_batch(Actor.system(), batch, reason=str(refusal))
    except Exception:
        stop_batch(Actor.system(), batch)
        raise

"""The jobs of an import: thin, taken up again after a crash, each calling one action as the person who asked."""

from procrastinate.contrib.django import app

from sotay.access.actor import Actor, Channel
from sotay.exchange.actions.batches import check_batch, import_batch
from sotay.exchange.progress import reporting
from sotay.exchange.queries.batches import get_batch_by_key


@app.task(queue="exchange")
def check_register(batch: int) -> None:
    """Work out the preview of a batch."""
    _as_uploader(batch, check_batch)


@app.task(queue="exchange")
def import_register(batch: int) -> None:
    """Import a confirmed batch."""
    _as_uploader(batch, import_batch)


def _as_uploader(key: int, action: object) -> None:
    """Run the action with the rights that the uploader has now."""
    batch = get_batch_by_key(key)
    actor = Actor(user=batch.uploaded_by, channel=Channel.JOB)
    with reporting(key) as tell:
        action(actor, batch, progress=tell)  # type: ignore[operator] -- one of the two actions above

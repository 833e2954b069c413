"""Deferring the jobs of a batch in the transaction that decided them: both are there, or neither."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from sotay.access.actor import Actor
from sotay.exchange import tasks
from sotay.exchange.actions.batches import confirm_batch, upload_register
from sotay.exchange.models import Batch
from sotay.organisations.models import Organisation


def upload_and_check(actor: Actor, organisation: Organisation, *, content: UploadedFile) -> Batch:
    """Keep the uploaded file and have it checked."""
    with transaction.atomic():
        batch = upload_register(actor, organisation, name=content.name or "", content=content)
        tasks.check_register.defer(batch=batch.pk)
    return batch


def confirm_and_import(actor: Actor, batch: Batch) -> Batch:
    """Say yes and have it imported."""
    with transaction.atomic():
        batch = confirm_batch(actor, batch)
        tasks.import_register.defer(batch=batch.pk)
    return batch

"""Deferring the jobs of a batch in the transaction that decided them: both are there, or neither.

A job is named, not imported: pages and jobs stand side by side and do not know each other.
"""

from typing import IO, Any

from django.db import transaction
from procrastinate.contrib.django import app

from sotay.access.actor import Actor
from sotay.core.progress import forget
from sotay.exchange.actions.batches import confirm_batch, resume_batch, upload_register
from sotay.exchange.actions.comparisons import upload_comparison
from sotay.exchange.choices import MEMBERS
from sotay.exchange.models import Batch, Comparison, Profile
from sotay.organisations.models import Organisation


def upload_and_check(
    actor: Actor,
    organisation: Organisation,
    *,
    content: IO[bytes] | Any,
    noun: str = MEMBERS,
    profile: Profile | None = None,
) -> Batch:
    """Keep the uploaded file and have it checked."""
    with transaction.atomic():
        batch = upload_register(actor, organisation, content, name=content.name or "", noun=noun, profile=profile)
        app.configure_task("sotay.exchange.tasks.check_register").defer(batch=batch.pk)
    return batch


def upload_and_compare(
    actor: Actor, organisation: Organisation, *, content: IO[bytes] | Any, noun: str, profile: Profile | None = None
) -> Comparison:
    """Keep the uploaded file and have it held against what is kept."""
    with transaction.atomic():
        comparison = upload_comparison(
            actor, organisation, content, name=content.name or "", noun=noun, profile=profile
        )
        app.configure_task("sotay.exchange.tasks.compare").defer(comparison=comparison.pk)
    return comparison


def confirm_and_import(actor: Actor, batch: Batch) -> Batch:
    """Say yes and have it imported."""
    with transaction.atomic():
        batch = confirm_batch(actor, batch)
        forget(batch.uid)
        app.configure_task("sotay.exchange.tasks.import_register").defer(batch=batch.pk)
    return batch


def resume_and_check(actor: Actor, batch: Batch) -> Batch:
    """Have a stopped batch checked again."""
    with transaction.atomic():
        batch = resume_batch(actor, batch)
        forget(batch.uid)
        app.configure_task("sotay.exchange.tasks.check_register").defer(batch=batch.pk)
    return batch

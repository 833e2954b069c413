"""Batches that the actor may see, and their rows."""

import uuid
from typing import Any

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.exchange.choices import RowVerdict
from sotay.exchange.models import Batch, BatchRow, Progress
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation


def batches_for(actor: Actor) -> "QuerySet[Batch]":
    """Return the batches below the actor's nodes, the newest first."""
    return Batch.objects.filter(actor.scope(MemberPermission.IMPORT)).select_related("organisation", "uploaded_by").order_by("-pk")


def get_batch(actor: Actor, uid: uuid.UUID) -> Batch:
    """Return one batch, or raise `NotVisible`."""
    return find(batches_for(actor), uid=uid)


def get_batch_by_key(key: int) -> Batch:
    """Return the batch of a job."""
    return Batch.objects.select_related("organisation", "uploaded_by").get(pk=key)


def rows_of(batch: Batch, show: str) -> "QuerySet[BatchRow]":
    """Return the rows of one tab: a verdict, or `warned`."""
    rows = batch.lines.order_by("number")
    if show == "warned":
        return rows.exclude(verdict=RowVerdict.REFUSED).exclude(problems=[])
    return rows.filter(verdict=show) if show in set(RowVerdict) else rows


def percent_of(batch: Batch) -> int:
    """Return how far the batch's job is."""
    row = Progress.objects.filter(batch=batch).first()
    return row.percent if row else 0


def import_nodes(actor: Actor) -> "QuerySet[Organisation]":
    """Return the highest organisations into which the actor may import."""
    return Organisation.objects.filter(actor.scope(MemberPermission.IMPORT, through=""), closed_on=None).order_by("path__depth", "-pk")


def root_of_import(actor: Actor, code: str = "") -> Organisation | None:
    """Return the organisation with the code, or the highest one into which the actor may import."""
    rows = import_nodes(actor)
    return rows.filter(code=code).first() if code else rows.first()


def changes_of(row: BatchRow, labels: dict[str, str]) -> list[dict[str, Any]]:
    """Return what a row changes: label, old value, new value."""
    before, after = row.before or {}, row.after or {}
    return [{"label": labels.get(name, name), "before": before.get(name, ""), "after": value} for name, value in after.items()]

"""Reading the ledgers: of one record, of one person. Who may read which is asked by the app that calls."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model, Q, QuerySet

from sotay.audit.models import Entry, Reading


def entries_of(target: Model) -> "QuerySet[Entry]":
    """Return what was done to a record, newest first."""
    rows = Entry.objects.filter(target_type=target._meta.label, target_id=target.pk)
    return rows.select_related("user").order_by("-at", "-pk")


def entries_about(targets: Sequence[Model]) -> "QuerySet[Entry]":
    """Return what was done to any of the records, newest first."""
    condition = Q(pk__in=())
    for target in targets:
        condition |= Q(target_type=target._meta.label, target_id=target.pk)
    return Entry.objects.filter(condition).select_related("user").order_by("-at", "-pk")


def readings_of(target: Model, *, but_by: Any = None) -> "QuerySet[Reading]":
    """Return who was shown a record, newest first; one's own look is nobody's news."""
    rows = Reading.objects.filter(target_type=target._meta.label, target_id=target.pk)
    if but_by is not None:
        rows = rows.exclude(user=but_by)
    return rows.select_related("user").order_by("-at", "-pk")

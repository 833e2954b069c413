"""Deferring the job of an export in the transaction that asked for it: both are there, or neither."""

from typing import Any

from django.db import transaction

from sotay.access.actor import Actor
from sotay.members import tasks
from sotay.members.actions.exporting import ask_export
from sotay.members.models import Export
from sotay.members.queries.register import Selection
from sotay.organisations.models import Organisation


def ask_and_write(actor: Actor, organisation: Organisation, *, selection: Selection, **fields: Any) -> Export:
    """Note what is asked for and have it written."""
    with transaction.atomic():
        export = ask_export(actor, organisation, selection, **fields)
        tasks.export_register.defer(export=export.pk)
    return export

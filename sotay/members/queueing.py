"""Deferring the job of an export in the transaction that asked for it: both are there, or neither.

A job is named, not imported: pages and jobs stand side by side and do not know each other.
"""

from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app

from sotay.access.actor import Actor
from sotay.members.actions.exporting import ask_export
from sotay.members.models import Export
from sotay.members.queries.register import Selection
from sotay.organisations.models import Organisation


def ask_and_write(actor: Actor, organisation: Organisation, *, selection: Selection, **fields: Any) -> Export:
    """Note what is asked for and have it written."""
    with transaction.atomic():
        export = ask_export(actor, organisation, selection, **fields)
        app.configure_task("sotay.members.tasks.export_register").defer(export=export.pk)
    return export

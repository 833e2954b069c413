"""What the command line does with a register file: import it in one go, or only look."""

from django.db import transaction

from sotay.access.actor import Actor
from sotay.core.progress import Tell
from sotay.exchange.actions.batches import import_register
from sotay.exchange.actions.register import Outcome, Source, run_register
from sotay.exchange.errors import NoOrganisations
from sotay.exchange.models import Batch
from sotay.exchange.queries.batches import root_of_import
from sotay.organisations.models import Organisation


def import_file(actor: Actor, source: Source, code: str, tell: Tell) -> tuple[Batch | None, Outcome]:
    """Import the file; the batch can be undone."""
    return import_register(actor, _node(actor, code), source, tell, name=source.path.name)


def preview_file(actor: Actor, source: Source, code: str, tell: Tell) -> tuple[Batch | None, Outcome]:
    """Work out what the import would do, and leave nothing behind."""
    node = _node(actor, code) if code else None
    with transaction.atomic():
        outcome, _ = run_register(actor, node, source, tell, write=False)
        transaction.set_rollback(True)
    return None, outcome


def _node(actor: Actor, code: str) -> Organisation:
    """Return the organisation that the list belongs to."""
    node = root_of_import(actor, code)
    if node is None:
        raise NoOrganisations
    return node

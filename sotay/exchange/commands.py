"""What the command line does with a register file: import it in one go, or only look."""

from pathlib import Path
from typing import Any

from django.db import transaction

from sotay.access.actor import Actor
from sotay.core.errors import NotVisible
from sotay.core.progress import Tell
from sotay.exchange.actions.batches import import_register
from sotay.exchange.actions.comparisons import compare_file
from sotay.exchange.actions.register import Outcome, Source, run_register
from sotay.exchange.errors import NoOrganisations, Unreadable
from sotay.exchange.models import Batch
from sotay.exchange.nouns.registry import NOUNS
from sotay.exchange.queries.batches import root_of_import
from sotay.exchange.queries.comparisons import difference_shown, differences_of
from sotay.exchange.queries.profiles import profile_named
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


def difference_answer(  # noqa: PLR0913 -- the command's options
    actor: Actor, path: Path, tell: Tell, *, noun: str, profile: str, code: str
) -> dict[str, Any]:
    """Compare a file and return what differs, nothing masked: who runs commands sees the database anyway."""
    kept = profile_named(actor, profile) if profile else None
    kind = kept.noun if kept else noun
    if kind not in NOUNS:
        raise NotVisible
    comparison = compare_file(actor, _node(actor, code), path, tell, noun=kind, profile=kept)
    if comparison.failure:
        raise Unreadable(reason=comparison.failure)
    counts = {
        name: getattr(comparison, name)
        for name in ("rows", "same", "differing", "missing_here", "missing_there", "unread")
    }
    rows = differences_of(comparison).iterator(chunk_size=2000)
    shown = [difference_shown(comparison, row, masked=False) for row in rows]
    for one in shown:
        one["edited_at"] = one["edited_at"].isoformat() if one["edited_at"] else None
    return {**counts, "comparison": str(comparison.uid), "profile": comparison.profile_name, "differences": shown}


def _node(actor: Actor, code: str) -> Organisation:
    """Return the organisation that the list belongs to."""
    node = root_of_import(actor, code)
    if node is None:
        raise NoOrganisations
    return node

"""The road of a register file: uploaded, checked, confirmed, imported, and undone if need be."""

from pathlib import Path
from typing import IO

from django.core.files import File
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.exchange.actions import undoing
from sotay.exchange.actions.incoming import Incoming
from sotay.exchange.actions.register import Outcome, Progress, Source, run_register, scratch_file
from sotay.exchange.choices import BatchKind, BatchStatus, RowVerdict
from sotay.exchange.errors import BatchNotReady, UndoBlocked, WorkbookRefused
from sotay.exchange.models import Batch, BatchRow
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation


@action(MemberPermission.IMPORT, lock=Lock.NOTHING)
def upload_register(actor: Actor, organisation: Organisation, *, name: str, content: IO[bytes]) -> Batch:
    """Keep the file and make its batch; the check is a job, deferred by the caller in the same transaction."""
    batch = Batch(organisation=organisation, kind=BatchKind.MEMBERS, name=name[:200], uploaded_by=actor.user)
    batch.file.save(f"{batch.uid}.xlsx", File(content), save=False)
    batch.status = BatchStatus.CHECKING
    batch.save(force_insert=True)
    return batch


@action(MemberPermission.IMPORT)
def check_batch(actor: Actor, batch: Batch, *, progress: Progress) -> Batch:
    """Work out what each row would do, and write the wrong ones back into their workbook; the register stays as it is."""
    return _run(actor, batch, write=False, progress=progress)


@action(MemberPermission.IMPORT)
def confirm_batch(actor: Actor, batch: Batch) -> Batch:
    """Say yes to the preview; the import is a job, deferred by the caller in the same transaction."""
    if batch.status != BatchStatus.CHECKED:
        raise BatchNotReady(status=batch.get_status_display())
    batch.status = BatchStatus.IMPORTING
    batch.save(update_fields=["status"])
    return batch


@action(MemberPermission.IMPORT)
def import_batch(actor: Actor, batch: Batch, *, progress: Progress) -> Batch:
    """Write the rows into the register. The file is read again: what has changed since the preview counts.

    A batch that is imported already stays as it is, so a job that runs twice writes once.
    """
    if batch.status == BatchStatus.IMPORTED:
        return batch
    return _run(actor, batch, write=True, progress=progress)


@action(MemberPermission.IMPORT)
def undo_batch(actor: Actor, batch: Batch) -> Batch:
    """Take the batch back: what it made is removed, what it changed gets its old value, unless later work stands on it."""
    if batch.status != BatchStatus.IMPORTED:
        raise BatchNotReady(status=batch.get_status_display())
    blocked = undoing.blocked_by(batch)
    if blocked:
        raise UndoBlocked(count=len(blocked), examples=", ".join(blocked[:3]))
    undoing.undo(batch)
    batch.status, batch.undone_at = BatchStatus.UNDONE, timezone.now()
    batch.save(update_fields=["status", "undone_at"])
    return batch


def _run(actor: Actor, batch: Batch, *, write: bool, progress: Progress) -> Batch:
    """Run the file and keep what its rows came to; a file that cannot be read is an outcome too."""
    rejects = scratch_file()
    try:
        source = Source(Path(batch.file.path), rejects=rejects)
        outcome, incoming = run_register(actor, batch.organisation, source, write=write, progress=progress)
    except WorkbookRefused as refusal:
        batch.status, batch.failure = BatchStatus.FAILED, str(refusal)
        batch.save(update_fields=["status", "failure"])
        rejects.unlink()
        return batch
    keep_outcome(batch, outcome, incoming)
    if outcome.errors:
        with rejects.open("rb") as content:
            batch.rejects.save(f"{batch.uid}-rejects.xlsx", File(content), save=False)
    rejects.unlink()
    batch.status = BatchStatus.IMPORTED if write else BatchStatus.CHECKED
    batch.finished_at = timezone.now()
    batch.save(
        update_fields=[
            "status",
            "finished_at",
            "rejects",
            "rows",
            "created",
            "updated",
            "unchanged",
            "refused",
            "warned",
        ]
    )
    return batch


def keep_outcome(batch: Batch, outcome: Outcome, incoming: Incoming) -> None:
    """Set the counts and replace the rows of the batch."""
    batch.rows, batch.refused, batch.warned = outcome.rows, outcome.refused, outcome.warned
    batch.created, batch.updated = outcome.count(RowVerdict.CREATED), outcome.count(RowVerdict.UPDATED)
    batch.unchanged = outcome.count(RowVerdict.UNCHANGED)
    BatchRow.objects.filter(batch=batch).delete()
    incoming.keep_rows(batch.pk, outcome.notes())


@action(MemberPermission.IMPORT, lock=Lock.NOTHING)
def import_register(
    actor: Actor, organisation: Organisation, *, source: Source, progress: Progress
) -> tuple[Batch, Outcome]:
    """Import a file in one go, as the operator does from the command line; one transaction, one batch."""
    batch = Batch(organisation=organisation, kind=BatchKind.MEMBERS, name=source.name[:200], uploaded_by=actor.user)
    with source.path.open("rb") as content:
        batch.file.save(f"{batch.uid}{source.path.suffix.lower()}", File(content), save=False)
    batch.save(force_insert=True)
    node = None if actor.is_system else organisation
    outcome, incoming = run_register(actor, node, source, write=True, progress=progress)
    keep_outcome(batch, outcome, incoming)
    batch.status, batch.finished_at = BatchStatus.IMPORTED, timezone.now()
    batch.save(update_fields=["status", "finished_at", "rows", "created", "updated", "unchanged", "refused", "warned"])
    return batch, outcome

"""The road of a register file: uploaded, checked, confirmed, imported, and undone if need be."""

import datetime as dt
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files import File
from django.db.models import Q
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.progress import Tell
from sotay.documents.intake.marking import check_name
from sotay.exchange.actions import undoing
from sotay.exchange.actions.incoming import Incoming
from sotay.exchange.actions.journal import blocked_rows, take_back
from sotay.exchange.actions.register import Outcome, Source, run_register, scratch_file
from sotay.exchange.actions.sheets import Run, run_sheet
from sotay.exchange.choices import MEMBERS, STOPPED_WORDS, WORKING, BatchStatus, RowVerdict
from sotay.exchange.errors import BatchNotReady, SheetUndoBlocked, TooLarge, UndoBlocked, WorkbookRefused
from sotay.exchange.models import Batch, BatchRow, Comparison, Profile
from sotay.exchange.nouns.registry import noun_of
from sotay.exchange.queries.profiles import reading_of
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation

_OUTCOME = ("rows", "created", "updated", "unchanged", "refused", "warned", "unread")
# Uploaded registers are full of national IDs: they are kept while somebody may look back at them, and no longer.
KEPT_FOR = dt.timedelta(days=30)
EXAMPLES = 5


@action(MemberPermission.IMPORT, lock=Lock.NOTHING)
def upload_register(  # noqa: PLR0913 -- a file, what it holds and how it is read
    actor: Actor,
    organisation: Organisation,
    content: IO[bytes],
    *,
    name: str,
    noun: str = MEMBERS,
    profile: Profile | None = None,
) -> Batch:
    """Keep the file and make its batch; the check is a job, deferred by the caller in the same transaction."""
    actor.require(noun_of(noun).permission, organisation)
    check_name(name)
    size, most = getattr(content, "size", 0), settings.SOTAY_UPLOAD_MAX_BYTES
    if size > most:
        raise TooLarge(found=f"{size >> 20} MB", limit=f"{most >> 20} MB")
    batch = Batch(organisation=organisation, kind=noun, profile=profile, name=name[:200], uploaded_by=actor.user)
    batch.file.save(f"{batch.uid}{Path(name).suffix.lower()[:5]}", File(content), save=False)
    batch.status = BatchStatus.CHECKING
    batch.save(force_insert=True)
    return batch


@action(MemberPermission.IMPORT)
def check_batch(actor: Actor, batch: Batch, tell: Tell) -> Batch:
    """Work out what each row would do, and write the wrong ones back into their workbook; the register stays as it is.

    A batch that is at another step stays as it is: a job may run twice.
    """
    return _run(actor, batch, tell, write=False) if batch.status == BatchStatus.CHECKING else batch


@action(MemberPermission.IMPORT)
def confirm_batch(actor: Actor, batch: Batch) -> Batch:
    """Say yes to the preview; the import is a job, deferred by the caller in the same transaction."""
    _require(batch, BatchStatus.CHECKED)
    return _set(batch, BatchStatus.IMPORTING)


@action(MemberPermission.IMPORT)
def import_batch(actor: Actor, batch: Batch, tell: Tell) -> Batch:
    """Write the rows into the register. The file is read again: what has changed since the preview counts.

    A batch that is at another step, imported already perhaps, stays as it is: a job may run twice and writes once.
    """
    return _run(actor, batch, tell, write=True) if batch.status == BatchStatus.IMPORTING else batch


@action(MemberPermission.IMPORT)
def stop_batch(actor: Actor, batch: Batch, *, reason: str = STOPPED_WORDS) -> Batch:
    """Note that the job could not go on; nothing of it is in the register."""
    if batch.status not in WORKING:
        return batch
    batch.failure = reason[:300]
    return _set(batch, BatchStatus.STOPPED, "failure")


@action(MemberPermission.IMPORT)
def resume_batch(actor: Actor, batch: Batch) -> Batch:
    """Begin again with the check, when the job has stopped or its worker gives no sign of life."""
    _require(batch, BatchStatus.STOPPED, *WORKING)
    batch.failure = ""
    return _set(batch, BatchStatus.CHECKING, "failure")


@action(MemberPermission.IMPORT)
def undo_batch(actor: Actor, batch: Batch) -> Batch:
    """Take the batch back: what it made is removed, what it changed gets its old value, unless later work stands on it."""
    _require(batch, BatchStatus.IMPORTED)
    if batch.kind == MEMBERS:
        if blocked := undoing.blocked_by(batch):
            raise UndoBlocked(count=len(blocked), examples=", ".join(blocked[:EXAMPLES]))
        undoing.undo(batch)
    else:
        if blocked := blocked_rows(batch):
            raise SheetUndoBlocked(count=len(blocked), examples="; ".join(blocked[:EXAMPLES]))
        take_back(batch)
    batch.undone_at = timezone.now()
    return _set(batch, BatchStatus.UNDONE, "undone_at")


@action(MemberPermission.IMPORT, lock=Lock.NOTHING)
def import_register(
    actor: Actor, organisation: Organisation, source: Source, tell: Tell, *, name: str
) -> tuple[Batch, Outcome]:
    """Import a file in one go, as the operator does from the command line; one transaction, one batch."""
    batch = Batch(organisation=organisation, kind=MEMBERS, name=name[:200], uploaded_by=actor.user)
    node = None if actor.is_system else organisation
    outcome, incoming = run_register(actor, node, source, tell, write=True)
    with source.path.open("rb") as content:
        batch.file.save(f"{batch.uid}{source.path.suffix.lower()[:5]}", File(content), save=False)
    batch.save(force_insert=True)
    _keep_outcome(batch, outcome, incoming)
    batch.finished_at = timezone.now()
    return _set(batch, BatchStatus.IMPORTED, "finished_at", *_OUTCOME), outcome


def forget_files(now: dt.datetime) -> int:
    """Delete the files of batches that were uploaded long ago; what each row came to stays. Return how many batches."""
    old = Batch.objects.filter(~Q(file=""), uploaded_at__lt=now - KEPT_FOR).exclude(status__in=WORKING)
    count = 0
    for batch in old:
        for file in (batch.file, batch.rejects):
            if file:
                file.delete(save=False)
        batch.save(update_fields=["file", "rejects"])
        count += 1
    for comparison in Comparison.objects.filter(~Q(file=""), uploaded_at__lt=now - KEPT_FOR).exclude(
        status__in=WORKING
    ):
        comparison.file.delete(save=False)
        comparison.save(update_fields=["file"])
        # Whose numbers differed is nobody's business after a month either.
        comparison.differences.all().delete()
        count += 1
    return count


def _require(batch: Batch, *statuses: BatchStatus) -> None:
    """Refuse what does not belong to the batch's present step."""
    if batch.status not in statuses:
        raise BatchNotReady(status=batch.get_status_display())


def _set(batch: Batch, status: BatchStatus, *also: str) -> Batch:
    """Bring the batch to a step, and save the fields named beside it."""
    batch.status = status
    batch.save(update_fields=["status", *also])
    return batch


def _run(actor: Actor, batch: Batch, tell: Tell, *, write: bool) -> Batch:
    """Run the file and keep what its rows came to; a file that cannot be read is an outcome too."""
    rejects = scratch_file()
    try:
        source = Source(Path(batch.file.path), rejects)
        outcome = _run_noun(actor, batch, source, tell, write=write)
        if outcome.errors:
            with rejects.open("rb") as content:
                batch.rejects.save(f"{batch.uid}-rejects.xlsx", File(content), save=False)
    except WorkbookRefused as refusal:
        batch.failure = str(refusal)[:300]
        return _set(batch, BatchStatus.FAILED, "failure")
    finally:
        rejects.unlink()
    batch.finished_at = timezone.now()
    status = BatchStatus.IMPORTED if write else BatchStatus.CHECKED
    return _set(batch, status, "finished_at", "rejects", *_OUTCOME)


def _run_noun(actor: Actor, batch: Batch, source: Source, tell: Tell, *, write: bool) -> Outcome:
    """Run the file by the way of its noun, and keep the rows."""
    noun, reading = noun_of(batch.kind), reading_of(batch.profile)
    actor.require(noun.permission, batch.organisation)
    if noun.is_register:
        outcome, incoming = run_register(actor, batch.organisation, source, tell, write=write, reading=reading)
        _keep_outcome(batch, outcome, incoming, with_unchanged=True)
        return outcome
    run = Run(actor, batch.organisation, noun, reading)
    outcome, lines = run_sheet(run, source, tell, batch=batch if write else None)
    _count(batch, outcome)
    BatchRow.objects.filter(batch=batch).delete()
    lines.keep_rows(batch.pk)
    return outcome


def _keep_outcome(batch: Batch, outcome: Outcome, incoming: Incoming, *, with_unchanged: bool = False) -> None:
    """Set the counts and replace the rows of the batch."""
    _count(batch, outcome)
    BatchRow.objects.filter(batch=batch).delete()
    incoming.keep_rows(batch.pk, outcome.notes(), with_unchanged=with_unchanged)


def _count(batch: Batch, outcome: Outcome) -> None:
    """Set the counts."""
    batch.rows, batch.refused, batch.warned = outcome.rows, outcome.refused, outcome.warned
    batch.created, batch.updated = outcome.count(RowVerdict.CREATED), outcome.count(RowVerdict.UPDATED)
    batch.unchanged, batch.unread = outcome.count(RowVerdict.UNCHANGED), outcome.unknown_columns

"""Taking a list out of the system by a job: for a right, for one person, for a week, and written down."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files import File
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.audit.actions import write_readings
from sotay.core.errors import NotPermitted
from sotay.core.progress import Tell
from sotay.core.sheets import write_book
from sotay.members import board_layout
from sotay.members.choices import FAILED_WORDS, WRITING_WORDS, ExportStatus
from sotay.members.errors import ExportGone, ReasonMissing
from sotay.members.models import Export
from sotay.members.permissions import MemberPermission
from sotay.members.queries.exports import listed_keys, listed_rows
from sotay.members.queries.records import MASKED
from sotay.members.queries.register import Filters, Selection
from sotay.organisations.models import Organisation

KEPT_FOR = dt.timedelta(days=7)
_TELL_EVERY = 500


@action(MemberPermission.EXPORT, lock=Lock.NOTHING)
def ask_export(
    actor: Actor, organisation: Organisation, selection: Selection, *, with_numbers: bool = False, reason: str = ""
) -> Export:
    """Note what is asked for; the file is written by a job, deferred by the caller in the same transaction."""
    if actor.user is None:  # a list is for a person
        raise NotPermitted
    if with_numbers:
        actor.require(MemberPermission.REVEAL, organisation)
        if not reason.strip():
            raise ReasonMissing
    return Export.objects.create(
        organisation=organisation, asked_by=actor.user, filters=selection.filters.as_json(), conditions=list(selection.words),
        with_numbers=with_numbers, reason=reason.strip() if with_numbers else "",
    )  # fmt: skip


@action(MemberPermission.EXPORT)
def write_export(actor: Actor, export: Export, tell: Tell) -> Export:
    """Write the file, with the rights that the person has now; whose numbers are in it is noted for each of them.

    An export that is not waited for stays as it is: a job may run twice.
    """
    if export.status != ExportStatus.WAITING:
        return export
    if export.with_numbers:
        actor.require(MemberPermission.REVEAL, export.organisation)
    keys = listed_keys(actor, Filters.from_json(export.filters))
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as scratch:
        _write(export, [affiliation for affiliation, _ in keys], Path(scratch.name), tell)
        export.file.save(f"{export.uid}.xlsx", File(scratch), save=False)
    if export.with_numbers:
        write_readings(
            user=export.asked_by, target_type="members.Member", targets=[member for _, member in keys],
            fields=list(MASKED.values()), reason=export.reason,
        )  # fmt: skip
    export.count, export.status, export.ready_at = len(keys), ExportStatus.READY, timezone.now()
    export.expires_at = export.ready_at + KEPT_FOR
    export.save(update_fields=["count", "status", "ready_at", "expires_at", "file"])
    return export


@action(MemberPermission.EXPORT)
def stop_export(actor: Actor, export: Export, *, reason: str = FAILED_WORDS) -> Export:
    """Note that the job could not be done."""
    if export.status == ExportStatus.WAITING:
        export.status, export.failure = ExportStatus.FAILED, reason[:300]
        export.save(update_fields=["status", "failure"])
    return export


@action(MemberPermission.EXPORT, lock=Lock.NOTHING)
def fetch_export(actor: Actor, export: Export) -> FieldFile:
    """Hand out the file, once more each time it is asked for, each time written down."""
    if export.status != ExportStatus.READY or export.expires_at is None or export.expires_at <= timezone.now():
        raise ExportGone(state=ExportStatus(export.status).label.lower())
    return export.file


def expire_exports(now: dt.datetime) -> int:
    """Delete the files of exports whose week is over; return how many."""
    count = 0
    for export in Export.objects.filter(status=ExportStatus.READY, expires_at__lte=now):
        export.file.delete(save=False)
        export.status = ExportStatus.EXPIRED
        export.save(update_fields=["status", "file"])
        count += 1
    return count


def _write(export: Export, affiliations: list[int], target: Path, tell: Tell) -> None:
    """Write the workbook row by row."""
    filters = Filters.from_json(export.filters)
    columns = board_layout.columns_for(with_numbers=export.with_numbers)
    rows = listed_rows(affiliations, filters, board_layout.fields_of(columns))
    lines = (
        board_layout.TITLE, export.organisation.name, f"Lập lúc {timezone.localtime(export.asked_at):%H:%M %d/%m/%Y}",
        *export.conditions,
    )  # fmt: skip
    cells = _told(board_layout.cells_of(columns, rows), len(affiliations), tell)
    write_book(target, ("Danh sách đảng viên", board_layout.headings_of(columns), cells, lines))


def _told(cells: Iterator[list[Any]], count: int, tell: Tell) -> Iterator[list[Any]]:
    """Pass the rows on, telling how far it is."""
    for number, row in enumerate(cells):
        if number % _TELL_EVERY == 0:
            tell(WRITING_WORDS, 95 * number // max(count, 1))
        yield row

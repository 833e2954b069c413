"""Handing out a noun's present records to be edited, and the preview in colours."""

import tempfile
from itertools import islice
from pathlib import Path

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.audit.actions import write_readings
from sotay.core.days import today
from sotay.exchange.actions.register import Source
from sotay.exchange.actions.sheets import open_sheet
from sotay.exchange.choices import MEMBERS
from sotay.exchange.coloured import MOST_UNCHANGED, write_coloured
from sotay.exchange.errors import ReasonWanted, TooManyForWorkbook
from sotay.exchange.models import Batch
from sotay.exchange.nouns.registry import noun_of
from sotay.exchange.prefilled import write_prefilled
from sotay.exchange.queries.batches import judged_rows
from sotay.exchange.queries.profiles import reading_of
from sotay.members.permissions import MemberPermission
from sotay.members.queries.records import MASKED
from sotay.organisations.models import Organisation

# More is taken out as a list, by a job, and comes back by the same road.
MOST = 20_000


@action(MemberPermission.IMPORT, lock=Lock.NOTHING)
def take_workbook(actor: Actor, organisation: Organisation, *, noun: str, reason: str = "") -> bytes:
    """Return the records at and below the organisation as a workbook to be edited and sent back.

    Members' numbers leave only to whoever may see them, for a reason, noted for each of them.
    """
    one = noun_of(noun)
    actor.require(one.permission, organisation)
    if noun == MEMBERS:
        actor.require(MemberPermission.REVEAL, organisation)
        if not reason.strip():
            raise ReasonWanted
    records = list(islice(one.records(actor, organisation), MOST + 1))
    if len(records) > MOST:
        raise TooManyForWorkbook(count=f"hơn {MOST}", most=MOST)
    if noun == MEMBERS and actor.user is not None:
        write_readings(
            user=actor.user, target_type="members.Member", targets=sorted({record.pk for record in records}),
            fields=list(MASKED.values()), reason=reason.strip(),
        )  # fmt: skip
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as scratch:
        write_prefilled(Path(scratch.name), one, organisation.name, records, today(), masked=False)
        return Path(scratch.name).read_bytes()


@action(MemberPermission.IMPORT, lock=Lock.NOTHING)
def take_preview(actor: Actor, batch: Batch) -> bytes:
    """Return the rows of a batch as a workbook, coloured by what becomes of them."""
    noun = noun_of(batch.kind)
    judged = judged_rows(batch)
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as scratch:
        with open_sheet(Source(Path(batch.file.path)), noun, reading_of(batch.profile)) as found:
            write_coloured(found, Path(scratch.name), judged, with_unchanged=batch.rows <= MOST_UNCHANGED)
        return Path(scratch.name).read_bytes()

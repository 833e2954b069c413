"""Signing tables for good, and taking people's names out of the figures; both written down."""

import datetime as dt

from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.bulk import read_sql, run_sql
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.known import close_the_books
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation
from sotay.statistics.errors import PeriodNotOver, SignatoryMissing, TablesDoNotBalance
from sotay.statistics.models import Snapshot
from sotay.statistics.permissions import StatisticsPermission
from sotay.statistics.queries.facts import FACTS, facts_of
from sotay.statistics.queries.places import places_counted
from sotay.statistics.queries.snapshots import PEOPLE_DIGEST
from sotay.statistics.queries.tables import official_tables, period_movements
from sotay.statistics.sealing import content_of, seal_of

_GATHER = f"CREATE TEMPORARY TABLE counted_people ON COMMIT DROP AS {FACTS}"
_KEEP = """
INSERT INTO statistics_snapshotperson (snapshot_id, member, facts) SELECT %(snapshot)s, member, facts FROM counted_people
"""


@action(MemberPermission.EXPORT, lock=Lock.NOTHING)
def export_people(actor: Actor, organisation: Organisation, *, sheet: str) -> None:
    """Let a list of people below the organisation leave as a workbook; the ledger names the sheet and the day."""


@action(StatisticsPermission.SIGN, lock=Lock.NOTHING)
def sign_tables(
    actor: Actor, organisation: Organisation, *, period: tuple[dt.date, dt.date], signatory: str, number: str = ""
) -> Snapshot:
    """Close the books, and keep the official tables of a period with everybody counted in them, for good.

    Nothing that is recorded later changes them; it is listed beside them.
    """
    first, last = period
    if actor.user is None:
        raise NotPermitted
    if last >= today():
        raise PeriodNotOver(last=f"{last:%d/%m/%Y}")
    if not signatory.strip():
        raise SignatoryMissing
    known = close_the_books()
    _require_balance(organisation, first, last)
    content = content_of(official_tables(organisation, first, last), _head(organisation, first, last))
    run_sql(_GATHER, facts_of(organisation, first, last))
    digest = read_sql(PEOPLE_DIGEST.format(people="counted_people"))[0][0]
    snapshot = Snapshot.objects.create(
        organisation=organisation, first=first, last=last, known_at=known, content=content,
        places=places_counted(organisation, last), seal=seal_of(content, digest),
        signed_by=actor.user, signatory=signatory.strip(), signed_at=max(known, timezone.now()), number=number.strip(),
    )  # fmt: skip
    run_sql(_KEEP, {"snapshot": snapshot.pk})
    run_sql("DROP TABLE counted_people")
    return snapshot


def _require_balance(organisation: Organisation, first: dt.date, last: dt.date) -> None:
    """Raise unless opening plus in less out is closing."""
    found = period_movements(organisation, first, last)
    if not found.balances:
        came = found.admitted + found.moved_in
        gone = found.deceased + found.expelled + found.struck_off + found.resigned + found.moved_out
        raise TablesDoNotBalance(opening=found.opening, came=came, gone=gone, closing=found.closing)


def _head(organisation: Organisation, first: dt.date, last: dt.date) -> dict[str, str]:
    """Return what the signed bytes say of themselves."""
    return {
        "organisation": organisation.code,
        "name": organisation.name,
        "first": first.isoformat(),
        "last": last.isoformat(),
    }

"""Making papers: by the cell, for many at once, by the member's own wish, for who comes from another province."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on
from sotay.transfers import errors, rules
from sotay.transfers.actions.moving import require_unknown
from sotay.transfers.actions.signing import sign_first
from sotay.transfers.choices import FAILED, Direction, TransferKind
from sotay.transfers.models import Box, Transfer
from sotay.transfers.notices import tell_member, tell_turn
from sotay.transfers.permissions import TransferPermission
from sotay.transfers.queries import issuer_of, official_cell, open_of, plan_within, way_of


@dataclass(frozen=True)
class Wish:
    """Where somebody goes, why, since when: what box 1 says. `kind` is `official`, `temporary` or `abroad`."""

    kind: str
    target: Organisation | None
    target_name: str
    cause: str
    moved_on: dt.date
    until: dt.date | None = None
    note: str = ""


@action(TransferPermission.START, lock=Lock.NOTHING)
def start_transfer(  # noqa: PLR0913 -- the fields of box 1
    actor: Actor,
    organisation: Organisation,
    *,
    member: Member,
    kind: str,
    cause: str,
    moved_on: dt.date,
    target: Organisation | None = None,
    target_name: str = "",
    until: dt.date | None = None,
    note: str = "",
    decision: DecisionPaper | None = None,
    replaces: Transfer | None = None,
    sign_now: bool = False,
) -> Transfer:
    """Make the paper of one member of the cell; `sign_now` signs box 1 as well."""
    _require_replaceable(replaces, member)
    wish = Wish(kind, target, target_name.strip(), cause, moved_on, until, note.strip())
    made = _make(actor, organisation, member, wish, decision=decision, replaces=replaces)
    if sign_now:
        sign_first(actor, made)
    return made


@action(TransferPermission.START, lock=Lock.NOTHING)
def start_transfers(  # noqa: PLR0913 -- the fields of box 1
    actor: Actor,
    organisation: Organisation,
    *,
    members: Sequence[Member],
    kind: str,
    cause: str,
    moved_on: dt.date,
    target: Organisation | None = None,
    target_name: str = "",
    until: dt.date | None = None,
    note: str = "",
    decision: DecisionPaper | None = None,
    replaces: Transfer | None = None,
) -> list[Transfer]:
    """Make and sign box 1 of the papers of many members of the cell, all or none, with numbers in a row.

    `replaces` is the paper in whose place that of the first member comes.
    """
    if not members:
        raise errors.NobodyChosen
    _require_replaceable(replaces, members[0])
    wish = Wish(kind, target, target_name.strip(), cause, moved_on, until, note.strip())
    made = [
        _make(actor, organisation, member, wish, decision=decision, replaces=replaces if number == 0 else None)
        for number, member in enumerate(members)
    ]
    for one in made:
        sign_first(actor, one)
    return made


@action(TransferPermission.ASK_OWN, lock=Lock.NOTHING)
def ask_transfer(  # noqa: PLR0913 -- the fields of box 1
    actor: Actor,
    organisation: Organisation,
    *,
    member: Member,
    kind: str,
    cause: str,
    moved_on: dt.date,
    target: Organisation | None = None,
    target_name: str = "",
    until: dt.date | None = None,
    note: str = "",
) -> Transfer:
    """Let a member ask the own cell for a paper; the secretary signs box 1, or gives it back."""
    if actor.user is None or member.account_id != actor.user.pk:
        raise errors.NotYours
    wish = Wish(kind, target, target_name.strip(), cause, moved_on, until, note.strip())
    return _make(actor, organisation, member, wish)


@action(TransferPermission.RECEIVE, lock=Lock.NOTHING)
def record_incoming(  # noqa: PLR0913 -- what the paper from another province says
    actor: Actor,
    organisation: Organisation,
    *,
    person: dict[str, Any],
    source_name: str,
    paper_number: str,
    introduced_on: dt.date,
    cause: str,
    until: dt.date | None = None,
    note: str = "",
) -> Transfer:
    """Write down the paper that somebody brings from another province; the cell accepts in the last box.

    Levels above the one that writes it down have signed on the paper, and have no box here.
    """
    if introduced_on > today():
        raise errors.DayToCome
    require_unknown(person, today())
    kind = TransferKind.TEMPORARY if until else TransferKind.OUTSIDE
    _require_length(introduced_on, until, is_temporary=until is not None)
    way = way_of(organisation)
    here = [step for step, node in zip(way, _nodes(way), strict=True) if actor.can(TransferPermission.RECEIVE, node)]
    transfer = Transfer.objects.create(
        kind=kind,
        direction=Direction.IN,
        organisation=organisation,
        issuer=issuer_of(organisation),
        year=introduced_on.year,
        person_name=person["full_name"],
        person={**person, "paper_number": paper_number},
        source_name=source_name.strip(),
        target=organisation,
        target_name=organisation.name,
        cause=cause,
        note=note.strip(),
        moved_on=introduced_on,
        introduced_on=introduced_on,
        started_on=introduced_on,
        until=until,
        created_by=actor.user,
    )
    _write_boxes(transfer, rules.boxes_in(kind, here or way[-1:]))
    return transfer


def _nodes(way: Sequence[rules.Step]) -> list[Organisation]:
    """Return the organisations of a way."""
    known = Organisation.objects.in_bulk([step.organisation for step in way])
    return [known[step.organisation] for step in way]


def _make(  # noqa: PLR0913 -- whose, whither, on what ground
    actor: Actor,
    cell: Organisation,
    member: Member,
    wish: Wish,
    *,
    decision: DecisionPaper | None = None,
    replaces: Transfer | None = None,
) -> Transfer:
    """Write a paper with its boxes; box 1 waits."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    home = official_cell(member, today())
    if home is None or home.organisation_id != cell.pk:
        raise errors.NotOfThisCell(name=member.full_name)
    if open_of(member) is not None:
        raise errors.OneUnderWay(name=member.full_name)
    kind, direction, plans = _plan(cell, wish)
    _require_length(wish.moved_on, wish.until, is_temporary=kind == TransferKind.TEMPORARY)
    transfer = Transfer(
        kind=kind,
        direction=direction,
        organisation=cell,
        issuer=issuer_of(cell),
        year=today().year,
        member=member,
        person_name=member.full_name,
        source=cell,
        source_name=_full_name(cell),
        target=wish.target,
        target_name=_full_name(wish.target) if wish.target else wish.target_name,
        cause=wish.cause,
        note=wish.note,
        moved_on=wish.moved_on,
        until=wish.until if kind in (TransferKind.TEMPORARY, TransferKind.ABROAD) else None,
        decision=record_decision(decision),
        replaces=replaces,
        created_by=actor.user,
    )
    try:
        with transaction.atomic():
            transfer.save(force_insert=True)
    except IntegrityError as error:
        if "transfer_one_open" in str(error):
            raise errors.OneUnderWay(name=member.full_name) from error
        raise
    _write_boxes(transfer, plans)
    tell_member(transfer, f"Đã lập giấy chuyển sinh hoạt của đồng chí đến {transfer.target_name}")
    return transfer


def _plan(cell: Organisation, wish: Wish) -> tuple[TransferKind, Direction, list[rules.BoxPlan]]:
    """Return the paper, its direction and its boxes."""
    if wish.target is None:
        if not wish.target_name:
            raise errors.TargetMissing
        kind = {"temporary": TransferKind.TEMPORARY, "abroad": TransferKind.ABROAD}.get(wish.kind, TransferKind.OUTSIDE)
        return kind, Direction.OUT, rules.boxes_out(kind, way_of(cell), wish.target_name)
    if not wish.target.is_cell or wish.target.closed_on is not None:
        raise errors.NotACell
    if wish.target.pk == cell.pk:
        raise errors.SameCell
    kind, plans = plan_within(wish.kind, cell, wish.target)
    return kind, Direction.WITHIN, plans


def _require_length(first: dt.date, until: dt.date | None, *, is_temporary: bool) -> None:
    """Refuse a temporary stay without end, or of another length than the regulations give it."""
    if not is_temporary:
        return
    if until is None:
        raise errors.UntilMissing
    norms = norms_on(first, rules.TransferNorms)
    if not norms.temporary_least <= rules.spans(first, until) < norms.temporary_below:
        raise errors.NotTemporary(least=norms.temporary_least, below=norms.temporary_below)


def _require_replaceable(old: Transfer | None, member: Member) -> None:
    """Refuse a new paper for one that goes on, or that has been replaced."""
    if old is None:
        return
    taken = Transfer.objects.filter(replaces=old).exists()
    if old.status not in FAILED or taken or old.member_id != member.pk:
        raise errors.NotReplaceable


def _full_name(cell: Organisation) -> str:
    """Return a cell with the committee above it."""
    return f"{cell.name}, {cell.parent.name}" if cell.parent else cell.name


def _write_boxes(transfer: Transfer, plans: Sequence[rules.BoxPlan]) -> None:
    """Write the boxes; the turn of the first has come."""
    boxes = [
        Box(
            transfer=transfer,
            slot=plan.slot,
            side=plan.side,
            organisation_id=plan.organisation,
            label=plan.label,
            is_outside=plan.is_outside,
            waiting_since=timezone.now() if number == 0 else None,
        )
        for number, plan in enumerate(plans)
    ]
    Box.objects.bulk_create(boxes)
    tell_turn(boxes[0])

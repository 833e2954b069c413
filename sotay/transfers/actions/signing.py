"""Signing the boxes in turn, giving a paper back, withdrawing it, leading it to another cell."""

import datetime as dt

from django.utils import timezone

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.documents.numbering import take_number
from sotay.organisations.models import Organisation
from sotay.transfers import errors, rules
from sotay.transfers.actions.moving import carry_out, end_stay
from sotay.transfers.choices import INTRODUCTION, Direction, Side, TransferKind, TransferStatus
from sotay.transfers.models import Box, Transfer
from sotay.transfers.notices import tell_member, tell_starters, tell_turn
from sotay.transfers.permissions import TransferPermission
from sotay.transfers.queries import signs_there, way_of

# What a signature may change of the paper.
_MOVING = (
    "started_on", "year", "number", "introduced_on", "presented_on", "status", "effective_on", "closed_at", "member",
)  # fmt: skip


@action(TransferPermission.SIGN)
def sign_box(
    actor: Actor, box: Box, *, signed_on: dt.date | None = None, signer_name: str = "", note: str = ""
) -> Transfer:
    """Sign the box whose turn it is; the last one moves the member on the day of the signature."""
    transfer = _lock(box)
    _require_turn(transfer, box)
    _require_other(actor, transfer)
    day = signed_on or today()
    _require_day(transfer, day)
    _fill(actor, box, day, signer_name.strip(), note.strip())
    _go_on(transfer, box, day)
    return transfer


@action(TransferPermission.SIGN)
def turn_down(actor: Actor, box: Box, *, reason: str) -> Transfer:
    """End the paper at the box whose turn it is: the side that lets go returns it, the side that receives refuses."""
    transfer = _lock(box)
    _require_turn(transfer, box)
    _require_other(actor, transfer)
    refused = box.side == Side.RECEIVING
    _close(actor, transfer, TransferStatus.REFUSED if refused else TransferStatus.RETURNED, reason)
    words = "không tiếp nhận" if refused else "trả lại"
    sentence = (
        f"{box.label} {words} giấy chuyển sinh hoạt của đồng chí {transfer.person_name}: {transfer.closed_reason}"
    )
    tell_member(transfer, sentence)
    tell_starters(transfer, sentence)
    return transfer


@action(TransferPermission.SIGN)
def return_paper(actor: Actor, box: Box, *, reason: str) -> Transfer:
    """Give the paper back to where it began, because something on it is wrong: a new one is made there."""
    transfer = _lock(box)
    _require_turn(transfer, box)
    _require_other(actor, transfer)
    _close(actor, transfer, TransferStatus.RETURNED, reason)
    sentence = (
        f"{box.label} trả lại giấy chuyển sinh hoạt của đồng chí {transfer.person_name}: {transfer.closed_reason}"
    )
    tell_member(transfer, sentence)
    tell_starters(transfer, sentence)
    return transfer


@action(TransferPermission.START)
def withdraw_transfer(actor: Actor, transfer: Transfer, *, reason: str) -> Transfer:
    """Take the paper back before the receiving side has it in hand."""
    _require_open(transfer)
    if transfer.presented_on is not None:
        raise errors.AlreadyPresented
    _close(actor, transfer, TransferStatus.WITHDRAWN, reason)
    tell_member(transfer, f"Giấy chuyển sinh hoạt của đồng chí đã rút: {transfer.closed_reason}")
    return transfer


@action(TransferPermission.ASK_OWN)
def withdraw_own(actor: Actor, transfer: Transfer, *, reason: str = "Đảng viên rút đề nghị") -> Transfer:
    """Let the member take back what was asked for, as long as the cell has not signed."""
    _require_open(transfer)
    own = transfer.member.account_id if transfer.member else None
    if actor.user is None or own != actor.user.pk:
        raise errors.NotYours
    if transfer.started_on is not None:
        raise errors.NotTheTurn
    _close(actor, transfer, TransferStatus.WITHDRAWN, reason)
    return transfer


@action(TransferPermission.SIGN)
def redirect_transfer(actor: Actor, box: Box, *, target: Organisation) -> Transfer:
    """Lead a paper to another cell of the receiving side, before that cell has signed: by the level whose turn it is."""
    transfer = _lock(box)
    _require_turn(transfer, box)
    if transfer.direction == Direction.OUT or box.side != Side.RECEIVING:
        raise errors.NotTheTurn
    if not target.is_cell or target.closed_on is not None:
        raise errors.NotACell
    if target.pk in (transfer.source_id, transfer.target_id):
        raise errors.SameCell
    actor.require(TransferPermission.SIGN, target)
    transfer.target, transfer.target_name = target, target.name
    if transfer.direction == Direction.IN:
        transfer.organisation = target
    transfer.save(update_fields=["target", "target_name", "organisation"])
    _lay_anew(transfer, box)
    return transfer


@action(TransferPermission.SIGN)
def end_temporary(actor: Actor, transfer: Transfer, *, on: dt.date, reason: str = "") -> Transfer:
    """End a temporary stay before its time: the member takes part in the official cell alone from the day on."""
    if (
        transfer.kind != TransferKind.TEMPORARY
        or transfer.status != TransferStatus.DONE
        or transfer.effective_on is None
    ):
        raise errors.NotHere
    if on <= transfer.effective_on or (transfer.until is not None and on >= transfer.until):
        raise errors.NotHere
    if transfer.direction != Direction.OUT:
        end_stay(transfer, on)
    transfer.until, transfer.note = on, (reason.strip() or transfer.note)[:300]
    transfer.save(update_fields=["until", "note"])
    tell_member(transfer, f"Thôi sinh hoạt tạm thời tại {transfer.target_name} từ ngày {on:%d/%m/%Y}")
    return transfer


def sign_first(actor: Actor, transfer: Transfer) -> None:
    """Sign box 1 of a paper that was made in the same action, where the actor signs for the cell."""
    box = transfer.boxes.select_related("organisation").order_by("slot")[0]
    actor.require(TransferPermission.SIGN, box.organisation)
    _require_other(actor, transfer)
    name = "" if signs_there(actor, box.organisation_id) or actor.user is None else actor.user.name
    _fill(actor, box, today(), name, "")
    _go_on(transfer, box, today())


# --- One box ------------------------------------------------------------------------------------------------------


def _lock(box: Box) -> Transfer:
    """Return the paper, kept from others until this is done."""
    rows = Transfer.objects.select_for_update(of=("self",), no_key=True).select_related("member", "target", "source")
    transfer = rows.get(pk=box.transfer_id)
    box.transfer = transfer
    return transfer


def _require_open(transfer: Transfer) -> None:
    """Refuse what comes after the end."""
    if not transfer.is_open:
        raise errors.NotOpen(state=transfer.get_status_display().lower())


def _require_turn(transfer: Transfer, box: Box) -> None:
    """Refuse a box whose turn it is not."""
    _require_open(transfer)
    if box.signed_on is not None or box.waiting_since is None:
        raise errors.NotTheTurn


def _require_other(actor: Actor, transfer: Transfer) -> None:
    """Refuse whoever would sign their own paper."""
    own = transfer.member.account_id if transfer.member else None
    if actor.user is not None and own == actor.user.pk:
        raise errors.OwnPaper


def _require_day(transfer: Transfer, day: dt.date) -> None:
    """Refuse a day to come, and one before the last signature."""
    if day > today():
        raise errors.DayToCome
    before = transfer.boxes.exclude(signed_on=None).order_by("-signed_on").first()
    last = before.signed_on if before else None
    if transfer.direction == Direction.IN:
        last = max(last or dt.date.min, transfer.introduced_on or dt.date.min)
    if last is not None and day < last:
        raise errors.DayTooEarly(day=f"{last:%d/%m/%Y}")


def _fill(actor: Actor, box: Box, day: dt.date, signer_name: str, note: str) -> None:
    """Write who signed when; whoever signs for another level names the signer of the paper."""
    own = signs_there(actor, box.organisation_id) and not box.is_outside
    if not own and not signer_name:
        raise errors.SignerMissing(level=box.label)
    box.signed_on, box.signer, box.on_behalf, box.note = day, actor.user, not own, note
    box.signer_name = signer_name or (actor.user.name if actor.user else "")
    box.save(update_fields=["signed_on", "signer", "signer_name", "on_behalf", "note"])


def _go_on(transfer: Transfer, box: Box, day: dt.date) -> None:
    """Note how far the paper has come; give the turn to the next box, or carry it out."""
    following = transfer.boxes.filter(slot__gt=box.slot).order_by("slot").first()
    if transfer.started_on is None:
        transfer.started_on = day
        transfer.year = today().year
        transfer.number = take_number(transfer.issuer_id, INTRODUCTION, str(transfer.year))
    if box.side == Side.SENDING and (following is None or following.side == Side.RECEIVING):
        transfer.introduced_on = day
    if box.side == Side.RECEIVING and transfer.presented_on is None:
        transfer.presented_on = day
    if following is None:
        _finish(transfer, day)
    else:
        following.waiting_since = timezone.now()
        following.save(update_fields=["waiting_since"])
        following.transfer = transfer
        tell_turn(following)
    transfer.save(update_fields=_MOVING)


def _finish(transfer: Transfer, day: dt.date) -> None:
    """Carry the paper out."""
    carry_out(transfer, day)
    transfer.status, transfer.effective_on, transfer.closed_at = TransferStatus.DONE, day, timezone.now()
    sentence = f"{transfer.target_name} đã tiếp nhận đồng chí {transfer.person_name} từ ngày {day:%d/%m/%Y}"
    tell_member(transfer, sentence)
    tell_starters(transfer, sentence)


def _close(actor: Actor, transfer: Transfer, status: TransferStatus, reason: str) -> None:
    """End a paper without moving anybody."""
    if not reason.strip():
        raise errors.ReasonMissing
    transfer.status, transfer.closed_reason = status, reason.strip()[:300]
    transfer.closed_by, transfer.closed_at = actor.user, timezone.now()
    transfer.save(update_fields=["status", "closed_reason", "closed_by", "closed_at"])


def _lay_anew(transfer: Transfer, box: Box) -> None:
    """Replace the boxes after the present one by those of the way to the new cell; the present level keeps its turn."""
    if transfer.target is None:
        return
    plans = rules.boxes_in(TransferKind(transfer.kind), way_of(transfer.target))
    keep = [plan for plan in plans if plan.slot > box.slot]
    transfer.boxes.filter(slot__gt=box.slot).delete()
    Box.objects.bulk_create(
        Box(transfer=transfer, slot=plan.slot, side=plan.side, organisation_id=plan.organisation, label=plan.label)
        for plan in keep
    )
    if not keep and box.organisation_id != transfer.target_id:  # the cell's own box is led to the other cell
        box.organisation, box.label = transfer.target, transfer.target.name
        box.save(update_fields=["organisation", "label"])

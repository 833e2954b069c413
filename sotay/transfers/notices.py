"""What people are told about papers."""

from collections.abc import Iterable

from django.urls import reverse

from sotay.notifications.actions import notify
from sotay.transfers.models import Box, Transfer
from sotay.transfers.queries import signers_at

TURN, STATE = "transfer_turn", "transfer_state"


def tell_turn(box: Box) -> None:
    """Tell those who sign for the level that it is their turn."""
    transfer = box.transfer
    sentence = f"Giấy chuyển sinh hoạt của đồng chí {transfer.person_name} chờ {box.label} ký"
    notify(_others(signers_at(box.organisation_id), transfer), TURN, sentence, _link(transfer))


def tell_member(transfer: Transfer, sentence: str) -> None:
    """Tell the member how it stands."""
    if transfer.member is not None and transfer.member.account_id is not None:
        notify([transfer.member.account_id], STATE, sentence, reverse("transfers:mine"))


def tell_starters(transfer: Transfer, sentence: str) -> None:
    """Tell those who sign box 1."""
    first = transfer.boxes.order_by("slot").first()
    if first is not None:
        notify(_others(signers_at(first.organisation_id), transfer), STATE, sentence, _link(transfer))


def _others(users: Iterable[int], transfer: Transfer) -> list[int]:
    """Return the accounts but for that of the member concerned."""
    own = transfer.member.account_id if transfer.member else None
    return [user for user in users if user != own]


def _link(transfer: Transfer) -> str:
    """Return the address of the paper."""
    return reverse("transfers:detail", args=[transfer.uid])

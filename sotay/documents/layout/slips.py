"""Activation slips on paper: eight on a page of A4, to be cut apart and handed over."""

from collections.abc import Iterable
from dataclasses import dataclass

import segno

from sotay.documents.layout.engine import typeset
from sotay.documents.layout.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What one member needs for the first sign-in; `activation_url` is what the QR code opens."""

    unit_name: str
    member_name: str
    login: str
    pin: str
    address: str
    activation_url: str
    valid_until: str = ""


def slips_pdf(slips: Iterable[Slip]) -> bytes:
    """Return the slips as PDF."""
    return typeset("slips.typ", [_data(slip) for slip in slips])


def _data(slip: Slip) -> dict[str, str]:
    """Return the words and the code of one slip."""
    return {
        "unit_name": one_line(slip.unit_name),
        "member_name": one_line(slip.member_name),
        "login": one_line(slip.login),
        "pin": one_line(slip.pin),
        "address": one_line(slip.address),
        "valid_until": one_line(slip.valid_until),
        "qr": segno.make(slip.activation_url, error="m", micro=False).svg_inline(border=0),
    }

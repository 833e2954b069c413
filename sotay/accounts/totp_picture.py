"""The secret of an authenticator app, as the app wants it: a QR code, or letters to type."""

from dataclasses import dataclass

import segno
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from sotay.accounts.models import User

_KEY = "totp_under_way"


@dataclass(frozen=True)
class TotpPicture:
    """The QR code as inline SVG, the letters in groups of four, and the address that a phone opens in its app."""

    svg: SafeString
    letters: str
    address: str


def new_secret(request: HttpRequest) -> str:
    """Return the secret that waits in the session to be confirmed, made when first asked for."""
    if _KEY not in request.session:
        request.session[_KEY] = generate_totp_secret()
    return str(request.session[_KEY])


def forget_secret(request: HttpRequest) -> None:
    """Forget the secret once it is kept with the account."""
    request.session.pop(_KEY, None)


def totp_picture(user: User, secret: str) -> TotpPicture:
    """Return the secret to be scanned or typed."""
    address = get_adapter().build_totp_url(user, secret)
    svg = segno.make(address, error="m").svg_inline(scale=5, border=2, dark="#000", light="#fff")
    letters = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return TotpPicture(mark_safe(svg), letters, address)  # noqa: S308 -- segno's own picture, no text of anybody in it

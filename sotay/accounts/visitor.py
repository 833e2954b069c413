"""Who knocks: the device and address from which a request comes, before anybody is signed in."""

import uuid
from contextlib import suppress
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core import signing
from django.http import HttpRequest, HttpResponse

DEVICE_COOKIE = "sotay_device"
_SALT = "sotay.accounts.device"
_TWO_YEARS = 60 * 60 * 24 * 730


@dataclass(frozen=True)
class Visitor:
    """A browser at the door; `device` is empty until somebody has signed in on it."""

    address: str
    device: uuid.UUID | None
    user_agent: str = ""


def visitor_of(request: HttpRequest) -> Visitor:
    """Return where the request comes from; a device cookie that we did not sign counts for nothing."""
    device = None
    with suppress(signing.BadSignature, ValueError):
        device = uuid.UUID(signing.Signer(salt=_SALT).unsign(request.COOKIES.get(DEVICE_COOKIE, "")))
    address = str(get_adapter().get_client_ip(request))
    return Visitor(address, device, request.META.get("HTTP_USER_AGENT", ""))


def remember_device(request: HttpRequest, response: HttpResponse, device: uuid.UUID) -> None:
    """Leave the device's signed key in the browser."""
    response.set_cookie(
        DEVICE_COOKIE, signing.Signer(salt=_SALT).sign(str(device)), max_age=_TWO_YEARS,
        secure=request.is_secure(), httponly=True, samesite="Lax",
    )  # fmt: skip

"""A device that several people use: what its session carries, and how long it may lie untouched."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

SHARED = "shared"
PRACTISING = "rehearsal"
_RETURN = "return"


@dataclass(frozen=True)
class Sharing:
    """What was said at sign-in: several people use this device, and the others may read my short name on it."""

    shared: bool
    listed: bool


def begin_shared_session(request: HttpRequest) -> None:
    """Let the session end soon after its last use.

    The page locks itself first, and knows where it was; the server ends whatever a page could not, half as long again later.
    """
    idle: int = settings.SOTAY_SHARED_IDLE_SECONDS
    request.session[SHARED] = True
    request.session.set_expiry(idle + idle // 2)


def is_shared_session(request: HttpRequest) -> bool:
    """Tell whether the session was opened on a device that several people use."""
    return bool(request.session.get(SHARED))


def is_drawn_apart(request: HttpRequest) -> bool:
    """Tell whether the session's pages look otherwise than anybody else's: no drawing of a page is kept for them."""
    return bool(request.session.get(SHARED) or request.session.get(PRACTISING))


def remember_page(request: HttpRequest, user_key: int, address: str) -> None:
    """Keep where the person was when the device locked itself; nobody else is led there."""
    request.session[_RETURN] = {"user": user_key, "address": address}


def page_to_return_to(request: HttpRequest, user_key: int) -> str:
    """Return where the person was when the device locked itself, or nothing; it is told once."""
    kept = request.session.pop(_RETURN, None)
    return str(kept["address"]) if kept and kept["user"] == user_key else ""


def mark_shared(request: HttpRequest, *, shared: bool) -> None:
    """Tell the frame of a page before sign-in that the device is shared: what earlier people left there is thrown away."""
    vars(request)["shared_device"] = shared

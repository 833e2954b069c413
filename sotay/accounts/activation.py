"""An activation under way: kept in the session of whoever gave the slip's PIN, for a quarter of an hour."""

import time

from django.http import HttpRequest

from sotay.accounts.models import Slip
from sotay.accounts.queries import open_slip
from sotay.core.errors import NotVisible

_KEY = "activation"
_SECONDS = 900


def begin(request: HttpRequest, slip: Slip) -> None:
    """Remember the slip whose PIN was right."""
    request.session.cycle_key()
    request.session[_KEY] = {"slip": str(slip.uid), "until": int(time.time()) + _SECONDS, "rule": 0}


def agree(request: HttpRequest, *, number: int) -> None:
    """Remember the version of the rule of use that was accepted; it is kept when the account is activated."""
    request.session[_KEY] = {**request.session[_KEY], "rule": number}


def slip_under_way(request: HttpRequest) -> Slip | None:
    """Return the slip, while it may still be used."""
    state = request.session.get(_KEY)
    if not state or state["until"] < time.time():
        return None
    try:
        return open_slip(state["slip"])
    except NotVisible:
        return None


def accepted_rule(request: HttpRequest) -> int:
    """Return the version that was accepted on the way, or 0."""
    return int(request.session.get(_KEY, {}).get("rule", 0))

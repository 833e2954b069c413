"""What a device remembers of large letters, one step at a time: whether, and for which account that was found out."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

COOKIE = "sotay_senior"
ON, OFF, ASKED = "on", "off", "asked"
# Read by the pages that work without network, so scripts may see it; it says nothing about anybody.
_CHOSEN_FOR = dt.timedelta(days=365)
# By age: found out anew after a while, for people grow older and rules change.
_FOUND_FOR = dt.timedelta(days=30)


@dataclass(frozen=True)
class DeviceLook:
    """The look of a device: on, off, or asked for by somebody before signing in; and whose look it was."""

    look: str = ""
    account: str = ""

    @property
    def is_on(self) -> bool:
        """Tell whether the pages of this device are large."""
        return self.look in {ON, ASKED}

    @property
    def value(self) -> str:
        """Return the value of the cookie."""
        return f"{self.look}.{self.account}" if self.account else self.look


def look_of(request: HttpRequest) -> DeviceLook:
    """Return what the device remembers; anything unknown counts as nothing."""
    look, _, account = request.COOKIES.get(COOKIE, "").partition(".")
    return DeviceLook(look, account) if look in {ON, OFF, ASKED} else DeviceLook()


def keep_look(request: HttpRequest, response: HttpResponse, look: DeviceLook, *, is_chosen: bool) -> None:
    """Leave the look in the browser."""
    age = _CHOSEN_FOR if is_chosen else _FOUND_FOR
    response.set_cookie(COOKIE, look.value, max_age=age, secure=request.is_secure(), samesite="Lax")

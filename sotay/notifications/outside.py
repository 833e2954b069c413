"""The one door to the outside: a bounded HTTP request that follows nobody elsewhere; whom it reaches, what became of it."""

import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

TIMEOUT = 10
LONGEST_ANSWER = 10_000


class Unreachable(Exception):
    """No answer came."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes = b""


@dataclass(frozen=True)
class Outcome:
    """What became of a message: sent; or not, why, and whether to try again. `gone` are devices that no longer exist."""

    is_sent: bool
    code: str = ""
    again: bool = False
    gone: tuple[int, ...] = ()
    reached: tuple[int, ...] = ()


@dataclass(frozen=True)
class Device:
    """Where a browser is reached, and the keys with which only it can read."""

    key: int
    endpoint: str
    public_key: str
    secret: str = field(repr=False)


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Takes a redirection for the answer itself: what we send is meant for one address."""

    def redirect_request(self, *_parts: Any, **_named: Any) -> None:
        """Go nowhere."""
        return


_OPENER = urllib.request.build_opener(_StayHere)


def post(url: str, body: bytes, headers: Mapping[str, str], timeout: float = TIMEOUT) -> Answer:
    """Send a body to an address and return the answer, whatever it says."""
    if urlsplit(url).scheme not in {"http", "https"}:
        raise Unreachable
    request = urllib.request.Request(url, body, dict(headers), method="POST")  # noqa: S310 -- http(s), see above
    try:
        with _OPENER.open(request, timeout=timeout) as answer:
            return Answer(answer.status, answer.read(LONGEST_ANSWER))
    except urllib.error.HTTPError as refusal:
        with refusal:
            return Answer(refusal.code)
    except (OSError, HTTPException, ValueError):
        raise Unreachable from None

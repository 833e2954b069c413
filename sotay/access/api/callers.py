"""Who calls the API: the holder of a token, or somebody signed in; and how often they may."""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer
from ninja.throttling import BaseThrottle

from sotay.access.actor import Actor, Channel
from sotay.access.gate import next_door
from sotay.access.queries import account_of_token
from sotay.accounts.actions.tokens import note_token_used
from sotay.core.days import today

_MINUTE = 60
_ANY = 1_000_000


class TokenAuth(HttpBearer):
    """`Authorization: Bearer sotay_…`."""

    openapi_description = "Mã truy cập do `sotay token_create` hoặc trang “Mã truy cập cho phần mềm khác” tạo."

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """Return the actor of a token that still works."""
        known: Actor | None = getattr(request, "_caller", None)
        if known is not None:  # found a moment ago, for the key of a write
            return known
        user = account_of_token(token)
        if user is None:
            return None
        if getattr(user, "token_used_on") != today():  # noqa: B009 -- annotated by the query
            note_token_used(getattr(user, "token_key"))  # noqa: B009
        return _take(request, user)


class SessionAuth(APIKeyCookie):
    """The session of the pages; writing needs the CSRF token that every page carries."""

    def __init__(self) -> None:
        """Look at the session cookie; refuse writes from other sites."""
        self.param_name = settings.SESSION_COOKIE_NAME
        super().__init__(csrf=True)

    def _get_key(self, request: HttpRequest) -> str | None:
        """Return the session's key; without one there is nothing to protect from other sites."""
        return super()._get_key(request) if self.param_name in request.COOKIES else None

    def authenticate(self, request: Any, key: str | None) -> Actor | None:  # noqa: ARG002 -- the middleware has read the cookie
        """Return the actor of whoever is signed in and has passed every door."""
        if not request.user.is_authenticated or next_door(request):
            return None
        return _take(request, request.user)


class PerMinute(BaseThrottle):
    """So many requests a minute for one account, counted by each server process; `most` is for what weighs more."""

    def __init__(self, most: int | None = None, name: str = "api") -> None:
        """Keep the measure of its own, where it has one, and what is counted under it."""
        self.most, self.name = most, name

    def allow_request(self, request: Any) -> bool:
        """Count, and tell whether it is still within the measure."""
        key = f"{self.name}:{request.actor.user.pk}"
        cache.add(key, 0, _MINUTE)
        try:
            return bool(cache.incr(key) <= min(self.most or _ANY, settings.SOTAY_API_PER_MINUTE))
        except ValueError:  # the minute ended between the two
            return True

    def wait(self) -> float:
        """Say when to come back."""
        return _MINUTE


def _take(request: Any, user: Any) -> Actor:
    """Let the account act for the rest of the request."""
    request.user = request._cached_user = user
    actor = Actor.of(user, Channel.API)
    request.actor = request._caller = actor
    return actor


CALLERS = (TokenAuth(), SessionAuth())

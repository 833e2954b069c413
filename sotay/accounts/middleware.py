"""Notes that somebody is there."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sotay.accounts.actions.sessions import keep_awake, mark_seen
from sotay.accounts.models import User
from sotay.accounts.shared import is_shared_session


class PresenceMiddleware:
    """Keeps "last used" of device and account up to the hour and day, for whoever was looked at anyway."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then note."""
        response = self.get_response(request)
        user = getattr(request, "_cached_user", None)
        if isinstance(user, User) and request.session.get("_auth_user_id") and response.status_code < 500:  # noqa: PLR2004
            mark_seen(request, user)
        return response


class SharedDeviceMiddleware:
    """On a device that several people use, nothing that one person has read can be called back by the next."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then see to the session's end and to what the browser keeps."""
        response = self.get_response(request)
        if isinstance(getattr(request, "_cached_user", None), User) and is_shared_session(request):
            keep_awake(request)
            response.headers["Cache-Control"] = "no-store"
        return response

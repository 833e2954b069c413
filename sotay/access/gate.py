"""The doors after sign-in: the second factor where a role demands it, then the rule of use; nothing opens before them."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from sotay.access.http import Request
from sotay.access.queries import second_factor_roles
from sotay.accounts.actions.sessions import SECOND_FACTOR_DONE, SECOND_FACTOR_DUE
from sotay.accounts.shared import is_shared_session

SHORT_SESSION = 60 * 60 * 8
_LENGTH = "_session_expiry"


class GateMiddleware:
    """Leads whoever has not passed every door back to the next one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self.get_response(request)

    def process_view(self, request: Request, view: Callable[..., Any], *_: Any) -> HttpResponse | None:
        """Let pass, or lead to the door."""
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        if getattr(view, "on_the_way_in", False):
            return None
        door = next_door(request)
        if not door:
            return None
        address = f"{reverse(door)}?{urlencode({'next': _way_back(request)})}"
        return HttpResponseClientRedirect(address) if request.htmx else HttpResponseRedirect(address)


def next_door(request: Request) -> str:
    """Return the name of the page at which the signed-in person must stop, or nothing."""
    if not _has_given_second_factor(request):
        return "accounts:second_factor"
    if getattr(request.user, "rule_waits", False):
        return "accounts:rules"
    return ""


def demands_second_factor(request: Request) -> bool:
    """Tell whether one of the person's roles demands a second factor; such people also have short sessions."""
    demanded = second_factor_roles()
    return any(held.role in demanded for held in request.actor.held)


def _has_given_second_factor(request: Request) -> bool:
    demanded = demands_second_factor(request)
    if demanded and not is_shared_session(request) and request.session.get(_LENGTH) != SHORT_SESSION:
        request.session.set_expiry(SHORT_SESSION)
    due = demanded or request.session.get(SECOND_FACTOR_DUE, False)
    return not due or bool(request.session.get(SECOND_FACTOR_DONE))


def _way_back(request: HttpRequest) -> str:
    """Return the page to go on to: the one that was asked for, if it can be asked for again."""
    if getattr(request, "htmx", False):
        return getattr(request, "htmx").current_url_abs_path or "/"  # noqa: B009 -- the middleware adds it
    return request.get_full_path() if request.method in {"GET", "HEAD"} else "/"

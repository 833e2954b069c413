"""Answers to htmx that must move the whole page, and the policy that every answer carries."""

from collections.abc import Callable
from functools import cached_property

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django_htmx.http import HttpResponseClientRedirect

from sotay.access.http import Request


class WholePageMiddleware:
    """A redirect in answer to htmx moves the browser, not a fragment of the page.

    The browser would follow it silently and swap a whole page into the fragment, using up the messages meant for it.
    """

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        """Answer with `HX-Redirect` where a fragment was asked for and a redirect came."""
        response = self.get_response(request)
        if request.htmx and not request.htmx.boosted and response.status_code in {301, 302, 303, 307, 308}:
            moved = HttpResponseClientRedirect(response["Location"])
            moved.cookies = response.cookies
            return moved
        return response


class PolicyMiddleware(CSPMiddleware):
    """django-csp with the header put together once: an answer that asks for no policy of its own has that of the settings."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Write the header."""
        if "_csp_nonce" in vars(request) or any(name.startswith("_csp") for name in vars(response)):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self._policy)
        return response

    @cached_property
    def _policy(self) -> str:
        """Return the policy of the settings."""
        return build_policy()

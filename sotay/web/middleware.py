"""Answers to htmx that must move the whole page."""

from collections.abc import Callable

from django.http import HttpResponse
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

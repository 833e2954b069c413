"""Turns refusals that no form has shown into answers: 404 unseen, 403 not permitted, 409 with the sentence."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import page_not_found, permission_denied

from sotay.core.errors import DomainError, NotPermitted, NotVisible


class RefusalMiddleware:
    """The one place where a page's refusal becomes a status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave everything else to Django."""
        if isinstance(exception, NotVisible):
            return page_not_found(request, Http404())
        if isinstance(exception, NotPermitted):
            return permission_denied(request, PermissionDenied())
        if isinstance(exception, DomainError):
            return render(request, "web/refused.html", {"sentence": str(exception)}, status=409)
        return None

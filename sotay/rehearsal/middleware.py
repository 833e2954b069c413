"""Lets a session act under the stand-in's account while it stands in a practice cell."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from sotay.accounts.models import User
from sotay.rehearsal.session import acting


class StandInMiddleware:
    """Everything after it (rights, lists, the ledger) sees one account only, so nothing needs to know of rehearsals."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; who acts is worked out when first asked for."""
        owner = request.user
        acts = SimpleLazyObject(lambda: acting(request, owner) if isinstance(owner, User) else owner)
        request.user = acts  # type: ignore[assignment]  # a lazy stand-in, as Django's own is
        return self.get_response(request)

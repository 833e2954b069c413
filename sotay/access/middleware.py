"""Puts the actor on the request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from sotay.access.actor import Actor, Channel
from sotay.access.http import Request
from sotay.accounts.models import User


class ActorMiddleware:
    """`request.actor`: the signed-in account through the web; made when first used."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        """Attach the actor and go on."""
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[assignment]  # a lazy stand-in
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    """Return the web actor of the request's account."""
    return Actor.of(request.user if isinstance(request.user, User) else None, Channel.WEB)

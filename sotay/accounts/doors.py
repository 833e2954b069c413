"""Marks of views: open on the way in, or closed to a session that has been lying open for a while."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url

V = TypeVar("V", bound=Callable[..., Any])

CONFIRMED_AT = "confirmed_at"
_FRESH_SECONDS = 600


def on_the_way_in(view: V) -> V:
    """Mark a view as open to whoever is signed in but has not passed every door yet."""
    setattr(view, "on_the_way_in", True)  # noqa: B010 -- a mark on the function, as Django's own decorators leave
    return view


def confirm_now(request: HttpRequest) -> None:
    """Note that the person has just proved who they are."""
    request.session[CONFIRMED_AT] = int(time.time())


def freshly_confirmed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask for PIN or password again before new ways in are made, unless that was done in the last ten minutes."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if time.time() - request.session.get(CONFIRMED_AT, 0) > _FRESH_SECONDS:
            return redirect(f"{resolve_url('accounts:confirm')}?{urlencode({'next': request.get_full_path()})}")
        return view(request, *args, **kwargs)

    return guarded

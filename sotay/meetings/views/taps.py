"""How a page of quick taps answers: the changed part to htmx, the whole page again without it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sotay.access.http import Request
from sotay.core.forms import ActionForm


def tapped(request: Request, form: ActionForm, part: Callable[[], HttpResponse], to: str, *args: Any) -> HttpResponse:
    """Say what was refused, or what was done where the form says so, and show the page as it now stands."""
    for sentence in _refusals(form):
        messages.error(request, sentence)
    if form.done and not form.errors:
        messages.success(request, form.done)
    return part() if is_fragment(request) else redirect(to, *args)


def is_fragment(request: HttpRequest) -> bool:
    """Tell whether only a part of the page was asked for."""
    return bool(getattr(request, "htmx", False))


def _refusals(form: ActionForm) -> list[str]:
    """Return the sentences of a refused form, each once."""
    return list(dict.fromkeys(str(sentence) for errors in form.errors.values() for sentence in errors))

"""What the pages of this app share: a form that is one step, files to take away, the tabs of a list."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.forms import ActionForm
from sotay.core.parts import Place, Tab


def tabs(request: Request, states: Mapping[str, str], current: str) -> list[Tab]:
    """Return the tabs of a list, the rest of its filters kept."""
    kept = {name: value for name, value in request.GET.items() if name in {"organisation", "q", "kind", "year"}}
    return [
        Tab(label, f"?{urlencode({**kept, 'state': state})}", current=state == current)
        for state, label in states.items()
    ]


def step(  # noqa: PLR0913 -- what a page of one step is made of
    request: Request,
    form: ActionForm,
    act: Callable[..., Any],
    target: Any,
    *,
    heading: str,
    way: list[Place],
    back: tuple[str, Any],
    lead: str = "",
    **extra: Any,
) -> HttpResponse:
    """Run the form's action and go back, or show the form."""
    if form.run(act, request.actor, target, **extra):
        return go_on(request, form.done, *back)
    context = {"heading": heading, "path": [*way, Place(heading, "")], "cancel": reverse(back[0], args=[back[1]])}
    return show_form(request, "oversight/step.html", form, lead=lead, **context)

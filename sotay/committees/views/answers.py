"""How these pages answer: a workbook, a paper, or a form under the heading of an organisation."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.forms import ActionForm


def run_at(  # noqa: PLR0913, PLR0917 -- what a page with one form needs
    request: Request,
    form: ActionForm,
    action: Callable[..., Any],
    target: Any,
    organisation: Any,
    heading: str,
    **extra: Any,
) -> HttpResponse:
    """Run the form of an action at an organisation and go back to its bodies, or show the form."""
    back = extra.pop("back", ("committees:bodies", organisation.uid))
    if form.run(action, request.actor, target, **extra.pop("fields", {})):
        return go_on(request, form.done, *back)
    context = {"organisation": organisation, "heading": heading, "back_url": reverse(back[0], args=back[1:]), **extra}
    return show_form(request, "committees/act.html", form, **context)

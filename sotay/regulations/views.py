"""The page of dated rules: everybody who is signed in may read it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.days import today
from sotay.regulations.forms import DayForm
from sotay.regulations.parts import groups_of
from sotay.regulations.queries import norms_in_force, norms_to_come, rubric_on


@require_safe
def regulation_list(request: Request) -> HttpResponse:
    """Show the norms and the rubric of a day, each with its source."""
    form = DayForm(request.GET)
    on = form.day()
    return render(
        request,
        "regulations/regulation_list.html",
        {
            "form": form,
            "on": on,
            "is_today": on == today(),
            "groups": groups_of(norms_in_force(on)),
            "coming": groups_of(norms_to_come(on)),
            "rubric": rubric_on(on),
        },
    )

"""Large letters, one step at a time: what the browser remembers of it, and the one tap that changes it."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sotay.access.http import Request
from sotay.accounts.actions.senior import set_senior_mode
from sotay.accounts.choices import SeniorMode
from sotay.accounts.doors import on_the_way_in
from sotay.accounts.next_page import next_page
from sotay.accounts.senior import ASKED, OFF, ON, DeviceLook, keep_look, look_of
from sotay.members.queries.senior import LOOK


class SeniorMiddleware:
    """Leaves in the browser how its pages look, for the pages of nobody: signing in, no network."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and where a page was drawn remember how."""
        response = self.get_response(request)
        look: DeviceLook | None = getattr(request, LOOK, None)
        if look is not None and look.account and look != look_of(request):
            keep_look(request, response, look, is_chosen=look.look == ASKED)
        return response


@on_the_way_in
@login_not_required
@require_POST
def senior_set(request: Request) -> HttpResponse:
    """Turn it on or off: for the account, or for this device while nobody is signed in."""
    mode = SeniorMode.ON if request.POST.get("mode") == ON else SeniorMode.OFF
    user = request.actor.user
    if user is not None:
        set_senior_mode(user, mode)
        look = DeviceLook(mode, str(user.uid))
    else:
        look = DeviceLook(ASKED if mode == SeniorMode.ON else OFF)
    response = redirect(next_page(request))
    keep_look(request, response, look, is_chosen=True)
    return response

"""What follows a right secret, wherever it was given: the session, the device's key, and on to the next page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sotay.accounts.actions.sessions import open_session
from sotay.accounts.doors import confirm_now
from sotay.accounts.models import User
from sotay.accounts.visitor import remember_device


def enter(request: HttpRequest, user: User, to: str, *, strong: bool = False) -> HttpResponse:
    """Open the session, leave the device's key in the browser, and go on."""
    opened = open_session(request, user, strong=strong)
    confirm_now(request)
    response = redirect(to)
    remember_device(request, response, opened.device)
    return response

"""What follows a right secret, wherever it was given: the session, the device's key, and on to the next page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sotay.accounts.actions.sessions import open_session
from sotay.accounts.doors import confirm_now
from sotay.accounts.models import User
from sotay.accounts.shared import Sharing, is_shared_session, page_to_return_to
from sotay.accounts.visitor import remember_device


def enter(
    request: HttpRequest, user: User, to: str, *, strong: bool = False, sharing: Sharing | None = None
) -> HttpResponse:
    """Open the session, leave the device's key in the browser, and go on.

    On a shared device nobody is led to the page of whoever was there before.
    """
    back = page_to_return_to(request, user.pk)
    opened = open_session(request, user, strong=strong, sharing=sharing)
    confirm_now(request)
    response = redirect((back or settings.LOGIN_REDIRECT_URL) if is_shared_session(request) else to)
    remember_device(request, response, opened.device)
    return response

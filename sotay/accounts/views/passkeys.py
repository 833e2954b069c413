"""Passkeys: the phone's fingerprint or face in place of a PIN. The ceremony itself runs in `passkey.js`."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sotay.accounts.actions.passkeys import (
    add_passkey,
    check_passkey,
    registration_options,
    remove_passkey,
    sign_in_options,
)
from sotay.accounts.doors import freshly_confirmed
from sotay.accounts.entering import enter
from sotay.accounts.forms import CredentialForm, SignInForm
from sotay.accounts.http import AccountRequest
from sotay.accounts.next_page import next_page
from sotay.accounts.queries import passkeys_of
from sotay.accounts.visitor import visitor_of
from sotay.core.answers import go_on, show_form


@freshly_confirmed
@never_cache
def passkeys(request: AccountRequest) -> HttpResponse:
    """List one's passkeys, and add the one that this phone has just made."""
    form = CredentialForm(request.POST or None)
    if form.submit(add_passkey, visitor_of(request), request.user):
        return go_on(request, "Lần sau đồng chí đăng nhập được bằng vân tay hoặc khuôn mặt.", "accounts:passkeys")
    return show_form(request, "accounts/passkeys.html", form, passkeys=passkeys_of(request.user))


@freshly_confirmed
@require_POST
def passkey_options(request: AccountRequest) -> JsonResponse:
    """Answer with what the phone needs to make a passkey."""
    return JsonResponse(registration_options(request.user))


@require_POST
def passkey_remove(request: AccountRequest, key: int) -> HttpResponse:
    """Forget a passkey."""
    remove_passkey(request.user, key=key)
    return go_on(request, "Đã bỏ cách đăng nhập này.", "accounts:passkeys")


@login_not_required
@require_POST
def passkey_ask(_request: HttpRequest) -> JsonResponse:
    """Answer with what the phone needs to sign in."""
    return JsonResponse(sign_in_options())


@login_not_required
@never_cache
@require_POST
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with what the phone answered: the key and the finger are two factors at once."""
    form = CredentialForm(request.POST)
    if form.submit(check_passkey, visitor_of(request)):
        return enter(request, form.result, next_page(request), strong=True)
    facts = {"refusals": form.non_field_errors(), "next": next_page(request)}
    return show_form(request, "accounts/sign_in.html", SignInForm(), **facts)

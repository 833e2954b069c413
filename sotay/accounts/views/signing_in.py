"""Signing in and out, and asking for help."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from sotay.accounts.actions.recovery import ask_recovery
from sotay.accounts.actions.sessions import check_secret, close_session
from sotay.accounts.doors import confirm_now, on_the_way_in
from sotay.accounts.entering import enter
from sotay.accounts.forms import ConfirmForm, RecoveryForm, SignInForm
from sotay.accounts.next_page import next_page
from sotay.accounts.visitor import visitor_of
from sotay.core.answers import show_form


@login_not_required
@never_cache
@sensitive_post_parameters("secret")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for login and PIN or password."""
    if request.method == "GET" and request.user.is_authenticated:
        return redirect(next_page(request))
    letters = "letters" in request.GET
    form = SignInForm(request.POST or None, letters=letters)
    if form.submit(check_secret, visitor_of(request)):
        return enter(request, form.result, next_page(request))
    return show_form(request, "accounts/sign_in.html", form, letters=letters, next=next_page(request))


@on_the_way_in
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out here; whatever this browser kept of the pages is thrown away."""
    close_session(request)
    response = redirect("accounts:sign_in")
    response["Clear-Site-Data"] = '"cache"'
    return response


@never_cache
@sensitive_post_parameters("secret")
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask a signed-in person for PIN or password once more."""
    form = ConfirmForm(request.POST or None)
    if form.submit(check_secret, visitor_of(request), login=request.user.get_username()):
        confirm_now(request)
        return redirect(next_page(request))
    return show_form(request, "accounts/confirm.html", form, next=next_page(request))


@login_not_required
@never_cache
def recovery(request: HttpRequest) -> HttpResponse:
    """Ask for help with a lost PIN; the answer is the same whoever asks."""
    form = RecoveryForm(request.POST or None)
    if form.submit(ask_recovery, visitor_of(request)):
        return render(request, "accounts/recovery_asked.html")
    return show_form(request, "accounts/recovery.html", form)

"""The second factor: setting it up, giving it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from sotay.accounts.actions.second_factor import TRUSTED_FOR, check_code, set_up_totp
from sotay.accounts.actions.sessions import SECOND_FACTOR_DONE, pass_second_factor
from sotay.accounts.doors import freshly_confirmed, on_the_way_in
from sotay.accounts.forms import CodeForm, SetUpCodeForm
from sotay.accounts.http import AccountRequest
from sotay.accounts.next_page import next_page
from sotay.accounts.queries import has_second_factor
from sotay.accounts.totp_picture import forget_secret, new_secret, totp_picture
from sotay.accounts.visitor import visitor_of
from sotay.core.answers import show_form


@on_the_way_in
@never_cache
def second_factor(request: AccountRequest) -> HttpResponse:
    """Ask for the code of the authenticator app; whoever has none sets it up first."""
    if not has_second_factor(request.user):
        return redirect(f"{reverse('accounts:second_factor_set_up')}?{request.GET.urlencode()}")
    form = CodeForm(request.POST or None)
    remember = form.is_valid() and form.cleaned_data.pop("remember")
    if form.is_bound and form.submit(check_code, visitor_of(request), request.user):
        pass_second_factor(request, request.user, trust_until=timezone.now() + TRUSTED_FOR if remember else None)
        return redirect(next_page(request))
    return show_form(request, "accounts/second_factor.html", form, next=next_page(request))


@on_the_way_in
@freshly_confirmed
@never_cache
def second_factor_set_up(request: AccountRequest) -> HttpResponse:
    """Show the secret as a QR code and as letters, and take the app into use once its code is right."""
    if has_second_factor(request.user) and not request.session.get(SECOND_FACTOR_DONE):
        return redirect("accounts:second_factor")
    form, secret = SetUpCodeForm(request.POST or None), new_secret(request)
    if form.submit(set_up_totp, visitor_of(request), request.user, secret=secret):
        pass_second_factor(request, request.user)
        forget_secret(request)
        return render(request, "accounts/second_factor_codes.html", {"codes": form.result, "next": next_page(request)})
    picture = totp_picture(request.user, secret)
    return show_form(request, "accounts/second_factor_set_up.html", form, picture=picture, next=next_page(request))

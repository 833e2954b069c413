"""From the slip to the first sign-in: PIN of the slip, rule of use, a PIN of one's own."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from sotay.accounts.actions.slips import check_slip, use_slip
from sotay.accounts.activation import accepted_rule, agree, begin, slip_under_way
from sotay.accounts.entering import enter
from sotay.accounts.forms import NewSecretForm, RuleForm, SlipForm, TypedSlipForm
from sotay.accounts.queries import rule_in_force, slip_of_token
from sotay.accounts.rules import shown_login
from sotay.accounts.visitor import visitor_of
from sotay.core.answers import show_form


@login_not_required
@never_cache
@sensitive_post_parameters("pin")
def activate(request: HttpRequest) -> HttpResponse:
    """Ask for login and PIN of a slip, typed by hand."""
    form = TypedSlipForm(request.POST or None)
    if form.submit(check_slip, visitor_of(request)):
        begin(request, form.result)
        return redirect("accounts:activation_rules")
    return show_form(request, "accounts/activate.html", form)


@login_not_required
@never_cache
@sensitive_post_parameters("pin")
def activate_by_code(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the PIN of the slip whose QR code was opened."""
    form = SlipForm(request.POST or None)
    if form.submit(check_slip, visitor_of(request), token=token):
        begin(request, form.result)
        return redirect("accounts:activation_rules")
    slip = slip_of_token(token)
    return show_form(request, "accounts/activate.html", form, name=slip.user.name if slip else "", by_code=True)


@login_not_required
@never_cache
def activation_rules(request: HttpRequest) -> HttpResponse:
    """Show the rule of use and ask for agreement."""
    rule = rule_in_force()
    if slip_under_way(request) is None:
        return redirect("accounts:activate")
    if rule is None:
        return redirect("accounts:activation_secret")
    form = RuleForm(request.POST or None, initial={"number": rule.number})
    if form.submit(agree, request):
        return redirect("accounts:activation_secret")
    return show_form(request, "accounts/activation_rules.html", form, rule=rule)


@login_not_required
@never_cache
@sensitive_post_parameters("secret", "again")
def activation_secret(request: HttpRequest) -> HttpResponse:
    """Ask for a PIN or password of the person's own, and sign in with it."""
    slip, letters = slip_under_way(request), "letters" in request.GET
    if slip is None:
        return redirect("accounts:activate")
    form = NewSecretForm(request.POST or None, letters=letters)
    if form.submit(use_slip, slip, rule_number=accepted_rule(request)):
        return enter(request, form.result, "accounts:activated")
    facts = {"letters": letters, "login": shown_login(slip.user.login)}
    return show_form(request, "accounts/activation_secret.html", form, **facts)


@never_cache
def activated(request: HttpRequest) -> HttpResponse:
    """Say that all is done, and offer the phone's fingerprint or face for the next time."""
    return render(request, "accounts/activated.html", {"login": shown_login(request.user.get_username())})

"""One's own account: devices, PIN, rule of use, tokens for other systems."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from sotay.accounts import queries
from sotay.accounts.actions.secrets import change_secret
from sotay.accounts.actions.sessions import end_session, end_sessions, renew_session
from sotay.accounts.actions.shared import set_sharing
from sotay.accounts.actions.tokens import create_token, revoke_token
from sotay.accounts.actions.usage_rule import accept_rule
from sotay.accounts.doors import freshly_confirmed, on_the_way_in
from sotay.accounts.forms import ChangeSecretForm, RuleForm, SharingForm, TokenForm
from sotay.accounts.http import AccountRequest
from sotay.accounts.next_page import next_page
from sotay.accounts.rules import shown_login
from sotay.accounts.visitor import visitor_of
from sotay.core.answers import go_on, show_form


@require_safe
@never_cache
def devices(request: AccountRequest) -> HttpResponse:
    """List where the account is signed in, and the ways to sign in."""
    user = request.user
    facts = {
        "devices": queries.devices_of(user, request.session.session_key or ""),
        "passkeys": queries.passkeys_of(user).count(),
        "has_app": queries.has_second_factor(user),
        "tokens": queries.tokens_of(user).count(),
        "login": shown_login(user.get_username()),
        "sharing": queries.sharing_of(user, visitor_of(request).device),
    }
    return render(request, "accounts/devices.html", facts)


@never_cache
def shared(request: AccountRequest) -> HttpResponse:
    """Say whether several people use this device, and whether the short name shows on it."""
    kept = queries.sharing_of(request.user, visitor_of(request).device)
    form = SharingForm(request.POST or None, initial={"shared": kept.shared, "listed": kept.listed})
    if form.submit(set_sharing, request, request.user):
        return go_on(request, form.done, "accounts:devices")
    return show_form(request, "accounts/shared.html", form, short_name=queries.own_short_name(request.user))


@require_POST
def device_end(request: AccountRequest, key: int) -> HttpResponse:
    """Sign out one device."""
    end_session(request.user, queries.session_of(request.user, key))
    return go_on(request, "Đã đăng xuất thiết bị đó.", "accounts:devices")


@require_POST
def devices_end(request: AccountRequest) -> HttpResponse:
    """Sign out every device but this one."""
    end_sessions(request.user, keep=request.session.session_key or "", by=request.user)
    return go_on(request, "Đã đăng xuất mọi thiết bị khác.", "accounts:devices")


@never_cache
@sensitive_post_parameters("present", "secret", "again")
def secret_change(request: AccountRequest) -> HttpResponse:
    """Change PIN or password."""
    letters = "letters" in request.GET
    form = ChangeSecretForm(request.POST or None, letters=letters)
    if form.submit(change_secret, visitor_of(request), request.user):
        renew_session(request, request.user)
        return go_on(request, form.done, "accounts:devices")
    return show_form(request, "accounts/secret_change.html", form, letters=letters)


@on_the_way_in
@never_cache
def rules(request: AccountRequest) -> HttpResponse:
    """Show the rule of use; whoever has not accepted the present version is asked to."""
    rule = queries.rule_in_force()
    form = RuleForm(request.POST or None, initial={"number": rule.number if rule else 0})
    if form.submit(accept_rule, request.user):
        return redirect(next_page(request))
    waits = getattr(request.user, "rule_waits", False)
    return show_form(request, "accounts/rules.html", form, rule=rule, waits=waits, next=next_page(request))


@freshly_confirmed
@never_cache
def tokens(request: AccountRequest) -> HttpResponse:
    """List the tokens of other systems, and make one; its text is shown this once."""
    form = TokenForm(request.POST or None)
    made = form.result.text if form.submit(create_token, request.user) else ""
    facts = {"tokens": queries.tokens_of(request.user), "made": made}
    return show_form(request, "accounts/tokens.html", TokenForm() if made else form, **facts)


@require_POST
def token_revoke(request: AccountRequest, uid: uuid.UUID) -> HttpResponse:
    """Stop a token."""
    revoke_token(request.user, queries.token_of(request.user, uid))
    return go_on(request, "Đã thu hồi mã truy cập.", "accounts:tokens")

"""Signing in and out, and asking for help."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from sotay.accounts import queries
from sotay.accounts.actions.recovery import ask_recovery
from sotay.accounts.actions.sessions import check_secret, close_session
from sotay.accounts.doors import confirm_now, on_the_way_in
from sotay.accounts.entering import enter
from sotay.accounts.forms import ConfirmForm, PickForm, RecoveryForm, SignInForm
from sotay.accounts.http import AccountRequest
from sotay.accounts.next_page import next_page
from sotay.accounts.shared import mark_shared, remember_page
from sotay.accounts.visitor import visitor_of
from sotay.core.answers import show_form


@login_not_required
@never_cache
@sensitive_post_parameters("secret")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for login and PIN or password."""
    if request.method == "GET" and request.user.is_authenticated:
        return redirect(next_page(request))
    visitor, letters = visitor_of(request), "letters" in request.GET
    is_shared = queries.is_shared_device(visitor.device)
    people = queries.people_of_device(visitor.device) if is_shared else []
    mark_shared(request, shared=is_shared)
    if people and request.method == "GET" and not ({"letters", "other"} & set(request.GET)):
        return render(request, "accounts/people.html", {"people": people})
    form = SignInForm(request.POST or None, letters=letters, initial={"shared": is_shared})
    sharing = form.take_sharing()
    if form.submit(check_secret, visitor):
        return enter(request, form.result, next_page(request), sharing=sharing)
    facts = {"letters": letters, "next": next_page(request), "is_shared": is_shared, "people": people}
    return show_form(request, "accounts/sign_in.html", form, **facts)


@login_not_required
@never_cache
@sensitive_post_parameters("secret")
def pick(request: HttpRequest, key: int) -> HttpResponse:
    """Ask for the PIN of somebody who is known on this shared device."""
    visitor = visitor_of(request)
    person = queries.person_of_device(visitor.device, key)
    mark_shared(request, shared=True)
    form = PickForm(request.POST or None)
    if form.submit(check_secret, visitor, login=person.user.get_username()):
        return enter(request, form.result, "web:home")
    return show_form(request, "accounts/pick.html", form, person=person)


@require_POST
def lock(request: AccountRequest) -> HttpResponse:
    """End the session of a shared device that nobody has touched; the same person comes back to the same page."""
    address, key = next_page(request), request.user.pk
    close_session(request)
    remember_page(request, key, address)
    response = redirect("accounts:sign_in")
    response["Clear-Site-Data"] = '"cache"'
    return response


@require_POST
def stay(request: AccountRequest) -> HttpResponse:  # noqa: ARG001 -- asking is all it takes
    """Note that somebody is there, though no page was asked for: a long text is being written."""
    return HttpResponse(status=204)


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

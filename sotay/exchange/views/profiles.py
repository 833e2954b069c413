"""The pages of profiles: which there are, one column by column beside a sample of the file, in and out as JSON."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.errors import NotPermitted
from sotay.core.files import file_to_keep
from sotay.core.forms import ActionForm
from sotay.core.parts import Place
from sotay.exchange.actions.profiles import (
    begin_profile,
    change_profile,
    copy_profile,
    delete_profile,
    keep_sample,
    make_profile,
)
from sotay.exchange.forms import NewProfileForm, ProfileForm, ProfileJsonForm, SampleForm, as_json, initial_of
from sotay.exchange.nouns.registry import noun_of
from sotay.exchange.queries import batches
from sotay.exchange.queries.profiles import content_of, get_profile, profiles_for
from sotay.exchange.queries.samples import sample_of
from sotay.exchange.rules.profile_file import ProfileContent
from sotay.exchange.views.common import sections


def _node(request: Request) -> Any:
    """Return the organisation to which new profiles belong."""
    node = batches.root_of_import(request.actor)
    if node is None:
        raise NotPermitted
    return node


def profile_list(request: Request) -> HttpResponse:
    """List the profiles, and begin one from a sample of the file."""
    node = _node(request)
    form = NewProfileForm(request.POST or None, request.FILES or None)
    if form.run(begin_profile, request.actor, node):
        return go_on(request, form.done, "exchange:profile", form.result.uid)
    return _list(request, form, ProfileJsonForm(auto_id="json_%s"))


@require_POST
def profile_take(request: Request) -> HttpResponse:
    """Take a profile in from a JSON file."""
    node, form = _node(request), ProfileJsonForm(request.POST, request.FILES, auto_id="json_%s")
    if form.run(make_profile, request.actor, node):
        return go_on(request, form.done, "exchange:profile", form.result.uid)
    return _list(request, NewProfileForm(), form)


def _list(request: Request, form: ActionForm, taking: ActionForm) -> HttpResponse:
    """Show the list with its forms."""
    rows = [(one, noun_of(one.noun).label) for one in profiles_for(request.actor)]
    page = show_form(request, "exchange/profile_list.html", form, rows=rows, taking=taking, tabs=sections("profiles"))
    page.status_code = 422 if taking.is_bound else page.status_code
    return page


def profile_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show a profile column by column beside its sample; keep what was changed."""
    profile = get_profile(request.actor, uid)
    content = content_of(profile)
    form = ProfileForm(request.POST or None, noun=noun_of(profile.noun), initial=initial_of(content))
    if form.run(change_profile, request.actor, profile):
        return go_on(request, form.done, "exchange:profile", uid)
    return _show(request, profile, form, ProfileContent.model_validate(content))


@require_POST
def profile_sample(request: Request, uid: UUID) -> HttpResponse:
    """Show what the sample would say under what is typed, without keeping it."""
    profile = get_profile(request.actor, uid)
    form = ProfileForm(request.POST, noun=noun_of(profile.noun))
    content = form.cleaned_data["content"] if form.is_valid() else ProfileContent.model_validate(content_of(profile))
    return _show(request, profile, form, content)


@require_POST
def profile_file(request: Request, uid: UUID) -> HttpResponse:
    """Keep another sample."""
    profile, form = get_profile(request.actor, uid), SampleForm(request.POST, request.FILES)
    if form.run(keep_sample, request.actor, profile):
        return go_on(request, form.done, "exchange:profile", uid)
    messages.error(request, "Chưa chọn tệp mẫu.")
    return redirect("exchange:profile", uid)


@require_POST
def profile_copy(request: Request, uid: UUID) -> HttpResponse:
    """Copy a profile to change the copy."""
    profile = get_profile(request.actor, uid)
    copied = copy_profile(request.actor, _node(request), profile=profile)
    return go_on(request, "Đã chép thành mẫu riêng.", "exchange:profile", copied.uid)


@require_POST
def profile_delete(request: Request, uid: UUID) -> HttpResponse:
    """Delete a profile."""
    delete_profile(request.actor, get_profile(request.actor, uid))
    return go_on(request, "Đã xóa mẫu.", "exchange:profiles")


@require_safe
def profile_json(request: Request, uid: UUID) -> HttpResponse:
    """Hand a profile out as a file."""
    profile = get_profile(request.actor, uid)
    return file_to_keep(as_json(content_of(profile)), f"mau-{profile.name}.json")


def _show(request: Request, profile: Any, form: ProfileForm, content: ProfileContent) -> HttpResponse:
    """Show the page, or to htmx only its table."""
    sample = sample_of(profile, content)
    columns = [(one, parts, sample.cells.get(one.key, [])) for one, parts in form.columns]
    page = "exchange/profile_detail.html#columns" if request.htmx else "exchange/profile_detail.html"
    way = [
        Place("Excel", reverse("exchange:list")),
        Place("Mẫu đọc tệp", reverse("exchange:profiles")),
        Place(profile.name, ""),
    ]
    return show_form(
        request, page, form, profile=profile, columns=columns, sample=sample, way=way, sample_form=SampleForm(),
        noun=noun_of(profile.noun), may_change=profile.organisation_id is not None,
    )  # fmt: skip

"""The pages of the tree."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.as_of import as_of
from sotay.core.days import today
from sotay.organisations import parts
from sotay.organisations.actions.tree import close_organisation, found_organisation, set_code
from sotay.organisations.forms import CloseForm, CodeForm, ConfirmForm, FilterForm, FoundForm, ImportForm
from sotay.organisations.queries.kinds import USUAL_KIND, ladder_on, offered_kinds
from sotay.organisations.queries.tree import branches_under, get_organisation
from sotay.organisations.uploads import import_previewed, preview_file


@require_safe
def organisation_list(request: Request) -> HttpResponse:
    """Show the tree, or the organisations that answer the filters."""
    form = FilterForm(request.GET)
    page = "organisations/organisation_list.html"
    context = parts.list_page(request.actor, form.chosen(), request.GET)
    context |= {"form": form, "chips": form.chips_under(context["under_name"]), "as_of": as_of(request.GET)}
    return render(request, f"{page}#list" if request.htmx.target == "list" else page, context)


@require_safe
def organisation_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show an organisation as of a day."""
    organisation = get_organisation(request.actor, uid)
    asked = as_of(request.GET)
    context = parts.organisation_page(request.actor, organisation, asked.day)
    return render(request, "organisations/organisation_detail.html", {**context, "as_of": asked})


@require_safe
def organisation_branch(request: Request, uid: UUID) -> HttpResponse:
    """Return the lines of the tree below an organisation."""
    on = as_of(request.GET).day
    branches = branches_under(request.actor, get_organisation(request.actor, uid), on)
    return render(request, "web/_tree.html", {"nodes": parts.tree_lines(branches, on)})


@require_safe
def kind_list(request: Request) -> HttpResponse:
    """Show the kinds, where each may stand on a day and by which paper."""
    asked = as_of(request.GET)
    return render(request, "organisations/kind_list.html", {"as_of": asked, "kinds": ladder_on(asked.day)})


def organisation_found(request: Request, uid: UUID) -> HttpResponse:
    """Found an organisation under this one."""
    parent = get_organisation(request.actor, uid)
    form = FoundForm(request.POST or None, kinds=offered_kinds(parent), initial={"kind": USUAL_KIND, "first": today()})
    if form.run(found_organisation, request.actor, parent):
        return go_on(request, form.done, "organisations:detail", form.result.uid)
    return show_form(request, "organisations/organisation_found.html", form, organisation=parent)


def organisation_close(request: Request, uid: UUID) -> HttpResponse:
    """Close this organisation."""
    organisation = get_organisation(request.actor, uid)
    form = CloseForm(request.POST or None, initial={"on": today()})
    if form.run(close_organisation, request.actor, organisation):
        return go_on(request, form.done, "organisations:detail", uid)
    return show_form(request, "organisations/organisation_close.html", form, organisation=organisation)


def organisation_code(request: Request, uid: UUID) -> HttpResponse:
    """Give this organisation another code."""
    organisation = get_organisation(request.actor, uid)
    form = CodeForm(request.POST or None, initial={"first": today()})
    if form.run(set_code, request.actor, organisation):
        return go_on(request, form.done, "organisations:detail", uid)
    return show_form(request, "organisations/organisation_code.html", form, organisation=organisation)


def organisation_import(request: Request, uid: UUID) -> HttpResponse:
    """Check a file, and show what it would do."""
    organisation = get_organisation(request.actor, uid)
    form = ImportForm(request.POST or None, request.FILES or None)
    context = {"organisation": organisation}
    if form.run(preview_file, request.actor, organisation):
        confirm = ConfirmForm(initial={"token": form.result.token})
        return render(
            request, "organisations/import_preview.html", {**context, "preview": form.result, "form": confirm}
        )
    return show_form(request, "organisations/organisation_import.html", form, **context)


def import_confirm(request: Request, uid: UUID) -> HttpResponse:
    """Import what was checked."""
    organisation = get_organisation(request.actor, uid)
    form = ConfirmForm(request.POST)
    if form.run(import_previewed, request.actor, organisation):
        return go_on(request, form.sentence(), "organisations:detail", uid)
    return show_form(request, "organisations/organisation_import.html", form, organisation=organisation)

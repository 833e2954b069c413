"""The page of the thirteen registers, and each of them to take away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.errors import NotPermitted, NotVisible
from sotay.core.files import file_to_keep
from sotay.registers import exports, queries
from sotay.registers.actions import print_register
from sotay.registers.choices import Register
from sotay.registers.forms import ChooseForm


@require_safe
def register_list(request: Request) -> HttpResponse:
    """Show the registers of a body and a year, with how much stands in each."""
    form = ChooseForm(request.GET)
    year = form.chosen_year()
    body = queries.get_body(request.actor, form.cleaned_data.get("organisation"))
    if body is None:
        raise NotPermitted
    form = ChooseForm({"year": year, "organisation": body.uid})
    context = {"form": form, "year": year, "body": body, "entries": queries.entries(body, year)}
    return render(request, "registers/register_list.html", context)


@require_safe
def register_file(request: Request, kind: str) -> HttpResponse:
    """Give one register as PDF or Excel."""
    if kind not in Register.values:
        raise NotVisible
    form = ChooseForm(request.GET)
    year = form.chosen_year()
    body = queries.get_body(request.actor, form.cleaned_data.get("organisation"))
    if body is None:
        raise NotPermitted
    register = Register(kind)
    table = print_register(request.actor, body, register=kind, year=year)
    if form.cleaned_data.get("format") == "xlsx":
        return file_to_keep(exports.register_sheet(register, body, year, table), f"so-{kind}-{year}.xlsx")
    return file_to_keep(exports.register_pdf(register, body, year, table), f"so-{kind}-{year}.pdf")

"""The page of the thirteen registers, and each of them to take away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.errors import NotPermitted, NotVisible
from sotay.registers import exports, queries
from sotay.registers.actions import print_register
from sotay.registers.choices import Register
from sotay.registers.forms import ChooseForm

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


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
        return _file(exports.register_sheet(register, body, year, table), EXCEL, f"so-{kind}-{year}.xlsx")
    return _file(exports.register_pdf(register, body, year, table), PDF, f"so-{kind}-{year}.pdf")


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    """Answer with a file to keep."""
    header = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": header})

"""The two ways in which a page with a form ends: done and on to the next page, or shown again with what was typed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render


def show_form(request: HttpRequest, template: str, form: forms.BaseForm, **context: Any) -> HttpResponse:
    """Show the page of a form; a refused one answers 422 and keeps what was typed."""
    return render(request, template, {"form": form, **context}, status=422 if form.is_bound and form.errors else 200)


def go_on(request: HttpRequest, sentence: str, to: Any, *args: Any) -> HttpResponse:
    """Say what was done and go to the next page."""
    if sentence:
        messages.success(request, sentence)
    return redirect(to, *args)

"""The page of dated rules, which everybody who is signed in may read; the table of points, which the province writes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.regulations import queries
from sotay.regulations.actions import issue_rubric, record_calendar_day, remove_calendar_day, withdraw_rubric
from sotay.regulations.forms import CalendarDayForm, DayForm, RubricForm, YearForm
from sotay.regulations.parts import groups_of


@require_safe
def regulation_list(request: Request) -> HttpResponse:
    """Show the norms and the rubric of a day, each with its source."""
    form = DayForm(request.GET)
    on = form.day()
    root = queries.root_of(request.actor)
    return render(
        request,
        "regulations/regulation_list.html",
        {
            "form": form,
            "on": on,
            "is_today": on == today(),
            "groups": groups_of(queries.norms_in_force(on)),
            "coming": groups_of(queries.norms_to_come(on)),
            "rubric": queries.rubric_on(on, root),
            "rubric_to_come": queries.rubric_to_come(root, on),
            "may_issue": queries.may_issue(request.actor),
        },
    )


def rubric_edit(request: Request) -> HttpResponse:
    """Write a new table of points from the present one, with a preview of what it adds up to."""
    rubric = queries.rubric_to_issue(request.actor)
    path = str(rubric.organisation_id)
    model = queries.rubric_to_come(path, today()) or queries.rubric_on(today(), path)
    form = RubricForm(request.POST or None, model=model)
    if "preview" in request.POST:
        form.is_valid()
        name = "regulations/rubric_edit.html#preview" if request.htmx else "regulations/rubric_edit.html"
        return render(request, name, {"form": form})
    if form.run(issue_rubric, request.actor, rubric):
        return go_on(request, form.done, "regulations:list")
    return show_form(request, "regulations/rubric_edit.html", form)


@require_POST
def rubric_withdraw(request: Request) -> HttpResponse:
    """Take back the table whose first day has not come."""
    withdraw_rubric(request.actor, queries.get_rubric_to_come(request.actor))
    return go_on(request, "Đã bỏ bảng điểm chưa áp dụng.", "regulations:list")


@require_safe
def calendar(request: Request) -> HttpResponse:
    """Show the holidays and exchanged days of a year."""
    form = YearForm(request.GET)
    year = form.chosen()
    return render(
        request,
        "regulations/calendar.html",
        {
            "form": form,
            "year": year,
            "years": [year - 1, year, year + 1],
            "days": queries.calendar_days(year),
            "may_issue": queries.may_issue(request.actor),
        },
    )


def calendar_day_record(request: Request) -> HttpResponse:
    """Record a holiday or an exchanged day."""
    target = queries.calendar_day_to_record(request.actor)
    form = CalendarDayForm(request.POST or None)
    if form.run(record_calendar_day, request.actor, target):
        return go_on(request, form.done, "regulations:calendar")
    return show_form(request, "regulations/calendar_day_record.html", form)


@require_POST
def calendar_day_remove(request: Request, number: int) -> HttpResponse:
    """Take a day back."""
    remove_calendar_day(request.actor, queries.get_calendar_day(request.actor, number))
    return go_on(request, "Đã bỏ ngày này khỏi lịch.", "regulations:calendar")

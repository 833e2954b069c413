"""The pages about reports: who has submitted at the desk, what one's own units owe, one report."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of
from sotay.core.sheets import sheet_bytes
from sotay.reporting import exports, forms, parts, queries
from sotay.reporting.actions import asking, judging, writing
from sotay.reporting.permissions import ReportingPermission as P

DESK, HANDBOOK = "web/desk.html", "web/handbook.html"


# --- Who has submitted -------------------------------------------------------------------------------------------


@require_safe
def form_list(request: Request) -> HttpResponse:
    """List the forms in sight with how their latest period stands."""
    context = {"lines": parts.form_lines(request.actor), "places": queries.issuing_places(request.actor)[:5]}
    return render(request, "reporting/form_list.html", context)


@require_safe
def board(request: Request, uid: UUID) -> HttpResponse:
    """Show who has submitted in time, late, or not."""
    form = queries.get_form(request.actor, uid)
    page = parts.board_page(request.actor, form, *forms.BoardForm(request.GET).chosen())
    if page is not None and request.GET.get("format") == "xlsx":
        above = [form.name, page.words]
        content = sheet_bytes("Báo cáo", parts.HEADINGS, parts.sheet_rows(page.lines), above)
        return file_to_keep(content, "tinh-hinh-bao-cao.xlsx")
    context = {
        "form": form, "page": page, "lines": slice_of(request.GET, page.lines if page else []),
        "can_edit": parts.may_edit(request.actor, form),
    }  # fmt: skip
    return render(request, "reporting/board.html", context)


@require_POST
def remind(request: Request, uid: UUID) -> HttpResponse:
    """Remind those who have not submitted."""
    form, asker = queries.get_form_with_asker(request.actor, uid)
    first, _state = forms.BoardForm(request.POST).chosen()
    count = judging.remind_now(request.actor, asker, form=form, first=first or queries.latest(form))
    return go_on(request, f"Đã nhắc {count} nơi chưa gửi.", "reporting:board", uid)


@require_POST
def end(request: Request, uid: UUID) -> HttpResponse:
    """Ask for the report no more."""
    asking.end_form(request.actor, queries.get_form(request.actor, uid))
    return go_on(request, "Đã thôi áp dụng chế độ báo cáo này.", "reporting:list")


def issue(request: Request, uid: UUID) -> HttpResponse:
    """Take over a pattern."""
    place = queries.get_place(request.actor, uid, P.ISSUE)
    form = forms.IssueForm(request.POST or None, patterns=list(queries.patterns()))
    if form.run(asking.issue_form, request.actor, place):
        return go_on(request, form.done, "reporting:board", form.result.uid)
    return show_form(
        request, "reporting/form_form.html", form, place=place, heading="Ban hành chế độ báo cáo", label="Ban hành"
    )


def form_write(request: Request, uid: UUID) -> HttpResponse:
    """Ask for a report by a form of one's own; a pattern may be where it begins."""
    place = queries.get_place(request.actor, uid, P.ISSUE)
    pattern = queries.get_pattern(request.GET["pattern"]) if request.GET.get("pattern") else None
    initial, sections = parts.form_values(pattern)
    form = forms.FormForm(request.POST or None, initial=initial, sections=sections)
    if form.run(asking.write_form, request.actor, place):
        return go_on(request, form.done, "reporting:board", form.result.uid)
    context = {"place": place, "patterns": queries.patterns(), "heading": "Soạn mẫu báo cáo"}
    return show_form(request, "reporting/form_write.html", form, **context)


def form_edit(request: Request, uid: UUID) -> HttpResponse:
    """Write a form anew."""
    asked, place = queries.get_form_with_asker(request.actor, uid)
    queries.get_place(request.actor, place.uid, P.ISSUE)
    initial, sections = parts.form_values(asked)
    form = forms.FormForm(request.POST or None, initial=initial, sections=sections)
    if form.run(asking.edit_form, request.actor, asked):
        return go_on(request, form.done, "reporting:board", form.result.uid)
    return show_form(request, "reporting/form_write.html", form, place=place, asked=asked, heading="Sửa mẫu báo cáo")


@require_safe
def summary(request: Request, uid: UUID) -> HttpResponse:
    """Show what the units submitted side by side, on paper or as a workbook too."""
    form, asker = queries.get_form_with_asker(request.actor, uid)
    page = parts.summary_page(request.actor, form, forms.BoardForm(request.GET).chosen()[0])
    if page is not None and request.GET.get("format") == "xlsx":
        return file_to_keep(exports.summary_sheet(page.summary), "tong-hop-bao-cao.xlsx")
    if page is not None and request.GET.get("format") == "docx":
        return file_to_keep(exports.summary_docx(page.summary, asker), "tong-hop-bao-cao.docx")
    rows = slice_of(request.GET, page.summary.rows if page else [])
    return render(request, "reporting/summary.html", {"form": form, "page": page, "rows": rows})


def sudden(request: Request, uid: UUID) -> HttpResponse:
    """Ask for a report once."""
    place = queries.get_place(request.actor, uid, P.ISSUE)
    form = forms.SuddenForm(request.POST or None)
    if form.run(asking.ask_suddenly, request.actor, place):
        return go_on(request, form.done, "reporting:board", form.result.uid)
    return show_form(
        request, "reporting/form_form.html", form, place=place, heading="Yêu cầu báo cáo đột xuất", label="Gửi yêu cầu"
    )


# --- One's own units ---------------------------------------------------------------------------------------------


@require_safe
def mine(request: Request) -> HttpResponse:
    """Show what one's own units owe and have submitted."""
    context = {
        "lines": parts.duty_lines(request.actor),
        "submitted": parts.duty_lines(request.actor, submitted=True)[:20],
        "frame_template": _frame(request),
    }
    return render(request, "reporting/mine.html", context)


@require_POST
def begin(request: Request, form: UUID, unit: UUID) -> HttpResponse:
    """Begin a report, filled in from the records."""
    place = queries.get_place(request.actor, unit, P.SUBMIT)
    asked = queries.get_form(request.actor, form)
    first, _state = forms.BoardForm(request.POST).chosen()
    begun = writing.open_report(request.actor, place, form=asked, first=first or queries.latest(asked))
    return go_on(request, "", "reporting:report", begun.uid)


def report(request: Request, uid: UUID) -> HttpResponse:
    """Show a report; write the words of a draft."""
    found = queries.get_report(request.actor, uid)
    form = forms.WriteForm(request.POST or None, sections=queries.sections_of(found))
    if form.run(writing.write_report, request.actor, found):
        return go_on(request, form.done, "reporting:report", uid)
    page = parts.report_page(request.actor, found, form)
    return show_form(request, "reporting/report.html", form, page=page, frame_template=_frame(request))


@require_POST
def recount(request: Request, uid: UUID) -> HttpResponse:
    """Count the figures of a draft anew; the words as they stand in the form are kept."""
    found = _with_words(request, uid)
    writing.recount_report(request.actor, found)
    return go_on(request, "Đã tính lại số liệu.", "reporting:report", uid)


def _with_words(request: Request, uid: UUID) -> Any:
    """Return a draft with what was typed in its form written down."""
    found = queries.get_report(request.actor, uid)
    form = forms.WriteForm(request.POST, sections=queries.sections_of(found))
    return form.result if form.run(writing.write_report, request.actor, found) else found


@require_POST
def submit(request: Request, uid: UUID) -> HttpResponse:
    """Sign and submit, with the words as they stand in the form."""
    found = queries.get_report(request.actor, uid)
    form = forms.WriteForm(request.POST, sections=queries.sections_of(found))
    if form.run(writing.submit_report, request.actor, found):
        return go_on(request, "Đã ký và gửi báo cáo.", "reporting:mine")
    page = parts.report_page(request.actor, found, form)
    return show_form(request, "reporting/report.html", form, page=page, frame_template=_frame(request))


@require_safe
def paper(request: Request, uid: UUID, kind: str) -> HttpResponse:
    """Give the report as Word or PDF."""
    found = queries.get_report(request.actor, uid)
    write = exports.report_pdf if kind == "pdf" else exports.report_docx
    return file_to_keep(write(found), f"bao-cao.{kind}")


@require_safe
def names(request: Request, uid: UUID, key: str) -> HttpResponse:
    """Show the records behind a figure."""
    found = queries.get_report(request.actor, uid)
    page = parts.names_page(request.actor, found, key)
    return render(request, "reporting/names.html", {"report": found, "page": page, "frame_template": _frame(request)})


@require_POST
def gather(request: Request, uid: UUID) -> HttpResponse:
    """Take what those below submitted into a draft; the words as they stand in the form are kept."""
    asked, first = forms.GatherForm(request.POST).chosen()
    form = queries.get_form(request.actor, asked)
    found = _with_words(request, uid)
    writing.gather_below(request.actor, found, form=form, first=first or queries.latest(form))
    return go_on(request, "Đã tổng hợp báo cáo của cấp dưới.", "reporting:report", uid)


def send_back(request: Request, uid: UUID) -> HttpResponse:
    """Return a report with a reason."""
    found = queries.get_report(request.actor, uid)
    asked, place = queries.get_form_with_asker(request.actor, found.form.uid)
    queries.get_place(request.actor, place.uid, P.ISSUE)
    form = forms.ReturnForm(request.POST or None)
    if form.run(judging.return_report, request.actor, asked, report=found):
        return go_on(request, form.done, "reporting:board", asked.uid)
    page = parts.report_page(request.actor, found)
    return show_form(request, "reporting/return.html", form, page=page)


def _frame(request: Request) -> str:
    """Return the frame: the handbook for cells, the desk for committees and boards."""
    return DESK if request.actor.has(P.ISSUE) or not request.actor.has(P.SUBMIT) else HANDBOOK

"""The committee's pages of themes: registrations answered one or sixty at a time, the catalogue, who lacks what."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core import display
from sotay.core.answers import go_on, show_form
from sotay.core.days import quarter_of
from sotay.core.files import file_to_keep
from sotay.core.find import uid_of
from sotay.core.pages import slice_of
from sotay.documents.downloads import attachment
from sotay.meetings.actions import themes as actions
from sotay.meetings.choices import PlanStatus
from sotay.meetings.exports.themes import lacking_sheet
from sotay.meetings.forms.themes import DecideForm, ThemeDocumentForm, ThemeForm
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries import thematic, themes

APPROVE = MeetingPermission.APPROVE
DECIDE: dict[str, tuple[Any, str]] = {
    "approve": (actions.approve_themes, "Đã duyệt {count} chuyên đề."),
    "return": (actions.return_themes, "Đã trả lại {count} chuyên đề để sửa."),
}


def registration_list(request: Request) -> HttpResponse:
    """List what cells have registered; the lines that wait are approved or returned together."""
    node = themes.get_deciding_node(request.actor)
    status = request.GET.get("status", PlanStatus.SUBMITTED)
    rows = themes.registrations_for(request.actor, status if status in PlanStatus.values else PlanStatus.SUBMITTED)
    page = slice_of(request.GET, rows.exclude(status=PlanStatus.DRAFT), size=100)
    form = DecideForm(request.POST or None, lines=themes.picked(request.actor, request.POST.getlist("planned")))
    action, done = DECIDE.get(request.POST.get("action", ""), DECIDE["approve"])
    if form.run(action, request.actor, node):
        return go_on(request, done.format(count=form.result), "meetings:registrations")
    tabs = themes.registration_tabs(request.actor, status)
    return show_form(request, "meetings/registration_list.html", form, page=page, tabs=tabs, status=status, node=node)


@require_safe
def missing_papers(request: Request) -> HttpResponse:
    """List the thematic meetings to come whose paper is not there."""
    node = themes.get_deciding_node(request.actor)
    page = slice_of(request.GET, themes.papers_missing_for(request.actor))
    return render(request, "meetings/paper_missing.html", {"node": node, "page": page})


@require_safe
def lacking_list(request: Request) -> HttpResponse:
    """List the cells that have not met on a theme in a quarter."""
    node = thematic.get_overseen(request.actor, uid_of(request.GET.get("node", "")))
    month = thematic.month_asked(request.GET.get("month", ""))
    cells = thematic.cells_lacking(node, month)
    if request.GET.get("format") == "xlsx":
        rows = thematic.lacking_lines(list(cells), month)
        return file_to_keep(
            lacking_sheet(node, quarter_of(month), rows), f"chua-chuyen-de-{node.code}-{month:%Y-%m}.xlsx"
        )
    page = slice_of(request.GET, cells)
    lines = thematic.lacking_lines(page.items, month)
    context = {"node": node, "name": display.quarter(month), "page": page, "lines": lines}
    context |= {"tabs": thematic.quarter_tabs(node, month), "can_approve": request.actor.has(APPROVE)}
    return render(request, "meetings/thematic_lacking.html", context)


# --- The catalogue -----------------------------------------------------------------------------------------------


@require_safe
def catalogue(request: Request) -> HttpResponse:
    """List the themes that are offered, one's own and those from above."""
    node = themes.get_catalogue_node(request.actor)
    page = slice_of(request.GET, themes.catalogue_for(request.actor))
    kept = themes.kept_among(request.actor, page.items)
    return render(request, "meetings/theme_list.html", {"node": node, "page": page, "kept": kept})


def theme_add(request: Request) -> HttpResponse:
    """Offer a new theme."""
    node = themes.get_catalogue_node(request.actor)
    form = ThemeForm(request.POST or None)
    if form.run(actions.add_theme, request.actor, node):
        return go_on(request, form.done, "meetings:theme", form.result.uid)
    return show_form(request, "meetings/theme_edit.html", form, node=node)


def theme_edit(request: Request, uid: UUID) -> HttpResponse:
    """Change a theme's words, see its documents."""
    theme = themes.get_theme_to_keep(request.actor, uid)
    form = ThemeForm(request.POST or None, initial=themes.theme_values(theme))
    if form.run(actions.edit_theme, request.actor, theme):
        return go_on(request, form.done, "meetings:catalogue")
    return show_form(request, "meetings/theme_edit.html", form, theme=theme, node=theme.organisation)


@require_POST
def theme_retire(request: Request, uid: UUID) -> HttpResponse:
    """No longer offer a theme."""
    actions.retire_theme(request.actor, themes.get_theme_to_keep(request.actor, uid))
    return go_on(request, "Chuyên đề không còn trong kho. Kế hoạch đã chọn vẫn giữ.", "meetings:catalogue")


def theme_document_add(request: Request, uid: UUID) -> HttpResponse:
    """Put a file beside a theme."""
    theme = themes.get_theme_to_keep(request.actor, uid)
    form = ThemeDocumentForm(request.POST or None, request.FILES or None)
    if form.run(actions.add_theme_document, request.actor, theme):
        return go_on(request, form.done, "meetings:theme", uid)
    return show_form(request, "meetings/theme_document_add.html", form, theme=theme)


@require_POST
def theme_document_remove(request: Request, uid: UUID) -> HttpResponse:
    """Take a file away from a theme."""
    document = themes.get_theme_document_to_keep(request.actor, uid)
    actions.remove_theme_document(request.actor, document.theme, document=document)
    return go_on(request, "Đã bỏ tài liệu.", "meetings:theme", document.theme.uid)


@require_safe
def theme_document_file(request: Request, uid: UUID) -> HttpResponseBase:
    """Hand out a file of the catalogue."""
    return attachment(request, themes.get_theme_document(request.actor, uid).file)

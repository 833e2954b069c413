"""Minutes and resolution: read, edited, confirmed, corrected, taken away as files, checked by anybody."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.files import file_to_keep
from sotay.meetings.actions import papers as actions
from sotay.meetings.exports.papers import paper_docx, paper_pdf, paper_sheet
from sotay.meetings.forms.conducting import TapForm
from sotay.meetings.forms.papers import AddendumForm, ConfirmAllForm, ConfirmForm, PaperForm
from sotay.meetings.queries.conducting import get_meeting_to_conduct
from sotay.meetings.queries.confirming import papers_to_confirm
from sotay.meetings.queries.meetings import get_meeting
from sotay.meetings.queries.papers import file_name, get_paper, may_reopen, may_write, paper_page, papers_of
from sotay.meetings.queries.seals import check_seal
from sotay.meetings.views.taps import tapped


@require_safe
def paper_list(request: Request, uid: UUID) -> HttpResponse:
    """Show the papers of a meeting and what is still to be done with them."""
    meeting = get_meeting(request.actor, uid)
    pages = [paper_page(request.actor, paper) for paper in papers_of(request.actor, meeting)]
    waiting = next((page for page in pages if page.next_confirmation), None)
    context = {"meeting": meeting, "pages": pages, "waiting": waiting, "may_write": may_write(request.actor, meeting)}
    context["may_reopen"] = may_reopen(request.actor, meeting)
    return render(request, "meetings/paper_list.html", context)


@require_safe
def paper_detail(request: Request, uid: UUID, kind: str) -> HttpResponse:
    """Show one paper as it will be printed."""
    paper = get_paper(request.actor, uid, kind)
    context = {"page": paper_page(request.actor, paper), "sheet": paper_sheet(paper)}
    return render(request, "meetings/paper_detail.html", context)


def paper_edit(request: Request, uid: UUID, kind: str) -> HttpResponse:
    """Edit the passages of a paper."""
    paper = get_paper(request.actor, uid, kind)
    form = PaperForm(request.POST or None, paper=paper)
    if form.run(actions.edit_paper, request.actor, paper.meeting, paper=paper):
        return go_on(request, form.done, "meetings:paper", uid, kind)
    return show_form(request, "meetings/paper_edit.html", form, page=paper_page(request.actor, paper))


@require_POST
def paper_rewrite(request: Request, uid: UUID) -> HttpResponse:
    """Write both papers anew from the records."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    form = TapForm(request.POST)
    form.run(actions.write_papers, request.actor, meeting)
    return tapped(request, form, lambda: paper_list(request, uid), "meetings:papers", uid)


@require_POST
def paper_confirm(request: Request, uid: UUID, kind: str) -> HttpResponse:
    """Confirm as minute taker or as chair."""
    paper = get_paper(request.actor, uid, kind)
    form = ConfirmForm(request.POST)
    form.run(actions.confirm_paper, request.actor, paper.meeting, paper=paper)
    return tapped(request, form, lambda: paper_detail(request, uid, kind), "meetings:paper", uid, kind)


def papers_confirm(request: Request, uid: UUID) -> HttpResponse:
    """Show all that waits for the person's confirmation, and take it with one tap."""
    meeting = get_meeting(request.actor, uid)
    form = ConfirmAllForm(request.POST or None)
    if form.run(actions.confirm_papers, request.actor, meeting):
        return go_on(request, form.done, "meetings:papers", uid)
    waiting = papers_to_confirm(request.actor, meeting)
    if waiting is None:
        return redirect("meetings:papers", uid)
    sheets = [(page, paper_sheet(page.paper)) for page in waiting.pages]
    return show_form(request, "meetings/papers_confirm.html", form, waiting=waiting, sheets=sheets)


def paper_correct(request: Request, uid: UUID, kind: str) -> HttpResponse:
    """Correct a sealed paper beside it."""
    paper = get_paper(request.actor, uid, kind)
    form = AddendumForm(request.POST or None)
    if form.run(actions.add_addendum, request.actor, paper.meeting, paper=paper):
        return go_on(request, form.done, "meetings:paper", uid, kind)
    return show_form(request, "meetings/paper_correct.html", form, page=paper_page(request.actor, paper))


@require_safe
def paper_word(request: Request, uid: UUID, kind: str) -> HttpResponse:
    """Give a paper as a Word file."""
    paper = get_paper(request.actor, uid, kind)
    return file_to_keep(paper_docx(paper), file_name(paper, "docx"))


@require_safe
def paper_pdf_file(request: Request, uid: UUID, kind: str) -> HttpResponse:
    """Give a paper as PDF."""
    paper = get_paper(request.actor, uid, kind)
    return file_to_keep(paper_pdf(paper), file_name(paper, "pdf"))


@require_safe
@login_not_required
def paper_check(request: Request, seal: str) -> HttpResponse:
    """Tell anybody whether a seal holds, and nothing of what the paper says."""
    check = check_seal(seal)
    return render(request, "meetings/paper_check.html", {"check": check}, status=200 if check.paper else 404)

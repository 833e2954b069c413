"""The pages of documents: put before the meeting, read as text on the phone, downloaded."""

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.documents.downloads import attachment
from sotay.meetings.actions import documents
from sotay.meetings.forms.documents import DocumentForm
from sotay.meetings.queries.comments import items_to_comment
from sotay.meetings.queries.documents import get_document, get_document_to_prepare, get_file
from sotay.meetings.queries.meetings import get_meeting_to_prepare


def document_add(request: Request, uid: UUID) -> HttpResponse:
    """Put a file before the meeting."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    form = DocumentForm(
        request.POST or None,
        request.FILES or None,
        initial={"item": request.GET.get("item", "")},
        items=items_to_comment(meeting),
    )
    if form.run(documents.add_document, request.actor, meeting):
        return go_on(request, form.done, "meetings:agenda", uid)
    return show_form(request, "meetings/document_add.html", form, meeting=meeting)


@require_safe
def document_read(request: Request, uid: UUID) -> HttpResponse:
    """Show a document as text that fits the phone."""
    document = get_document(request.actor, uid)
    return render(request, "meetings/document_read.html", {"document": document, "blocks": document.file.blocks})


@require_safe
def document_file(request: Request, uid: UUID) -> HttpResponseBase:
    """Hand out the file itself, whole or from where a broken download stopped."""
    return attachment(request, get_file(request.actor, uid).file)


@require_POST
def document_remove(request: Request, uid: UUID) -> HttpResponse:
    """Take a document away."""
    document = get_document_to_prepare(request.actor, uid)
    documents.remove_document(request.actor, document)
    return go_on(request, "Đã bỏ tài liệu.", "meetings:agenda", document.meeting.uid)

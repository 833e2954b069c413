"""Documents of a meeting through the API."""

from typing import Any
from uuid import UUID

from django.http.response import HttpResponseBase
from ninja import File, Form, Router, Schema, Status, UploadedFile

from sotay.access.http import Request
from sotay.documents.choices import FileKind
from sotay.documents.downloads import attachment
from sotay.meetings.actions import documents
from sotay.meetings.queries.conducting import get_item
from sotay.meetings.queries.documents import documents_of, get_document_to_prepare, get_file
from sotay.meetings.queries.meetings import get_meeting, get_meeting_to_prepare

router = Router(tags=["Tài liệu sinh hoạt"])


class DocumentOut(Schema):
    """A document; `item` is empty where it is for the whole meeting."""

    uid: UUID
    title: str
    item: UUID | None
    name: str
    kind: FileKind
    size: int
    sha256: str

    @staticmethod
    def resolve_item(document: Any) -> UUID | None:
        """Return the item's code."""
        return document.item.uid if document.item else None

    @staticmethod
    def resolve_name(document: Any) -> str:
        """Return the file's name."""
        return str(document.file.name)

    @staticmethod
    def resolve_kind(document: Any) -> str:
        """Return what the file is."""
        return str(document.file.kind)

    @staticmethod
    def resolve_size(document: Any) -> int:
        """Return how large the file is."""
        return int(document.file.size)

    @staticmethod
    def resolve_sha256(document: Any) -> str:
        """Return the mark of the file's content."""
        return str(document.file.sha256)


class DocumentIn(Schema):
    """What the document is called, and on which item it is."""

    title: str = ""
    item: UUID | None = None


@router.get("/meetings/{uid}/documents", response=list[DocumentOut], summary="Tài liệu của kỳ sinh hoạt")
def document_list(request: Request, uid: UUID) -> Any:
    """Return the documents in the order in which they came."""
    return documents_of(get_meeting(request.actor, uid))


@router.post("/meetings/{uid}/documents", response={201: DocumentOut}, summary="Gửi tài liệu (multipart)")
def document_add(request: Request, uid: UUID, file: File[UploadedFile], body: Form[DocumentIn]) -> Any:
    """Put a file before the meeting; it is looked into first."""
    meeting = get_meeting_to_prepare(request.actor, uid)
    item = get_item(meeting, body.item) if body.item else None
    return Status(201, documents.add_document(request.actor, meeting, file=file, title=body.title[:200], item=item))


@router.get("/meetings/{uid}/documents/{document}/file", summary="Tải tệp (nhận Range)", include_in_schema=True)
def document_file(request: Request, uid: UUID, document: UUID) -> HttpResponseBase:
    """Hand out the file, whole or from where a broken download stopped."""
    meeting = get_meeting(request.actor, uid)
    return attachment(request, get_file(request.actor, document, meeting).file)


@router.delete("/meetings/{uid}/documents/{document}", response={204: None}, summary="Bỏ tài liệu")
def document_remove(request: Request, uid: UUID, document: UUID) -> Any:
    """Take a document away."""
    get_meeting_to_prepare(request.actor, uid)
    documents.remove_document(request.actor, get_document_to_prepare(request.actor, document))
    return Status(204, None)

"""A file as an answer: named, and kept neither by the browser nor on the way."""

from pathlib import PurePath

from django.http import HttpResponse
from django.utils.http import content_disposition_header

_KINDS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".zip": "application/zip",
}


def file_to_keep(content: bytes | str, name: str) -> HttpResponse:
    """Answer with a file to keep; what it is, its ending says."""
    return _answer(content, name, as_attachment=True)


def file_to_print(content: bytes | str, name: str) -> HttpResponse:
    """Answer with a file that the browser shows, as for printing."""
    return _answer(content, name, as_attachment=False)


def _answer(content: bytes | str, name: str, *, as_attachment: bool) -> HttpResponse:
    """Return the file with its kind and name."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=as_attachment, filename=name) or "attachment",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=_KINDS[PurePath(name).suffix], headers=headers)

"""Handing out stored files as attachments, whole or in parts, so that a broken download goes on where it stopped."""

import re
from collections.abc import Iterator

from django.core.files import File
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header, http_date

from sotay.documents.models import StoredFile

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_CHUNK = 64 * 1024


def attachment(request: HttpRequest, stored: StoredFile) -> HttpResponseBase:
    """Return the file, or the one part of it that is asked for (RFC 9110, section 14)."""
    tag = f'"{stored.sha256}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    try:
        part = _part(request, stored.size, tag)
    except _NoSuchPart:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{stored.size}"})
    file = stored.file.storage.open(str(stored.file.name), "rb")
    answer: HttpResponseBase
    if part is None:
        answer = FileResponse(file, content_type=stored.content_type)
        length = stored.size
    else:
        first, last = part
        length = last - first + 1
        file.seek(first)
        answer = StreamingHttpResponse(_pieces(file, length), status=206, content_type=stored.content_type)
        answer["Content-Range"] = f"bytes {first}-{last}/{stored.size}"
    answer["Content-Length"] = str(length)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=stored.name) or "attachment"
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = tag
    answer["Last-Modified"] = http_date(stored.uploaded_at.timestamp())
    answer["Cache-Control"] = "private, max-age=86400"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


class _NoSuchPart(Exception):
    """The part asked for lies outside the file."""


def _part(request: HttpRequest, size: int, tag: str) -> tuple[int, int] | None:
    """Return first and last byte of the part asked for, or None for the whole."""
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or request.headers.get("If-Range", tag) != tag:
        return None
    first, last = asked.groups()
    if not first:
        # The last so many bytes.
        begin, end = size - min(int(last or 0), size), size - 1
    else:
        begin, end = int(first), min(int(last) if last else size - 1, size - 1)
    if begin > end:
        raise _NoSuchPart
    return begin, end


def _pieces(file: "File[bytes]", length: int) -> Iterator[bytes]:
    """Give the next `length` bytes of the file, then close it."""
    with file:
        while length > 0 and (piece := file.read(min(_CHUNK, length))):
            length -= len(piece)
            yield piece

"""What phones keep for days without network, through the API (docs/offline.md)."""

import datetime as dt
import gzip
import json
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from ninja import Router, Schema

from sotay.access.http import Request
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.queries.conducting import starts_at
from sotay.meetings.queries.package import Package, get_package, packages_of
from sotay.meetings.queries.score import score_sheet

router = Router(tags=["Đồng bộ"])


class PackageOut(Schema):
    """A meeting to keep; the sizes are about those on the road."""

    meeting: UUID
    version: str
    title: str
    starts_at: dt.datetime
    status: MeetingStatus
    bytes: int
    file_bytes: int


@router.get("/packages", response=list[PackageOut], summary="Các kỳ họp mà máy nên giữ để dùng khi mất mạng")
def package_list(request: Request) -> Any:
    """Return the caller's announced and open meetings and those just held."""
    return [
        {
            "meeting": found.meeting.uid,
            "version": found.version,
            "title": found.meeting.title,
            "starts_at": starts_at(found.meeting),
            "status": found.meeting.status,
            "bytes": found.size,
            "file_bytes": found.file_size,
        }
        for found in packages_of(request.actor)
    ]


@router.get("/packages/{meeting}", summary="Trọn một kỳ họp để dùng khi mất mạng (ETag)")
def package_get(request: Request, meeting: UUID) -> HttpResponse:
    """Return everything that the caller may see of the meeting, or that it has not changed."""
    found = get_package(request.actor, meeting)
    tag = f'"{found.version}"'
    if request.headers.get("If-None-Match") == tag:
        return _marked(HttpResponse(status=304), tag)
    content = json.dumps(_whole(found), cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":")).encode()
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return _marked(HttpResponse(content, content_type="application/json; charset=utf-8"), tag)
    packed = HttpResponse(gzip.compress(content, 6), content_type="application/json; charset=utf-8")
    packed["Content-Encoding"] = "gzip"
    return _marked(packed, tag)


def _marked(answer: HttpResponse, tag: str) -> HttpResponse:
    """Return the answer with its mark; it is one person's, so nobody between keeps it."""
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ["Accept-Encoding", "Cookie", "Authorization"])
    return answer


def _whole(found: Package) -> dict[str, Any]:
    """Return the package with its mark, the addresses of its files, and for who leads the sheet of points."""
    content = {"version": found.version, **found.content}
    content["documents"] = [
        {**one, "url": reverse("api:document_file", args=[found.meeting.uid, one["uid"]])}
        for one in content["documents"]
    ]
    if content["conducting"] is not None:
        content["conducting"] = {**content["conducting"], "score": _score(found)}
    return content


def _score(found: Package) -> dict[str, Any] | None:
    """Return the sheet of points, where the day has one."""
    sheet = score_sheet(found.meeting)
    if not sheet.entries:
        return None
    return {"source": sheet.source, "lines": [_line(entry) for entry in sheet.entries]}


def _line(entry: Any) -> dict[str, Any]:
    """Return one line of the sheet."""
    item = entry.item
    return {
        "number": item.number,
        "group": item.group,
        "title": item.title,
        "maximum": entry.maximum,
        "computed": entry.computed,
        "evidence": entry.evidence,
        "points": entry.points,
    }

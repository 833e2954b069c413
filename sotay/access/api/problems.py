"""Refusals of the API as problem+json (RFC 9457); the sentences are the ones that pages show."""

import json
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from sotay.core.errors import DomainError, NotPermitted, NotVisible

TITLES = {
    400: "Yêu cầu chưa đọc được", 401: "Chưa đăng nhập", 403: "Chưa được giao quyền", 404: "Không tìm thấy", 405: "Không có cách gọi này",
    409: "Chưa thực hiện được", 413: "Dữ liệu quá lớn", 422: "Dữ liệu chưa đúng", 429: "Quá nhiều yêu cầu",
}  # fmt: skip
_SAFE = {"GET", "HEAD", "OPTIONS"}
_FIELD_SENTENCES = {
    "missing": "Thiếu thông tin này.",
    "extra_forbidden": "Không có trường này.",
    "string_too_long": "Nội dung quá dài.",
    "string_too_short": "Nội dung quá ngắn.",
    "enum": "Giá trị không nằm trong danh sách cho phép.",
    "literal_error": "Giá trị không nằm trong danh sách cho phép.",
}


def problem(status: int, code: str, detail: str, errors: Sequence[dict[str, Any]] = ()) -> HttpResponse:
    """Return a refusal."""
    body = {
        "type": f"urn:sotay:problem:{code}", "title": TITLES.get(status, "Chưa thực hiện được"), "status": status,
        "detail": detail, "code": code, "errors": list(errors),
    }  # fmt: skip
    return HttpResponse(json.dumps(body, ensure_ascii=False), content_type="application/problem+json", status=status)


def unauthenticated() -> HttpResponse:
    """Refuse whoever is not known."""
    answer = problem(401, "unauthenticated", "Cần mã truy cập còn hiệu lực, hoặc đăng nhập.")
    answer["WWW-Authenticate"] = 'Bearer realm="sotay"'
    return answer


def not_found(_request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """Refuse an address that the API does not have."""
    return problem(404, NotVisible.code, NotVisible.sentence)


def on_domain_error(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Answer 404 for the unseen, 403 for the not permitted, 422 for a bad question, 409 for what cannot be done now."""
    if isinstance(error, NotVisible):
        return problem(404, error.code, str(error))
    if isinstance(error, NotPermitted):
        return problem(403, error.code, str(error))
    errors = [{"field": error.field, "code": error.code, "message": str(error)}] if error.field else []
    return problem(422 if request.method in _SAFE else 409, error.code, str(error), errors)


def on_validation_error(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name each field at fault."""
    errors = [_field_error(one) for one in error.errors]
    return problem(422, "invalid", "Có thông tin chưa đúng; xem từng trường trong errors.", errors)


def on_http_error(_request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer what the library itself refuses."""
    if isinstance(error, AuthenticationError):
        return unauthenticated()
    if isinstance(error, Throttled):
        return problem(429, "throttled", "Quá nhiều yêu cầu trong một phút. Hãy chờ rồi gửi tiếp.")
    return problem(error.status_code, "bad_request", TITLES.get(error.status_code, str(error)))


def too_large(_request: HttpRequest, *_: Any) -> HttpResponse:
    """Refuse more than is read at once."""
    return problem(413, "too_large", "Dữ liệu gửi lên quá lớn. Hãy chia nhỏ rồi gửi lại.")


def install(api: NinjaAPI) -> None:
    """Let the API answer every refusal in this way."""
    api.add_exception_handler(DomainError, on_domain_error)  # type: ignore[arg-type]  # ninja's type allows classes, too
    api.add_exception_handler(ValidationError, on_validation_error)  # type: ignore[arg-type]  # ninja's type allows classes, too
    api.add_exception_handler(HttpError, on_http_error)  # type: ignore[arg-type]  # ninja's type allows classes, too
    api.add_exception_handler(Http404, not_found)
    api.add_exception_handler(RequestDataTooBig, too_large)


def _field_error(one: dict[str, Any]) -> dict[str, str]:
    """Return one of pydantic's complaints: the field as the caller named it, a code, a sentence."""
    place = [str(part) for part in one.get("loc", ())]
    inside = place[2:] if place[:1] in (["body"], ["form"]) and len(place) > 2 else place[1:]  # noqa: PLR2004 -- body, name, field
    kind = str(one.get("type", "invalid"))
    return {
        "field": ".".join(inside) or ".".join(place),
        "code": kind,
        "message": _FIELD_SENTENCES.get(kind, "Giá trị chưa đúng."),
    }

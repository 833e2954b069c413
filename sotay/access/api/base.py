"""The API as such: its document, its doors. Apps bring routers; `config/api.py` puts them together."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from sotay.access.api.callers import CALLERS, PerMinute
from sotay.access.api.once import HEADER, once
from sotay.access.api.problems import install, problem

NOT_ALLOWED = 405
_WRITES = ("post", "put", "patch", "delete")
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code", "errors"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "code": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
_KEY = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "schema": {"type": "string", "format": "uuid"},
    "description": "Gửi lại cùng mã thì thao tác chỉ thực hiện một lần và nhận lại câu trả lời đầu tiên (Idempotent-Replay: true).",
}


class Renderer(JSONRenderer):
    """JSON with Vietnamese letters as they are: half the size of escapes."""

    json_dumps_params = {"ensure_ascii": False}


class SotayAPI(NinjaAPI):
    """The API; its document names what every operation has: refusals, and the key of writes."""

    def __init__(self) -> None:
        """Set up callers, refusals and the promise of once."""
        super().__init__(
            title="Sotay",
            version="1",
            description="Cổng dữ liệu của Sổ tay: cùng quyền, cùng quy tắc với các trang.",
            urls_namespace="api",
            docs_url=None,
            renderer=Renderer(),
            auth=CALLERS,
            throttle=PerMinute(),
        )
        install(self)
        self.add_decorator(once, mode="view")

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the document."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        components: dict[str, Any] = schema["components"]
        components.setdefault("schemas", {})["Problem"] = _PROBLEM
        refused = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for operations in schema["paths"].values():
            for method, operation in operations.items():
                operation["responses"]["default"] = {"description": "Từ chối", "content": refused}
                if method in _WRITES:
                    operation["parameters"] = [*operation.get("parameters", ()), _KEY]
        return schema


def opened(urls: tuple[Iterable[Any], str, str]) -> tuple[list[URLPattern], str, str]:
    """Return the API's addresses, answering callers without a session themselves rather than leading them to the sign-in page."""
    patterns, app, namespace = urls
    found = list(patterns)
    for pattern in found:
        pattern.callback = _own_door(pattern.callback)
    return found, app, namespace


def _own_door(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view as one that checks its callers itself."""

    @wraps(view, updated=())
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if answer.status_code == NOT_ALLOWED:
            refused = problem(NOT_ALLOWED, "method_not_allowed", "Địa chỉ này không nhận cách gọi đó.")
            refused["Allow"] = answer["Allow"]
            return refused
        return answer

    # Django's marks: callers are checked by the API itself, and so is the CSRF token of a session.
    setattr(run, "login_required", False)  # noqa: B010
    setattr(run, "csrf_exempt", True)  # noqa: B010
    return run

"""`Idempotency-Key`: a write that arrives twice is applied once and answered alike."""

import hashlib
import json
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.errors import HttpError

from sotay.access.api.callers import CALLERS
from sotay.access.api.problems import on_domain_error, problem
from sotay.access.errors import OperationReused
from sotay.access.operations import apply_once

HEADER, REPLAYED = "Idempotency-Key", "Idempotent-Replay"
_WRITES = {"POST", "PUT", "PATCH", "DELETE"}
_REFUSED_FROM = 400
Run = Callable[..., HttpResponse]


class _NotKept(Exception):
    """The operation was refused: nothing is kept, the same key may try again."""

    def __init__(self, answer: HttpResponse) -> None:
        """Keep the refusal."""
        self.answer = answer


def once(run: Run) -> Run:
    """Wrap an API operation so that a key is honoured; a ninja decorator of mode `view`."""

    @wraps(run)
    def guarded(request: Any, **path: Any) -> HttpResponse:
        text = request.headers.get(HEADER)
        if text is None or request.method not in _WRITES:
            return run(request, **path)
        try:
            key = uuid.UUID(text)
        except ValueError:
            return problem(422, "bad_idempotency_key", "Idempotency-Key phải là một mã UUID.")
        try:
            actor = next((found for caller in CALLERS if (found := caller(request))), None)
        except HttpError:  # the CSRF token is missing; the operation says so itself
            actor = None
        if actor is None:
            return run(request, **path)
        return _applied(request, actor, key, lambda: run(request, **path))

    return guarded


def _applied(request: HttpRequest, actor: Any, key: uuid.UUID, run: Callable[[], HttpResponse]) -> HttpResponse:
    """Run within the record of the key, or answer from it."""

    def work() -> dict[str, Any]:
        answer = run()
        if answer.status_code >= _REFUSED_FROM:
            raise _NotKept(answer)
        return {"status": answer.status_code, "body": json.loads(answer.content or "null")}

    try:
        kept = apply_once(actor, key, _what(request), work)
    except _NotKept as refusal:
        return refusal.answer
    except OperationReused as reused:
        return on_domain_error(request, reused)
    body = kept.body["body"]
    content = "" if body is None else json.dumps(body, ensure_ascii=False)
    answer = HttpResponse(content, status=kept.body["status"], content_type="application/json; charset=utf-8")
    if kept.is_repeat:
        answer[REPLAYED] = "true"
    return answer


def _what(request: HttpRequest) -> str:
    """Return what tells this operation from another: method, address and content."""
    if (request.content_type or "").startswith("multipart/"):
        # A large file is not read into memory for the sake of a fingerprint; boundaries differ at each sending anyway.
        content = request.headers.get("Content-Length", "")
    else:
        content = hashlib.sha256(request.body).hexdigest()
    return f"{request.method} {request.get_full_path()} {content}"

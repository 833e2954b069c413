"""Logs: one JSON object a line on stderr, and nothing in it about a person but their account's opaque code."""

import time
import traceback
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from structlog.typing import EventDict, WrappedLogger

log = structlog.stdlib.get_logger("sotay.request")


def logging_settings() -> dict[str, Any]:
    """Return the configuration of Python's logging; granian takes the same."""
    loud, quiet = {"handlers": ["stderr"], "level": "INFO"}, {"level": "WARNING"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "sotay.config.logging.json_formatter"}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"},
        },
        "root": loud,
        "loggers": {
            # Our own line for each request says more, and leaves the address out.
            "django.request": {"level": "ERROR"},
            "django.server": quiet,
            "_granian": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
            "granian.access": quiet,
            # These would write the arguments of each job.
            "procrastinate": quiet,
            "asyncio": quiet,
            "psycopg": quiet,
        },
    }


def json_formatter() -> structlog.stdlib.ProcessorFormatter:
    """Return the formatter of every line, ours and the libraries'."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, structlog.stdlib.add_log_level, *_SHARED],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            name_exception,
            name_quoted_traceback,
            structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        ],
    )


def configure_structlog() -> None:
    """Send structlog's lines through Python's logging."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.add_log_level,
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def name_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Say what was raised and where, not its message: a message may quote somebody's data."""
    raised = event.pop("exc_info", None)
    if isinstance(raised, BaseException):
        raised = (type(raised), raised, raised.__traceback__)
    if isinstance(raised, tuple) and raised[0] is not None:
        kind, exception, trace = raised
        frames = traceback.extract_tb(trace)
        event["exception"] = f"{kind.__module__}.{kind.__qualname__}"
        event["frames"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        if settings.configured and settings.DEBUG:
            event["message"] = str(exception)
    return event


def name_quoted_traceback(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Do the same for a traceback that a library wrote into its message."""
    message, separator, quoted = str(event["event"]).partition("\nTraceback ")
    if separator:
        event["event"] = message
        event["frames"] = [line.strip() for line in quoted.splitlines() if line.startswith('  File "')]
    return event


class RequestLogMiddleware:
    """Writes one line for each request: its id, the route's name, status, time, and the account's opaque code."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, then write the line."""
        request_id = uuid.uuid4().hex
        structlog.contextvars.bind_contextvars(request_id=request_id)
        start = time.perf_counter()
        try:
            response = self.get_response(request)
        finally:
            structlog.contextvars.unbind_contextvars("request_id")
        response["X-Request-Id"] = request_id
        log.info(
            "request", request_id=request_id, method=request.method, route=_route(request),
            status=response.status_code, milliseconds=round((time.perf_counter() - start) * 1000, 1),
            actor=_actor_code(request),
        )  # fmt: skip
        return response


def _route(request: HttpRequest) -> str:
    match = request.resolver_match
    return "" if match is None else match.view_name or match.route


def _actor_code(request: HttpRequest) -> str | None:
    """Return the account's code where somebody looked at who is asking; never look only for the log.

    A page on which one can ask without a name says so, and nobody is named there.
    """
    if getattr(request, "nameless", False):
        return None
    user = getattr(request, "_cached_user", None)
    code = getattr(user, "uid", None)
    return None if code is None else str(code)


_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.PositionalArgumentsFormatter(),
]

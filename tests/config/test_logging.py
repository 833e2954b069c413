"""Log lines: enough to find what happened, nothing about a person."""

import io
import json
import logging
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from sotay.config.logging import RequestLogMiddleware, json_formatter, logging_settings
from tests.factories.cast import Cast

NATIONAL_ID = "024190001234"


@pytest.fixture
def lines() -> Any:
    """Collect what our formatter writes, whatever the logger."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(json_formatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


def test_exception_is_named_and_its_message_kept_back(lines: Any) -> None:
    try:
        int(f"không phải số: {NATIONAL_ID}")
    except ValueError:
        logging.getLogger("sotay.test").exception("import_failed")

    (line,) = lines()
    assert line["event"] == "import_failed"
    assert line["exception"] == "builtins.ValueError"
    assert any("test_logging.py" in frame for frame in line["frames"])
    assert NATIONAL_ID not in json.dumps(line)


@override_settings(DEBUG=True)
def test_exception_speaks_when_debugging(lines: Any) -> None:
    logging.getLogger("sotay.test").error("failed", exc_info=ValueError("lời nhắn"))

    assert lines()[0]["message"] == "lời nhắn"


def test_traceback_inside_a_message_is_cut_to_its_places(lines: Any) -> None:
    text = f'Application failed\nTraceback (most recent call last):\n  File "a.py", line 1, in b\nValueError: {NATIONAL_ID}'

    logging.getLogger("_other").error(text)

    (line,) = lines()
    assert (line["event"], line["frames"]) == ("Application failed", ['File "a.py", line 1, in b'])


def request_line(lines: Any) -> dict[str, Any]:
    (line,) = [line for line in lines() if line["logger"] == "sotay.request"]
    return dict(line)


@pytest.mark.django_db
def test_request_is_told_by_its_route_only(client: Client, lines: Any) -> None:
    answer = client.get("/healthz", {"q": NATIONAL_ID})

    line = request_line(lines)
    assert (line["route"], line["status"], line["method"], line["actor"]) == ("healthz", 200, "GET", None)
    assert line["request_id"] == answer["X-Request-Id"]
    assert NATIONAL_ID not in json.dumps(lines())


@pytest.mark.django_db
def test_address_that_does_not_exist_is_not_written_down(client: Client, lines: Any) -> None:
    client.get(f"/people/{NATIONAL_ID}/")

    assert request_line(lines)["status"] == 404
    assert NATIONAL_ID not in json.dumps(lines())


def test_account_is_told_by_its_code(client: Client, cast: Cast, lines: Any) -> None:
    user = cast.an.account
    assert user is not None
    client.force_login(user)

    client.get("/")

    line = request_line(lines)
    assert line["actor"] == str(user.uid)
    assert user.name not in json.dumps(lines(), ensure_ascii=False)
    assert user.login not in json.dumps(lines())


def test_middleware_passes_the_answer_on() -> None:
    answer = RequestLogMiddleware(lambda _request: HttpResponse("xin chào"))(RequestFactory().get("/"))

    assert answer.content == "xin chào".encode()


def test_everything_goes_to_standard_error() -> None:
    settings = logging_settings()

    assert [handler["stream"] for handler in settings["handlers"].values()] == ["ext://sys.stderr"]

"""The pool under a server that breaks off: nobody's request pays for it, and nobody's request is preceded by a question."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from sotay.config.postgresql import base


@pytest.fixture
def own(
    django_db_setup: None, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[base.DatabaseWrapper]:
    """Return a wrapper with a pool of its own, of three connections."""
    settings = copy.deepcopy(connection.settings_dict)
    settings["OPTIONS"]["pool"] = {"min_size": 3, "max_size": 3, "timeout": 10}
    monkeypatch.setattr(base.DatabaseWrapper, "_used_at", {})
    monkeypatch.setattr(base.DatabaseWrapper, "_connection_pools", {})
    with django_db_blocker.unblock():
        wrapper = base.DatabaseWrapper(settings, connection.alias)
        yield wrapper
        wrapper.close()
        wrapper.close_pool()


def ask(wrapper: base.DatabaseWrapper) -> int:
    """Answer one request: take a connection, ask, give it back."""
    with wrapper.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        found: int = cursor.fetchone()[0]
    wrapper.close()
    return found


def end_sessions(pids: set[int]) -> None:
    """End sessions from the server's side, as a dying server does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(pg_terminate_backend(pid, 5000)) FROM unnest(%s) pid", [list(pids)])


def count_checks(wrapper: base.DatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the list into which every trying of the pool is written."""
    ask(wrapper)
    checks: list[int] = []
    check = wrapper.pool.check
    monkeypatch.setattr(wrapper.pool, "check", lambda: checks.append(1) or check())
    return checks


def test_a_busy_pool_is_not_tried(own: base.DatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = count_checks(own, monkeypatch)

    for _ in range(20):
        ask(own)

    assert not checks


def test_a_rested_pool_is_tried_once(own: base.DatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = count_checks(own, monkeypatch)
    own._used_at[own.alias] -= base.RESTED + 1

    ask(own)
    ask(own)

    assert checks == [1]


@pytest.mark.django_db
def test_sessions_that_the_server_ended_cost_no_request(own: base.DatabaseWrapper) -> None:
    own.pool.open(wait=True)
    before = {ask(own) for _ in range(9)}
    end_sessions(before)

    after = {ask(own) for _ in range(9)}

    assert after
    assert not before & after

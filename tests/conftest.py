"""What every test may ask for: the database, made once for the whole run."""

import asyncio
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.conf import settings
from django.db import connections

from sotay.config.database import uses_embedded
from sotay.config.embedded.place import Place
from sotay.config.embedded.share import hold
from tests.factories.cast import Cast, make_cast


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Start the embedded PostgreSQL, without waiting for the disk, before pytest-django makes its database."""
    if uses_embedded():
        hold(Place(settings.DATA_DIR), durable=False)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests that empty the tables (those in a browser) run last, the rows of migrations being gone after them.

    pytest-django sees to it, but pytest then moves all tests of a browser together, and with them to the front.
    """
    items.sort(key=_empties_the_tables)


def _empties_the_tables(item: pytest.Item) -> bool:
    """Tell whether a test writes for good."""
    mark = item.get_closest_marker("django_db")
    names = set(getattr(item, "fixturenames", ()))
    return bool(names & {"transactional_db", "live_server"}) or bool(mark and mark.kwargs.get("transaction"))


@pytest.fixture
def cast(db: None) -> Cast:
    """The small tree and its people."""
    return make_cast()


@pytest.fixture(autouse=True)
def _close_connections_of_the_browser_loop() -> Iterator[None]:
    """Close what a test opened inside Playwright's event loop.

    Django keeps another connection there than outside, and nobody would close it before the database is dropped.
    """
    yield
    with suppress(RuntimeError):
        asyncio.get_running_loop()
        connections.close_all()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Take the system's Chromium where there is one; as root it runs without its sandbox."""
    args = {**browser_type_launch_args}
    if path := shutil.which("chromium"):
        args["executable_path"] = path
    if os.geteuid() == 0:
        args["args"] = ["--no-sandbox"]
    return args

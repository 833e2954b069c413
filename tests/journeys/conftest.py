"""What journeys may ask for: the cast with the rows of migrations, and browsers of their own."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import expect

from tests.factories.cast import Cast, make_cast
from tests.factories.reference import restore_reference_rows
from tests.journeys.telephone import PHONE

# What a page shows after a tap may take its time on a machine that runs everything at once.
expect.set_options(timeout=15_000)

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Let a journey that fails try once more; the summary names it.

    A real browser on a loaded machine may lose a race that no person would run. Nothing else is ever tried twice.
    """
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture
def people(transactional_db, settings, tmp_path) -> Iterator[Cast]:
    """The cast; files go where the test ends with them."""
    settings.MEDIA_ROOT = tmp_path
    restore_reference_rows()
    yield make_cast()
    wait_until_idle()


@pytest.fixture
def screen(live_server, new_context, settings):
    """Open a browser on a device on which nobody is signed in yet."""
    settings.ALLOWED_HOSTS = ["*"]
    opened = []

    def open_screen(size=PHONE, **options):
        page = new_context(viewport=size, base_url=live_server.url, **options).new_page()
        page.set_default_timeout(15_000)
        opened.append(page.context)
        return page

    yield open_screen
    for context in opened:
        context.close()
    wait_until_idle()


def wait_until_idle():
    """Wait until the server has answered what telephones asked for on their own: the tables are emptied next."""
    for _ in range(100):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND state <> 'idle'"
            )
            if cursor.fetchone()[0] == 0:
                return
        time.sleep(0.05)

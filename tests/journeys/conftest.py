"""What journeys may ask for: the cast with the rows of migrations, and browsers of their own."""

import pytest

from tests.factories.cast import Cast, make_cast
from tests.factories.reference import restore_reference_rows
from tests.journeys.telephone import PHONE


@pytest.fixture
def people(transactional_db, settings, tmp_path) -> Cast:
    """The cast; files go where the test ends with them."""
    settings.MEDIA_ROOT = tmp_path
    restore_reference_rows()
    return make_cast()


@pytest.fixture
def screen(live_server, new_context, settings):
    """Open a browser on a device on which nobody is signed in yet."""
    settings.ALLOWED_HOSTS = ["*"]

    def open_screen(size=PHONE, **options):
        page = new_context(viewport=size, base_url=live_server.url, **options).new_page()
        page.set_default_timeout(15_000)
        return page

    return open_screen

"""The gallery as a site of its own."""

from pathlib import Path

import pytest

GALLERY = Path(__file__).parent / "gallery"


@pytest.fixture
def gallery(settings, db):
    """Answer with the gallery's pages."""
    settings.ROOT_URLCONF = "tests.web.gallery.urls"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [GALLERY / "templates"]}]


@pytest.fixture
def site(gallery, live_server):
    """Serve the gallery to a browser."""
    return live_server.url

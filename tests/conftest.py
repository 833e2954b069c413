"""What every test may ask for: the database, made once for the whole run."""

import pytest
from django.conf import settings

from sotay.config.database import uses_embedded
from sotay.config.embedded.place import Place
from sotay.config.embedded.share import hold
from tests.factories.cast import Cast, make_cast


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Start the embedded PostgreSQL, without waiting for the disk, before pytest-django makes its database."""
    if uses_embedded():
        hold(Place(settings.DATA_DIR), durable=False)


@pytest.fixture
def cast(db: None) -> Cast:
    """The small tree and its people."""
    return make_cast()

"""What tests of imports may ask for."""

from collections.abc import Iterator

import pytest

from tests.exchange.installations import Installation, installation


@pytest.fixture(scope="package")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with a commune and two cells, its database running."""
    with installation(tmp_path_factory.mktemp("installation")) as made:
        yield made

"""Two hundred evenings held without network, cut, doubled, disordered: what stands afterwards is what would have stood."""

import pytest
from django.db import transaction

from tests.factories.phones import (
    Script,
    differences,
    interrupted,
    make_evening_of_yesterday,
    make_tasks_from_before,
    uninterrupted,
)

pytestmark = pytest.mark.django_db
GROUPS, RUNS = 20, 10


@pytest.fixture
def evening(cast):
    return make_evening_of_yesterday(cast)


@pytest.mark.parametrize("group", range(GROUPS))
def test_the_evening_stands_as_if_the_network_had_held(evening, group):
    script = Script(evening, make_tasks_from_before(evening), group)
    with transaction.atomic():
        wanted = uninterrupted(script)
        transaction.set_rollback(True)
    assert wanted["meeting"][0][0] == "closed"

    for run in range(RUNS):
        with transaction.atomic():
            found = interrupted(script, 1000 * group + run)
            transaction.set_rollback(True)
        assert differences(wanted, found) == {}, (group, run)

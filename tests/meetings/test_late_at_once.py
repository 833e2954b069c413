"""All phones of an evening find the network in the same moment, one of them twice: the evening stands as if it had held."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.utils import timezone

from sotay.access.models import Operation
from sotay.access.sync import Arrival, take
from sotay.audit.models import Entry
from tests.factories.cast import make_cast
from tests.factories.phones import (
    Script,
    differences,
    make_evening_of_yesterday,
    make_tasks_from_before,
    seen_so_far,
    standing,
    uninterrupted,
)
from tests.factories.reference import restore_reference_rows

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
MOST = 200


@pytest.fixture
def script(transactional_db):
    restore_reference_rows()
    evening = make_evening_of_yesterday(make_cast())
    return Script(evening, make_tasks_from_before(evening), 3)


def send_all(script, phone, gate):
    """Send a phone's entries, list after list, until all have arrived."""
    gate.wait(timeout=20)
    waiting = list(phone.entries)
    try:
        for _ in range(MOST):
            if not waiting:
                return True
            applied = set(Operation.objects.values_list("pk", flat=True))
            batch = seen_so_far(waiting, phone, applied)[:5]
            outcomes = take(phone.actor, batch, Arrival.of(timezone.now(), None))
            done = {one.id for one in outcomes if not one.retry}
            waiting = [one for one in waiting if one.id not in done]
            if not done:
                time.sleep(0.05)
        return False
    finally:
        connection.close()


def test_all_at_once_and_one_of_them_twice(script):
    with transaction.atomic():
        wanted = uninterrupted(script)
        transaction.set_rollback(True)
    phones = [*script.phones, script.secretary]
    gate = threading.Barrier(len(phones))

    with ThreadPoolExecutor(len(phones)) as pool:
        ended = list(pool.map(lambda phone: send_all(script, phone, gate), phones))

    assert ended == [True] * len(phones)
    assert differences(wanted, standing(script.meeting)) == {}
    applied = Operation.objects.filter(status="applied").count()
    noted = sum(entry.action == "meetings.note_opened" for phone in script.phones for entry in phone.entries)
    assert Entry.objects.count() == applied - noted

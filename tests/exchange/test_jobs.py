"""A worker that dies at its work: the job is taken up again, and nothing is half written in between."""

import pytest

from tests.exchange.installations import WRITING
from tests.exchange.registers import book, person

UPLOAD = """
from django.core.files.base import ContentFile
from sotay.access.actor import Actor
from sotay.exchange.queueing import upload_and_check
from sotay.organisations.models import Organisation
content = ContentFile(open({path!r}, "rb").read(), name="killed.xlsx")
upload_and_check(Actor.system(), Organisation.objects.get(parent=None), content=content)
"""
CONFIRM = """
from sotay.access.actor import Actor
from sotay.exchange.models import Batch
from sotay.exchange.queueing import confirm_and_import
confirm_and_import(Actor.system(), Batch.objects.get(name="killed.xlsx"))
"""
# As it is a minute after the death: no sign of life.
SILENT = """
from django.db import connection
from sotay.config.tasks import retry_stalled_jobs
connection.cursor().execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '10 minutes'")
retry_stalled_jobs.defer(timestamp=0)
"""
STATE = "SELECT status, (SELECT count(*) FROM members_member) AS members FROM exchange_batch WHERE name = 'killed.xlsx'"


@pytest.fixture
def killed(here):
    """Let a worker begin, kill it at its work, and return what is in the database then."""

    def kill():
        worker = here.start("worker")
        try:
            assert here.wait_for(WRITING, 60)
        finally:
            worker.kill()
            worker.communicate()
        return here.ask(STATE)[0]

    return kill


def _worked_until(here, status):
    """Let the worker take one job after another, of whichever app, until the file is so far."""
    for _ in range(12):
        here.run("worker", "--once")
        state = here.ask(STATE)[0]
        if state["status"] == status:
            break
    return state


def test_a_killed_worker_leaves_nothing_half_done_and_the_next_one_goes_on(here, killed, tmp_path):
    path, before = tmp_path / "killed.xlsx", here.members()
    path.write_bytes(book(*(person(f"Vi Thị {chr(65 + n % 26)}", f"0248{n:08d}") for n in range(6000))))

    here.python(UPLOAD.format(path=str(path)))
    assert killed() == {"status": "checking", "members": before}
    here.python(SILENT)
    assert _worked_until(here, "checked") == {"status": "checked", "members": before}

    here.python(CONFIRM)
    assert killed() == {"status": "importing", "members": before}
    here.python(SILENT)
    assert _worked_until(here, "imported") == {"status": "imported", "members": before + 6000}

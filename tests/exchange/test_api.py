"""An import through the API, its jobs run in between."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from procrastinate.contrib.django.models import ProcrastinateJob

from sotay.core.bulk import run_sql
from sotay.exchange import tasks
from sotay.exchange.models import Batch
from sotay.members.models import Member
from tests.exchange.registers import GOOD, WRONG, book
from tests.factories.cast import make_cast
from tests.factories.reference import restore_reference_rows

ALL = "/api/v1/imports"
TASKS = {one.name: one for one in (tasks.check_register, tasks.import_register)}


@pytest.fixture(autouse=True)
def files_end_with_the_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def people(transactional_db):
    """The cast, in sight of jobs that tell how far they are on a connection of their own."""
    restore_reference_rows()
    return make_cast()


@pytest.fixture
def as_ha(client, people):
    client.force_login(people.ha.account)
    return client


def send(client, content, **fields):
    return client.post(ALL, {"file": SimpleUploadedFile("register.xlsx", content), **fields})


def do_jobs():
    """Do what is waiting, as a worker would."""
    for job in ProcrastinateJob.objects.filter(status="todo", task_name__in=TASKS).order_by("pk"):
        TASKS[job.task_name](**job.args)
        run_sql("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %(id)s", {"id": job.pk})


def test_the_whole_road(as_ha):
    sent = send(as_ha, book(GOOD, WRONG))
    assert (sent.status_code, sent.json()["status"]) == (201, "checking")
    one = f"{ALL}/{sent.json()['uid']}"

    do_jobs()
    checked = as_ha.get(one).json()
    assert (checked["status"], checked["created"], checked["refused"], checked["rows"]) == ("checked", 1, 1, 2)
    assert Member.objects.count() == 8
    rows = as_ha.get(f"{one}/rows?show=refused").json()["items"]
    assert [(row["row"], row["name"], row["problems"][0]["field"]) for row in rows] == [
        (5, "Lý Văn Sai", "Số định danh cá nhân")
    ]

    assert as_ha.post(f"{one}/confirm").json()["status"] == "importing"
    do_jobs()
    assert (as_ha.get(one).json()["status"], Member.objects.count()) == ("imported", 9)
    back = as_ha.get(f"{one}/rejects")
    assert openpyxl.load_workbook(io.BytesIO(back.getvalue())).active.max_row == 4

    assert as_ha.post(f"{one}/undo").json()["status"] == "undone"
    assert Member.objects.count() == 8
    assert [each["status"] for each in as_ha.get(ALL).json()["items"]] == ["undone"]


def test_a_step_out_of_turn_is_refused_with_a_sentence(as_ha):
    one = f"{ALL}/{send(as_ha, book(GOOD)).json()['uid']}"

    answer = as_ha.post(f"{one}/undo")

    assert (answer.status_code, answer.json()["code"]) == (409, "batch_not_ready")


@pytest.mark.parametrize("name", ["Tối mật.xlsx", "danh sách MẬT.xlsx"])
def test_a_name_that_says_secret_is_refused(as_ha, name):
    answer = as_ha.post(ALL, {"file": SimpleUploadedFile(name, book(GOOD))})

    assert answer.status_code in {409, 422}
    assert not Batch.objects.exists()


def test_a_file_that_is_too_large_is_refused(as_ha, settings):
    settings.SOTAY_UPLOAD_MAX_BYTES = 1000

    answer = send(as_ha, b"x" * 2000)

    assert (answer.status_code, answer.json()["code"]) == (422, "too_large") or answer.status_code == 409
    assert not Batch.objects.exists()


def test_an_organisation_out_of_reach_takes_no_list(as_ha):
    assert send(as_ha, book(GOOD), organisation_code="99.99").status_code == 403
    assert not Batch.objects.exists()

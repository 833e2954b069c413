"""The pages of imports, comparisons and profiles, their jobs run in between."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from procrastinate.contrib.django.models import ProcrastinateJob

from sotay.core.bulk import run_sql
from sotay.exchange import tasks
from sotay.exchange.models import Batch, Comparison, Profile
from tests.exchange.registers import GOOD, book
from tests.factories.cast import make_cast
from tests.factories.reference import restore_reference_rows

TASKS = {one.name: one for one in (tasks.check_register, tasks.import_register, tasks.compare)}


@pytest.fixture(autouse=True)
def files_end_with_the_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def as_ha(client, transactional_db):
    restore_reference_rows()
    # What other tests queued for files that were emptied away is not for this one.
    run_sql("UPDATE procrastinate_jobs SET status = 'doing' WHERE status = 'todo'")
    client.cast = make_cast()
    client.force_login(client.cast.ha.account)
    return client


def do_jobs():
    for job in ProcrastinateJob.objects.filter(status="todo", task_name__in=TASKS).order_by("pk"):
        TASKS[job.task_name](**job.args)
        run_sql("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %(id)s", {"id": job.pk})


def test_a_list_goes_out_is_edited_previewed_and_carried_out(as_ha):
    assert as_ha.get("/exchange/").status_code == 200
    assert as_ha.post("/exchange/workbook/", {"noun": "members"}).status_code == 422
    sent = as_ha.post("/exchange/workbook/", {"noun": "organisations", "code": "24.01.001"})
    assert sent["Content-Disposition"].endswith('filename="organisations-24.01.001.xlsx"')
    workbook = openpyxl.load_workbook(io.BytesIO(sent.content))
    workbook.worksheets[0]["E6"] = "Chi bộ thôn Đông"
    buffer = io.BytesIO()
    workbook.save(buffer)

    file = SimpleUploadedFile("to-chuc.xlsx", buffer.getvalue())
    answer = as_ha.post("/exchange/", {"content": file, "noun": "organisations"})
    do_jobs()
    page = as_ha.get(answer.url)
    text = page.content.decode()
    assert ("Chi bộ thôn 1" in text, "Chi bộ thôn Đông" in text, 'class="updated"' in text) == (True, True, True)
    assert "Không có dòng nào" in as_ha.get(f"{answer.url}?show=updated&q=zzz").content.decode()
    coloured = openpyxl.load_workbook(io.BytesIO(as_ha.get(f"{answer.url}preview/").content)).active
    fills = {row[0].value: row[0].fill.fgColor.rgb for row in coloured.iter_rows(min_row=2)}
    assert fills["Thay đổi"] == "FFFFF8E1"

    as_ha.post(f"{answer.url}confirm/")
    do_jobs()
    assert Batch.objects.get().status == "imported"
    as_ha.post(f"{answer.url}undo/")
    assert Batch.objects.get().status == "undone"


def test_a_foreign_file_is_compared_under_a_profile_made_from_it(as_ha):
    foreign = io.BytesIO()
    workbook = openpyxl.Workbook()
    for row in (
        ["Danh sách"],
        ["Tên đồng chí", "CCCD", "Sinh ngày", "SĐT"],
        ["Trần Thị An", as_ha.cast.an.national_id, "20/05/1975", "0912345678"],
    ):
        workbook.active.append(row)
    workbook.save(foreign)
    content = foreign.getvalue()

    made = as_ha.post(
        "/exchange/profiles/", {"name": "Tệp xã", "noun": "members", "content": SimpleUploadedFile("a.xlsx", content)}
    )
    profile = Profile.objects.get(name="Tệp xã")
    assert {one.key: one.heading for one in profile.fields.all()} == {
        "national_id": "CCCD",
        "born_on": "Sinh ngày",
        "phone": "SĐT",
    }
    assert "Trần Thị An" not in as_ha.get(made.url).content.decode()
    form = {"name": "Tệp xã", "heading_row": "0", "keys": ["national_id"]}
    for one in profile.fields.all():
        form |= {f"heading:{one.key}": one.heading, f"rule:{one.key}": "if_empty"}
    form |= {"heading:full_name": "Tên đồng chí"}
    form |= {
        f"rule:{name}": form.get(f"rule:{name}", "never") for name in as_ha.get(made.url).context["form"].noun.by_key
    }
    assert "Trần Thị An" in as_ha.post(f"{made.url}sample/", form, headers={"HX-Request": "true"}).content.decode()
    assert as_ha.post(made.url, form).status_code == 302

    answer = as_ha.post(
        "/exchange/comparisons/",
        {"content": SimpleUploadedFile("a.xlsx", content), "noun": "members", "profile": profile.pk},
    )
    do_jobs()
    comparison = Comparison.objects.get()
    assert (comparison.rows, comparison.differing, comparison.missing_there) == (1, 1, 7)
    page = as_ha.get(f"{answer.url}?kind=differs")
    assert [one["field"] for _, one in page.context["rows"]] == ["Ngày sinh"]
    assert "20/05/1975" in page.content.decode()
    assert as_ha.get(f"{answer.url}?format=xlsx").content[:2] == b"PK"
    exported = as_ha.get(f"{made.url}json/").content
    as_ha.post(f"{made.url}delete/")
    as_ha.post("/exchange/profiles/take/", {"content": SimpleUploadedFile("m.json", exported)})
    assert Profile.objects.get(name="Tệp xã").fields.count() == 4

    upload = as_ha.post(
        "/exchange/",
        {
            "content": SimpleUploadedFile("a.xlsx", content),
            "noun": "members",
            "profile": Profile.objects.get(name="Tệp xã").pk,
        },
    )
    do_jobs()
    row = Batch.objects.get(uid=upload.url.strip("/").rpartition("/")[2]).lines.get()
    assert (row.verdict, row.after) == ("updated", {"phone": "0912345678"})


def test_shipped_profiles_are_copied_and_not_changed(as_ha):
    shipped = Profile.objects.create(name="Có sẵn", noun="members", organisation=None)

    assert as_ha.post(f"/exchange/profiles/{shipped.uid}/delete/").status_code == 403
    as_ha.post(f"/exchange/profiles/{shipped.uid}/copy/")

    assert Profile.objects.filter(name="Có sẵn (2)").exclude(organisation=None).exists()


def test_an_upload_without_a_noun_is_asked_again(as_ha):
    assert as_ha.post("/exchange/", {"content": SimpleUploadedFile("a.xlsx", book(GOOD))}).status_code == 422

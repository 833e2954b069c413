"""The road of a register file: nothing lost, nothing doubled, and all of it can be taken back."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sotay.access.actor import Actor, Channel
from sotay.audit.models import Entry
from sotay.core.bulk import read_sql
from sotay.core.errors import NotPermitted
from sotay.core.progress import silent
from sotay.exchange.actions import incoming
from sotay.exchange.actions.batches import (
    check_batch,
    confirm_batch,
    forget_files,
    import_batch,
    import_register,
    resume_batch,
    stop_batch,
    undo_batch,
    upload_register,
)
from sotay.exchange.actions.register import Source
from sotay.exchange.choices import BatchStatus
from sotay.exchange.errors import BatchNotReady, UndoBlocked
from sotay.exchange.models import Batch, BatchRow
from sotay.members.models import Affiliation, Member, Standing
from tests.exchange.registers import GOOD, WRONG, book, person
from tests.factories.people import actor_of, make_user

KEYS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = ANY('{members_member,members_affiliation,members_standing}'::regclass[])
UNION ALL SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
  FROM pg_index WHERE indrelid = ANY('{members_member,members_affiliation,members_standing}'::regclass[]) ORDER BY 1, 2
"""


@pytest.fixture(autouse=True)
def files_end_with_the_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def run(cast, tmp_path):
    """Import a book as the operator does."""

    def run_book(content):
        file = Path(tmp_path / "register.xlsx")
        file.write_bytes(content)
        actor = Actor.system(Channel.CLI)
        return import_register(actor, cast.province, Source(file), silent, name="register.xlsx")

    return run_book


def tables():
    """Everything that an import touches."""
    return {model: list(model.objects.order_by("pk").values()) for model in (Member, Affiliation, Standing)}


def test_right_rows_are_taken_wrong_rows_are_named(run, cast):
    batch, outcome = run(book(GOOD, WRONG))

    assert (batch.rows, batch.created, batch.refused) == (2, 1, 1)
    member = Member.objects.get(national_id="024900000001")
    assert member.organisation == cast.cell_a
    assert [(s.status, s.valid.lower) for s in member.standings.order_by("valid")] == [
        ("probationary", dt.date(2005, 5, 5)),
        ("full", dt.date(2006, 5, 5)),
    ]
    assert list(outcome.errors) == [5]
    assert BatchRow.objects.get(verdict="refused").problems[0]["field"] == "Số định danh cá nhân"


def test_the_same_file_twice_changes_nothing(run):
    run(book(GOOD, WRONG))
    before = tables()

    again, _ = run(book(GOOD, WRONG))

    assert (again.created, again.updated, again.unchanged, again.refused) == (0, 0, 1, 1)
    assert tables() == before


def test_a_change_keeps_both_values_and_undo_puts_the_old_one_back(run):
    run(book(GOOD))
    before = tables()
    batch, _ = run(book(person("Lý Văn Mới", "024900000001", job="Giáo viên")))
    row = BatchRow.objects.get(batch=batch)

    assert (row.before, row.after) == ({"occupation": "Nông dân"}, {"occupation": "Giáo viên"})

    undo_batch(Actor.system(Channel.CLI), batch)

    assert tables() == before


def test_undo_of_what_was_made_leaves_no_trace_but_the_ledger(run):
    before = tables()
    batch, _ = run(book(GOOD))

    undo_batch(Actor.system(Channel.CLI), batch)

    assert tables() == before
    assert Entry.objects.filter(action="exchange.undo_batch").count() == 1


def test_undo_stops_where_later_work_stands_on_it(run):
    batch, _ = run(book(GOOD))
    Member.objects.filter(national_id="024900000001").update(account=make_user())
    before = tables()

    with pytest.raises(UndoBlocked, match="Lý Văn Mới"):
        undo_batch(Actor.system(Channel.CLI), batch)

    assert tables() == before


def test_empty_cells_erase_nothing(run):
    run(book(GOOD))

    batch, _ = run(book(person("Lý Văn Mới", "024900000001", job=None)))

    assert batch.unchanged == 1
    assert Member.objects.get(national_id="024900000001").occupation == "Nông dân"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (person("Lý Văn Mới", "024900000001", cell="24.01.001.02"), "cell_differs"),
        (person("Lý Văn Mới", "024900000001", status="Miễn sinh hoạt"), "status_differs"),
    ],
)
def test_a_register_moves_nobody_and_changes_no_status(run, row, code):
    run(book(GOOD))
    before = tables()

    batch, _ = run(book(row))

    assert BatchRow.objects.get(batch=batch).problems[0]["code"] == code
    assert tables() == before


def _upload(cast, who, content):
    file = SimpleUploadedFile("register.xlsx", content)
    return upload_register(actor_of(who), cast.province, file, name=file.name)


def test_preview_writes_nothing_until_confirmed(cast):
    before = tables()
    batch = check_batch(actor_of(cast.ha), _upload(cast, cast.ha, book(GOOD, WRONG)), silent)

    assert batch.status == BatchStatus.CHECKED
    assert tables() == before
    with batch.rejects.open("rb") as rejects:
        assert rejects.read(2) == b"PK"

    confirm_batch(actor_of(cast.ha), batch)
    for _ in range(2):
        batch = import_batch(actor_of(cast.ha), batch, silent)

    assert (batch.status, batch.created, Member.objects.count()) == (BatchStatus.IMPORTED, 1, 9)


def test_import_waits_for_the_preview(cast):
    batch = _upload(cast, cast.ha, book(GOOD))

    with pytest.raises(BatchNotReady):
        confirm_batch(actor_of(cast.ha), batch)


def test_a_file_that_is_no_workbook_fails_with_a_sentence(cast):
    batch = check_batch(actor_of(cast.ha), _upload(cast, cast.ha, b"no workbook"), silent)

    assert batch.status == BatchStatus.FAILED
    assert batch.failure


@pytest.mark.parametrize("who", ["binh", "an", "khanh", "dung"])
def test_on_denial_nothing_is_kept(cast, who):
    with pytest.raises(NotPermitted):
        _upload(cast, getattr(cast, who), book(GOOD))

    assert not Batch.objects.exists()


def test_undo_puts_back_the_name_and_how_it_is_found(run):
    run(book(GOOD))
    before = tables()
    batch, outcome = run(book(person("Lý Văn Cũ", "024900000001")))

    assert [issue.code for issue in outcome.warnings[4]] == ["identity_differs"]
    undo_batch(Actor.system(Channel.CLI), batch)

    assert tables() == before


def test_undo_stops_where_a_later_import_stands_on_it(run):
    first, _ = run(book(GOOD))
    run(book(person("Lý Văn Mới", "024900000001", job="Giáo viên")))
    before = tables()

    with pytest.raises(UndoBlocked):
        undo_batch(Actor.system(Channel.CLI), first)

    assert tables() == before


def test_a_job_that_comes_late_changes_nothing(cast):
    batch = _upload(cast, cast.ha, book(GOOD))
    batch = import_batch(actor_of(cast.ha), batch, silent)
    assert (batch.status, Member.objects.count()) == (BatchStatus.CHECKING, 8)

    batch = check_batch(actor_of(cast.ha), batch, silent)
    confirm_batch(actor_of(cast.ha), batch)

    assert check_batch(actor_of(cast.ha), batch, silent).status == BatchStatus.IMPORTING


def test_a_stopped_batch_is_begun_again(cast):
    batch = stop_batch(Actor.system(), _upload(cast, cast.ha, book(GOOD)))
    assert (batch.status, bool(batch.failure)) == (BatchStatus.STOPPED, True)

    batch = resume_batch(actor_of(cast.ha), batch)

    assert check_batch(actor_of(cast.ha), batch, silent).status == BatchStatus.CHECKED


def test_a_first_load_leaves_every_key_in_its_place(run, monkeypatch):
    monkeypatch.setattr(incoming, "MANY", 1)
    keys = read_sql(KEYS)

    batch, _ = run(book(*(person(f"Lý Văn {chr(65 + n)}", f"0249000001{n:02d}") for n in range(20))))

    assert batch.created == 20
    assert read_sql(KEYS) == keys
    assert run(book(GOOD))[0].created == 1


def test_files_are_forgotten_after_a_month_and_rows_are_not(cast):
    batch = check_batch(actor_of(cast.ha), _upload(cast, cast.ha, book(GOOD, WRONG)), silent)
    paths = [Path(batch.file.path), Path(batch.rejects.path)]

    assert forget_files(timezone.now() + dt.timedelta(days=29)) == 0
    assert forget_files(timezone.now() + dt.timedelta(days=31)) == 1

    assert not any(path.exists() for path in paths)
    assert BatchRow.objects.filter(batch=batch).count() == 2

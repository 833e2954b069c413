"""The road of a register file: nothing lost, nothing doubled, and all of it can be taken back."""

import datetime as dt
import io
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from sotay.access.actor import Actor, Channel
from sotay.audit.models import Entry
from sotay.core.errors import NotPermitted
from sotay.core.progress import silent
from sotay.exchange.actions.batches import (
    check_batch,
    confirm_batch,
    import_batch,
    import_register,
    undo_batch,
    upload_register,
)
from sotay.exchange.actions.register import Source
from sotay.exchange.choices import BatchStatus
from sotay.exchange.errors import BatchNotReady, UndoBlocked
from sotay.exchange.models import Batch, BatchRow
from sotay.members.models import Affiliation, Member, Standing
from tests.factories.people import actor_of, make_user

HEADINGS = [
    "STT",
    "Họ và tên khai sinh",
    "Ngày sinh",
    "Giới tính",
    "Số định danh cá nhân",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "Mã chi bộ",
    "Nghề nghiệp",
    "Tình trạng sinh hoạt",
]


def book(*rows):
    """A register with a title line, headings and the rows."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as workbook:
        page = workbook.add_worksheet()
        page.write(0, 0, "DANH SÁCH ĐẢNG VIÊN")
        for column, heading in enumerate(HEADINGS):
            page.write(2, column, heading)
        for number, row in enumerate(rows, 3):
            for column, value in enumerate((number - 2, *row)):
                if value is not None:
                    page.write(number, column, value)
    return buffer.getvalue()


def person(name, number, cell="24.01.001.01", job="Nông dân", status="Đang sinh hoạt"):
    """One row."""
    return (name, "02/03/1980", "Nam", number, "05/05/2005", "05/05/2006", cell, job, status)


GOOD = person("Lý Văn Mới", "024900000001")
WRONG = person("Lý Văn Sai", "0249")


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

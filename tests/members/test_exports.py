"""Lists taken out of the register: for one person, for a week, for a reason, and readable back."""

import datetime as dt
import io

import openpyxl
import pytest
from django.utils import timezone

from sotay.access.actor import Actor, Channel
from sotay.access.models import Grant
from sotay.audit.models import Entry, Reading
from sotay.core.errors import NotPermitted, NotVisible
from sotay.core.names import name_sort_key
from sotay.core.progress import silent
from sotay.core.text import search_key
from sotay.exchange.actions.batches import import_register
from sotay.exchange.actions.register import Source
from sotay.exchange.layouts import MEMBER_LAYOUT
from sotay.members import board_layout
from sotay.members.actions.exporting import ask_export, expire_exports, fetch_export, stop_export, write_export
from sotay.members.choices import ExportStatus, Precision, Status
from sotay.members.errors import ExportGone, ReasonMissing
from sotay.members.models import Affiliation, Export, Member, Standing
from sotay.members.queries.exports import exports_for, get_export
from sotay.members.queries.register import Filters, Selection
from tests.factories.people import actor_of, make_member

REASON = "đối chiếu với công an xã"


@pytest.fixture(autouse=True)
def files_end_with_the_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def take(who, node, *, filters=None, **wish):
    """Ask for a list and have it written."""
    asked = ask_export(actor_of(who), node, Selection(filters or Filters(organisation=node.uid), ("Nam",)), **wish)
    return write_export(actor_of(who, Channel.JOB), asked, silent)


def sheet(export):
    """The cells of a list: headings, rows."""
    with export.file.open("rb") as file:
        rows = list(openpyxl.load_workbook(io.BytesIO(file.read())).active.iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if row[0] == "STT")
    return rows[start], rows[start + 1 :]


def test_headings_are_those_that_an_import_knows():
    assert {column.heading for column in board_layout.COLUMNS} <= set(MEMBER_LAYOUT.headings.values())
    left_out = set(MEMBER_LAYOUT.headings.values()) - {column.heading for column in board_layout.COLUMNS}
    assert left_out == {"Mã dòng", "STT", "Họ và tên đệm", "Tên", "Ngày sinh Nam", "Ngày sinh Nữ", "Nam", "Nữ"}


def test_without_numbers_nothing_that_is_masked_is_in_the_file(cast):
    headings, rows = sheet(take(cast.an, cast.cell_a))

    assert len(rows) == 3
    assert not {"Số định danh cá nhân", "Số thẻ đảng viên", "Điện thoại", "Nơi thường trú"} & set(headings)
    assert cast.binh.national_id not in str(rows)
    assert not Reading.objects.exists()


def test_numbers_are_given_for_a_reason_that_everybody_in_the_list_sees(cast):
    export = take(cast.an, cast.cell_a, with_numbers=True, reason=REASON)

    headings, rows = sheet(export)
    assert cast.binh.national_id in {row[headings.index("Số định danh cá nhân")] for row in rows}
    readings = list(Reading.objects.order_by("target_id").values_list("user", "target_type", "target_id", "reason"))
    members = sorted(Affiliation.objects.filter(organisation=cast.cell_a).values_list("member", flat=True))
    assert readings == [(cast.an.account.pk, "members.Member", member, REASON) for member in members]


def test_numbers_without_a_reason_are_not_given(cast):
    with pytest.raises(ReasonMissing):
        take(cast.an, cast.cell_a, with_numbers=True, reason="  ")

    assert not Export.objects.exists()


@pytest.mark.parametrize("who", ["binh", "em", "dung", "chi"])
def test_who_may_not_export_gets_nothing(cast, who):
    with pytest.raises(NotPermitted):
        take(getattr(cast, who), cast.cell_a)

    assert not Export.objects.exists()


def test_a_right_that_ended_before_the_job_ran_gives_nothing(cast):
    asked = ask_export(actor_of(cast.an), cast.cell_a, Selection(Filters(organisation=cast.cell_a.uid)))
    Grant.objects.filter(user=cast.an.account, role="cell_secretary").delete()

    with pytest.raises(NotPermitted):
        write_export(actor_of(cast.an, Channel.JOB), asked, silent)

    assert Export.objects.get().status == ExportStatus.WAITING


def test_a_list_is_for_the_person_who_asked_alone(cast):
    export = take(cast.an, cast.cell_a)

    assert list(exports_for(actor_of(cast.an))) == [export]
    for other in (cast.khanh, cast.ha, cast.binh):
        with pytest.raises(NotVisible):
            get_export(actor_of(other), export.uid)


def test_each_fetching_is_written_down_and_ends_after_a_week(cast):
    export = take(cast.an, cast.cell_a)
    path = export.file.path

    fetch_export(actor_of(cast.an), export).close()
    assert Entry.objects.filter(action="members.fetch_export", target_id=export.pk).count() == 1

    assert expire_exports(timezone.now() + dt.timedelta(days=6)) == 0
    assert expire_exports(timezone.now() + dt.timedelta(days=8)) == 1
    export.refresh_from_db()
    assert (export.status, export.file.storage.exists(path)) == (ExportStatus.EXPIRED, False)
    with pytest.raises(ExportGone):
        fetch_export(actor_of(cast.an), export)


def test_a_job_that_runs_twice_writes_once(cast):
    export = take(cast.an, cast.cell_a, with_numbers=True, reason=REASON)

    write_export(actor_of(cast.an, Channel.JOB), export, silent)
    stop_export(Actor.system(), export)

    assert Export.objects.get().status == ExportStatus.READY
    assert Reading.objects.count() == 3


def test_the_list_is_the_filtered_one_in_its_order(cast):
    export = take(cast.ha, cast.province, filters=Filters(status="probationary", organisation=cast.province.uid))

    headings, rows = sheet(export)
    assert [row[headings.index("Họ và tên khai sinh")] for row in rows] == ["Lê Thị Em"]
    assert export.count == 1


def full_register(cast):
    """People of every sort, as an import would have left them."""
    plain = {
        "ethnicity": "Tày",
        "religion": "Không",
        "general_education": "12/12",
        "phone": "0912345678",
        "badge": "30 năm",
    }
    for number, status in enumerate((Status.FULL, Status.EXEMPT, Status.SUSPENDED, Status.PROBATIONARY)):
        name = f"Nông Thị {'ABCD'[number]}"
        make_member(
            cast.cell_b, full_name=name, used_name=name, status=status, with_account=False, card_number=f"2401234{number}",
            home_town="Xã Đông Lỗ", residence="Thôn 2", occupation="Nông dân", note="ghi chú", email="a@example.vn", **plain,
        )  # fmt: skip
    year = Member.objects.get(full_name="Nông Thị A")
    year.born_on, year.born_precision = dt.date(1950, 1, 1), Precision.YEAR
    year.save(update_fields=["born_on", "born_precision"])
    for member in Member.objects.all():
        member.search_key = search_key(member.full_name)
        member.sort_key = name_sort_key(member.full_name)
        member.save(update_fields=["search_key", "sort_key"])


@pytest.mark.parametrize("with_numbers", [True, False])
def test_what_goes_out_comes_back_without_a_difference(cast, tmp_path, with_numbers):
    full_register(cast)
    Affiliation.objects.filter(member__full_name="Nông Thị B").update(valid=(dt.date(2015, 1, 1), None))
    tables = {model: list(model.objects.order_by("pk").values()) for model in (Member, Affiliation, Standing)}
    export = take(cast.ha, cast.province, with_numbers=with_numbers, reason=REASON if with_numbers else "")

    system = Actor.system(Channel.CLI)
    batch, outcome = import_register(
        system, cast.province, Source(tmp_path / export.file.name), silent, name="out.xlsx"
    )

    assert outcome.errors == {}
    assert (batch.unchanged, batch.updated, batch.created) == (12, 0, 0)
    assert {model: list(model.objects.order_by("pk").values()) for model in tables} == tables

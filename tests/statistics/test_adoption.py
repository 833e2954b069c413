"""Who uses the handbook: figures against the rows, one by one; the call sheet; command, API and pages say the same."""

import datetime as dt
import io
import json

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse

from sotay.core.days import month_of, today
from sotay.meetings.choices import CheckInMethod, MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.members.choices import Status
from sotay.statistics.adoption import adoption_answer, adoption_board_of, call_sheet
from sotay.statistics.queries.adoption import adoption_of_children, need_of, people_to_help, progress_of, total
from sotay.statistics.rules import Need
from tests.factories.meetings import make_meeting
from tests.factories.people import actor_of, make_member

pytestmark = pytest.mark.django_db


def _seen(member, day, *, activated=dt.datetime(2026, 1, 2, tzinfo=dt.UTC)):
    member.account.last_seen_on, member.account.activated_at = day, activated
    member.account.save(update_fields=["last_seen_on", "activated_at"])


@pytest.fixture
def using(cast):
    """Cell A has met: An opened it, Bình was ticked by the secretary, Em checked in but was never seen. Cell B has not."""
    _seen(cast.an, today())
    _seen(cast.binh, dt.date(2026, 2, 1))
    _seen(cast.em, None)
    _seen(cast.chi, None)
    _seen(cast.khanh, today(), activated=None)
    make_member(cast.cell_b, full_name="Đỗ Văn Mới", with_account=False)
    make_member(cast.cell_a, full_name="Lý Thị Miễn", with_account=False, status=Status.EXEMPT)
    met = make_meeting(cast.cell_a, MeetingStatus.CLOSED, held_on=month_of(today()))
    rows = Attendance.objects.filter(meeting=met)
    rows.filter(member=cast.an).update(opened_at=met.opened_at)
    rows.filter(member=cast.binh).update(method=CheckInMethod.LIST)
    rows.filter(member=cast.em).update(method=CheckInMethod.BUTTON)
    Meeting.objects.filter(pk=met.pk).update(convened=4, due=3, present=2, excused=0, handbook_users=2)
    return cast


def test_figures_of_a_commune(using):
    by_cell = {part.organisation: part.figures for part in adoption_of_children(using.commune)}
    a, b = by_cell[using.cell_a], by_cell[using.cell_b]

    assert (a.members, a.accounts, a.activated, a.active, a.never_used) == (3, 3, 3, 1, 0)
    assert (a.cells, a.cells_met, a.cells_using, a.due, a.used) == (1, 1, 1, 3, 2)
    assert (b.members, b.accounts, b.activated, b.active, b.never_used) == (3, 2, 1, 0, 1)
    assert (b.cells, b.cells_met, b.cells_using, b.due, b.used) == (1, 0, 0, 0, 0)
    assert b.to_help == 3


def test_totals_of_children_are_the_figures_of_the_parent(using):
    whole = total(adoption_of_children(using.province))

    assert whole == total(
        part for child in (using.committee, using.other_committee) for part in adoption_of_children(child)
    )


def test_the_call_sheet_has_as_many_people_as_the_figure_says(using):
    sums = total(adoption_of_children(using.province))
    found = list(people_to_help(actor_of(using.dung), using.province))

    assert len(found) == sums.to_help
    assert {m.full_name: need_of(m) for m in found if m.cell_code == using.cell_b.code} == {
        "Đỗ Văn Mới": Need.ACCOUNT,
        "Vũ Đình Khánh": Need.ACTIVATION,
        "Phạm Kim Chi": Need.PRACTICE,
    }
    for need in Need:
        assert list(people_to_help(actor_of(using.dung), using.province, need)) == [
            member for member in found if need_of(member) == need
        ]


def test_the_call_sheet_goes_cell_by_cell(using):
    cells = call_sheet(people_to_help(actor_of(using.dung), using.province))

    assert [cell.name for cell in cells] == sorted({cell.name for cell in cells}, key=[c.name for c in cells].index)
    assert [line.step for line in cells[0].lines if line.member.account is None] == [
        "Cấp tài khoản, in phiếu kích hoạt; giúp quét mã và đặt mã PIN"
    ]


def test_names_are_for_those_who_may_list(using):
    assert not people_to_help(actor_of(using.an), using.province).exclude(cell_code=using.cell_a.code).exists()
    assert not people_to_help(actor_of(using.lam), using.province).exists()


def test_progress_counts_activation_by_month_and_use_by_meeting(using):
    months = progress_of(using.province)

    assert len(months) == 6
    assert months[-1].month == month_of(today())
    assert (months[-1].members, months[-1].activated) == (9, 7)
    assert (months[-1].used, months[-1].due) == (2, 3)
    assert [one.activated for one in months] == sorted(one.activated for one in months)


@pytest.mark.parametrize("more", [0, 2])
def test_statements_do_not_grow_with_the_tree(using, django_assert_num_queries, more):
    for number in range(more):
        make_member(using.cell_b, full_name=f"Lê Văn {number}")

    with django_assert_num_queries(3):
        adoption_board_of(using.province)


def test_the_command_and_the_api_say_the_same(using, client, capsys):
    call_command("adoption", "--organisation", "24.01", "--json")
    told = json.loads(capsys.readouterr().out)
    client.force_login(using.khanh.account)

    assert told == adoption_answer(adoption_board_of(using.committee))
    assert told["to_help"] == {"total": 3, "no_account": 1, "not_activated": 1, "never_used": 1}

    call_command("adoption", "--organisation", "24.01")
    assert "Cần giúp: 3 đảng viên" in capsys.readouterr().out


def test_the_command_ends_with_2_where_nothing_has_the_code(cast, capsys):
    with pytest.raises(SystemExit) as end:
        call_command("adoption", "--organisation", "24.99", "--json")

    assert end.value.code == 2
    assert capsys.readouterr().out == ""


def test_pages_and_workbooks(using, client):
    client.force_login(using.an.account)
    board, sheet = (
        reverse(f"statistics:{name}", args=[using.cell_a.uid]) for name in ("adoption_board", "adoption_sheet")
    )

    assert "Sử dụng sổ tay: Chi bộ thôn 1" in client.get(board).content.decode()
    assert "Không còn ai cần giúp" in client.get(sheet).content.decode()
    for address in (board, sheet):
        book = openpyxl.load_workbook(io.BytesIO(client.get(address, {"format": "xlsx"}).content))
        assert book.active.max_row >= 3

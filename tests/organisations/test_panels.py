"""The page of an organisation is filled by the apps above, each for who may see its part."""

import datetime as dt

import pytest

from sotay.core.days import today
from sotay.organisations.choices import Kind
from sotay.organisations.panels import columns_of, panels_of
from tests.factories.people import actor_of
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db


def titles(parts) -> list[str]:
    return [part.title for part in parts]


def test_columns_of_a_table_with_cells(cast):
    rows = [cast.commune, cast.cell_a]

    assert titles(columns_of(actor_of(cast.ha), rows, today())) == ["Đảng viên", "Họp gần nhất"]
    assert titles(columns_of(actor_of(cast.ha), [cast.commune], today())) == ["Đảng viên"]
    assert titles(columns_of(actor_of(cast.binh), rows, today())) == ["Họp gần nhất"]
    assert columns_of(actor_of(cast.ha), [], today()) == []


def test_the_members_column_counts_as_of_the_day_and_opens_the_list(cast):
    (column, _) = columns_of(actor_of(cast.khanh), [cast.cell_a, cast.cell_c], today())
    past = columns_of(actor_of(cast.khanh), [cast.cell_a], dt.date(2000, 1, 1))[0]

    assert {key: cell.text for key, cell in column.cells.items()} == {cast.cell_a.pk: "3"}
    assert column.cells[cast.cell_a.pk].url == f"/members/?organisation={cast.cell_a.uid}"
    assert past.cells[cast.cell_a.pk].text == "0"
    assert past.cells[cast.cell_a.pk].url.endswith("&on=2000-01-01")


def test_panels_are_for_who_may_see_them(cast):
    assert titles(panels_of(actor_of(cast.ha), cast.commune, today())) == [
        "Cần xem lại",
        "Đảng viên",
        "Cấp ủy, chức vụ",
        "Quản lý đảng viên: việc đến hạn",
        "Sổ sách",
        "Sinh hoạt, thống kê",
    ]
    assert titles(panels_of(actor_of(cast.ha), cast.cell_a, today())) == [
        "Cần xem lại",
        "Đảng viên",
        "Cấp ủy, chức vụ",
        "Sinh hoạt gần đây",
        "Quản lý đảng viên: việc đến hạn",
        "Sổ sách",
    ]
    assert titles(panels_of(actor_of(cast.binh), cast.cell_a, today())) == ["Cấp ủy, chức vụ", "Sinh hoạt gần đây"]
    assert panels_of(actor_of(cast.lam), cast.cell_a, today()) == []


def test_nothing_to_look_at_again_on_other_days_or_where_all_is_well(cast):
    group = make_organisation(cast.cell_a, kind=Kind.GROUP)

    assert "Cần xem lại" not in titles(panels_of(actor_of(cast.ha), cast.commune, dt.date(2020, 1, 1)))
    assert "Cần xem lại" not in titles(panels_of(actor_of(cast.ha), group, today()))

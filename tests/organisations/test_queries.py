"""The tree as of a day, lists and search: the set in sight, constant statements."""

import datetime as dt

import pytest

from sotay.access.actor import Actor, Channel
from sotay.core.days import today
from sotay.core.errors import NotVisible
from sotay.organisations.actions.tree import close_organisation, found_organisation, set_code
from sotay.organisations.choices import Kind, Sector
from sotay.organisations.queries.imports import known_organisations
from sotay.organisations.queries.kinds import ladder_on, offered_kinds
from sotay.organisations.queries.lists import Filters, organisations_page, organisations_suggested
from sotay.organisations.queries.tree import (
    branch_of,
    branches_under,
    get_organisation,
    get_organisation_by_code,
    kinds_below,
    organisations_for,
    pairs_on,
    path_to,
    visible_among,
)
from tests.factories.people import actor_of, make_user
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system(Channel.CLI)
FOUNDED, CLOSED = dt.date(2026, 3, 1), dt.date(2026, 6, 1)


@pytest.fixture
def passing(cast):
    """A cell that stood from March to May."""
    cell = found_organisation(
        SYSTEM, cast.commune, kind=Kind.CELL, name="Chi bộ thôn 3", code="24.01.001.03", first=FOUNDED
    )
    return close_organisation(SYSTEM, cell, on=CLOSED)


# --- The tree ----------------------------------------------------------------------------------------------------


def test_organisations_for_are_those_in_sight(cast):
    assert set(organisations_for(actor_of(cast.khanh))) == {cast.commune, cast.cell_a, cast.cell_b}
    assert set(organisations_for(actor_of(cast.binh))) == {cast.cell_a}
    assert set(organisations_for(Actor(make_user()))) == set()


def test_get_organisation_out_of_sight_is_not_there(cast):
    assert get_organisation(actor_of(cast.binh), cast.cell_a.uid) == cast.cell_a
    with pytest.raises(NotVisible):
        get_organisation(actor_of(cast.binh), cast.commune.uid)


def test_branches_under_count_children_and_cells(cast):
    def seen(actor, parent=None):
        return [(branch.organisation, branch.children, branch.cells) for branch in branches_under(actor, parent)]

    assert seen(SYSTEM) == seen(actor_of(cast.ha)) == [(cast.province, 2, 3)]
    assert seen(actor_of(cast.ha), cast.province) == [(cast.committee, 1, 2), (cast.other_committee, 1, 1)]
    assert seen(actor_of(cast.khanh)) == [(cast.commune, 2, 2)]
    assert seen(actor_of(cast.khanh), cast.commune) == [(cast.cell_a, 0, 1), (cast.cell_b, 0, 1)]
    assert seen(actor_of(cast.khanh), cast.committee) == [(cast.commune, 2, 2)]


def test_the_tree_of_a_day_has_what_stood_then(cast, passing):
    def on(day: dt.date) -> tuple[int, int]:
        branch = branch_of(SYSTEM, cast.commune, day)
        assert branch.children == len(branches_under(SYSTEM, cast.commune, day))
        return branch.children, {row.kind: row.count for row in kinds_below(cast.commune, day)}[Kind.CELL]

    days = [FOUNDED - dt.timedelta(1), FOUNDED, CLOSED - dt.timedelta(1), CLOSED, today()]
    assert [on(day) for day in days] == [(2, 2), (3, 3), (3, 3), (2, 2), (2, 2)]
    assert branches_under(SYSTEM, cast.commune, dt.date(2009, 1, 1)) == []


def test_branches_take_the_same_statements_for_more_rows(cast, django_assert_num_queries):
    actor = actor_of(cast.ha)
    branches_under(actor, cast.commune)
    with django_assert_num_queries(1):
        branches_under(actor, cast.commune)
    for _ in range(3):
        make_organisation(cast.commune)
    with django_assert_num_queries(1):
        assert len(branches_under(actor, cast.commune)) == 5


def test_path_to_goes_down_from_the_province(cast):
    way = [cast.province, cast.committee, cast.commune, cast.cell_a]

    assert path_to(cast.cell_a) == way
    assert visible_among(actor_of(cast.khanh), way) == {cast.commune.pk, cast.cell_a.pk}


def test_kinds_below_go_down_the_ladder(cast):
    assert [(row.kind, row.count) for row in kinds_below(cast.province)] == [
        ("province", 1),
        ("direct", 2),
        ("party_committee", 1),
        ("grassroots_cell", 1),
        ("cell", 2),
    ]


def test_an_organisation_is_found_by_the_code_of_the_day(cast):
    set_code(SYSTEM, cast.cell_a, code="N1", first=FOUNDED)

    assert get_organisation_by_code(SYSTEM, "N1") == cast.cell_a
    assert get_organisation_by_code(SYSTEM, "24.01.001.01", FOUNDED - dt.timedelta(1)) == cast.cell_a
    for code, day in (("24.01.001.01", FOUNDED), ("N1", FOUNDED - dt.timedelta(1))):
        with pytest.raises(NotVisible):
            get_organisation_by_code(SYSTEM, code, day)


def test_the_ladder_changes_with_the_regulations(db):
    assert ("direct", "cell") not in pairs_on(dt.date(2025, 6, 30))
    assert ("direct", "cell") in pairs_on(dt.date(2025, 7, 1))
    assert ("province", "party_committee") not in pairs_on(dt.date(2026, 7, 25))
    assert ("province", "party_committee") in pairs_on(dt.date(2026, 7, 26))
    assert pairs_on(dt.date(1990, 1, 1)) < pairs_on(today())
    assert all(rule.source for place in ladder_on(today()) for rule in place.rules)


def test_offered_kinds_are_those_of_the_ladder(cast):
    assert offered_kinds(cast.cell_a) == (Kind.GROUP,)
    assert offered_kinds(cast.commune) == (Kind.PARTIAL_COMMITTEE, Kind.CELL)


def test_known_organisations_mark_what_lies_outside(cast, passing):
    inside = {row.code for row in known_organisations(cast.committee) if row.is_inside}

    assert inside == {"24.01", "24.01.001", "24.01.001.01", "24.01.001.02"}
    assert len(known_organisations(cast.committee)) == 7


# --- Lists and search --------------------------------------------------------------------------------------------


def found(text: str, actor: Actor = SYSTEM, **filters) -> list[str]:
    return [row.name for row in organisations_page(actor, Filters(text=text, **filters)).items]


@pytest.fixture
def names(cast):
    for number, name in enumerate(["Chi bộ thôn Đoài", "Chi bộ thôn Đoái", "Chi bộ thôn 11", "Chi bộ Quý Sơn"], 3):
        make_organisation(cast.commune, name=name, code=f"24.01.001.{number:02d}")
    return cast


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thôn đoài", ["Chi bộ thôn Đoài", "Chi bộ thôn Đoái"]),
        ("thôn đoái", ["Chi bộ thôn Đoái", "Chi bộ thôn Đoài"]),
        ("THON DOAI", ["Chi bộ thôn Đoài", "Chi bộ thôn Đoái"]),
        ("doai thon", ["Chi bộ thôn Đoài", "Chi bộ thôn Đoái"]),
        ("quí sơn", ["Chi bộ Quý Sơn"]),
        ("thon 1", ["Chi bộ thôn 1", "Chi bộ thôn 11"]),
        ("thôn 1 đông lỗ", ["Chi bộ thôn 1", "Chi bộ thôn 11"]),
        ("thon 1 khoi co quan", []),
        ("bao tinh", ["Chi bộ Báo tỉnh"]),
        ("24.02.001", ["Chi bộ Báo tỉnh"]),
        ("24.02", ["Đảng bộ Khối cơ quan", "Chi bộ Báo tỉnh"]),
        ("không có", []),
        ("%", []),
        ("字", []),
        ("'); --", []),
    ],
)
def test_search_finds_with_and_without_diacritics(names, text, expected):
    assert found(text) == expected


def test_search_stays_in_sight(names):
    assert found("chi bo", actor_of(names.khanh)) == [
        "Chi bộ thôn 1",
        "Chi bộ thôn 2",
        "Chi bộ thôn Đoài",
        "Chi bộ thôn Đoái",
        "Chi bộ thôn 11",
        "Chi bộ Quý Sơn",
    ]
    assert found("chi bo", actor_of(names.binh)) == ["Chi bộ thôn 1"]


def test_lists_are_narrowed_by_kind_sector_and_place(cast):
    assert found("", kind=Kind.DIRECT) == ["Đảng bộ huyện Hiệp Hòa", "Đảng bộ Khối cơ quan"]
    assert found("", sector=Sector.RESIDENTIAL, under=cast.committee) == ["Chi bộ thôn 1", "Chi bộ thôn 2"]
    assert found("", parent=cast.province) == ["Đảng bộ huyện Hiệp Hòa", "Đảng bộ Khối cơ quan"]
    assert found("  ", under=cast.cell_a, kind=Kind.DIRECT) == []


def test_lists_of_a_day_have_what_stood_then(cast, passing):
    assert found("thôn 3") == []
    assert found("thôn 3", on=FOUNDED) == ["Chi bộ thôn 3"]


def test_search_goes_on_where_it_stopped(names):
    first = organisations_page(SYSTEM, Filters(text="chi bộ thôn"), size=3)
    second = organisations_page(SYSTEM, Filters(text="chi bộ thôn"), first.next, size=3)

    assert [row.name for row in (*first.items, *second.items)] == found("chi bộ thôn")
    assert len(second.items) == 2


def test_suggestions_are_the_best_few(names):
    assert [row.name for row in organisations_suggested(SYSTEM, "đoái", 1)] == ["Chi bộ thôn Đoái"]
    assert organisations_suggested(SYSTEM, " ") == []

"""Founding, closing, coding, importing: what is written, and what is refused without a trace."""

import datetime as dt

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.access.actor import Actor, Channel
from sotay.audit.models import Entry
from sotay.core.days import since, today
from sotay.core.errors import NotPermitted
from sotay.documents.decisions import DecisionPaper
from sotay.organisations import errors
from sotay.organisations.actions.imports import import_organisations
from sotay.organisations.actions.tree import close_organisation, found_organisation, set_code
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation, OrganisationCode, Placement
from sotay.organisations.queries.imports import province_or_new
from sotay.organisations.queries.tree import pairs_on, tree_faults
from sotay.organisations.rules.csv_file import Row, read_rows
from tests.factories.people import actor_of
from tests.factories.tree import make_organisation
from tests.shared import shared_file

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system(Channel.CLI)
DAY = dt.date(2026, 3, 1)
PAPER = DecisionPaper("12-QĐ/HU", DAY, "Ban Thường vụ Huyện ủy", "Nguyễn Văn A")


def snapshot() -> tuple[object, ...]:
    return (
        list(Organisation.objects.order_by("pk").values()),
        list(Placement.objects.order_by("pk").values()),
        list(OrganisationCode.objects.order_by("pk").values()),
        Entry.objects.count(),
    )


# --- Founding ----------------------------------------------------------------------------------------------------


def found(actor: Actor, parent: Organisation, **changes) -> Organisation:
    fields = {"kind": Kind.CELL, "name": "Chi bộ thôn 3", "code": "24.01.001.03", "first": DAY, "sector": "residential"}
    return found_organisation(actor, parent, **(fields | changes))


def test_found_organisation_writes_place_and_code_and_names_the_decision(cast):
    cell = found(actor_of(cast.ha), cast.commune, decision=PAPER)

    cell.refresh_from_db()
    assert (cell.parent, cell.path, cell.founded_on) == (cast.commune, f"{cast.commune.path}.{cell.pk}", DAY)
    assert (cell.search_key, cell.code) == ("chi bo thon 3", "24.01.001.03")
    placement, code = cell.placements.get(), cell.codes.get()
    assert (placement.parent, placement.path, placement.valid) == (cast.commune, cell.path, since(DAY))
    assert (code.code, code.valid) == (cell.code, since(DAY))
    assert placement.decision.number == "12-QĐ/HU"
    assert Entry.objects.get(action="organisations.found_organisation").organisation_id == cast.commune.pk


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"kind": Kind.DIRECT}, errors.KindNotAllowed),
        ({"kind": Kind.GROUP}, errors.KindNotAllowed),
        ({"first": today() + dt.timedelta(days=1)}, errors.DayInFuture),
        ({"first": dt.date(2009, 12, 31)}, errors.DayTooEarly),
        ({"code": "24.01.001.02"}, errors.CodeTaken),
    ],
)
def test_found_organisation_refuses_without_a_trace(cast, changes, error):
    before = snapshot()

    with pytest.raises(error):
        found(actor_of(cast.ha), cast.commune, **changes)

    assert snapshot() == before


def test_found_organisation_follows_the_ladder_of_its_day(cast):
    with pytest.raises(errors.KindNotAllowed):
        found(SYSTEM, cast.committee, first=dt.date(2025, 6, 30))

    assert found(SYSTEM, cast.committee, first=dt.date(2025, 7, 1)).parent == cast.committee


def test_found_organisation_needs_the_right_there(cast):
    before = snapshot()

    for member in (cast.an, cast.khanh, cast.dung):
        with pytest.raises(NotPermitted):
            found(actor_of(member), cast.commune)

    assert snapshot() == before


# --- Closing -----------------------------------------------------------------------------------------------------


def test_close_organisation_ends_place_and_code_and_deletes_nothing(cast):
    cell = found(SYSTEM, cast.commune)

    close_organisation(actor_of(cast.ha), cell, on=dt.date(2026, 6, 1), decision=PAPER)

    cell.refresh_from_db()
    assert (cell.closed_on, cell.closing_decision.signatory) == (dt.date(2026, 6, 1), "Nguyễn Văn A")
    assert cell.placements.get().valid == cell.codes.get().valid == since(DAY, dt.date(2026, 6, 1))
    assert (cell.code, cell.path) == ("24.01.001.03", f"{cast.commune.path}.{cell.pk}")


def test_close_organisation_refuses_while_something_holds(cast):
    before = snapshot()

    for organisation, error in (
        (cast.committee, errors.HasChildren),
        (cast.commune, errors.HasChildren),
        (cast.cell_a, errors.HasMembers),
    ):
        with pytest.raises(error):
            close_organisation(SYSTEM, organisation, on=today())

    assert snapshot() == before


def test_close_organisation_refuses_while_a_post_is_held(cast):
    cast.commune.children.update(closed_on=DAY)

    with pytest.raises(errors.HasPositions):
        close_organisation(SYSTEM, cast.commune, on=today())


@pytest.mark.parametrize(
    ("on", "error"),
    [
        (today() + dt.timedelta(days=1), errors.ClosingInFuture),
        (DAY, errors.ClosingTooEarly),
        (dt.date(2000, 1, 1), errors.ClosingTooEarly),
    ],
)
def test_close_organisation_refuses_other_days(cast, on, error):
    cell = found(SYSTEM, cast.commune)

    with pytest.raises(error):
        close_organisation(SYSTEM, cell, on=on)


def test_a_closed_organisation_takes_no_change(cast):
    cell = found(SYSTEM, cast.commune)
    close_organisation(SYSTEM, cell, on=today())
    before = snapshot()

    for change in (
        lambda: close_organisation(SYSTEM, cell, on=today()),
        lambda: set_code(SYSTEM, cell, code="X1", first=today()),
        lambda: found(SYSTEM, cell, kind=Kind.GROUP),
    ):
        with pytest.raises(errors.OrganisationClosed):
            change()

    assert snapshot() == before


# --- Codes -------------------------------------------------------------------------------------------------------


def test_set_code_keeps_the_old_one_in_the_history(cast):
    set_code(actor_of(cast.ha), cast.cell_a, code="24.01.001.77", first=DAY, decision=PAPER)

    cast.cell_a.refresh_from_db()
    assert cast.cell_a.code == "24.01.001.77"
    assert [(row.code, row.valid.lower, row.valid.upper) for row in cast.cell_a.codes.order_by("valid")] == [
        ("24.01.001.01", dt.date(2010, 1, 1), DAY),
        ("24.01.001.77", DAY, None),
    ]


def test_set_code_of_the_same_day_replaces_a_wrong_one(cast):
    set_code(SYSTEM, cast.cell_a, code="wrong", first=DAY)
    set_code(SYSTEM, cast.cell_a, code="right", first=DAY)

    assert list(cast.cell_a.codes.order_by("valid").values_list("code", flat=True)) == ["24.01.001.01", "right"]


def test_set_code_takes_a_code_that_is_free_again(cast):
    set_code(SYSTEM, cast.cell_a, code="X", first=DAY)

    set_code(SYSTEM, cast.cell_b, code="24.01.001.01", first=DAY)

    assert OrganisationCode.objects.filter(code="24.01.001.01").count() == 2


@pytest.mark.parametrize(
    ("code", "first", "error"),
    [
        ("24.01.001.01", DAY, errors.CodeUnchanged),
        ("24.01.001.02", DAY, errors.CodeTaken),
        ("X", dt.date(2009, 1, 1), errors.DayTooEarly),
        ("X", today() + dt.timedelta(days=1), errors.DayInFuture),
    ],
)
def test_set_code_refuses_without_a_trace(cast, code, first, error):
    before = snapshot()

    with pytest.raises(error):
        set_code(SYSTEM, cast.cell_a, code=code, first=first)

    assert snapshot() == before


# --- Importing ---------------------------------------------------------------------------------------------------


def run(rows, actor: Actor = SYSTEM, top: Organisation | None = None) -> tuple[int, int, int, int]:
    plan = import_organisations(actor, top or province_or_new(), rows=rows)
    return len(plan.created), len(plan.updated), plan.unchanged, len(plan.refusals)


@st.composite
def trees(draw) -> list[Row]:
    """A random province of up to 25 organisations, each of a kind that its place allows."""
    pairs = sorted(pairs_on(today()))
    rows = [Row(2, "P", "", "Đảng bộ tỉnh", "province", "")]
    for number in range(draw(st.integers(0, 24))):
        parent = draw(st.sampled_from([row for row in rows if any(above == row.kind for above, _ in pairs)]))
        kind = draw(st.sampled_from([below for above, below in pairs if above == parent.kind]))
        name = draw(st.sampled_from(["Chi bộ thôn Đoài", "Đảng bộ xã Ước Lễ", "Tổ số 1"]))
        rows.append(Row(number + 3, f"N{number}", parent.code, name, kind, ""))
    return rows


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_import_is_the_same_in_any_order_and_the_second_time_changes_nothing(data):
    for model in (Placement, OrganisationCode, Organisation):
        model.objects.all()._raw_delete("default")
    rows = data.draw(trees())
    mixed = data.draw(st.permutations(rows))

    assert run(mixed) == (len(rows), 0, 0, 0)
    before = snapshot()[:3]
    assert run(rows) == (0, 0, len(rows), 0)

    assert snapshot()[:3] == before
    assert tree_faults() == []
    parents = dict(Organisation.objects.values_list("code", "parent__code"))
    assert parents == {row.code: row.parent_code or None for row in rows}
    assert set(Placement.objects.values_list("organisation__code", "parent__code")) == set(parents.items())
    assert set(OrganisationCode.objects.values_list("organisation__code", "code")) == {(code, code) for code in parents}


def test_import_takes_the_good_rows_and_refuses_the_others(db):
    rows = [
        Row(2, "P", "", "Tỉnh", "province", ""),
        Row(3, "D", "P", "Huyện", "direct", ""),
        Row(4, "C", "P", "Chi bộ", "cell", ""),
    ]

    assert run(rows) == (2, 0, 0, 1)
    assert Entry.objects.get().target_id == Organisation.objects.get(code="P").pk


def test_import_corrects_names_and_sectors(cast):
    rows = [Row(2, cast.cell_a.code, cast.commune.code, "Chi bộ thôn Một", "cell", "school")]

    assert run(rows, actor_of(cast.ha), cast.province) == (0, 1, 0, 0)

    cast.cell_a.refresh_from_db()
    assert (cast.cell_a.name, cast.cell_a.search_key, cast.cell_a.sector) == (
        "Chi bộ thôn Một",
        "chi bo thon mot",
        "school",
    )


def test_import_of_an_empty_installation_needs_the_province(db):
    with pytest.raises(errors.NoProvince):
        run([Row(2, "C", "P", "Chi bộ", "cell", "")])

    assert not Organisation.objects.exists()
    assert not Entry.objects.exists()


def test_import_begins_a_used_code_where_it_ended(cast):
    cell = found(SYSTEM, cast.commune)
    close_organisation(SYSTEM, cell, on=dt.date(2026, 6, 1))

    assert run([Row(2, cell.code, cast.commune.code, "Chi bộ thôn 3", "cell", "")]) == (1, 0, 0, 0)

    assert Organisation.objects.get(code=cell.code, closed_on=None).codes.get().valid == since(dt.date(2026, 6, 1))


def test_import_needs_the_right_and_stays_below_its_top(cast):
    rows = [Row(2, "24.02.009", "24.02", "Chi bộ cơ sở", "grassroots_cell", "")]
    before = snapshot()

    with pytest.raises(NotPermitted):
        run(rows, actor_of(cast.khanh), cast.commune)
    assert snapshot() == before

    assert run(rows, actor_of(cast.ha), cast.committee) == (0, 0, 0, 1)
    assert snapshot()[:3] == before[:3]


def test_import_runs_a_constant_number_of_queries(cast, django_assert_num_queries):
    def rows(count: int, start: int) -> list[Row]:
        return [
            Row(2 + i, f"24.01.001.{start + i}", cast.commune.code, f"Chi bộ {i}", "cell", "") for i in range(count)
        ]

    with django_assert_num_queries(13) as first:
        run(rows(1, 100), top=cast.province)
    with django_assert_num_queries(len(first)):
        run(rows(30, 200), top=cast.province)


def test_import_brings_the_reference_province(db):
    rows = read_rows(shared_file("data/organisations.csv").read_bytes())

    assert run(rows) == (5025, 0, 0, 0)

    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, count(*) FROM organisations_organisation GROUP BY kind")
        assert dict(cursor.fetchall()) == {
            "province": 1,
            "direct": 15,
            "party_committee": 632,
            "grassroots_cell": 247,
            "cell": 4130,
        }
    assert tree_faults() == []
    assert run(rows) == (0, 0, 5025, 0)


def test_tree_faults_finds_a_path_that_lies(cast):
    Organisation.objects.filter(pk=cast.cell_a.pk).update(path=f"{cast.committee.path}.{cast.cell_a.pk}")

    assert tree_faults() == [cast.cell_a]


def test_make_organisation_of_the_tests_builds_a_sound_tree(cast):
    make_organisation(cast.cell_a, kind=Kind.GROUP)

    assert tree_faults() == []

"""Who a row means: nobody is doubled, nobody is taken for somebody else, nobody's cell is told to strangers."""

import pytest

from sotay.access.actor import Actor, Channel
from sotay.core.progress import silent
from sotay.exchange.actions.batches import import_register
from sotay.exchange.actions.register import Source
from sotay.members.models import Member
from sotay.organisations.choices import Kind
from tests.exchange.registers import GOOD, book, person
from tests.factories.people import actor_of, make_position
from tests.factories.tree import make_organisation

TWIN = person("Trần Văn Đôi", None)


@pytest.fixture(autouse=True)
def files_end_with_the_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def run(cast, tmp_path):
    """Import rows as the operator, or as somebody for their own part of the tree."""

    def run_rows(*rows, actor=None, node=None):
        file = tmp_path / "register.xlsx"
        file.write_bytes(book(*rows))
        actor = actor or Actor.system(Channel.CLI)
        return import_register(actor, node or cast.province, Source(file), silent, name="register.xlsx")

    return run_rows


def codes(outcome):
    return {row: [(issue.field, issue.code) for issue in issues] for row, issues in outcome.errors.items()}


def test_namesakes_without_numbers_stay_as_many_as_they_are(run):
    first, _ = run(TWIN, TWIN)
    again, _ = run(TWIN, TWIN)

    assert (first.created, again.created, again.unchanged) == (2, 0, 2)
    assert Member.objects.filter(full_name="Trần Văn Đôi").count() == 2


def test_one_row_for_two_namesakes_is_refused_for_nobody_knows_whom_it_means(run):
    run(TWIN, TWIN)

    batch, outcome = run(person("Trần Văn Đôi", None, job="Giáo viên"))

    assert codes(outcome) == {4: [("national_id", "person_unclear")]}
    assert not Member.objects.filter(occupation="Giáo viên").exists()
    assert (batch.rows, batch.refused) == (1, 1)


def test_a_person_learns_the_number_and_is_not_doubled(run):
    run(TWIN)

    batch, _ = run(person("Trần Văn Đôi", "024900000009"))

    assert (batch.created, batch.updated) == (0, 1)
    assert Member.objects.get(full_name="Trần Văn Đôi").national_id == "024900000009"


def test_a_number_that_the_file_leaves_out_is_no_other_person(run):
    run(GOOD)

    batch, _ = run(person("Lý Văn Mới", None))

    assert (batch.created, batch.unchanged) == (0, 1)


def test_a_card_tells_who_has_moved(run):
    run(person("Trần Văn Thẻ", None, card="24012345"))

    _, outcome = run(person("Trần Văn Thẻ", None, card="24012345", cell="24.01.001.02"))

    assert codes(outcome) == {4: [("cell_code", "cell_differs")]}
    assert Member.objects.filter(full_name="Trần Văn Thẻ").count() == 1


def _officer(cast):
    """A board officer of the commune alone."""
    make_position(cast.khanh, cast.commune, "board_officer", "board")
    return actor_of(cast.khanh)


def test_somebody_elsewhere_is_refused_like_any_number_that_cannot_be_taken(run, cast):
    number = cast.lam.national_id

    _, outcome = run(person("Bùi Hải Lâm", number), actor=_officer(cast), node=cast.commune)

    assert codes(outcome) == {4: [("national_id", "number_taken")]}
    assert cast.cell_c.name not in outcome.errors[4][0].detail
    _, outcome = run(person("Bùi Hải Lâm", number))
    assert outcome.errors[4][0].detail == cast.cell_c.name


def test_who_has_left_elsewhere_is_not_changed_from_here(run, cast):
    far = make_organisation(cast.other_committee, kind=Kind.GRASSROOTS_CELL, code="24.02.002", name="Chi bộ xa")
    run(person("Trần Văn Khuất", "024900000077", cell="24.02.002", status="Từ trần"))
    before = list(Member.objects.values())

    _, outcome = run(
        person("Trần Văn Khuất", "024900000077", status="Từ trần", job="Khác"), actor=_officer(cast), node=cast.commune
    )

    assert codes(outcome) == {4: [("national_id", "number_taken")]}
    assert far.name not in outcome.errors[4][0].detail
    assert list(Member.objects.values()) == before


def test_cells_out_of_reach_do_not_exist_for_the_file(run, cast):
    _, outcome = run(person("Lý Văn Xa", "024900000088", cell="24.02.001"), actor=_officer(cast), node=cast.commune)

    assert codes(outcome) == {4: [("cell_code", "cell_unknown")]}

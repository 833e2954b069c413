"""The official tables add up and equal the rows behind them."""

import datetime as dt

from sotay.core.days import since
from sotay.members.choices import Status
from sotay.members.models import Affiliation, Standing
from sotay.statistics.queries.movements import movements_of
from sotay.statistics.queries.profile import profile_of
from sotay.statistics.queries.tables import official_tables
from tests.factories.people import make_member

OPENING, CLOSING = dt.date(2025, 12, 31), dt.date(2026, 11, 1)


def _end(member, status, day):
    Standing.objects.filter(member=member).update(valid=since(dt.date(2005, 3, 3), day))
    Standing.objects.create(member=member, status=status, valid=since(day))


def test_opening_plus_in_less_out_is_closing(cast):
    _end(cast.binh, Status.DECEASED, dt.date(2026, 4, 1))
    _end(cast.lam, Status.STRUCK_OFF, dt.date(2026, 5, 1))
    admitted = make_member(cast.cell_a, status=Status.PROBATIONARY, joined_on=dt.date(2026, 6, 1))
    Affiliation.objects.filter(member=admitted).update(valid=since(dt.date(2026, 6, 1)))
    Standing.objects.filter(member=admitted).update(valid=since(dt.date(2026, 6, 1)))

    found = movements_of(cast.province, OPENING, CLOSING)

    assert found.balances
    assert (found.opening, found.admitted, found.deceased, found.struck_off, found.closing) == (8, 1, 1, 1, 7)


def test_a_move_inside_the_node_cancels_out(cast):
    day = dt.date(2026, 3, 1)
    Affiliation.objects.filter(member=cast.binh).update(valid=since(dt.date(2005, 3, 3), day))
    Affiliation.objects.create(member=cast.binh, organisation=cast.cell_b, valid=since(day))

    of_commune, of_cell = movements_of(cast.commune, OPENING, CLOSING), movements_of(cast.cell_a, OPENING, CLOSING)

    assert (of_commune.moved_in, of_commune.moved_out) == (0, 0)
    assert (of_cell.moved_in, of_cell.moved_out, of_cell.balances) == (0, 1, True)


def test_every_attribute_counts_everybody_once(cast):
    profile = profile_of(cast.province, CLOSING)

    for counts in profile.by.values():
        assert sum(count.all for count in counts.values()) == profile.total.all == 8
        assert sum(count.women for count in counts.values()) == profile.total.women


def test_table_4_says_what_the_profile_says(cast):
    tables = official_tables(cast.province, dt.date(2026, 1, 1), CLOSING)

    assert [table.number for table in tables] == [1, 2, 3, 4, 5]
    assert tables[3].lines[0].cells[0] == "8"
    assert {line.label: line.cells[0] for line in tables[3].lines}["Đảng viên dự bị"] == "1"


def test_statements_do_not_grow_with_the_tree(cast, django_assert_num_queries):
    for node in (cast.province, cast.cell_a):
        with django_assert_num_queries(12):
            official_tables(node, dt.date(2026, 1, 1), CLOSING)

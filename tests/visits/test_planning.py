"""The optimiser's plans, checked by somebody else: every constraint of the regulation on random small provinces."""

import datetime as dt
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sotay.visits.choices import Lack
from sotay.visits.rules.lacking import reasons
from sotay.visits.rules.planning import Cell, Official, Turn, shares_of
from sotay.visits.rules.solving import solve

YEAR = 2026
DISTRICTS = ("1.2", "1.3", "1.4")


def days_of(day, months=range(1, 13)):
    return tuple(dt.date(YEAR, month, day) for month in months)


@st.composite
def provinces(draw):
    cells = [
        Cell(
            key=number,
            path=f"{draw(st.sampled_from(DISTRICTS))}.{number}",
            days=days_of(draw(st.integers(1, 6)), draw(st.sampled_from([range(1, 13), range(7, 13), range(12, 13)]))),
            is_residential=draw(st.booleans()),
            is_hard=draw(st.booleans()),
            place=draw(st.integers(1, 3)),
            seats=draw(st.sampled_from([0, 1, 1, 3])),
            taken=frozenset(draw(st.lists(st.sampled_from(days_of(5)), max_size=2))),
        )
        for number in range(1, draw(st.integers(1, 12)) + 1)
    ]
    officials = []
    for key in range(100, 100 + draw(st.integers(1, 5))):
        minimum = draw(st.integers(0, 3))
        own = draw(st.sampled_from(cells))
        officials.append(
            Official(
                key=key,
                minimum=minimum,
                planned=max(1, minimum + draw(st.integers(0, 1))),
                areas=tuple(draw(st.lists(st.sampled_from(DISTRICTS), max_size=2, unique=True))),
                residential_only=draw(st.booleans()),
                hard_first=draw(st.booleans()),
                days=frozenset(days_of(3, range(2, 13, 2))) if draw(st.booleans()) else None,
                own_cells=frozenset({own.key}),
                taken=frozenset(draw(st.lists(st.sampled_from(days_of(3)), max_size=3))),
                own_meetings=frozenset(own.days),
                kept=tuple(sorted(draw(st.sets(st.sampled_from(days_of(6)), max_size=2)))),
                seen_before=frozenset(draw(st.lists(st.integers(1, 12), max_size=3))),
            )
        )
    return officials, cells


def may(official, cell):
    """The regulation read once more, in other words."""
    inside = not official.areas or cell.path.rsplit(".", 1)[0] in official.areas
    return (
        cell.seats
        and inside
        and cell.key not in official.own_cells
        and (cell.is_residential or not official.residential_only)
    )


def open_days(official, cell):
    days = set(official.days if official.days is not None else cell.days)
    return days - official.taken - set(official.kept) - cell.taken


@given(provinces())
@settings(max_examples=150, deadline=None)
def test_a_plan_obeys_every_constraint_and_leaves_nobody_short_without_need(province):
    officials, cells = province
    solution = solve(officials, cells, seconds=20)
    of, at = {one.key: one for one in officials}, {one.key: one for one in cells}

    assert solution.is_best
    for turn in solution.turns:
        official, cell = of[turn.official], at[turn.cell]
        assert may(official, cell)
        assert turn.day in open_days(official, cell)
    assert max(Counter((t.official, t.day) for t in solution.turns).values(), default=1) == 1
    assert max(Counter((t.official, t.cell) for t in solution.turns).values(), default=1) == 1
    assert max(Counter((t.cell, t.day) for t in solution.turns).values(), default=1) == 1
    visitors = Counter(t.cell for t in solution.turns)
    assert all(count <= at[cell].seats for cell, count in visitors.items())
    have = Counter(t.official for t in solution.turns)
    taken = {(t.cell, t.day) for t in solution.turns}
    days = {(t.official, t.day) for t in solution.turns}
    told = reasons(officials, cells, solution.turns, solution.missing)
    assert set(told) == set(solution.missing)
    assert Lack.TIME not in told.values()
    for official in officials:
        mine = {t.cell for t in solution.turns if t.official == official.key}
        assert have[official.key] + solution.missing.get(official.key, 0) == official.planned
        if solution.missing.get(official.key):
            free = [c for c in cells if may(official, c) and c.key not in mine and visitors[c.key] < c.seats]
            assert not any(
                (official.key, d) not in days and (c.key, d) not in taken for c in free for d in open_days(official, c)
            )
            assert (told[official.key] == Lack.NO_CELL) == (not any(may(official, c) for c in cells))


@given(provinces())
@settings(max_examples=100, deadline=None)
def test_no_easy_cell_is_attended_while_a_hard_one_waits(province):
    officials, cells = province
    solution = solve(officials, cells, seconds=20)
    of, at = {one.key: one for one in officials}, {one.key: one for one in cells}
    taken = {t.cell for t in solution.turns}
    for turn in solution.turns:
        official = of[turn.official]
        if at[turn.cell].is_hard or not official.hard_first:
            continue
        others = {t.day for t in solution.turns if t.official == turn.official and t != turn}
        waiting = [c for c in cells if c.is_hard and c.key not in taken and may(official, c)]  # nobody comes there
        better = [d for c in waiting for d in open_days(official, c) - others - official.own_meetings]
        assert not better


def test_the_seed_of_son_la_two_a_year_in_the_own_district_remote_cells_first():
    cells = [Cell(n, f"1.2.{n}", days_of(5), is_hard=n in (4, 7)) for n in range(1, 11)]
    cells += [Cell(n, f"1.3.{n}", days_of(5), is_hard=True) for n in range(11, 15)]
    solution = solve([Official(1, 2, 2, areas=("1.2",))], cells)

    assert {turn.cell for turn in solution.turns} == {4, 7}
    assert len({(turn.day.month - 1) // 3 for turn in solution.turns}) == 2


def test_the_seed_of_thai_binh_the_third_of_even_months():
    cells = [Cell(n, f"1.2.{n}", days_of(3)) for n in range(1, 30)]
    days = frozenset(days_of(3, range(2, 13, 2)))
    solution = solve([Official(k, 6, 6, days=days, own_meetings=frozenset(days_of(3))) for k in (1, 2, 3)], cells)

    assert not solution.missing
    for key in (1, 2, 3):
        assert {turn.day for turn in solution.turns if turn.official == key} == days


def test_where_cells_do_not_suffice_what_is_missing_is_told():
    solution = solve([Official(1, 3, 3)], [Cell(1, "1.2", days_of(5)), Cell(2, "1.3", days_of(5))])

    assert len(solution.turns) == 2
    assert solution.missing == {1: 1}


def test_nothing_to_plan():
    assert solve([], []).turns == ()


def test_what_lacks_is_shared_evenly():
    cells = [Cell(n, f"1.2.{n}", days_of(5)) for n in range(1, 5)]
    solution = solve([Official(key, 2, 2) for key in (1, 2, 3, 4)], cells)
    assert solution.missing == {1: 1, 2: 1, 3: 1, 4: 1}


def test_a_second_visitor_comes_on_another_day_and_only_where_cells_do_not_suffice():
    cells = [Cell(n, f"1.2.{n}", days_of(5), seats=3) for n in (1, 2)]
    solution = solve([Official(key, 1, 1) for key in (1, 2, 3)], cells)
    assert not solution.missing
    assert sorted(Counter(t.cell for t in solution.turns).values()) == [1, 2]
    assert len({(t.cell, t.day) for t in solution.turns}) == 3
    one = solve([Official(key, 1, 1) for key in (1, 2)], cells)
    assert sorted(Counter(t.cell for t in one.turns).values()) == [1, 1]


def test_areas_without_a_common_cell_are_planned_apart():
    cells = [Cell(n, f"1.{2 + n % 3}.{n}", days_of(5)) for n in range(1, 13)]
    officials = [Official(key, 2, 2, areas=(f"1.{2 + key % 3}",)) for key in range(1, 7)]
    assert len(shares_of(officials, cells)) == 3
    assert not solve(officials, cells).missing


def test_where_time_ran_out_that_is_the_reason():
    cells = [Cell(n, f"1.2.{n}", days_of(5)) for n in (1, 2)]
    official = Official(1, 2, 2)
    turn = Turn(1, 1, dt.date(YEAR, 3, 5))
    assert reasons([official], cells, [turn], {1: 1}) == {1: Lack.TIME}
    assert reasons([official], [cells[0], replace(cells[1], seats=0)], [turn], {1: 1}) == {1: Lack.TOO_FEW}
    taken = frozenset(cells[1].days)
    assert reasons([replace(official, taken=taken)], cells, [turn], {1: 1}) == {1: Lack.NO_DAY}
    other = Turn(2, 2, dt.date(YEAR, 4, 5))
    assert reasons([official], cells, [turn, other], {1: 1}) == {1: Lack.SHARED}

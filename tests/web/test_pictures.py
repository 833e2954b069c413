"""Pictures never lie about sizes, never carry style attributes, always escape."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sotay.core import parts
from sotay.web import pictures

NASTY = '<script>"x"</script>'


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(1, 1000))
def test_scaled_stays_inside_and_shows_something(value, most, length):
    drawn = pictures.scaled(value, most, length)

    assert 0 <= drawn <= length
    assert (drawn > 0) == (value > 0 and most > 0)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_scaled_keeps_order(one, other):
    most = max(one, other, 1)

    assert (one <= other) <= (pictures.scaled(one, most, 100) <= pictures.scaled(other, most, 100))


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_heat_level_is_nothing_only_for_nothing(value, most):
    level = parts.heat_level(value, most)

    assert 0 <= level <= parts.LEVELS
    assert (level == 0) == (value == 0)


def test_share_level_reaches_the_top_from_nine_tenths():
    assert [parts.share_level(n, 100) for n in (0, 1, 59, 60, 70, 80, 89, 90, 100)] == [0, 1, 1, 2, 3, 4, 4, 5, 5]
    assert parts.share_level(0, 0) == 0


def test_charts_escape_and_need_no_style():
    bars = [parts.Bar(NASTY, 3, "/a?b=1&c=2"), parts.Bar("Nông thôn", 0)]

    drawn = [
        pictures.bar_chart(bars),
        pictures.column_chart(bars, NASTY),
        pictures.sparkline([1, 2, 3], NASTY),
        pictures.quorum_bar(18, 17, 25, met=True),
    ]

    assert all("<script" not in picture and "style=" not in picture for picture in drawn)


def test_columns_speak_their_values():
    drawn = pictures.column_chart([parts.Bar("T2", 4130, "#")], "Số chi bộ")

    assert 'aria-label="T2: 4.130"' in drawn


def test_empty_charts_are_drawn_without_complaint():
    assert pictures.sparkline([], "x") == ""
    assert "<ul" in pictures.bar_chart([])
    assert "<svg" in pictures.column_chart([], "x")


def test_month_map_starts_on_monday_and_leaves_other_months_blank():
    heat = parts.month_map(dt.date(2026, 2, 1), {dt.date(2026, 2, 3): 2104}, "Tháng 2")

    first, second, *_ = heat.rows
    assert [cell.blank for cell in first.cells] == [True] * 6 + [False]
    assert (second.cells[1].mark, second.cells[1].text, second.cells[1].level) == ("3", "2.104", 5)
    assert second.cells[1].spoken == "ngày 03/02: 2.104"
    assert sum(not cell.blank for row in heat.rows for cell in row.cells) == 28

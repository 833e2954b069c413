"""Rows fetched ahead are the rows, in their order, and what goes wrong goes wrong where they are asked for."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.core.ahead import read_ahead


@given(st.lists(st.integers(), max_size=60), st.integers(1, 7), st.integers(1, 3))
def test_all_rows_in_their_order(rows, piece, pieces):
    assert list(read_ahead(rows, piece=piece, pieces=pieces)) == rows


def test_what_goes_wrong_is_raised_after_the_pieces_before_it():
    def rows():
        yield from range(10)
        raise ValueError("damaged")

    ahead = read_ahead(rows(), piece=3)

    assert [next(ahead) for _ in range(9)] == list(range(9))
    with pytest.raises(ValueError, match="damaged"):
        next(ahead)


def test_who_stops_asking_leaves_no_thread():
    before = threading.active_count()
    endless = iter(int, 1)

    rows = read_ahead(endless, piece=2)
    assert [next(rows) for _ in range(3)] == [0, 0, 0]
    rows.close()

    assert threading.active_count() == before

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.regulations.rules import ItemDraft, by_group, ratings_fall, read_bands, redistribute, total_of, write_bands

BANDS = [(90, "Tốt"), (70, "Khá"), (50, "Trung bình"), (0, "Kém")]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=30).filter(any), st.integers(0, 200))
def test_redistribution_gives_the_total_in_fair_whole_numbers(weights, total):
    shares = redistribute(weights, total)

    assert sum(shares) == total
    for weight, share in zip(weights, shares, strict=True):
        assert abs(share * sum(weights) - weight * total) < sum(weights)
        assert weight or not share


def test_bands_are_read_as_they_are_written():
    assert read_bands("90=4; 75=3;0=1", 4) == ((90, 4), (75, 3), (0, 1))
    assert write_bands(read_bands("90=4; 75=3;0=1", 4)) == "90=4; 75=3; 0=1"
    assert read_bands(" ", 4) == ()


@pytest.mark.parametrize("text", ["90", "a=b", "90=5", "75=3; 90=4", "90=3; 75=4", "101=4", "90=-1", "90=4; 90=3"])
def test_what_is_no_list_of_bands_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_bands(text, 4)


@pytest.mark.parametrize(
    ("bands", "holds"),
    [
        (BANDS, True),
        ([], False),
        (BANDS[:-1], False),
        ([(101, "Tốt"), (0, "Kém")], False),
        ([(70, "Khá"), (90, "Tốt"), (0, "Kém")], False),
        ([(90, "Tốt"), (0, "Tốt")], False),
        ([(90, ""), (0, "Kém")], False),
    ],
)
def test_ratings_fall_to_nothing(bands, holds):
    assert ratings_fall(bands) is holds


def test_points_are_counted_by_group():
    items = [ItemDraft("A", "a", 40, "manual"), ItemDraft("B", "b", 50, "manual"), ItemDraft("A", "c", 10, "time")]

    assert (total_of(items), by_group(items)) == (100, {"A": 50, "B": 50})

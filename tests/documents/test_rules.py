import pytest

from sotay.documents.rules import missing_numbers, next_number, padded, symbol


def test_symbol_joins_type_and_body():
    assert symbol("NQ", "CB") == "NQ/CB"


@pytest.mark.parametrize(("number", "written"), [(1, "01"), (9, "09"), (10, "10"), (123, "123")])
def test_numbers_below_ten_get_a_zero(number, written):
    assert padded(number) == written


def test_numbers_of_a_series_start_at_one():
    assert next_number(0) == 1
    assert next_number(41) == 42


@pytest.mark.parametrize(("issued", "missing"), [([], ()), ([1, 2, 3], ()), ([2, 5], (1, 3, 4)), ([3, 3, 1], (2,))])
def test_skipped_numbers_are_found(issued, missing):
    assert missing_numbers(issued) == missing

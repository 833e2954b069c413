from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.core.numbers import format_number, format_share, parse_number, round_half_up, share


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (4130, 0, "4.130"), (70592, 0, "70.592"), (999, 0, "999"), (-4130, 0, "-4.130"), (0, 0, "0"), (None, 0, "-"),
        (Decimal("4.42"), 2, "4,42"), (Decimal("1234567.885"), 2, "1.234.567,89"), (Decimal("-0.04"), 1, "0,0"),
    ],
)  # fmt: skip
def test_format_number(value: Decimal | int | None, digits: int, text: str) -> None:
    assert format_number(value, digits) == text


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [(89, 100, "89,0 %"), (1, 3, "33,3 %"), (2, 3, "66,7 %"), (1, 8, "12,5 %"), (1, 2000, "0,1 %"), (0, 0, "-"), (5, 0, "-"), (0, 7, "0,0 %"), (12, 10, "120,0 %")],
)  # fmt: skip
def test_format_share(numerator: int, denominator: int, text: str) -> None:
    assert format_share(numerator, denominator) == text


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=1, max_value=10**9))
def test_share_is_rounded_once_from_the_exact_fraction(numerator: int, denominator: int) -> None:
    exact = Fraction(100 * numerator, denominator)
    shown = Fraction(share(numerator, denominator))

    assert Fraction(-1, 20) < shown - exact <= Fraction(1, 20)


def test_halves_go_up() -> None:
    assert [round_half_up(Decimal(text)) for text in ("0.5", "1.5", "2.5", "-0.5")] == [1, 2, 3, -1]
    assert share(1, 2000) == Decimal("0.1")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.130", Decimal(4130)), ("1.117", Decimal(1117)), ("14.357", Decimal(14357)), ("4,42 %", Decimal("4.42")),
        ("89,0 %", Decimal("89.0")), ("4.13", Decimal("4.13")), ("1.234.567,8", Decimal("1234567.8")), ("12", Decimal(12)),
        ("-5", Decimal(-5)), ("1 234", Decimal(1234)), ("", None), ("abc", None), ("1.23.456", None), ("1,2,3", None),
    ],
)  # fmt: skip
def test_parse_number(text: str, value: Decimal | None) -> None:
    assert parse_number(text) == value


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_whole_numbers_come_back(number: int) -> None:
    assert parse_number(format_number(number)) == number


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_decimals_come_back(number: Decimal) -> None:
    assert parse_number(format_number(number, 2)) == number

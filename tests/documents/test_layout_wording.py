import datetime as dt

import pytest

from sotay.documents.layout import wording


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (dt.date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (dt.date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (dt.date(2025, 12, 10), "ngày 10 tháng 12 năm 2025"),
        (None, "ngày …… tháng …… năm ………"),
    ],
)
def test_zeros_lead_small_days_and_the_first_two_months(day, written):
    assert wording.official_date(day) == written


def test_place_comes_before_the_date():
    assert wording.place_and_date("Tuy Lộc", dt.date(2026, 2, 5)) == "Tuy Lộc, ngày 05 tháng 02 năm 2026"


@pytest.mark.parametrize(
    ("number", "symbol", "written"),
    [(5, "NQ/CB", "Số 05-NQ/CB"), (112, "QĐ/TU", "Số 112-QĐ/TU"), (None, "BB/CB", "Số ……-BB/CB"), (5, "", "")],
)
def test_number_has_no_colon(number, symbol, written):
    assert wording.number_and_symbol(number, symbol) == written


def test_letters_follow_the_vietnamese_alphabet():
    assert "".join(wording.letter(number) for number in range(1, 8)) == "abcdđeg"
    assert wording.letter(24) == "aa"


def test_headings_are_counted_by_level():
    assert [wording.heading_marker(1, number) for number in (1, 4, 9, 14, 40)] == ["I.", "IV.", "IX.", "XIV.", "XL."]
    assert wording.heading_marker(2, 12) == "12."
    assert wording.heading_marker(3, 5) == "đ)"

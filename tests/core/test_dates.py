import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.core.dates import (
    DateProblem,
    PartialDate,
    add_working_days,
    format_date,
    format_date_long,
    full_years,
    is_working_day,
    months_between,
    parse_date_cell,
    same_day_months_later,
    working_days,
)

LATEST = dt.date(2008, 11, 21)
A_MOMENT = dt.datetime(1960, 2, 1, 5, 30)  # noqa: DTZ001 -- workbooks know no zones
FIRST_OF_FEBRUARY = (dt.date(1960, 2, 1), "day")
DAYS = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        dt.date(1960, 2, 1), A_MOMENT, 21947.0, 21947, "21947", "1/2/1960", "01-02-1960", "01.02.1960",
        "1960-02-01", "1960-02-01 00:00:00", "1960-02-01T00:00:00", "01/02/1960 00:00", " 01 / 02 / 1960 ", "'01/02/1960",
        "01 tháng 02 năm 1960", "ngày 1 tháng 2 năm 1960", "Sinh ngày 01/02/1960", "01021960", 1021960, 19600201, "1/2/60",
        "1\u00a0/2/1960", "01/02/1960.", "1 2 1960", "1960/2/1",
    ],
)  # fmt: skip
def test_whole_dates(written: object) -> None:
    assert parse_date_cell(written, latest=LATEST) == FIRST_OF_FEBRUARY


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        (1960, dt.date(1960, 1, 1), "year"),
        (1960.0, dt.date(1960, 1, 1), "year"),
        ("1960", dt.date(1960, 1, 1), "year"),
        ("năm 1960", dt.date(1960, 1, 1), "year"),
        ("00/00/1960", dt.date(1960, 1, 1), "year"),
        ("../../1960", dt.date(1960, 1, 1), "year"),
        ("__/__/1960", dt.date(1960, 1, 1), "year"),
        ("02/1960", dt.date(1960, 2, 1), "month"),
        ("2-1960", dt.date(1960, 2, 1), "month"),
        ("1960-02", dt.date(1960, 2, 1), "month"),
        ("tháng 02 năm 1960", dt.date(1960, 2, 1), "month"),
        ("00/02/1960", dt.date(1960, 2, 1), "month"),
    ],
)
def test_dates_known_in_part(written: object, value: dt.date, precision: str) -> None:
    assert parse_date_cell(written, latest=LATEST) == (value, precision)


@pytest.mark.parametrize("written", ["", None, "  ", "-", "/", "\u00a0"])
def test_no_date(written: object) -> None:
    assert parse_date_cell(written, latest=LATEST) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("30/02/1985", "date_impossible"),
        ("31/04/1985", "date_impossible"),
        ("12/25/1985", "date_impossible"),
        ("29/02/1985", "date_impossible"),
        ("13/1985", "date_impossible"),
        ("1/2/0060", "date_out_of_range"),
        ("1/2/3060", "date_out_of_range"),
        (dt.date(1066, 1, 1), "date_out_of_range"),
        ("hôm qua", "date_unreadable"),
        ("1/2", "date_unreadable"),
        ("=A1", "date_unreadable"),
        (2.196, "date_unreadable"),
        (-5, "date_unreadable"),
        (True, "date_unreadable"),
        (dt.time(1, 2), "date_unreadable"),
        (float(10**12), "date_unreadable"),
        (float("inf"), "date_unreadable"),
        (float("nan"), "date_unreadable"),
    ],
)
def test_what_is_no_date_says_why(written: object, code: str) -> None:
    with pytest.raises(DateProblem) as problem:
        parse_date_cell(written, latest=LATEST)

    assert problem.value.code == code


def test_two_digit_years_are_the_last_such_year() -> None:
    latest = dt.date(2008, 11, 21)

    assert parse_date_cell("1/2/07", latest=latest) == (dt.date(2007, 2, 1), "day")
    assert parse_date_cell("1/2/08", latest=latest) == (dt.date(2008, 2, 1), "day")
    assert parse_date_cell("1/2/20", latest=latest) == (dt.date(1920, 2, 1), "day")


@given(DAYS)
def test_every_day_comes_back_from_every_shape(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    shapes: list[object] = [
        day, format_date(day), f"{day.day}-{day.month}-{day.year}", day.isoformat(), format_date_long(day),
        f"{day:%d.%m.%Y}", f"{day:%d%m%Y}",
    ]  # fmt: skip
    # The earliest day numbers are years to a reader of registers.
    shapes += [serial] if serial > 2150 else []

    assert {parse_date_cell(shape, latest=LATEST) for shape in shapes} == {PartialDate(day)}


@given(st.text())
def test_any_text_is_a_date_or_a_problem(text: str) -> None:
    try:
        found = parse_date_cell(text, latest=LATEST)
    except DateProblem:
        return
    assert found is None or 1850 <= found.value.year <= 2150


def test_partial_dates_know_their_last_day_and_show_what_is_known() -> None:
    whole, month, year = (PartialDate(dt.date(1960, 2, 1), precision) for precision in ("day", "month", "year"))

    assert [date.last for date in (whole, month, year)] == [
        dt.date(1960, 2, 1),
        dt.date(1960, 2, 29),
        dt.date(1960, 12, 31),
    ]
    assert [str(date) for date in (whole, month, year)] == ["01/02/1960", "02/1960", "1960"]
    assert format_date(None) == ""


def test_documents_write_dates_in_words() -> None:
    assert format_date_long(dt.date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert format_date_long(dt.date(2026, 11, 21)) == "ngày 21 tháng 11 năm 2026"
    assert format_date_long(dt.date(2026, 3, 5)) == "ngày 05 tháng 3 năm 2026"


def test_months_and_years_are_counted_as_people_do() -> None:
    assert months_between(dt.date(2000, 12, 31), dt.date(2018, 12, 1)) == 216
    assert full_years(dt.date(2000, 2, 29), dt.date(2018, 2, 28)) == 17
    assert full_years(dt.date(2000, 2, 29), dt.date(2018, 3, 1)) == 18
    assert same_day_months_later(dt.date(2026, 1, 31), 1) == dt.date(2026, 2, 28)
    assert same_day_months_later(dt.date(2026, 1, 31), -2) == dt.date(2025, 11, 30)
    assert same_day_months_later(dt.date(2026, 12, 1), 12) == dt.date(2027, 12, 1)


TET = {dt.date(2026, 2, day) for day in range(16, 21)}


def test_working_days_leave_out_weekends_and_holidays() -> None:
    friday = dt.date(2026, 2, 13)

    assert add_working_days(friday, 1, TET) == dt.date(2026, 2, 23)
    assert add_working_days(friday, 0, TET) == friday
    assert add_working_days(dt.date(2026, 2, 23), -1, TET) == friday
    assert list(working_days(friday, dt.date(2026, 2, 23), TET)) == [friday, dt.date(2026, 2, 23)]
    assert list(working_days(friday, friday - dt.timedelta(days=1), TET)) == []


def test_a_saturday_worked_in_exchange_counts() -> None:
    saturday = dt.date(2026, 2, 14)

    assert not is_working_day(saturday, TET)
    assert add_working_days(dt.date(2026, 2, 13), 1, TET, extra={saturday}) == saturday


def test_a_wrong_table_of_holidays_does_not_run_for_ever() -> None:
    every_day = {dt.date(2026, 1, 1) + dt.timedelta(days=offset) for offset in range(2000)}

    with pytest.raises(ValueError, match="no working day"):
        add_working_days(dt.date(2026, 1, 1), 5, every_day)


@given(DAYS, st.integers(min_value=0, max_value=60))
def test_working_days_there_and_back(day: dt.date, count: int) -> None:
    later = add_working_days(day, count, TET)

    assert len(list(working_days(day + dt.timedelta(days=1), later, TET))) == count

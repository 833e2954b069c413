import datetime as dt

import pytest

from sotay.core.days import ZONE
from sotay.notifications.rules import MOST_ATTEMPTS, NoQuietHours, QuietHours, is_temporary, next_try, phone_number

NIGHT = QuietHours.of("21:00-6:30")
DAY = dt.datetime(2026, 11, 22, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("hour", "minute", "is_quiet"),
    [(20, 59, False), (21, 0, True), (23, 59, True), (0, 0, True), (6, 29, True), (6, 30, False), (12, 0, False)],
)
def test_the_night_spans_midnight(hour, minute, is_quiet):
    assert NIGHT.cover(DAY.replace(hour=hour, minute=minute)) is is_quiet


@pytest.mark.parametrize(
    ("moment", "morning"),
    [
        (DAY.replace(hour=22), dt.datetime(2026, 11, 23, 6, 30, tzinfo=ZONE)),
        (DAY.replace(hour=3), dt.datetime(2026, 11, 22, 6, 30, tzinfo=ZONE)),
        (DAY.replace(hour=12), DAY.replace(hour=12)),
    ],
)
def test_after_the_night_comes_the_morning(moment, morning):
    assert NIGHT.after(moment) == morning


def test_hours_within_a_day_and_none_at_all():
    noon = QuietHours.of("12:00-13:00")
    assert (noon.cover(DAY.replace(hour=12)), noon.cover(DAY.replace(hour=13))) == (True, False)
    assert not any(QuietHours.of("none").cover(DAY.replace(hour=hour)) for hour in range(24))


@pytest.mark.parametrize("text", ["", "21-6", "25:00-6:30", "21:00", "21:00-6:75"])
def test_hours_that_name_nothing_are_refused(text):
    with pytest.raises(NoQuietHours):
        QuietHours.of(text)


def test_tries_are_bounded_and_pauses_grow():
    pauses = [next_try(number) for number in range(1, MOST_ATTEMPTS + 2)]

    assert pauses[MOST_ATTEMPTS - 1 :] == [None, None]
    assert pauses[: MOST_ATTEMPTS - 1] == sorted(pauses[: MOST_ATTEMPTS - 1])


@pytest.mark.parametrize(
    ("status", "again"), [(503, True), (429, True), (408, True), (400, False), (401, False), (404, False), (302, False)]
)
def test_only_who_is_busy_or_broken_is_asked_again(status, again):
    assert is_temporary(status) is again


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("0204 3854 321", "02043854321"),
        ("12345", ""),
        ("", ""),
        ("hỏi con trai", ""),
    ],
)
def test_numbers_as_they_are_dialled(text, number):
    assert phone_number(text) == number

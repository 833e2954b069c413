"""What a cell's month comes to."""

import datetime as dt

import pytest

from sotay.statistics.rules import Month, Plan, meets, month_state, why_not_met

NOVEMBER = dt.date(2026, 11, 1)
DAY = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("plan", "state", "why"),
    [
        (Plan("closed", dt.date(2026, 11, 3), 3), Month.MET, None),
        (Plan("sealed", dt.date(2026, 11, 3), 3), Month.MET, None),
        (Plan("published", dt.date(2026, 11, 21), 3), Month.DUE, "Đã thông báo họp ngày 21/11/2026"),
        (Plan("published", dt.date(2026, 11, 20), 3), Month.LATE, "Đã thông báo họp ngày 20/11/2026, chưa họp"),
        (Plan("draft", dt.date(2026, 11, 25), 3), Month.DUE, "Đang chuẩn bị, chưa thông báo"),
        (Plan("cancelled", None, 3), Month.LATE, "Đã hủy, chưa ấn định ngày khác"),
        (Plan("cancelled", None, 3, "Mưa lũ"), Month.LATE, "Đã hủy (Mưa lũ), chưa ấn định ngày khác"),
        (Plan("", None, 3), Month.LATE, "Chưa chuẩn bị"),
        (Plan("", None, 25), Month.DUE, "Chưa đến ngày sinh hoạt cố định"),
        (Plan("", None, None), Month.DUE, "Chưa đến ngày sinh hoạt cố định"),
    ],
)
def test_month_state_and_reason(plan, state, why):
    found = month_state(NOVEMBER, plan, DAY)

    assert found == state
    if why:
        assert why_not_met(plan, found) == why


def test_a_month_without_meeting_is_late_when_it_is_over():
    assert month_state(dt.date(2026, 10, 1), Plan("", None, None), DAY) == Month.LATE


@pytest.mark.parametrize(
    ("part", "whole", "reached"), [(90, 100, False), (91, 100, True), (0, 0, False), (901, 1000, True)]
)
def test_more_than_ninety_means_more(part, whole, reached):
    assert meets(part, whole, 90) is reached

import datetime as dt

import pytest

from sotay.work.rules import Urgency, urgency

TODAY = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("days", "expected"), [(-1, Urgency.LATE), (0, Urgency.SOON), (3, Urgency.SOON), (4, Urgency.CALM)]
)
def test_urgency(days, expected):
    assert urgency(TODAY + dt.timedelta(days=days), TODAY) == expected

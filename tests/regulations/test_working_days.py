"""Working days: weekends, holidays, exchanged days, and the page that keeps them."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from sotay.core.errors import NotPermitted
from sotay.regulations import queries
from sotay.regulations.actions import record_calendar_day, remove_calendar_day
from sotay.regulations.errors import CalendarDayKnown
from sotay.regulations.models import CalendarDay
from sotay.regulations.queries import working_day_after, working_days_between
from sotay.regulations.rules import WorkingCalendar
from tests.factories.people import actor_of

pytestmark = pytest.mark.django_db
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31))


@given(DAYS, st.integers(0, 90), st.frozensets(DAYS, max_size=40), st.frozensets(DAYS, max_size=10))
def test_counting_there_and_back_agree(day, count, off, worked):
    calendar = WorkingCalendar(off=off, worked=worked)

    due = calendar.after(day, count)

    assert calendar.between(day, due) == count
    assert count == 0 or calendar.is_working(due)
    assert calendar.between(due, day) == 0 or due <= day


def test_tet_stops_the_clock():
    assert working_day_after(dt.date(2026, 2, 13), 1) == dt.date(2026, 2, 23)
    assert working_days_between(dt.date(2026, 2, 13), dt.date(2026, 2, 23)) == 1


def test_a_saturday_worked_in_exchange_counts():
    assert working_day_after(dt.date(2026, 8, 21), 1) == dt.date(2026, 8, 22)
    assert working_day_after(dt.date(2026, 8, 28), 1) == dt.date(2026, 9, 3)


def test_the_province_records_and_takes_back_a_day(cast):
    board = actor_of(cast.ha)
    day = dt.date(2028, 1, 3)
    target = queries.calendar_day_to_record(board)

    record_calendar_day(board, target, day=day, name="Nghỉ bù", source="Thông báo 1")
    assert working_day_after(dt.date(2027, 12, 31), 1) == dt.date(2028, 1, 4)
    with pytest.raises(CalendarDayKnown):
        record_calendar_day(board, queries.calendar_day_to_record(board), day=day, name="x", source="y")
    remove_calendar_day(board, queries.get_calendar_day(board, CalendarDay.objects.get(day=day).pk))
    assert working_day_after(dt.date(2027, 12, 31), 1) == day


def test_only_the_province_may(cast):
    before = CalendarDay.objects.count()
    with pytest.raises(NotPermitted):
        queries.calendar_day_to_record(actor_of(cast.an))
    assert CalendarDay.objects.count() == before


def test_the_database_knows_that_only_weekends_are_exchanged():
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarDay.objects.create(day=dt.date(2028, 3, 1), is_working=True, name="x", source="y")


def test_the_page_shows_a_year_and_the_form_says_what_is_wrong(client, cast):
    client.force_login(cast.ha.account)

    assert "Giỗ Tổ" in client.get("/regulations/calendar", {"year": 2026}).content.decode()
    assert "Chưa có lịch nghỉ" in client.get("/regulations/calendar", {"year": 2031}).content.decode()
    answer = client.post("/regulations/calendar/record", {"day": "02/09/2026", "name": "x", "source": "y"})
    assert "đã có trong lịch" in answer.content.decode()

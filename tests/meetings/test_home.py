import datetime as dt

import pytest
from django.urls import reverse

from sotay.core.days import today
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance
from sotay.meetings.queries.home import home_for
from sotay.meetings.rules.steps import Step
from tests.factories.meetings import make_meeting, upcoming
from tests.factories.people import actor_of
from tests.factories.work import make_task


def home(client, member):
    client.force_login(member.account)
    return client.get(reverse("web:home")).content.decode()


def test_a_member_is_led_to_the_coming_meeting(client, cast):
    meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(3))

    page = home(client, cast.binh)

    assert "Kính mời đồng chí dự" in page
    assert reverse("meetings:detail", args=[meeting.uid]) in page
    assert "Xem nội dung, tài liệu" in page


def test_who_has_read_and_who_is_excused(client, cast):
    meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(3))
    line = Attendance.objects.filter(meeting=meeting, member=cast.binh)
    line.update(opened_at=meeting.published_at, state=AttendanceState.EXCUSED, reason="Đi viện")

    page = home(client, cast.binh)

    assert "Xem lại nội dung, tài liệu" in page
    assert "Đồng chí đã xin vắng" in page


def test_an_open_meeting_comes_first(client, cast):
    make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(30), period=dt.date(2027, 1, 1))
    make_meeting(cast.cell_a, MeetingStatus.OPEN, held_on=today())

    page = home(client, cast.binh)

    assert "Chi bộ đang họp" in page
    assert "Điểm danh" in page


def test_a_quiet_day_says_what_will_be_here(client, cast):
    assert "Hôm nay chưa có việc gì" in home(client, cast.binh)


def test_own_tasks_the_nearest_three(client, cast):
    for day in range(5):
        make_task(cast.cell_a, owner=cast.binh, title=f"Việc {day}", due_on=upcoming(day))

    page = home(client, cast.binh)

    assert "Việc 0" in page
    assert "Việc 3" not in page
    assert "Xem tất cả" in page


def test_the_secretary_is_told_the_next_step(client, cast):
    assert "Chuẩn bị kỳ sinh hoạt sau" in home(client, cast.an)
    make_meeting(cast.cell_a, held_on=upcoming(3))

    page = home(client, cast.an)

    assert "Gửi thông báo cho đảng viên" in page
    assert "Mở phần của bí thư" in page


@pytest.mark.parametrize(
    ("status", "days", "step"),
    [
        (MeetingStatus.DRAFT, 3, Step.ANNOUNCE),
        (MeetingStatus.PUBLISHED, 3, Step.WAIT),
        (MeetingStatus.PUBLISHED, 1, Step.REMIND),
        (MeetingStatus.PUBLISHED, 0, Step.OPEN),
        # A day that has gone by is still held, or called off.
        (MeetingStatus.PUBLISHED, -2, Step.OPEN),
        (MeetingStatus.OPEN, 0, Step.LIST),
        (MeetingStatus.CLOSED, -1, Step.WRITE),
    ],
)
def test_the_road(cast, status, days, step):
    make_meeting(cast.cell_a, status, held_on=upcoming(days))

    assert home_for(actor_of(cast.an)).hub.step == step


def test_the_last_meeting_is_finished_before_the_next(cast):
    make_meeting(cast.cell_a, held_on=upcoming(20), period=dt.date(2027, 1, 1))
    closed = make_meeting(cast.cell_a, MeetingStatus.CLOSED, held_on=upcoming(-3))

    assert home_for(actor_of(cast.an)).meeting == closed


def test_from_above_nothing_of_the_cells_is_on_the_first_page(cast):
    make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(3))

    assert home_for(actor_of(cast.dung)).meeting is None


def test_neighbours_see_nothing(cast):
    make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(3))

    assert home_for(actor_of(cast.lam)).meeting is None

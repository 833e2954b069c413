"""The page drawn once for many readers: what they see is theirs, and nothing of another's."""

import pytest
from django.urls import reverse

from sotay.core.days import today
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Comment, Meeting
from sotay.meetings.views import drawing
from tests.factories.meetings import make_attendance, make_meeting, set_state, upcoming
from tests.factories.people import make_member


@pytest.fixture(autouse=True)
def _nothing_kept():
    drawing._drawn.cache_clear()


@pytest.fixture
def told(cast):
    return make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(3))


def open_page(client, member, meeting):
    client.force_login(member.account)
    answer = client.get(reverse("meetings:detail", args=[meeting.uid]))
    assert answer.status_code == 200
    return answer.content.decode()


def drawn():
    return drawing._drawn.cache_info().currsize


def words_naming(member):
    account = member.account
    return str(account.uid), str(member.uid), account.login, member.full_name, member.national_id


def test_two_readers_share_one_drawing_and_see_nothing_of_each_other(client, cast, told):
    other = make_member(cast.cell_a, full_name="Cao Thị Lài")
    make_attendance(told, other)

    first, second = open_page(client, cast.binh, told), open_page(client, other, told)

    assert drawn() == 1
    assert f'data-account="{cast.binh.account.uid}"' in first
    assert f'data-account="{other.account.uid}"' in second
    assert not any(word in second for word in words_naming(cast.binh))
    assert not any(word in first for word in words_naming(other))
    assert drawing.TOKEN not in first + second


def test_every_reader_gets_a_token_that_works(client, cast, told):
    strict = type(client)(enforce_csrf_checks=True)
    for member in (cast.binh, cast.em):
        page = open_page(strict, member, told)
        token = page.split("X-CSRFToken&quot;: &quot;" if "&quot;" in page else 'X-CSRFToken": "')[1][:64]

        answer = strict.post(
            reverse("meetings:excuse", args=[told.uid]), {"reason": "Đi viện", "csrfmiddlewaretoken": token}
        )

        assert answer.status_code == 302


def test_what_one_may_do_is_not_handed_to_another(client, cast, told):
    secretary, member, above = (open_page(client, who, told) for who in (cast.an, cast.binh, cast.khanh))

    assert "Mở phần của bí thư" in secretary
    assert "Mở phần của bí thư" not in member + above
    assert "Xin vắng" in member
    assert "Xin vắng" not in above


def test_an_excuse_is_read_by_who_gave_it_alone(client, cast, told):
    before = open_page(client, cast.em, told)
    set_state(told, cast.binh, AttendanceState.EXCUSED, reason="Đi khám bệnh")

    assert "Đi khám bệnh" in open_page(client, cast.binh, told)
    assert "Đi khám bệnh" not in before + open_page(client, cast.em, told)


@pytest.mark.parametrize(
    "change",
    [
        {"place": "Trụ sở xã"},
        {"draft_resolution": "Thu hoạch vụ mùa"},
        {"status": MeetingStatus.OPEN},
        {"theme": "Học Bác"},
    ],
)
def test_any_change_is_seen_at_once(client, cast, told, change):
    before = open_page(client, cast.binh, told)

    Meeting.objects.filter(pk=told.pk).update(**change)

    assert open_page(client, cast.binh, told) != before
    assert drawn() == 2


def test_a_new_comment_is_seen_at_once(client, cast, told):
    open_page(client, cast.binh, told)
    Comment.objects.create(meeting=told, author=cast.em, text="Nhất trí cao", made_on=today())

    assert "Nhất trí cao" in open_page(client, cast.binh, told)


def test_what_is_said_to_one_reader_is_drawn_for_them_alone(client, cast, told):
    client.force_login(cast.binh.account)

    said = client.post(reverse("meetings:excuse", args=[told.uid]), {"reason": "Đi viện"}, follow=True).content.decode()

    assert "Đã báo vắng" in said
    assert "Đã báo vắng" not in open_page(client, cast.binh, told)
    assert "Đã báo vắng" not in open_page(client, cast.em, told)


def test_checking_in_is_offered_on_the_day(client, cast):
    meeting = make_meeting(cast.cell_a, MeetingStatus.OPEN, held_on=today())
    before = open_page(client, cast.binh, meeting)
    set_state(meeting, cast.binh, AttendanceState.PRESENT)

    after = open_page(client, cast.binh, meeting)

    assert "Tôi có mặt" in before
    assert "Tôi có mặt" not in after
    assert "Đồng chí đã điểm danh lúc" in after
    assert "Tôi có mặt" in open_page(client, cast.em, meeting)

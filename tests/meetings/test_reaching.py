"""Who was reached about a meeting, the call list, and recording by hand."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from sotay.audit.models import Entry, Reading
from sotay.core.days import today
from sotay.meetings.actions import reaching
from sotay.meetings.actions.reading import note_opened_late
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance
from sotay.meetings.queries.reach import is_soon, reach_of
from sotay.meetings.wording import meeting_link
from sotay.notifications.models import Delivery, Notification
from tests.factories.meetings import make_habit, make_meeting, set_state
from tests.factories.people import actor_of, make_member


@pytest.fixture
def meeting(cast):
    make_habit(cast.cell_a)
    now = timezone.localtime()
    starts = (now + dt.timedelta(hours=5)).replace(tzinfo=None)
    cast.binh.phone = "0912345678"
    cast.binh.save(update_fields=["phone"])
    return make_meeting(
        cast.cell_a, MeetingStatus.PUBLISHED, held_on=starts.date(), starts=starts.time().replace(microsecond=0)
    )


@pytest.fixture
def an(client, cast):
    client.force_login(cast.an.account)
    return client


def line(meeting, member):
    return Attendance.objects.select_related("member", "meeting").get(meeting=meeting, member=member)


def standing(meeting):
    return {found.row.member.full_name: found.state for found in reach_of(meeting).lines}


def give(meeting, member, rung, state="sent", code=""):
    notice = Notification.objects.create(
        user=member.account, kind="meeting_published", title="Kính mời", link=meeting_link(meeting)
    )
    Delivery.objects.create(
        notice=notice.pk, noticed_at=notice.created_at, user=member.account, link=notice.link, rung=rung, state=state,
        code=code, sent_at=timezone.now() if state == "sent" else None,
    )  # fmt: skip
    return notice


def test_each_person_stands_where_the_strongest_proof_puts_them(meeting, cast):
    old = make_member(cast.cell_a, full_name="Hà Văn Cụ", with_account=False)
    Attendance.objects.create(meeting=meeting, period=meeting.period, member=old, entitled=True)
    Attendance.objects.filter(member=cast.an).update(opened_at=timezone.now())
    give(meeting, cast.binh, "push")
    give(meeting, cast.em, "sms", "failed", "http_503")

    assert standing(meeting) == {
        "Trần Thị An": "seen", "Nguyễn Văn Bình": "push", "Lê Thị Em": "none", "Hà Văn Cụ": "none",
    }  # fmt: skip
    reach = reach_of(meeting)
    assert [found.state for found in reach.lines] == ["none", "none", "push", "seen"]
    assert (reach.reached, len(reach.due), len(reach.unreached)) == (1, 4, 3)


def test_a_notice_read_in_the_list_counts_as_seen(meeting, cast):
    notice = give(meeting, cast.binh, "sms")
    Notification.objects.filter(pk=notice.pk).update(read_at=timezone.now())

    assert standing(meeting)["Nguyễn Văn Bình"] == "seen"


def test_looking_without_network_counts_too(meeting, cast):
    notice = give(meeting, cast.binh, "push")

    note_opened_late(actor_of(cast.binh), meeting)

    notice.refresh_from_db()
    assert notice.read_at
    assert standing(meeting)["Nguyễn Văn Bình"] == "seen"


@pytest.mark.parametrize("state", [AttendanceState.EXEMPT, AttendanceState.EXCUSED])
def test_who_need_not_come_is_spared(meeting, cast, state):
    set_state(meeting, cast.binh, state)

    assert standing(meeting)["Nguyễn Văn Bình"] == "spared"
    assert len(reach_of(meeting).due) == 2


def test_a_call_is_recorded_once_with_its_entry(meeting, cast):
    row = line(meeting, cast.binh)

    first = reaching.record_delivery(actor_of(cast.an), row, rung="call")
    second = reaching.record_delivery(actor_of(cast.an), row, rung="call")

    assert (first, second) == (True, False)
    assert standing(meeting)["Nguyễn Văn Bình"] == "call"
    assert Delivery.objects.get().recorded_by == cast.an.account
    assert Entry.objects.filter(action="meetings.record_delivery").count() == 2


def test_the_paper_reaches_people_without_an_account(meeting, cast):
    old = make_member(cast.cell_a, full_name="Hà Văn Cụ", with_account=False)
    Attendance.objects.create(meeting=meeting, period=meeting.period, member=old, entitled=True)

    reaching.record_delivery(actor_of(cast.an), line(meeting, old), rung="paper")

    assert standing(meeting)["Hà Văn Cụ"] == "paper"


def test_a_record_can_be_taken_back(meeting, cast):
    row = line(meeting, cast.binh)
    reaching.record_delivery(actor_of(cast.an), row, rung="call")

    reaching.take_back_delivery(actor_of(cast.an), row, rung="call")

    assert standing(meeting)["Nguyễn Văn Bình"] == "none"


def test_soon_is_a_day_before_and_only_while_it_is_announced(meeting):
    assert is_soon(meeting)
    assert not is_soon(meeting, timezone.now() - dt.timedelta(days=1))
    meeting.status = MeetingStatus.OPEN
    assert not is_soon(meeting)


@pytest.mark.parametrize("count", [1, 3])
def test_everybody_in_three_queries(meeting, cast, count, django_assert_num_queries):
    for _ in range(count):
        member = make_member(cast.cell_a)
        Attendance.objects.create(meeting=meeting, period=meeting.period, member=member, entitled=True)
        give(meeting, member, "push")

    with django_assert_num_queries(3):
        reach_of(meeting)


def test_the_secretary_is_told_at_home_and_while_preparing(an, meeting):
    for address in (reverse("web:home"), reverse("meetings:prepare", args=[meeting.uid])):
        page = an.get(address).content.decode()
        assert "còn 3 đồng chí chưa xem giấy mời" in page
        assert reverse("meetings:calls", args=[meeting.uid]) in page


def test_days_before_nobody_is_bothered(an, meeting):
    meeting.held_on = today() + dt.timedelta(days=5)
    meeting.save(update_fields=["held_on"])

    assert "chưa xem giấy mời" not in an.get(reverse("web:home")).content.decode()


def test_the_call_list_shows_numbers_and_each_showing_is_noted_once_an_hour(an, meeting, cast):
    for _ in range(2):
        page = an.get(reverse("meetings:calls", args=[meeting.uid])).content.decode()

    assert 'href="tel:0912345678"' in page
    reading = Reading.objects.get(target_id=cast.binh.pk)
    assert (reading.user, reading.fields) == (cast.an.account, ["Điện thoại"])
    assert "gọi điện" in reading.reason
    assert "0912345678" not in an.get(reverse("meetings:reach", args=[meeting.uid])).content.decode()


def test_one_tap_says_called_and_another_takes_it_back(an, meeting, cast):
    address = reverse("meetings:reach_record", args=[meeting.uid, cast.binh.uid])

    page = an.post(address, {"rung": "call", "from": "calls"}, follow=True).content.decode()
    assert "Đã ghi: Nguyễn Văn Bình." in page
    assert 'aria-label="Nguyễn Văn Bình"' not in page

    undo = reverse("meetings:reach_undo", args=[meeting.uid, cast.binh.uid, "call"])
    assert undo in page
    an.post(undo)
    assert not Delivery.objects.exists()


def test_a_rung_that_people_do_not_climb_is_refused(an, meeting, cast):
    an.post(reverse("meetings:reach_record", args=[meeting.uid, cast.binh.uid]), {"rung": "sms"})

    assert not Delivery.objects.exists()


def test_the_list_on_paper(an, meeting):
    answer = an.get(reverse("meetings:calls_print", args=[meeting.uid]))

    assert answer.content.startswith(b"%PDF")


def test_a_member_sees_no_numbers(client, meeting, cast):
    client.force_login(cast.binh.account)

    assert client.get(reverse("meetings:calls", args=[meeting.uid])).status_code == 403
    assert not Reading.objects.exists()


def test_publishing_gives_the_hour_and_hurries_what_is_about_tomorrow(cast):
    from sotay.meetings.actions.publishing import publish_meeting

    make_habit(cast.cell_a)
    for month, held_on in ((11, today() + dt.timedelta(days=1)), (12, today() + dt.timedelta(days=20))):
        publish_meeting(
            actor_of(cast.an),
            make_meeting(cast.cell_a, held_on=held_on, period=dt.date(2026, month, 1), starts=dt.time(0, 1)),
        )

    assert list(Notification.objects.filter(user=cast.binh.account).order_by("id").values_list("is_urgent", flat=True)) == [
        True, False,
    ]  # fmt: skip

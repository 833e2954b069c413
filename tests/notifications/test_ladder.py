"""The ladder climbed: what goes out, when, by which rung, to whom, and what is written down of it."""

import datetime as dt
import json
import random

import http_ece
import pytest
from django.utils import timezone

from sotay.access.models import Grant
from sotay.accounts.models import User
from sotay.core.days import since
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance
from sotay.members.models import Member
from sotay.notifications.actions import sending
from sotay.notifications.actions.climbing import climb
from sotay.notifications.actions.recording import Recipient, record
from sotay.notifications.choices import Rung
from sotay.notifications.models import Delivery, Message, Notification, Preference, Subscription
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from tests.factories.meetings import set_state
from tests.factories.people import JOINED, actor_of
from tests.factories.tree import make_organisation
from tests.notifications.conftest import Hill, at

EVENING = 6000


def states():
    return sorted(Delivery.objects.values_list("user__name", "rung", "state", "code"))


def test_a_push_goes_after_five_minutes_unseen_and_says_nothing(hill, cast):
    browser = hill.subscribe(cast.binh)
    hill.tell(cast.binh)

    assert hill.climb_and_send(at(0, 8, 4)) == []
    assert hill.climb_and_send(at(0, 8, 5)) == [f"/push/{cast.binh.pk}"]

    sent = hill.beyond.received[0]
    payload = http_ece.decrypt(sent.body, private_key=browser.private, auth_secret=browser.auth, version="aes128gcm")
    message = Message.objects.get()
    assert json.loads(payload) == {"id": message.uid.hex[:8]}
    assert sent.headers["topic"] == message.uid.hex
    assert sent.headers["authorization"].startswith("vapid t=")
    assert states() == [("Nguyễn Văn Bình", "push", "sent", "")]


def test_what_was_seen_in_time_goes_nowhere(hill, cast):
    hill.subscribe(cast.binh)
    hill.tell(cast.binh, read_at=at(0, 8, 3))

    assert hill.climb_and_send(at(0, 9)) == []


def test_a_text_message_goes_the_day_before_and_says_only_that_there_is_something(hill, cast):
    hill.tell(cast.binh)

    assert hill.climb_and_send(at(0, 19, 29)) == []
    assert hill.climb_and_send(at(0, 19, 31)) == ["/sms"]

    sent, message = hill.beyond.received[0], Message.objects.get()
    assert json.loads(sent.body) == {
        "to": "0912345672",
        "text": f"Chi bộ có thông báo mới: https://sotay.tinh.vn/n/{message.uid.hex[:8]}",
        "id": str(message.uid),
    }
    assert sent.headers["idempotency-key"] == str(message.uid)
    assert sent.headers["authorization"] == "Bearer mo-cua"


def test_nothing_that_leaves_names_meeting_or_person(hill, cast):
    for member in (cast.an, cast.binh):
        hill.subscribe(member)
    hill.tell(cast.an, cast.binh, cast.em, is_urgent=True)
    hill.climb_and_send(at(0, 10))
    hill.climb_and_send(at(1, 9))

    assert len(hill.beyond.received) == 5
    told = [
        hill.meeting.title,
        hill.meeting.place,
        "họp",
        "bí mật",
        "Chi bộ thôn",
        "Bình",
        "Nội dung",
        str(hill.meeting.uid),
    ]
    for one in hill.beyond.received:
        everything = f"{one.path} {one.headers} {one.body.decode('utf-8', 'replace')}"
        assert not [word for word in told if word in everything]


def test_a_push_that_was_not_seen_gives_way_to_a_text_message_the_next_day(hill, cast):
    hill.subscribe(cast.binh)
    hill.tell(cast.binh)

    assert hill.climb_and_send(at(0, 8, 5)) == [f"/push/{cast.binh.pk}"]
    assert hill.climb_and_send(at(0, 20)) == []  # today's message has been sent
    assert hill.climb_and_send(at(1, 6, 29)) == []  # night
    assert hill.climb_and_send(at(1, 6, 30)) == ["/sms"]
    assert hill.climb_and_send(at(1, 8)) == []


def test_a_push_that_failed_gives_way_at_once(hill, cast):
    hill.subscribe(cast.binh)
    hill.tell(cast.binh, created_at=at(0, 19))
    hill.beyond.by_path[f"/push/{cast.binh.pk}"] = 410

    assert hill.climb_and_send(at(0, 19, 36)) == [f"/push/{cast.binh.pk}"]
    assert hill.climb_and_send(at(0, 19, 37)) == ["/sms"]

    assert not Subscription.objects.exists()
    assert states() == [("Nguyễn Văn Bình", "push", "failed", "no_device"), ("Nguyễn Văn Bình", "sms", "sent", "")]


def test_a_gateway_that_is_down_is_tried_again_and_then_given_up(hill, cast):
    hill.tell(cast.binh)
    hill.beyond.status = 503
    tries = [at(1, 9), at(1, 9, 1), at(1, 9, 5), at(1, 9, 20), at(1, 10)]

    received = [len(hill.climb_and_send(moment)) for moment in tries]

    assert received == [1, 1, 1, 1, 0]
    assert states() == [("Nguyễn Văn Bình", "sms", "failed", "http_503")]
    assert len({one.headers["idempotency-key"] for one in hill.beyond.received}) == 1


def test_a_gateway_that_is_back_gets_the_message(hill, cast):
    hill.tell(cast.binh)
    hill.beyond.status = 503
    hill.climb_and_send(at(1, 9))
    hill.beyond.status = 200

    assert hill.climb_and_send(at(1, 9, 1)) == ["/sms"]
    assert states() == [("Nguyễn Văn Bình", "sms", "sent", "")]


def test_a_gateway_that_nobody_answers_at_is_tried_again(hill, cast, settings):
    settings.SOTAY_SMS_URL = "http://127.0.0.1:9/sms"
    hill.tell(cast.binh)

    hill.climb_and_send(at(1, 9))

    message = Message.objects.get()
    assert (message.state, message.code, message.due_at) == ("queued", "unreachable", at(1, 9, 1))


def test_a_gateway_that_is_down_is_left_in_peace_after_a_batch(hill, cast, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 1)
    hill.tell(cast.an, cast.binh, cast.em)
    hill.beyond.status = 503

    assert [len(hill.climb_and_send(at(1, 9))) for _ in range(2)] == [1, 1]
    hill.beyond.status = 200
    assert len(hill.climb_and_send(at(1, 9))) == 1


def test_what_was_sent_before_a_kill_is_written_down(hill, cast, monkeypatch):
    hill.tell(cast.an, cast.binh, cast.em)
    climb(at(1, 9))
    settle, settled = sending._settle, []

    def die_at_the_third(one, *rest):
        if len(settled) == 2:
            raise KeyboardInterrupt
        settled.append(one.key)
        settle(one, *rest)

    monkeypatch.setattr(sending, "_settle", die_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        hill.climb_and_send(at(1, 9))
    monkeypatch.undo()

    assert Message.objects.filter(state="sent").count() == 2
    assert len(hill.climb_and_send(at(1, 9, 11))) == 1
    ids = [one.headers["idempotency-key"] for one in hill.beyond.received]
    assert (len(ids), len(set(ids))) == (4, 3)


def test_a_gateway_that_refuses_in_its_answer_is_believed(hill, cast, settings):
    settings.SOTAY_SMS_SUCCESS = "error=0"
    hill.beyond.answer = b'{"error": -124}'
    hill.tell(cast.binh)

    hill.climb_and_send(at(1, 9))

    assert states() == [("Nguyễn Văn Bình", "sms", "failed", "refused")]


def test_a_form_and_another_header_where_the_gateway_wants_them(hill, cast, settings):
    settings.SOTAY_SMS_AS_FORM = True
    settings.SOTAY_SMS_BODY = {"phone": "{phone84}", "content": "{text}"}
    settings.SOTAY_SMS_TOKEN_HEADER = "access_token: {token}"
    hill.tell(cast.binh)

    hill.climb_and_send(at(1, 9))

    sent = hill.beyond.received[0]
    assert sent.body.startswith(b"phone=84912345672&content=Chi+b")
    assert sent.headers["access_token"] == "mo-cua"


def test_what_is_not_sent_today_is_gathered_in_one_message_tomorrow(hill, cast):
    hill.subscribe(cast.binh)
    hill.tell(cast.binh)
    hill.climb_and_send(at(0, 8, 5))
    hill.tell(cast.binh, created_at=at(0, 9), kind="meeting_changed")
    hill.tell(cast.binh, created_at=at(0, 10), kind="meeting_reminder")

    assert hill.climb_and_send(at(0, 11)) == []
    assert hill.climb_and_send(at(1, 7)) == [f"/push/{cast.binh.pk}"]
    assert Delivery.objects.filter(message=Message.objects.get(day=at(1, 7).date()).pk).count() == 2


def test_an_urgent_notice_does_not_wait(hill, cast):
    hill.subscribe(cast.binh)
    hill.tell(cast.binh)
    hill.climb_and_send(at(0, 8, 5))
    hill.tell(cast.binh, created_at=at(0, 9), kind="meeting_changed", is_urgent=True)

    assert hill.climb_and_send(at(0, 9, 5)) == [f"/push/{cast.binh.pk}"]
    assert Message.objects.filter(is_urgent=True).count() == 1


def test_at_night_nothing_leaves_not_even_what_is_urgent(hill, cast):
    hill.subscribe(cast.binh)
    hill.tell(cast.binh, created_at=at(0, 20, 58), is_urgent=True)

    assert [hill.climb_and_send(at(0, 21, 3)), hill.climb_and_send(at(1, 6, 29))] == [[], []]
    assert hill.climb_and_send(at(1, 6, 30)) == [f"/push/{cast.binh.pk}"]


def test_what_was_queued_before_the_night_is_queued_anew_in_the_morning(hill, cast):
    hill.subscribe(cast.binh)
    hill.tell(cast.binh, created_at=at(0, 20, 50))
    climb(at(0, 20, 58))  # and nobody was there to send

    assert hill.climb_and_send(at(1, 6, 30)) == [f"/push/{cast.binh.pk}"]
    assert list(Message.objects.order_by("day").values_list("state", "code")) == [("dropped", "carried"), ("sent", "")]


def test_rights_are_asked_again_at_sending(hill, cast):
    hill.subscribe(cast.binh)
    hill.tell(cast.binh)
    climb(at(0, 8, 5))
    Grant.objects.filter(user=cast.binh.account).delete()

    assert hill.climb_and_send(at(0, 8, 6)) == []
    assert states() == [("Nguyễn Văn Bình", "push", "withheld", "no_right")]


def test_who_has_no_right_when_the_ladder_is_climbed_gets_nothing(hill, cast):
    hill.subscribe(cast.chi)
    hill.tell(cast.chi)

    assert hill.climb_and_send(at(0, 9)) == []
    assert states() == [("Phạm Kim Chi", "push", "withheld", "no_right")]


def test_a_closed_account_gets_nothing(hill, cast):
    hill.tell(cast.binh)
    cast.binh.account.is_active = False
    cast.binh.account.save(update_fields=["is_active"])

    assert hill.climb_and_send(at(1, 9)) == []


def test_a_meeting_called_off_takes_its_invitation_back(hill, cast):
    hill.tell(cast.binh)
    climb(at(1, 9))
    hill.meeting.status, hill.meeting.cancel_reason, hill.meeting.cancelled_at = (
        MeetingStatus.CANCELLED,
        "Mưa",
        at(0, 9),
    )
    hill.meeting.save()

    assert hill.climb_and_send(at(1, 9, 1)) == []
    assert states() == [("Nguyễn Văn Bình", "sms", "withheld", "withdrawn")]
    assert Message.objects.get().state == "dropped"


def test_what_was_read_between_queueing_and_sending_is_not_sent(hill, cast):
    hill.tell(cast.binh)
    climb(at(1, 9))
    Notification.objects.update(read_at=at(1, 9))

    assert hill.climb_and_send(at(1, 9, 1)) == []
    assert states() == [("Nguyễn Văn Bình", "sms", "withheld", "seen")]


def test_practice_leaves_the_installation_never(hill, cast):
    root = make_organisation(kind=Kind.PRACTICE, name="Nơi sinh hoạt tập", code="99")
    Organisation.objects.filter(pk=cast.cell_a.pk).update(path=f"{root.path}.{cast.cell_a.pk}")
    hill.tell(cast.binh)

    assert hill.climb_and_send(at(1, 9)) == []
    assert states() == [("Nguyễn Văn Bình", "sms", "withheld", "held_back")]


@pytest.mark.parametrize("state", [AttendanceState.EXEMPT, AttendanceState.EXCUSED])
def test_exempt_and_excused_people_get_no_text_message(hill, cast, state):
    set_state(hill.meeting, cast.binh, state)
    hill.tell(cast.binh)

    assert hill.climb_and_send(at(1, 9)) == []
    assert states() == [("Nguyễn Văn Bình", "sms", "withheld", "quiet")]


def test_who_has_no_telephone_stands_on_the_call_list_and_is_not_tried_again(hill, cast):
    cast.binh.phone = ""
    cast.binh.save(update_fields=["phone"])
    hill.tell(cast.binh)

    assert [hill.climb_and_send(at(1, 9)), hill.climb_and_send(at(1, 9, 1))] == [[], []]
    assert states() == [("Nguyễn Văn Bình", "sms", "withheld", "no_phone")]


def test_who_was_called_since_is_left_alone(hill, cast):
    hill.tell(cast.binh, created_at=timezone.now() - dt.timedelta(hours=1))
    record(actor_of(cast.an), Recipient(cast.binh.uid, cast.binh.account_id), hill.link, Rung.CALL)

    assert hill.climb_and_send(at(1, 9)) == []
    hill.tell(cast.binh, kind="meeting_changed", created_at=at(1, 9, 1))
    assert hill.climb_and_send(at(1, 10)) == ["/sms"]


def test_who_never_came_in_gets_no_text_message_but_a_call(hill, cast):
    cast.binh.account.activated_at = None
    cast.binh.account.save(update_fields=["activated_at"])
    hill.tell(cast.binh)

    assert hill.climb_and_send(at(1, 9)) == []


def test_a_declined_rung_is_left_out(hill, cast):
    hill.subscribe(cast.binh)
    hill.tell(cast.binh)
    Preference.objects.create(user=cast.binh.account, push=False, sms=False)

    assert hill.climb_and_send(at(1, 9)) == []
    assert not Delivery.objects.exists()


def test_kinds_that_no_source_names_stay_in_the_handbook(hill, cast):
    hill.subscribe(cast.binh)
    hill.tell(cast.binh, kind="excuse")

    assert hill.climb_and_send(at(1, 9)) == []
    assert not Delivery.objects.exists()


def test_a_worker_killed_after_claiming_is_replaced_and_the_message_keeps_its_id(hill, cast):
    hill.tell(cast.binh)
    climb(at(1, 9))
    first = sending._claim(Rung.SMS, at(1, 9))  # the worker dies here

    assert sending._claim(Rung.SMS, at(1, 9, 5)) == []
    assert hill.climb_and_send(at(1, 9, 11)) == ["/sms"]
    assert hill.beyond.received[0].headers["idempotency-key"] == str(first[0].uid)


def test_a_message_claimed_yesterday_is_not_sent_again(hill, cast):
    hill.subscribe(cast.binh)
    hill.tell(cast.binh)
    climb(at(0, 20))
    sending._claim(Rung.PUSH, at(0, 20))

    assert hill.climb_and_send(at(1, 6, 30)) == []
    assert hill.climb_and_send(at(1, 6, 31)) == ["/sms"]
    assert states()[0][1:] == ("push", "failed", "unknown")


def test_two_climbs_queue_once(hill, cast):
    hill.tell(cast.an, cast.binh)

    first, second = climb(at(1, 9)), climb(at(1, 9))

    assert (first.sms, second.sms) == (2, 0)
    assert Message.objects.count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_climbing_asks_the_same_number_of_questions_for_any_number(hill, cast, count, django_assert_max_num_queries):
    hill.tell(*(cast.an, cast.binh, cast.em)[:count])

    with django_assert_max_num_queries(26):
        climb(at(1, 9))


def test_an_evening_of_a_province_is_queued_in_statements_not_rows(hill, cast, django_assert_max_num_queries):
    users = User.objects.bulk_create(
        User(login=f"x{n}", name="Đảng viên", password="", activated_at=at(0, 1)) for n in range(EVENING)
    )
    members = Member.objects.bulk_create(
        Member(
            full_name="A", born_on="1975-01-01", joined_on="2005-01-01", sex="male", account=user, phone="0987654321"
        )
        for user in users
    )
    Grant.objects.bulk_create(
        Grant(user=user, organisation=cast.cell_a, role="member", valid=since(JOINED), reason="Thử") for user in users
    )
    Attendance.objects.bulk_create(
        Attendance(meeting=hill.meeting, period=hill.meeting.period, member=member, entitled=True) for member in members
    )
    Notification.objects.bulk_create(
        Notification(user=user, kind="meeting_published", link=hill.link, due_at=hill.begins, created_at=at(0, 8))
        for user in users
    )

    with django_assert_max_num_queries(50):
        done = climb(at(1, 9))

    assert done.sms == EVENING


class Days:
    """Four days in which notices come at any hour, the jobs run now and then, and the gateways fail now and then."""

    def __init__(self, hill, insiders, outsider):
        self.dice = random.Random(20261122)  # noqa: S311
        self.hill, self.people = hill, [*insiders, outsider]
        self.arrivals = []

    def go_by(self):
        moment = at(0, 5)
        while moment < at(4, 20):
            if self.dice.random() < 0.06:
                self._tell(moment)
            self.hill.beyond.status = 500 if self.dice.random() < 0.12 else 201
            paths = self.hill.climb_and_send(moment)
            if self.hill.beyond.status == 201:
                self.arrivals += [(path, moment) for path in paths]
            moment += dt.timedelta(minutes=self.dice.choice([7, 13, 29]))

    def _tell(self, moment):
        kind = self.dice.choice(["meeting_published", "meeting_changed", "meeting_reminder"])
        is_urgent = self.dice.random() < 0.15
        self.hill.tell(self.dice.choice(self.people), created_at=moment, kind=kind, is_urgent=is_urgent)


def test_one_a_day_never_at_night_never_without_right(cast, gateway):
    hill = Hill(cast, gateway, days=4)
    for member in (cast.an, cast.binh, cast.chi):
        hill.subscribe(member)
    days = Days(hill, (cast.an, cast.binh, cast.em), outsider=cast.chi)

    days.go_by()

    sent = Message.objects.filter(state="sent").order_by("sent_at")
    assert sent.count() > 8
    assert len(days.arrivals) >= sent.count()
    by_day = {}
    for message in sent:
        by_day.setdefault((message.user_id, message.day), []).append(message)
    # a second message of a day is an urgent one
    assert all(message.is_urgent for messages in by_day.values() for message in messages[1:])
    assert all(dt.time(6, 30) <= moment.time() < dt.time(21, 0) for _, moment in days.arrivals)
    assert f"/push/{cast.chi.pk}" not in {path for path, _ in days.arrivals}
    assert not sent.filter(user=cast.chi.account).exists()

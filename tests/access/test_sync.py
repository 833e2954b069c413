"""The door for what phones did without network: once, in order, at its own time, or refused with a reason."""

import datetime as dt
import json
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from sotay.access.models import Operation
from sotay.accounts.actions.tokens import create_token
from sotay.audit.models import Entry
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import Attendance, Comment, Meeting, Opinion
from tests.factories.evenings import make_evening
from tests.factories.meetings import make_meeting

SYNC = "/api/v1/sync"


@pytest.fixture
def evening(cast):
    return make_evening(cast, minutes_ago=60)


def at(evening, minutes):
    """So many minutes after the meeting was to begin."""
    begins = dt.datetime.combine(evening.meeting.held_on, evening.meeting.starts).astimezone()
    return timezone.now() - dt.timedelta(minutes=60) + dt.timedelta(minutes=minutes) if begins else None


class Phone:
    """One person's phone: keeps entries in a chain and sends them."""

    def __init__(self, member, evening, **headers):
        self.client = Client()
        self.client.force_login(member.account)
        self.evening, self.last, self.headers = evening, None, headers

    def entry(self, action, target=None, minutes=5, **payload):
        target = target or self.evening.meeting.uid
        found = {
            "id": str(uuid.uuid4()),
            "action": f"meetings.{action}",
            "target": str(target),
            "payload": json.loads(json.dumps(payload, default=str)),
            "happened_at": at(self.evening, minutes).isoformat(),
            "device": "Máy thử",
            "after": self.last,
        }
        self.last = found["id"]
        return found

    def send(self, *entries, status=200, **headers):
        answer = self.client.post(
            SYNC, json.dumps(entries), content_type="application/json", headers={**self.headers, **headers}
        )
        assert answer.status_code == status, answer.content.decode()[:800]
        return answer.json()


@pytest.fixture
def an(evening):
    return Phone(evening.an, evening)


@pytest.fixture
def binh(evening):
    return Phone(evening.binh, evening)


def opening(phone, evening, minutes=2):
    return phone.entry("open_meeting", minutes=minutes, chair=evening.an.uid, secretary_of_meeting=evening.binh.uid)


def rows():
    """How much there is of everything that entries could make."""
    return [model.objects.count() for model in (Comment, Opinion, Entry)] + list(
        Attendance.objects.order_by("pk").values_list("state", "arrived_at", "reason")
    )


def test_an_entry_is_applied_once_at_its_own_time(an, evening):
    entry = opening(an, evening)

    first, again = an.send(entry), an.send(entry)

    assert [one["status"] for one in (*first, *again)] == ["applied", "duplicate"]
    assert first[0]["answer"] == again[0]["answer"]
    meeting = evening.reload()
    assert meeting.status == MeetingStatus.OPEN
    assert meeting.opened_at == dt.datetime.fromisoformat(entry["happened_at"])
    assert evening.row(evening.an).arrived_at == meeting.opened_at


def test_the_ledger_has_arrival_and_deed(an, evening):
    entry = opening(an, evening)
    before = timezone.now()

    an.send(entry)

    kept = Entry.objects.get(action="meetings.open_meeting")
    assert kept.channel == "offline"
    assert kept.at >= before
    assert (kept.detail["happened_at"], kept.detail["device"]) == (
        dt.datetime.fromisoformat(entry["happened_at"]).astimezone(dt.UTC).isoformat(),
        "Máy thử",
    )


def test_a_row_takes_the_code_of_its_entry(an, evening):
    an.send(opening(an, evening))
    said = an.entry("note_opinion", minutes=20, speaker=evening.an.uid, summary="Nhất trí")
    changed = an.entry("amend_opinion", said["id"], minutes=21, summary="Nhất trí cao")

    answers = an.send(said, changed)

    assert [one["status"] for one in answers] == ["applied", "applied"]
    opinion = Opinion.objects.get(uid=said["id"])
    assert opinion.summary == "Nhất trí cao"
    assert opinion.noted_at == dt.datetime.fromisoformat(said["happened_at"])


def test_what_comes_before_its_predecessor_waits(an, evening):
    first, second = opening(an, evening), an.entry("mark_rest_present", minutes=6)

    early = an.send(second)
    moved = evening.reload().status
    both = an.send(second, first)

    assert (early[0]["status"], early[0]["code"], early[0]["retry"]) == ("refused", "too_early", True)
    assert moved == MeetingStatus.PUBLISHED
    assert [one["id"] for one in both] == [second["id"], first["id"]]
    assert [one["status"] for one in both] == ["applied", "applied"]


def test_a_refusal_for_good_stays_and_counts_as_known(an, evening):
    an.send(opening(an, evening))
    wrong = an.entry("record_attendance", minutes=6, member=evening.em.uid, state="excused")
    following = an.entry("record_attendance", minutes=7, member=evening.em.uid, state="excused", reason="Ốm")

    first, again = an.send(wrong), an.send(wrong, following)

    assert (first[0]["status"], first[0]["code"], first[0]["retry"]) == ("refused", "reason_missing", False)
    assert first[0]["reason"] == "Đồng chí ghi lý do vắng."
    assert again[0] == first[0]
    assert again[1]["status"] == "applied"


@pytest.mark.parametrize("action", ["no_such_thing", "confirm_paper", "publish_meeting"])
def test_what_is_not_carried_is_refused(an, action):
    before = rows()

    answer = an.send(an.entry(action))

    assert (answer[0]["status"], answer[0]["code"]) == ("refused", "unknown_action")
    assert rows() == before


def test_a_payload_that_says_too_little_is_refused(an, evening):
    answer = an.send(an.entry("open_meeting", chair=evening.an.uid))[0]

    assert (answer["status"], answer["code"], answer["retry"]) == ("refused", "invalid", False)
    assert [error["field"] for error in answer["answer"]["errors"]] == ["secretary_of_meeting"]


def test_who_may_not_moves_nothing(binh, evening):
    before = rows()

    answers = binh.send(
        opening(binh, evening),
        binh.entry("record_attendance", member=evening.em.uid, state="present"),
        binh.entry("mark_rest_present"),
        binh.entry("close_meeting"),
    )

    assert {(one["status"], one["code"]) for one in answers} == {("refused", "not_permitted")}
    assert rows() == before
    assert evening.reload().status == MeetingStatus.PUBLISHED


def test_unseen_and_absent_are_refused_alike(cast, evening):
    chi = Phone(cast.chi, evening)
    before = rows()

    unseen = chi.send(chi.entry("check_in"))[0]
    absent = chi.send(chi.entry("check_in", uuid.uuid4()))[0]

    assert unseen["code"] == absent["code"] == "not_found"
    assert unseen["reason"] == absent["reason"]
    assert rows() == before


def test_the_id_of_something_else_is_refused(an, binh, evening):
    entry = opening(an, evening)
    an.send(entry)

    other = an.send({**entry, "payload": {**entry["payload"], "chair": str(evening.em.uid)}})[0]
    somebody = binh.send(entry)[0]

    assert other["code"] == somebody["code"] == "operation_reused"
    assert evening.reload().chair == evening.an


def test_a_clock_wrong_by_a_day_is_put_right(evening):
    wrong = dt.timedelta(days=1, seconds=12)
    phone = Phone(evening.an, evening)
    entry = opening(phone, evening)
    real = dt.datetime.fromisoformat(entry["happened_at"])
    entry["happened_at"] = (real + wrong).isoformat()

    phone.send(entry, **{"Sotay-Sent-At": (timezone.now() + wrong).isoformat()})

    assert abs(evening.reload().opened_at - real) < dt.timedelta(seconds=30)


def test_nothing_happens_later_than_now(an, evening):
    entry = opening(an, evening)
    entry["happened_at"] = (timezone.now() + dt.timedelta(days=2)).isoformat()

    an.send(entry)

    assert evening.reload().opened_at <= timezone.now()


def test_what_is_older_than_operations_are_kept_is_refused(an, evening):
    entry = opening(an, evening)
    entry["happened_at"] = (timezone.now() - dt.timedelta(days=200)).isoformat()

    assert an.send(entry)[0]["code"] == "entry_too_old"


def test_an_anonymous_question_leaves_no_account(binh, evening):
    check_in = binh.entry("check_in", minutes=3)
    question = binh.entry("add_comment", minutes=4, kind="question", text="Quỹ còn bao nhiêu?", is_anonymous=True)

    answers = binh.send(check_in, question)

    assert [one["status"] for one in answers] == ["applied", "applied"]
    comment = Comment.objects.get(uid=question["id"])
    assert comment.author is None
    kept = Entry.objects.get(action="meetings.add_comment")
    assert (kept.user, kept.detail, kept.channel) == (None, {}, "web")
    assert timezone.localtime(kept.at).time() == dt.time()
    operation = Operation.objects.get(pk=question["id"])
    assert timezone.localtime(operation.received_at).time() == dt.time()
    assert str(evening.binh.account.pk) not in json.dumps(operation.answer)
    assert "Máy thử" not in json.dumps([operation.answer, kept.detail])


@pytest.mark.parametrize("body", ["{", "{}", '[{"id": 1}]', '["x"]', "null", json.dumps([{}] * 3)])
def test_what_is_no_list_of_entries_is_a_problem(an, evening, body):
    answer = an.client.post(SYNC, body, content_type="application/json")

    assert answer.status_code in {400, 422}
    assert answer["Content-Type"] == "application/problem+json"


def test_too_long_a_list_is_a_problem_and_nothing_moves(an, evening):
    entries = [an.entry("mark_rest_present") for _ in range(201)]

    assert an.send(*entries, status=422)["code"] == "invalid"
    assert Operation.objects.count() == 0


def test_too_heavy_a_list_is_a_problem(an):
    heavy = an.entry("add_comment", kind="comment", text="a" * 6_000_000)

    assert an.send(heavy, status=413)["code"] == "too_large"
    assert Operation.objects.count() == 0


def test_a_phone_that_never_stops_is_told_to_wait(an):
    answers = [an.client.post(SYNC, "[]", content_type="application/json").status_code for _ in range(122)]

    assert answers == [200] * 120 + [429] * 2


def test_an_empty_list_is_answered_with_an_empty_list(an):
    assert an.send() == []


def test_a_token_opens_the_door_too(evening):
    headers = {"Authorization": f"Bearer {create_token(evening.an.account, name='Máy', days=1).text}"}
    phone = Phone(evening.an, evening)
    phone.client = Client()

    assert phone.send(opening(phone, evening), **headers)[0]["status"] == "applied"


def test_a_session_needs_its_csrf_token(evening):
    phone = Phone(evening.an, evening)
    phone.client = Client(enforce_csrf_checks=True)
    phone.client.force_login(evening.an.account)
    phone.client.cookies["csrftoken"] = "a" * 32
    entry = opening(phone, evening)

    phone.send(entry, status=403)
    assert phone.send(entry, **{"X-CSRFToken": "a" * 32})[0]["status"] == "applied"


def test_nobody_is_refused(evening, client):
    assert client.post(SYNC, "[]", content_type="application/json").status_code == 401


def test_one_entry_that_breaks_does_not_keep_back_the_others(an, evening, monkeypatch):
    from sotay.config import carried

    def broken(*_):
        raise RuntimeError("out of order")

    table = {**carried.CARRIED, "meetings.begin_item": carried.CARRIED["meetings.begin_item"].__class__(broken)}
    monkeypatch.setattr(carried, "CARRIED", table)
    item = evening.meeting.items.first()
    first, second = opening(an, evening), an.entry("begin_item", item.uid, minutes=8)
    an.last = None
    third = an.entry("mark_rest_present", minutes=9)

    answers = an.send(first, second, third)

    assert [one["status"] for one in answers] == ["applied", "refused", "applied"]
    assert (answers[1]["code"], answers[1]["retry"]) == ("busy", True)
    assert not Operation.objects.filter(pk=second["id"]).exists()


def test_after_the_sealing_a_sentence_is_the_answer(cast, an, evening):
    sealed = make_meeting(
        cast.cell_a,
        MeetingStatus.SEALED,
        held_on=evening.meeting.held_on.replace(day=1) - dt.timedelta(days=1),
        chair=evening.an,
        secretary_of_meeting=evening.binh,
    )
    minutes = -(timezone.now() - sealed.closed_at).total_seconds() / 60 + 59

    answers = an.send(
        an.entry("record_attendance", sealed.uid, minutes, member=evening.em.uid, state="present"),
        an.entry("note_opinion", sealed.uid, minutes, speaker_name="Khách", summary="Ý kiến"),
        an.entry("put_motion", sealed.uid, minutes, text="Thông qua"),
        an.entry("check_in", sealed.uid, minutes),
    )

    assert {(one["status"], one["code"], one["retry"]) for one in answers} == {("refused", "meeting_sealed", False)}
    assert Meeting.objects.get(pk=sealed.pk).status == MeetingStatus.SEALED


def test_the_table_names_real_actions():
    from sotay.access.action import REGISTRY
    from sotay.config.carried import CARRIED

    assert set(CARRIED) - set(REGISTRY) == {"meetings.note_opened"}


def test_an_entry_with_a_broken_letter_keeps_nothing_else_back(an, evening):
    good = opening(an, evening)
    broken = {**an.entry("note_opinion", speaker_name="Bác \ud83d", summary="x"), "after": None}

    told = an.send(good, broken)

    assert [one["status"] for one in told] == ["applied", "refused"]
    assert told[1]["retry"] is False


@pytest.mark.parametrize("happened_at", ["9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"])
def test_an_entry_of_an_impossible_time_keeps_nothing_else_back(an, evening, happened_at):
    good = opening(an, evening)
    wild = {**an.entry("note_opened"), "happened_at": happened_at, "after": None}

    told = an.send(good, wild, **{"Sotay-Sent-At": (timezone.now() - dt.timedelta(hours=3)).isoformat()})

    assert told[0]["status"] == "applied"

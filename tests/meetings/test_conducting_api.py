import json
import uuid

import pytest
from django.test import Client

from sotay.meetings.choices import AttendanceState as State
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import Attendance, Motion, Opinion, Paper, Vote
from sotay.meetings.queries.attendance import check_in_mark
from sotay.work.models import Task
from tests.factories.evenings import make_evening
from tests.factories.work import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(cast):
    return make_evening(cast, draft_resolution="Làm đường ngõ 3.")


class Caller:
    """Somebody signed in who calls the API of one meeting."""

    def __init__(self, member, meeting):
        self.client = Client()
        self.client.force_login(member.account)
        self.base = f"/api/v1/meetings/{meeting.uid}"

    def __call__(self, method, path, status=200, key=None, body=None, **fields):
        headers = {"HTTP_IDEMPOTENCY_KEY": str(key)} if key else {}
        content = "" if method == "GET" else json.dumps(body or fields, default=str)
        answer = self.client.generic(method, self.base + path, content, content_type="application/json", **headers)
        assert answer.status_code == status, (method, path, answer.status_code, answer.content.decode()[:500])
        return answer.json() if "json" in answer.get("Content-Type", "") and answer.content else answer


@pytest.fixture
def an(evening):
    return Caller(evening.an, evening.meeting)


@pytest.fixture
def binh(evening):
    return Caller(evening.binh, evening.meeting)


def opened(an, evening):
    return an("POST", "/open", chair=evening.an.uid, secretary_of_meeting=evening.binh.uid)


def test_a_member_checks_in_once(binh, evening):
    first = binh("POST", "/check-in", code=check_in_mark(evening.meeting))
    again = binh("POST", "/check-in")

    assert (first["state"], first["is_first"]) == ("present", True)
    assert (again["arrived_at"], again["is_first"]) == (first["arrived_at"], False)
    assert evening.row(evening.binh).method == "qr"


def test_a_key_makes_a_write_arrive_once(binh, evening):
    key = uuid.uuid4()

    first, again = binh("POST", "/check-in", key=key), binh("POST", "/check-in", key=key)

    assert first == again
    assert first["is_first"] is True


def test_the_secretary_keeps_the_list(an, evening):
    state = opened(an, evening)
    assert state["status"] == "open"
    assert state["quorum"] == {"entitled": 9, "present": 2, "needed": 6, "met": False}

    an("PUT", f"/attendance/{evening.em.uid}", state="excused", status=409)
    row = an("PUT", f"/attendance/{evening.em.uid}", state="excused", reason="Ốm")
    assert (row["state"], row["reason"], row["name"]) == ("excused", "Ốm", "Lê Thị Em")
    stroke = an("POST", "/attendance-rest")
    assert stroke["count"] == 7
    assert an("POST", "/attendance-rest/undo", at=stroke["at"])["count"] == 7
    an("POST", "/attendance-rest")
    an("PUT", f"/attendance/{evening.binh.uid}/departure")
    assert an("DELETE", f"/attendance/{evening.binh.uid}/departure")["left_at"] is None
    guest = an("POST", "/guests", status=201, name="Vũ Đình Khánh")
    assert an("PUT", f"/guests/{guest['uid']}", is_here=False)["arrived_at"] is None
    assert an("DELETE", f"/attendance/{evening.em.uid}")["state"] == "expected"

    listed = an("GET", "/attendance")
    assert listed["quorum"]["met"] is True
    assert len(listed["rows"]) == Attendance.objects.filter(meeting=evening.meeting).count() == 11


def test_opinions_votes_and_tasks(an, binh, evening):
    opened(an, evening)
    an("POST", "/attendance-rest")
    item = an("GET", "/conduct")["items"][0]
    assert an("POST", f"/items/{item['uid']}/begin")["begun_at"]
    said = an("POST", "/opinions", status=201, speaker=evening.em.uid, item=item["uid"])
    assert an("PATCH", f"/opinions/{said['uid']}", summary="Nhất trí")["summary"] == "Nhất trí"
    other = an("POST", "/opinions", status=201, speaker_name="Khách")
    an("DELETE", f"/opinions/{other['uid']}", status=204)
    assert [one["speaker_name"] for one in an("GET", "/opinions")] == ["Lê Thị Em"]

    motion = an("POST", "/motions", status=201, text="Thông qua nghị quyết")
    path = f"/motions/{motion['uid']}"
    assert binh("GET", "/now")["motions"][0]["may_vote"] is True
    assert binh("PUT", f"{path}/vote", choice="agree") == {"choice": "agree"}
    assert an("PUT", f"{path}/hands", agree=9, status=409)["code"] == "too_many_hands"
    an("PUT", f"{path}/hands", agree=7)
    closed = an("POST", f"{path}/close")
    assert (closed["agree"], closed["base"], closed["needed"], closed["is_carried"]) == (8, 9, 5, True)
    assert closed["votes"] == [{"name": "Nguyễn Văn Bình", "choice": "agree"}]
    unasked = an("POST", "/motions", status=201, text="Nhầm")
    an("DELETE", f"/motions/{unasked['uid']}", status=204)
    assert len(an("GET", "/motions")) == 1

    old = make_task(evening.meeting.organisation, title="Thu gom rác")
    Task.objects.filter(pk=old.pk).update(created_at=evening.meeting.published_at)
    done = an("PUT", f"/tasks/{old.uid}/result", body={"status": "done", "result": "Xong"})
    assert (done["status"], done["result"]) == ("done", "Xong")
    given = an("POST", "/tasks", status=201, title="Hiến đất", due_on="2099-01-01", owner=evening.em.uid)
    assert given["owner_name"] == "Lê Thị Em"
    lists = an("GET", "/tasks")
    assert [len(lists["given"]), len(lists["reviewed"])] == [1, 1]


def test_points_closing_and_papers(an, binh, evening):
    opened(an, evening)
    an("POST", "/close", status=409)
    an("POST", "/attendance-rest")
    sheet = an("GET", "/score")
    points = {str(line["number"]): line["maximum"] for line in sheet["lines"] if line["computed"] is None}
    assert an("PUT", "/score", points={"1": 1}, status=409)["code"] == "points_computed"
    assert an("PUT", "/score", points={"6": 1}, status=409)["code"] == "points_wrong"
    total = an("PUT", "/score", points=points)["total"]
    assert total == sum(line["points"] for line in an("GET", "/score")["lines"])
    closed = an("POST", "/close", conclusion="Nhất trí")
    assert (closed["status"], closed["present"], closed["due"]) == ("closed", 10, 10)
    assert closed["score"] >= total  # the chair's conclusion counts now

    assert an("POST", "/reopen")["status"] == "open"
    an("POST", "/close", conclusion="Nhất trí")
    minutes = an("GET", "/papers/minutes")
    texts = {"conclusion": ["Chi bộ thống nhất."]}
    changed = an("PATCH", "/papers/minutes", version=minutes["version"], texts=texts)
    assert (
        an("PATCH", "/papers/minutes", version=minutes["version"], texts=texts, status=409)["code"] == "paper_changed"
    )
    assert len(an("POST", "/papers")) == 2
    for kind in ("minutes", "resolution"):
        version = binh("GET", f"/papers/{kind}")["version"]
        binh("POST", f"/papers/{kind}/confirm", role="secretary", version=version)
        binh("POST", f"/papers/{kind}/confirm", role="chair", version=version, status=409)
        sealed = an("POST", f"/papers/{kind}/confirm", role="chair", version=version)
        assert len(sealed["seal"]) == 64
        assert sealed["number"] == 1
    assert changed["version"] == minutes["version"] + 1
    an("POST", "/papers/minutes/addenda", status=201, text="Đính chính.")
    assert an("GET", "/papers")[0]["addenda"][0]["text"] == "Đính chính."
    assert an("GET", "/papers/minutes/file.docx").content.startswith(b"PK")
    assert an("GET", "/papers/resolution/file.pdf").content.startswith(b"%PDF")
    assert evening.reload().status == MeetingStatus.SEALED


WRITES = [
    ("POST", "/open", {"chair": uuid.uuid4(), "secretary_of_meeting": uuid.uuid4()}),
    ("POST", "/close", {}),
    ("PUT", "/attendance/{em}", {"state": "present"}),
    ("POST", "/attendance-rest", {}),
    ("POST", "/opinions", {"speaker_name": "x"}),
    ("POST", "/motions", {"text": "x"}),
    ("PUT", "/score", {"points": {}}),
    ("POST", "/tasks", {"title": "x", "due_on": "2099-01-01"}),
    ("POST", "/papers", {}),
]


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
def test_only_the_secretary_writes(cast, evening, method, path, body):
    before = list(Attendance.objects.order_by("pk").values())
    path = path.format(em=evening.em.uid)

    Caller(evening.binh, evening.meeting)(method, path, status=403, **body)
    Caller(cast.chi, evening.meeting)(method, path, status=404, **body)

    assert list(Attendance.objects.order_by("pk").values()) == before
    assert not any(model.objects.exists() for model in (Opinion, Motion, Vote, Paper))


def test_excuses_need_a_state_of_the_list(an, evening):
    assert an("PUT", f"/attendance/{evening.em.uid}", state="away")["state"] == State.EXPECTED

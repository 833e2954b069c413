"""Preparing, announcing, reading and speaking through the API."""

import datetime as dt
import io
import json
import uuid

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sotay.access.models import Operation
from sotay.committees.models import Position
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance, Comment, Meeting
from tests.factories.meetings import make_habit, make_meeting, upcoming

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


class Caller:
    """Somebody signed in who calls the API."""

    def __init__(self, member):
        self.client = Client()
        self.client.force_login(member.account)

    def __call__(self, method, path, status=200, key=None, **body):
        headers = {"HTTP_IDEMPOTENCY_KEY": str(key)} if key else {}
        content = "" if method == "GET" else json.dumps(body, default=str)
        answer = self.client.generic(method, f"/api/v1{path}", content, content_type="application/json", **headers)
        assert answer.status_code == status, (method, path, answer.status_code, answer.content.decode()[:500])
        return answer.json() if answer.content else None


@pytest.fixture
def an(cast):
    return Caller(cast.an)


@pytest.fixture
def binh(cast):
    return Caller(cast.binh)


@pytest.fixture
def told(cast):
    return make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(3))


def word():
    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Chi bộ hoàn thành 5 nhiệm vụ.")
    document.save(file)
    return SimpleUploadedFile("bao-cao.docx", file.getvalue())


def test_from_nothing_to_the_notice(cast, an):
    make_habit(cast.cell_a)

    meeting = an("POST", "/meetings", 201, organisation=cast.cell_a.uid)
    path = f"/meetings/{meeting['uid']}"
    an("PATCH", path, place="Trụ sở xã", secretary_of_meeting=cast.binh.uid)
    item = an("POST", f"{path}/items", 201, title="Nông thôn mới", minutes=20, owner=cast.em.uid)
    an("POST", f"{path}/items/{item['uid']}/move", step=-1)
    edited = an("PUT", f"{path}/items/{item['uid']}", title="Xây dựng nông thôn mới", minutes=25)
    extra = an("POST", f"{path}/items", 201, title="Bỏ", minutes=5)
    an("DELETE", f"{path}/items/{extra['uid']}", 204)
    an("PUT", f"{path}/draft-resolution", draft_resolution="Thu hoạch")
    (official,) = an("GET", f"{path}/officials?q=khánh")
    an("POST", f"{path}/invitations", 201, official=official["uid"])
    guest = an("POST", f"{path}/invitations", 201, name="Bà Lan")
    an("DELETE", f"{path}/invitations/{guest['uid']}", 204)
    published = an("POST", f"{path}/publish")

    assert (meeting["status"], meeting["chair"]["name"]) == ("draft", "Trần Thị An")
    assert (item["number"], item["owner_name"]) == (4, "Lê Thị Em")
    assert (edited["number"], edited["minutes"], edited["owner"]) == (3, 25, None)
    assert official["post"] == "Bí thư, Đảng bộ xã Đông Lỗ"
    assert (published["status"], published["revision"], published["place"]) == ("published", 1, "Trụ sở xã")
    assert published["secretary_of_meeting"]["name"] == "Nguyễn Văn Bình"
    assert Attendance.objects.count() == 3
    an("POST", f"{path}/publish", 409)
    an("POST", f"{path}/cancel", reason="Mưa lũ")
    assert Meeting.objects.get().status == MeetingStatus.CANCELLED


def test_what_is_left_out_stays_and_null_empties(cast, an, told):
    an("PATCH", f"/meetings/{told.uid}", chair=cast.an.uid, starts="20:00")

    an("PATCH", f"/meetings/{told.uid}", chair=None)

    told.refresh_from_db()
    assert (told.chair, told.starts, told.place) == (None, dt.time(20, 0), "Nhà văn hóa thôn")


def test_refusals_are_problems(cast, an, binh, told):
    draft = make_meeting(cast.cell_a, period=dt.date(2027, 1, 1), held_on=dt.date(2027, 1, 3))

    assert an("POST", "/meetings", 409, organisation=cast.cell_a.uid)["code"] == "already_preparing"
    assert an("PATCH", f"/meetings/{told.uid}", 409, held_on="2031-01-01")["errors"][0]["field"] == "held_on"
    assert an("PATCH", f"/meetings/{told.uid}", 422, online_link="javascript:alert(1)")["code"] == "invalid"
    assert an("POST", f"/meetings/{told.uid}/invitations", 409)["code"] == "guest_name_missing"
    assert binh("PATCH", f"/meetings/{told.uid}", 403, place="X")["code"] == "not_permitted"
    binh("GET", f"/meetings/{draft.uid}", 404)
    binh("POST", "/meetings", 404, organisation=cast.cell_a.uid)
    an("DELETE", f"/meetings/{draft.uid}", 204)
    an("DELETE", f"/meetings/{told.uid}", 409)
    told.refresh_from_db()
    assert told.place == "Nhà văn hóa thôn"


def test_the_list_goes_on_by_cursor_and_is_narrowed(cast, an):
    khanh = Caller(cast.khanh)
    for month in range(1, 6):
        make_meeting(cast.cell_a, MeetingStatus.SEALED, held_on=dt.date(2026, month, 3), items=0)
    make_meeting(cast.cell_b, MeetingStatus.CLOSED, held_on=dt.date(2026, 5, 3), items=0)

    first = khanh("GET", "/meetings?limit=4")
    second = khanh("GET", f"/meetings?limit=4&cursor={first['next']}")

    uids = [one["uid"] for one in first["items"] + second["items"]]
    assert (len(uids), len(set(uids)), second["next"]) == (6, 6, None)
    assert [one["held_on"] for one in first["items"]] == sorted(
        [one["held_on"] for one in first["items"]], reverse=True
    )
    assert len(khanh("GET", f"/meetings?organisation={cast.cell_b.uid}")["items"]) == 1
    assert len(khanh("GET", "/meetings?period=2026-05-20")["items"]) == 2
    assert len(khanh("GET", "/meetings?status=closed")["items"]) == 1
    assert len(khanh("GET", "/meetings?kind=thematic")["items"]) == 0
    assert len(khanh("GET", f"/meetings?organisation={uuid.uuid4()}")["items"]) == 0
    assert len(Caller(cast.lam)("GET", "/meetings")["items"]) == 0
    assert khanh("GET", "/meetings?cursor=x", 422)["code"] == "bad_cursor"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_reads_once(cast, binh, count, django_assert_num_queries):
    for month in range(1, count + 1):
        make_meeting(cast.cell_a, MeetingStatus.SEALED, held_on=dt.date(2026, month, 3), items=1, chair=cast.an)

    # session, account with its grants, the page
    with django_assert_num_queries(3):
        assert len(binh("GET", "/meetings")["items"]) == count


def test_a_member_reads_and_speaks(cast, binh, an, told):
    item = told.items.first()

    binh("POST", f"/meetings/{told.uid}/comments", 201, text="Nhất trí", item=item.uid)
    question = binh("POST", f"/meetings/{told.uid}/comments", 201, kind="question", text="Bao giờ?", is_anonymous=True)
    an("PUT", f"/comments/{question['uid']}/answer", answer="Tháng sau")
    detail = binh("GET", f"/meetings/{told.uid}")
    listed = binh("GET", f"/meetings/{told.uid}/comments")

    assert question["author"] is None
    assert detail["items"][0]["comments"][0]["author"] == "Nguyễn Văn Bình"
    assert detail["comments"] == [{"kind": "question", "text": "Bao giờ?", "answer": "Tháng sau", "author": None}]
    assert detail["own"]["state"] == "expected"
    assert {one["text"] for one in listed} == {"Nhất trí", "Bao giờ?"}
    assert Attendance.objects.get(member=cast.binh).opened_at is not None
    (reader,) = [one for one in an("GET", f"/meetings/{told.uid}/readers") if one["name"] == "Nguyễn Văn Bình"]
    assert reader["opened_at"] is not None
    own = Comment.objects.get(author=cast.binh)
    binh("DELETE", f"/comments/{own.uid}", 204)
    assert an("POST", f"/meetings/{told.uid}/remind")["count"] == 2
    binh("POST", f"/meetings/{told.uid}/comments", 409, text="x", is_anonymous=True)


def test_an_anonymous_question_through_the_api_leaves_no_trace(cast, binh, told):
    fields = {"kind": "question", "text": "Quỹ còn bao nhiêu?", "is_anonymous": True}
    key = uuid.uuid4()

    first = binh("POST", f"/meetings/{told.uid}/comments", 201, key=key, **fields)
    again = binh("POST", f"/meetings/{told.uid}/comments", 201, key=key, **fields)

    assert first == again
    assert Comment.objects.get().author is None
    operation = Operation.objects.get()
    assert str(cast.binh.account.uid) not in json.dumps(operation.answer)
    assert "Bình" not in json.dumps(operation.answer, ensure_ascii=False)


def test_an_excuse(cast, binh, told):
    assert binh("PUT", f"/meetings/{told.uid}/excuse", reason="Đi viện") == {"state": "excused", "reason": "Đi viện"}
    binh("PUT", f"/meetings/{told.uid}/excuse", 409, reason="Đi viện")
    assert binh("DELETE", f"/meetings/{told.uid}/excuse")["state"] == "expected"
    assert Attendance.objects.get(member=cast.binh).state == AttendanceState.EXPECTED


def test_documents(cast, an, binh, told):
    path = f"/api/v1/meetings/{told.uid}/documents"
    item = told.items.first()

    answer = an.client.post(path, {"file": word(), "title": "Báo cáo", "item": str(item.uid)})
    assert answer.status_code == 201, answer.content
    document = answer.json()
    refused = an.client.post(path, {"file": SimpleUploadedFile("a.exe", b"MZ")})
    (listed,) = binh("GET", f"/meetings/{told.uid}/documents")
    part = binh.client.get(f"{path}/{document['uid']}/file", HTTP_RANGE="bytes=0-1")

    assert (document["title"], document["item"], document["kind"]) == ("Báo cáo", str(item.uid), "word")
    assert (refused.status_code, refused.json()["code"]) == (409, "file_type_not_accepted")
    assert listed["sha256"] == document["sha256"]
    assert (part.status_code, b"".join(part.streaming_content)) == (206, b"PK")
    other = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, period=dt.date(2027, 1, 1), held_on=upcoming(9))
    binh("GET", f"/meetings/{other.uid}/documents/{document['uid']}/file", 404)
    binh("DELETE", f"/meetings/{told.uid}/documents/{document['uid']}", 403)
    an("DELETE", f"/meetings/{told.uid}/documents/{document['uid']}", 204)
    assert binh("GET", f"/meetings/{told.uid}/documents") == []


def test_habit_and_orientation(cast, an):
    khanh = Caller(cast.khanh)

    assert an("GET", f"/organisations/{cast.cell_a.uid}/habit") is None
    an("PUT", f"/organisations/{cast.cell_a.uid}/habit", day=8, starts="19:00", place="Nhà văn hóa")
    assert an("GET", f"/organisations/{cast.cell_a.uid}/habit")["day"] == 8
    path = f"/organisations/{cast.commune.uid}/orientations"
    khanh("PUT", f"{path}/2026-12-15", text="Thu hoạch vụ mùa")
    assert [one["period"] for one in khanh("GET", path)] == ["2026-12-01"]
    an("PUT", f"{path}/2026-12-15", 404, text="x")


def test_the_same_key_prepares_one_meeting(cast, an):
    key = uuid.uuid4()

    first = an("POST", "/meetings", 201, key=key, organisation=cast.cell_a.uid)
    again = an("POST", "/meetings", 201, key=key, organisation=cast.cell_a.uid)

    assert first == again
    assert Meeting.objects.count() == 1


def test_an_official_of_another_tree_is_not_found(cast, an, told):
    elsewhere = Position.objects.get(member=cast.chi)

    an("POST", f"/meetings/{told.uid}/invitations", 404, official=elsewhere.uid)

    assert not told.guests.exists()

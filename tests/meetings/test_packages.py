"""What phones keep for days without network: all that one may see, nothing else, in so many statements."""

import datetime as dt
import gzip
import json
import random

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sotay.core.days import today
from sotay.documents.choices import FileKind
from sotay.documents.models import StoredFile
from sotay.meetings.actions.voices import cast_vote, note_opinion, put_motion
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Comment, Meeting, MeetingDocument
from tests.factories.evenings import make_evening
from tests.factories.meetings import make_meeting, set_state
from tests.factories.people import actor_of
from tests.factories.work import make_task

PACKAGES = "/api/v1/packages"
WORDS = ("đồng chí", "đảng viên", "chi bộ", "nghị quyết", "nhiệm vụ", "tháng", "nông thôn mới", "vận động", "nhân dân")


@pytest.fixture
def evening(cast):
    return make_evening(cast, minutes_ago=60, draft_resolution="Làm đường ngõ 3.")


def client_of(member):
    client = Client()
    client.force_login(member.account)
    return client


def get(member, meeting, **headers):
    return client_of(member).get(f"{PACKAGES}/{meeting.uid}", headers=headers)


def package(member, meeting):
    answer = get(member, meeting)
    assert answer.status_code == 200
    return answer.json()


def put_document(meeting, number=1, blocks=None):
    stored = StoredFile(
        name=f"{number}.pdf",
        kind=FileKind.values[0],
        content_type="application/pdf",
        size=5,
        sha256=f"{number:064d}",
        blocks=blocks or [{"kind": "paragraph", "text": "Kính gửi"}],
    )
    stored.file.save(f"{number}.pdf", ContentFile(b"12345"), save=True)
    return MeetingDocument.objects.create(meeting=meeting, file=stored, title=f"Tài liệu {number}")


def test_the_secretary_has_what_it_takes_to_hold_the_meeting(evening):
    task = make_task(evening.meeting.organisation, title="Thu gom rác")
    document = put_document(evening.meeting)

    found = package(evening.an, evening.meeting)

    assert found["account"] == str(evening.an.account.uid)
    assert {"meetings.open_meeting", "meetings.close_meeting", "meetings.check_in"} <= set(found["may"])
    assert found["meeting"]["status"] == "published"
    assert found["meeting"]["draft_resolution"] == "Làm đường ngõ 3."
    assert found["norms"]["quorum_numerator"] == 2
    assert len(found["items"]) == 3
    assert [one["uid"] for one in found["tasks"]["reviewed"]] == [str(task.uid)]
    conducting = found["conducting"]
    assert len(conducting["attendance"]) == 11
    assert conducting["motion"].startswith("Thông qua nghị quyết")
    assert conducting["score"]["lines"]
    assert found["documents"][0]["blocks"] == [{"kind": "paragraph", "text": "Kính gửi"}]
    file = client_of(evening.an).get(found["documents"][0]["url"])
    assert b"".join(file.streaming_content) == b"12345"
    assert found["documents"][0]["uid"] == str(document.uid)


def test_a_member_has_nothing_of_others(evening):
    set_state(evening.meeting, evening.em, AttendanceState.EXCUSED, reason="Bệnh hiểm nghèo")
    Meeting.objects.filter(pk=evening.meeting.pk).update(conclusion="Kết luận riêng")
    question = Comment.objects.create(
        meeting=evening.meeting, kind="question", text="Quỹ còn bao nhiêu?", made_on=today()
    )

    answer = get(evening.binh, evening.meeting)

    found = answer.json()
    assert "Bệnh hiểm nghèo" not in answer.content.decode()
    assert "Kết luận riêng" not in answer.content.decode()
    assert found["conducting"] is None
    assert found["own"]["name"] == "Nguyễn Văn Bình"
    assert "meetings.open_meeting" not in found["may"]
    assert {"meetings.check_in", "meetings.excuse", "meetings.add_comment", "meetings.cast_vote"} <= set(found["may"])
    assert found["comments"] == [
        {
            "uid": str(question.uid),
            "kind": "question",
            "text": "Quỹ còn bao nhiêu?",
            "answer": "",
            "made_on": str(today()),
            "item": None,
            "author": None,
            "is_own": False,
        }
    ]


def test_votes_of_others_are_the_secretarys(evening):
    evening.opened().everybody_here()
    motion = put_motion(evening.secretary, evening.meeting, text="Thông qua")
    cast_vote(actor_of(evening.others[0]), motion, choice="agree")
    note_opinion(evening.secretary, evening.meeting, speaker=evening.em, summary="Nhất trí")

    led, own, other = (package(one, evening.meeting) for one in (evening.an, *evening.others[:2]))

    assert led["motions"][0]["phones"] == {"agree": 1, "disagree": 0, "other": 0}
    assert [one["summary"] for one in led["conducting"]["opinions"]] == ["Nhất trí"]
    assert (own["motions"][0]["choice"], own["motions"][0]["may_vote"], own["motions"][0]["phones"]) == (
        "agree",
        True,
        None,
    )
    assert other["motions"][0]["choice"] == ""


def test_others_have_no_package(cast, evening):
    draft = make_meeting(cast.cell_a, held_on=today() + dt.timedelta(days=40))

    assert get(cast.chi, evening.meeting).status_code == 404
    assert get(cast.khanh, evening.meeting).status_code == 404  # sees the meeting, takes no part in it
    assert get(evening.an, draft).status_code == 404
    assert client_of(cast.khanh).get(PACKAGES).json() == []


def test_what_has_not_changed_is_not_sent_again(evening):
    first = get(evening.an, evening.meeting)
    tag = first["ETag"]

    again = get(evening.an, evening.meeting, **{"If-None-Match": tag})
    listed = client_of(evening.an).get(PACKAGES).json()
    evening.opened()
    changed = get(evening.an, evening.meeting, **{"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")
    assert [(one["meeting"], f'"{one["version"]}"') for one in listed] == [(str(evening.meeting.uid), tag)]
    assert changed.status_code == 200
    assert changed["ETag"] != tag
    assert changed["Cache-Control"] == "private, no-cache"


def test_one_statement_of_each_kind(cast, evening):
    client = client_of(evening.an)

    def count():
        client.get(PACKAGES)  # the norms of each day are read once
        with CaptureQueriesContext(connection) as statements:
            return len(client.get(PACKAGES).json()), len(statements)

    put_document(evening.meeting)
    meetings, statements = count()
    for months in (1, 2):
        period = (evening.meeting.period - dt.timedelta(days=27 * months)).replace(day=1)
        held_on = max(period, today() - dt.timedelta(days=55))
        put_document(make_meeting(cast.cell_a, MeetingStatus.CLOSED, held_on=held_on, period=period))

    assert meetings == 1
    assert count() == (3, statements)
    assert statements <= 20


def test_a_month_with_three_documents_is_light(evening):
    chance = random.Random(7)  # noqa: S311 -- the same words every time
    for number in range(1, 4):
        text = [" ".join(chance.choices(WORDS, k=80)) for _ in range(400)]
        put_document(evening.meeting, number, [{"kind": "paragraph", "text": one} for one in text])

    answer = get(evening.an, evening.meeting, **{"Accept-Encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) <= 1_000_000
    whole = gzip.decompress(answer.content)
    assert len(json.loads(whole)["documents"]) == 3


def test_a_broken_download_goes_on(evening):
    document = put_document(evening.meeting)
    client = client_of(evening.binh)
    url = package(evening.binh, evening.meeting)["documents"][0]["url"]
    tag = f'"{document.file.sha256}"'

    part = client.get(url, headers={"Range": "bytes=2-", "If-Range": tag})
    changed = client.get(url, headers={"Range": "bytes=2-", "If-Range": '"another"'})
    beyond = client.get(url, headers={"Range": "bytes=9-"})

    assert (part.status_code, part["Content-Range"], part["ETag"]) == (206, "bytes 2-4/5", tag)
    assert b"".join(part.streaming_content) == b"345"
    assert (changed.status_code, b"".join(changed.streaming_content)) == (200, b"12345")
    assert (beyond.status_code, beyond["Content-Range"]) == (416, "bytes */5")

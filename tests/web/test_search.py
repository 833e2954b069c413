"""Search finds what the actor may see, with or without diacritics, and nothing else."""

import pytest
from django.core.files.base import ContentFile

from sotay.documents.choices import FileKind
from sotay.documents.models import StoredFile
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import MeetingDocument
from sotay.web.search import search_all
from tests.factories.meetings import make_meeting, upcoming
from tests.factories.people import actor_of


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def paper(meeting, title, text=""):
    file = StoredFile(name="tep.txt", kind=FileKind.WORD, content_type="text/plain", size=1, sha256="0" * 64, text=text)
    file.file.save("tep.txt", ContentFile(b"x"))
    return MeetingDocument.objects.create(meeting=meeting, file=file, title=title)


def found(member, text):
    return {group.title: [row.title for row in group.rows] for group in search_all(actor_of(member), text)}


@pytest.mark.parametrize("text", ["thôn 2", "thon 2", "THÔN 2", "24.01.001.02"])
def test_organisations_by_name_or_code(cast, text):
    assert found(cast.ha, text) == {"Tổ chức đảng": ["Chi bộ thôn 2"]}


@pytest.mark.parametrize("text", ["Nguyễn Văn Bình", "nguyen van binh", "van binh"])
def test_members_by_name(cast, text):
    assert found(cast.ha, text) == {"Đảng viên": ["Nguyễn Văn Bình"]}


def test_members_by_whole_number_only(cast):
    number = cast.binh.national_id

    assert found(cast.ha, number) == {"Đảng viên": ["Nguyễn Văn Bình"]}
    assert found(cast.ha, number[:-1]) == {}


def test_nobody_out_of_sight_is_found(cast):
    assert found(cast.khanh, "hai lam") == {}
    assert found(cast.khanh, "Báo tỉnh") == {}


def test_who_may_not_list_members_finds_none(cast):
    assert found(cast.binh, "Trần Thị An") == {}


@pytest.mark.parametrize("text", ["Dự toán", "du toan duong", "đường ngõ", "ngo 3"])
def test_papers_by_title_or_by_what_stands_in_them(cast, text):
    meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(2))
    paper(meeting, "Dự toán đường ngõ 3")
    paper(meeting, "Báo cáo", text="Kèm theo dự toán đường ngõ 3 đã duyệt.")

    assert found(cast.binh, text) == {"Tài liệu sinh hoạt": ["Dự toán đường ngõ 3", "Báo cáo"]}


def test_papers_of_a_draft_or_of_another_cell_are_not_found(cast):
    paper(make_meeting(cast.cell_a, held_on=upcoming(2)), "Dự toán nháp")
    paper(make_meeting(cast.cell_b, MeetingStatus.PUBLISHED, held_on=upcoming(2)), "Dự toán thôn 2")

    assert found(cast.binh, "dự toán") == {}
    assert found(cast.an, "dự toán") == {"Tài liệu sinh hoạt": ["Dự toán nháp"]}


@pytest.mark.parametrize("text", ["", "a", "%", "___", "' OR 1=1 --", "&|!:*()", "\x00ab", "ngõ " * 60])
def test_odd_text_finds_nothing_and_breaks_nothing(cast, text):
    assert found(cast.ha, text) == {}


def test_page_keeps_what_was_typed_and_leads_to_the_full_list(cast, client):
    client.force_login(cast.ha.account)

    answer = client.get("/search/", {"q": "chi bộ"}).content.decode()
    assert 'value="chi bộ"' in answer
    assert "Chi bộ thôn 1" in answer
    assert "Không tìm thấy kết quả nào" in client.get("/search/", {"q": "zzz"}).content.decode()


def test_questions_do_not_grow_with_the_answers(cast, client, django_assert_max_num_queries):
    meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(2))
    client.force_login(cast.ha.account)

    def questions(count):
        for number in range(count):
            paper(meeting, f"Nguyễn tài liệu {number}")
        with django_assert_max_num_queries(30) as asked:
            client.get("/search/", {"q": "nguyễn"})
        return len(asked)

    questions(1)
    assert questions(1) == questions(3)

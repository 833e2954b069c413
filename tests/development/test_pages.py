"""The pages: what a secretary and a board see, masked, in one tap, at a constant number of queries."""

import datetime as dt
import io

import docx
import pytest
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.audit.models import Reading
from sotay.development.choices import StepKind
from sotay.development.exports import papers_of
from sotay.development.models import Candidate
from sotay.development.queries import candidates
from sotay.development.queries.candidates import Filters
from tests.factories.development import SYSTEM, do_step, make_candidate, make_target, walk
from tests.factories.people import actor_of

K = StepKind


@pytest.fixture
def as_an(client, cast):
    """The secretary of cell A."""
    client.force_login(cast.an.account)
    return client


@pytest.fixture
def as_ha(client, cast):
    """The board of the province."""
    client.force_login(cast.ha.account)
    return client


def test_a_secretary_adds_somebody_and_records_the_next_step(as_an, cast):
    fields = {
        "full_name": "Lò Thị Mai",
        "born_on": "02/03/1999",
        "sex": "female",
        "source": "hamlet_head",
        "noted_on": "05/01/2026",
    }
    page = as_an.post(reverse("development:add", args=[cast.cell_a.uid]), fields, follow=True)
    candidate = Candidate.objects.get()
    assert "Chi bộ xét, giới thiệu" in page.text

    done = as_an.post(
        reverse("development:step", args=[candidate.uid]),
        {"held_on": "03/02/2026", "base": 9, "present": 8, "agree": 8},
        follow=True,
    )

    assert "Học lớp bồi dưỡng nhận thức" in done.text
    candidate.refresh_from_db()
    assert candidate.stage == K.SOURCE


def test_a_refused_step_keeps_what_was_typed(as_an, cast):
    candidate = make_candidate(cast.cell_a)

    page = as_an.post(reverse("development:step", args=[candidate.uid]), {"held_on": "03/02/2024", "agree": 8})

    assert page.status_code == 422
    assert "Ghi đủ số được triệu tập" in page.text
    assert 'value="8"' in page.text


def test_numbers_are_masked_and_each_reading_is_written_down(as_an, cast):
    candidate = make_candidate(cast.cell_a, phone="0912345678", residence="Xóm Đình Cả")

    page = as_an.get(reverse("development:detail", args=[candidate.uid]))
    assert candidate.national_id not in page.text
    assert "0912345678" not in page.text
    assert "Xóm Đình Cả" not in page.text
    shown = as_an.post(reverse("development:reveal", args=[candidate.uid, "national_id"]))

    assert candidate.national_id in shown.text
    assert Reading.objects.filter(target_type="development.Candidate", target_id=candidate.pk).count() == 1


def test_papers_are_ticked_in_one_tap_and_taken_back(as_an, cast):
    candidate = walk(make_candidate(cast.cell_a), K.HELPER)
    address = reverse("development:paper", args=[candidate.uid, "application"])

    as_an.post(address, {"received_on": "05/05/2024"})
    assert candidate.papers.get().item.code == "application"
    as_an.post(reverse("development:paper_remove", args=[candidate.uid, "application"]))

    assert not candidate.papers.exists()


def test_what_is_late_is_on_the_lists_with_its_owner(as_ha, cast):
    candidate = walk(make_candidate(cast.cell_a), K.SUBMISSION)

    page = as_ha.get(reverse("development:due"))
    assert candidate.full_name in page.text
    assert cast.khanh.full_name in page.text
    assert "Quá hạn" in page.text
    assert "Phát triển đảng viên" in as_ha.get(reverse("web:desk")).text
    lines = candidates.due_lines(actor_of(cast.khanh), Filters())
    assert [(line.body, line.owner) for line in lines] == [(cast.commune, cast.khanh)]
    assert candidates.due_lines(actor_of(cast.chi), Filters()) == []


def test_the_home_page_of_the_secretary_names_what_is_late(as_an, cast):
    walk(make_candidate(cast.cell_a), K.CELL_VOTE)

    assert "Hoàng Văn Nguồn" in as_an.get(reverse("web:home")).text
    assert "Ghi kết quả" in as_an.get(reverse("development:mine")).text


def test_a_member_sees_no_candidates(client, cast):
    candidate = make_candidate(cast.cell_a)
    client.force_login(cast.binh.account)

    assert client.get(reverse("development:detail", args=[candidate.uid])).status_code == 404
    assert candidate.full_name not in client.get(reverse("development:list")).text


def test_the_forms_are_there_with_their_numbers(as_an, cast):
    candidate = walk(make_candidate(cast.cell_a, home_town="Xã Đông Lỗ"), K.CELL_VOTE)
    page = candidates.candidate_page(actor_of(cast.an), candidate.uid)
    assert [paper.code for paper in papers_of(page)] == ["6-KNĐ"]

    answer = as_an.get(reverse("development:form", args=[candidate.uid, "cell_vote"]))

    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(answer.content)).paragraphs)
    assert "100,0 %" in text
    assert "Hoàng Văn Nguồn" in text
    assert candidate.national_id not in text


def test_every_form_of_the_road_can_be_written(cast):
    candidate = walk(make_candidate(cast.cell_a), K.RECOGNITION_DECISION)
    page = candidates.candidate_page(SYSTEM, candidate.uid)

    from sotay.development.exports import paper_docx  # what the test is about

    assert [paper.code for paper in papers_of(page)] == ["6-KNĐ", "8A-KNĐ", "9A-KNĐ", "13-KNĐ", "15A-KNĐ", "16-KNĐ"]
    assert all(paper_docx(page, paper.kind) for paper in papers_of(page))


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_as_often_for_one_as_for_three(cast, count, django_assert_max_num_queries):
    for number in range(count):
        walk(make_candidate(cast.cell_a, national_id=f"02409800{number:04d}"), K.SUBMISSION)
    actor = Actor(cast.ha.account)
    actor.held  # noqa: B018 -- loads the grants

    with django_assert_max_num_queries(4):
        assert len(candidates.due_lines(actor, Filters())) == count


def test_the_board_draws_funnel_target_and_children(as_ha, cast):
    target = make_target(cast.commune)
    walk(make_candidate(cast.cell_a), K.AWARENESS)

    page = as_ha.get(reverse("development:board", args=[cast.commune.uid]), {"target": target.uid})

    assert "0/45" in page.text
    assert "Kỳ đã kết thúc" in page.text
    assert "<polygon" in page.text
    assert cast.cell_a.name in page.text
    names = as_ha.get(reverse("development:admitted", args=[cast.commune.uid]), {"target": target.uid})
    assert "Chưa kết nạp ai" in names.text


def test_the_list_goes_out_as_a_workbook_without_numbers(as_ha, cast):
    candidate = make_candidate(cast.cell_a)

    answer = as_ha.get(reverse("development:list"), {"format": "xlsx"})

    assert answer.status_code == 200
    assert candidate.national_id.encode() not in answer.content
    assert as_ha.get(reverse("development:due"), {"format": "xlsx"}).status_code == 200


def test_a_vote_is_taken_from_the_meetings_motion(as_an, cast):
    from tests.factories.meetings import make_meeting  # only here

    meeting = make_meeting(cast.cell_a, held_on=dt.date(2026, 2, 3))
    motion = meeting.motions.create(
        text="Giới thiệu quần chúng", threshold="majority", status="closed", base=9, agree=8, is_carried=True
    )
    candidate = make_candidate(cast.cell_a, noted_on=dt.date(2026, 1, 5))

    as_an.post(reverse("development:step", args=[candidate.uid]), {"held_on": "04/02/2026", "motion": motion.uid})

    step = candidate.steps.get()
    assert (step.motion, step.base, step.agree, step.held_on) == (motion, 9, 8, dt.date(2026, 2, 3))


def test_a_failed_vote_is_said_and_kept(as_an, cast):
    candidate = walk(make_candidate(cast.cell_a), K.DOSSIER)

    page = as_an.post(
        reverse("development:step", args=[candidate.uid]),
        {"held_on": "03/06/2024", "base": 9, "present": 9, "agree": 5},
        follow=True,
    )

    assert "không đủ tỷ lệ" in page.text
    assert do_step(Candidate.objects.get(), dt.date(2024, 7, 3)).stage == K.CELL_VOTE

"""The pages about bodies, reports and congresses: they open, their forms act, their files come down."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from docx import Document

from sotay.access.actor import Actor, Channel
from sotay.committees.actions import appoint, assign_acting, assign_charge, open_round, record_absence
from sotay.committees.choices import CongressStatus, Manner, Post
from sotay.committees.models import Absence, ActingDuty, Charge, Congress, Term
from sotay.core.days import today

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system(Channel.CLI)
DAY = dt.timedelta(days=1)


def at(name, thing, **query):
    return reverse(f"committees:{name}", args=[thing.uid], query=query or None)


@pytest.fixture
def board(client, cast):
    client.force_login(cast.ha.account)
    return client


@pytest.fixture
def committee(client, cast):
    client.force_login(cast.khanh.account)
    return client


@pytest.fixture
def congress(cast):
    made = open_round(
        SYSTEM,
        cast.province,
        name="Đại hội nhiệm kỳ 2025-2030",
        term="2025-2030",
        opened_on=today() - 90 * DAY,
        stages=[
            ("cell", today() - DAY, today() + 1500 * DAY),
            ("party_committee", today() + 90 * DAY, today() + 1600 * DAY),
        ],
    )
    return made.congresses.get(organisation=cast.cell_a)


@pytest.mark.parametrize("name", ["structure", "changes", "vacancies", "uncharged", "bodies", "charges"])
def test_reports_and_bodies_open(board, cast, name):
    answer = board.get(at(name, cast.commune))

    assert answer.status_code == 200
    assert "Đảng bộ xã Đông Lỗ" in answer.content.decode()


@pytest.mark.parametrize("name", ["structure", "changes", "vacancies", "uncharged"])
def test_reports_come_as_excel(board, cast, name):
    answer = board.get(at(name, cast.province, format="xlsx"))

    assert answer.content.startswith(b"PK")


def test_a_number_of_the_report_opens_its_names(board, cast):
    page = board.get(at("structure", cast.province)).content.decode()
    assert "key=post-secretary" in page

    names = board.get(at("structure", cast.province, key="post-secretary")).content.decode()

    assert "Vũ Đình Khánh" in names
    assert "Trần Thị An" not in names  # a cell is not at the grassroots


def test_additions_of_the_year_are_listed(board, cast):
    appoint(SYSTEM, cast.commune, member=cast.binh, post=Post.DEPUTY, first=today() - DAY, manner=Manner.DESIGNATED)

    page = board.get(at("changes", cast.province, first=f"{today() - 9 * DAY:%d/%m/%Y}")).content.decode()

    assert "Nguyễn Văn Bình" in page
    assert "Chỉ định" in page


def test_absence_and_acting_are_recorded_from_the_page(committee, cast):
    committee.post(at("absence", cast.cell_a), {"reason": "illness", "first": f"{today():%d/%m/%Y}"})
    fields = {"member": cast.binh.uid, "first": f"{today():%d/%m/%Y}", "until": f"{today() + 30 * DAY:%d/%m/%Y}"}
    answer = committee.post(at("acting", cast.cell_a), fields, follow=True)

    assert "tự hết vào" in answer.content.decode()
    assert ActingDuty.objects.get().valid.upper == today() + 31 * DAY
    back = {"on": f"{today() + DAY:%d/%m/%Y}"}
    committee.post(at("absence_end", Absence.objects.get()), back)
    assert ActingDuty.objects.get().valid.upper == today() + DAY


def test_acting_refused_says_why(committee, cast):
    fields = {"member": cast.binh.uid, "first": f"{today():%d/%m/%Y}", "until": f"{today() + 30 * DAY:%d/%m/%Y}"}
    answer = committee.post(at("acting", cast.cell_a), fields)

    assert answer.status_code == 422
    assert "không ghi vắng mặt" in answer.content.decode()


def test_work_is_divided_from_the_page_and_the_cell_shows_it(committee, cast):
    fields = {
        "member": cast.khanh.uid,
        "field": "Phụ trách chung",
        "units": [cast.cell_a.uid],
        "first": f"{today():%d/%m/%Y}",
    }
    page = committee.post(at("charge", cast.commune), fields, follow=True).content.decode()

    assert "Phụ trách chung" in page
    assert "Chưa có ai phụ trách 1 tổ chức" in page
    cell = committee.get(reverse("organisations:detail", args=[cast.cell_a.uid])).content.decode()
    assert "Cấp ủy viên phụ trách: Vũ Đình Khánh" in cell
    Charge.objects.update(valid=(today() - DAY, None))
    charge = Charge.objects.get(unit=cast.cell_a)
    committee.post(at("charge_end", charge), {"on": f"{today():%d/%m/%Y}"})
    assert (
        "Chưa có cấp ủy viên phụ trách"
        in committee.get(reverse("organisations:detail", args=[cast.cell_a.uid])).content.decode()
    )


def test_size_is_recorded_and_the_vacancy_listed(board, cast):
    fields = {
        "kind": "executive",
        "name": "2025-2030",
        "first": "01/06/2025",
        "until": "31/05/2030",
        "planned_size": "5",
    }
    board.post(at("size", cast.commune), fields)

    assert Term.objects.get().planned_size == 5
    assert "Đảng bộ xã Đông Lỗ" in board.get(at("vacancies", cast.province)).content.decode()


def test_a_round_is_opened_and_its_board_counts(board, cast):
    fields = {
        "name": "Đại hội 2025-2030",
        "term": "2025-2030",
        "opened_on": "01/01/2026",
        "due_cell": f"{today() - DAY:%d/%m/%Y}",
        "until_cell": f"{today() + 900 * DAY:%d/%m/%Y}",
    }
    page = board.post(at("round_open", cast.province), fields, follow=True).content.decode()
    assert "Đại hội 2025-2030" in page
    round_ = cast.province.congress_rounds.get()

    progress = board.get(at("round", round_)).content.decode()
    assert "Đảng bộ huyện Hiệp Hòa" in progress
    late = board.get(at("round_list", round_, timing="late")).content.decode()
    assert "Chi bộ thôn 1" in late
    assert board.get(at("round_list", round_, format="xlsx")).content.startswith(b"PK")


def test_a_round_with_half_a_stage_is_refused(board, cast):
    fields = {"name": "Đại hội", "term": "2025-2030", "opened_on": "01/01/2026", "due_cell": "01/03/2026"}

    assert board.post(at("round_open", cast.province), fields).status_code == 422


def test_a_congress_goes_its_road_through_the_pages(client, cast, congress):
    day = today() - 3 * DAY
    client.force_login(cast.an.account)
    client.post(at("congress_plan", congress), {"planned_on": f"{day:%d/%m/%Y}", "ordinal": "12"})
    for kind in ("political_report", "review_report", "personnel_plan"):
        client.post(at("congress_paper", congress), {"kind": kind, "ready_on": f"{day:%d/%m/%Y}"})
    client.post(at("congress_submit", congress), {"submitted_on": f"{day:%d/%m/%Y}"})
    client.force_login(cast.khanh.account)
    client.post(at("congress_approve", congress), {"approved_on": f"{day:%d/%m/%Y}"})
    client.force_login(cast.an.account)
    client.post(at("congress_hold", congress), {"held_on": f"{day:%d/%m/%Y}", "convened": "12", "present": "11"})
    fields = {
        "post": "secretary",
        "held_on": f"{day:%d/%m/%Y}",
        "seats": "1",
        "base": "12",
        "given": "11",
        "collected": "11",
        "valid": "11",
    }
    page = client.post(at("congress_elect", congress), {**fields, f"votes_{cast.binh.pk}": "10"}, follow=True)
    assert "Trúng cử" in page.content.decode()

    client.force_login(cast.khanh.account)
    client.post(at("congress_apply", congress))
    paper = {
        "decision_number": "9-QĐ/ĐU",
        "decision_day": f"{today():%d/%m/%Y}",
        "decision_body": "Đảng ủy xã Đông Lỗ",
        "decision_signatory": "Vũ Đình Khánh",
    }
    page = client.post(
        at("congress_recognise", congress), {"recognised_on": f"{today():%d/%m/%Y}", **paper}, follow=True
    )

    assert "9-QĐ/ĐU" in page.content.decode()
    assert Congress.objects.get(pk=congress.pk).status == CongressStatus.RECOGNISED
    secretary = cast.cell_a.positions.get(post=Post.SECRETARY, valid__contains=today())
    assert secretary.member == cast.binh
    text = "\n".join(
        one.text for one in Document(io.BytesIO(client.get(at("congress_decision", congress)).content)).paragraphs
    )
    assert "Chuẩn y các đồng chí có tên sau đây" in text


def test_a_by_election_of_a_committee_is_typed_by_line(board, cast):
    fields = {
        "post": "deputy",
        "held_on": f"{today():%d/%m/%Y}",
        "seats": "1",
        "base": "5",
        "given": "5",
        "collected": "5",
        "valid": "5",
    }
    refused = board.post(at("election_record", cast.commune), {**fields, "lines": "Người Không Có: 4"})
    assert refused.status_code == 422
    assert "không tìm thấy" in refused.content.decode()

    page = board.post(
        at("election_record", cast.commune), {**fields, "lines": "Nguyễn Văn Bình: 4\n\nPhạm Kim Chi: 1"}, follow=True
    )

    assert "Phó bí thư" in page.content.decode()
    election = cast.commune.elections.get()
    board.post(at("election_apply", election), {"decision_number": ""})
    assert cast.commune.positions.get(post=Post.DEPUTY).member == cast.binh
    assert "Đã ghi thành chức vụ" in board.get(at("election", election)).content.decode()


def test_a_designation_comes_as_word(board, cast):
    position = appoint(
        SYSTEM, cast.commune, member=cast.binh, post=Post.DEPUTY, first=today(), manner=Manner.DESIGNATED
    )

    answer = board.get(at("position_paper", position))

    text = "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
    assert "Chỉ định đồng chí Nguyễn Văn Bình, sinh ngày 19/05/1975, giữ chức vụ phó bí thư Đảng bộ xã Đông Lỗ" in text


def test_the_page_of_a_cell_says_who_acts(committee, cast):
    record_absence(SYSTEM, cast.cell_a, reason="illness", first=today())
    assign_acting(SYSTEM, cast.cell_a, member=cast.binh, first=today(), until=today() + 9 * DAY)

    page = committee.get(reverse("organisations:detail", args=[cast.cell_a.uid])).content.decode()

    assert "Phụ trách, điều hành thay" in page


def test_members_see_no_reports(client, cast):
    client.force_login(cast.binh.account)

    assert client.get(at("structure", cast.commune)).status_code == 404
    assert client.get(at("bodies", cast.cell_a)).status_code == 200
    assert client.get(at("charge", cast.cell_a)).status_code == 403


def test_bodies_ask_as_often_for_many(committee, cast, django_assert_max_num_queries):
    appoint(SYSTEM, cast.commune, member=cast.binh, post=Post.COMMITTEE_MEMBER, first=today())
    assign_charge(SYSTEM, cast.commune, member=cast.binh, first=today(), units=[cast.cell_a, cast.cell_b])
    with django_assert_max_num_queries(34):
        committee.get(at("bodies", cast.commune))
    with django_assert_max_num_queries(34):
        committee.get(at("charges", cast.commune))

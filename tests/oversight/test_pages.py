"""The pages in use: a request with its vote, a strike-off in steps, who sees disciplines, lists and papers."""

import datetime as dt

import pytest
from django.urls import reverse

from sotay.meetings.choices import AttendanceState
from sotay.members.choices import Status
from sotay.oversight.models import Departure, DisciplinaryAction, Exemption
from tests.factories.meetings import make_meeting, set_state
from tests.factories.oversight import make_departure, make_discipline, make_exemption

pytestmark = pytest.mark.django_db
VOTE = {"vote_day": "2026-03-03", "vote_base": "9", "vote_yes": "7"}
DECISION = {
    "decision_number": "12-QĐ/ĐU",
    "decision_day": "2026-03-10",
    "decision_body": "Đảng ủy xã Đông Lỗ",
    "decision_signatory": "Vũ Đình Khánh",
}


def test_a_request_is_written_and_granted(client, cast):
    client.force_login(cast.an.account)
    sent = {"reason": "maternity", "first": "2026-04-01", "until": "2026-09-30", "asked_on": "2026-03-01", **VOTE}
    client.post(reverse("oversight:exempt", args=[cast.binh.uid]), sent)
    exemption = Exemption.objects.get()
    assert exemption.valid.upper == dt.date(2026, 10, 1)

    client.force_login(cast.khanh.account)
    client.post(reverse("oversight:exemption_grant", args=[exemption.uid]), DECISION)

    assert cast.binh.standings.get(valid__contains=dt.date(2026, 5, 1)).status == Status.EXEMPT
    word = client.get(reverse("oversight:exemption_paper", args=[exemption.uid]))
    assert word.content.startswith(b"PK")


def test_a_refused_form_keeps_what_was_typed(client, cast):
    client.force_login(cast.an.account)
    sent = {"reason": "treatment", "first": "2026-04-01", "asked_on": "2026-03-01", **VOTE}

    answer = client.post(reverse("oversight:exempt", args=[cast.binh.uid]), sent)

    assert answer.status_code == 422
    assert "dưới 12 tháng" in answer.content.decode()
    assert not Exemption.objects.exists()


def test_the_steps_of_a_strike_off_on_its_page(client, cast):
    client.force_login(cast.an.account)
    sent = {"kind": "struck_off", "ground": "absent", "on": "2026-03-01"}
    client.post(reverse("oversight:depart", args=[cast.binh.uid]), sent)
    departure = Departure.objects.get()
    client.post(reverse("oversight:departure_review", args=[departure.uid]), {"on": "2026-03-02"})
    client.post(reverse("oversight:departure_cell_vote", args=[departure.uid]), VOTE)
    client.force_login(cast.khanh.account)
    sent = {"met_on": "2026-03-09", "base": "15", "yes": "9"}
    client.post(reverse("oversight:departure_committee_vote", args=[departure.uid]), sent)

    decide = reverse("oversight:departure_decide", args=[departure.uid])
    refused = client.post(decide, {"effective_on": "2026-03-15", **DECISION})
    assert refused.status_code == 422
    assert "2/3 cấp ủy viên" in refused.content.decode()
    client.post(reverse("oversight:departure_committee_vote", args=[departure.uid]), {**sent, "yes": "10"})
    client.post(decide, {"effective_on": "2026-03-15", "announced_on": "2026-03-15", **DECISION})

    page = client.get(reverse("oversight:departure", args=[departure.uid])).content.decode()
    assert "Nhận khiếu nại đến hết" in page
    assert "Khôi phục đảng viên" in page
    assert client.get(reverse("oversight:departure_notice", args=[departure.uid])).content.startswith(b"PK")


def test_the_record_says_nothing_of_discipline_to_whoever_may_not_see_it(client, cast):
    make_discipline(cast.binh)
    record = reverse("members:detail", args=[cast.binh.uid])

    client.force_login(cast.an.account)
    assert "Kỷ luật" not in client.get(record).content.decode().split("<main")[1]
    client.force_login(cast.binh.account)
    assert "Khiển trách" in client.get(record).content.decode()
    client.force_login(cast.khanh.account)
    assert "Khiển trách" in client.get(record).content.decode()


def test_a_discipline_is_recorded(client, cast):
    client.force_login(cast.khanh.account)
    sent = {"form": "warning", "body": "cell", "effective_on": "2026-03-01", "announced_on": "2026-03-01", **DECISION}

    client.post(reverse("oversight:discipline_record", args=[cast.binh.uid]), sent)

    assert DisciplinaryAction.objects.get().form == "warning"
    page = client.get(reverse("oversight:disciplines")).content.decode()
    assert cast.binh.full_name in page


@pytest.mark.parametrize("name", ["exemptions", "departures", "disciplines", "screening"])
def test_every_list_goes_to_excel(client, cast, name):
    make_exemption(cast.binh)
    make_departure(cast.binh)
    make_discipline(cast.binh)
    client.force_login(cast.khanh.account)

    assert client.get(reverse(f"oversight:{name}"), {"format": "xlsx"}).content.startswith(b"PK")


def test_the_organisations_page_counts_what_is_due(client, cast):
    make_exemption(cast.binh)
    make_departure(cast.em)
    client.force_login(cast.khanh.account)

    page = client.get(reverse("organisations:detail", args=[cast.commune.uid])).content.decode()

    assert "Đề nghị miễn chờ quyết định" in page
    assert "Hồ sơ ra khỏi Đảng đang xem xét" in page


def test_screening_names_months_and_takes_the_cells_conclusion(client, cast):
    for month in (1, 2, 3):
        meeting = make_meeting(cast.cell_a, held_on=dt.date(2026, month, 3), status="closed")
        set_state(meeting, cast.binh, AttendanceState.ABSENT)
    client.force_login(cast.an.account)

    page = client.get(reverse("oversight:screening"), {"year": 2026}).content.decode()
    assert cast.binh.full_name in page
    assert "01/2026, 02/2026, 03/2026" in page
    client.post(reverse("oversight:screen", args=[cast.binh.uid, 2026]), {"conclusion": "explained"})

    assert "Vắng có lý do chính đáng" in client.get(reverse("oversight:screening"), {"year": 2026}).content.decode()
    refused = client.post(reverse("oversight:screen", args=[cast.em.uid, 2026]), {"conclusion": "explained"})
    assert refused.status_code == 422

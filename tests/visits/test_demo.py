"""The demonstration's plan: half a year attended, pages that show it, the official's phone."""

import pytest

from sotay.committees.choices import Post
from sotay.core.days import today
from sotay.demo.visits import load_visits
from sotay.visits.models import VisitPlan
from tests.factories.people import make_position
from tests.factories.visits import make_plan, make_visit

pytestmark = pytest.mark.django_db


def test_the_plan_is_there_and_its_pages_open(cast, client):
    make_position(cast.an, cast.province, Post.COMMITTEE_MEMBER, "member")
    load_visits()
    plan = VisitPlan.objects.get(organisation=cast.province)
    assert plan.is_published
    client.force_login(cast.ha.account)
    for address in ("/visits/", f"/visits/plans/{plan.uid}", f"/visits/plans/{plan.uid}/visits"):
        page = client.get(address)
        assert page.status_code == 200
    assert client.get(f"/visits/plans/{plan.uid}", {"format": "xlsx"}).status_code == 200
    assert client.get(f"/visits/places/{cast.province.uid}/rules").status_code == 200


def test_the_official_reports_on_the_phone(cast, client):
    visit = make_visit(make_plan(cast.province), cast.an, cast.cell_c, today())
    client.force_login(cast.an.account)
    assert cast.cell_c.name in client.get("/visits/own").content.decode()
    assert "Tôi có mặt" in client.get(f"/visits/own/{visit.uid}").content.decode()
    assert client.post(f"/visits/own/{visit.uid}/check-in").status_code == 302
    fields = {"total": 12, "present": 11, "judgement": "good"}
    assert client.post(f"/visits/own/{visit.uid}/report", {**fields, "present": 13}).status_code == 422
    assert client.post(f"/visits/own/{visit.uid}/report", fields).status_code == 302
    assert "Báo cáo đã gửi" in client.get(f"/visits/own/{visit.uid}").content.decode()

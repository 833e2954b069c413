"""The page of dated rules."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.core.days import since, today
from sotay.regulations.models import Norm
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
PAGE = "/regulations/"


def lines(answer, name: str = "groups") -> dict[str, tuple[str, str]]:
    return {line.text: (line.value, line.source) for group in answer.context[name] for line in group.lines}


def test_everybody_who_is_signed_in_reads_what_is_in_force(client):
    assert client.get(PAGE).status_code == 302
    client.force_login(make_user())

    answer = client.get(PAGE)

    assert [group.title for group in answer.context["groups"]][:3] == ["Tổ chức đảng", "Đảng viên", "Sinh hoạt chi bộ"]
    assert lines(answer)["Thời lượng tối thiểu"] == ("90", "42-HD/BTCTW (28/10/2025)")
    assert "Khung chấm điểm" in answer.content.decode()


def test_the_rules_are_those_of_the_day(client):
    client.force_login(make_user())

    assert lines(client.get(PAGE, {"on": "2025-10-27"}))["Thời lượng tối thiểu"] == ("60", "Chỉ thị 10-CT/TW")
    assert client.get(PAGE, {"on": "2000-01-01"}).context["groups"] == []
    assert client.get(PAGE, {"on": "x"}).context["on"] == today()


def test_what_comes_into_force_later_is_told(client):
    client.force_login(make_user())
    Norm.objects.create(
        code="fee.rate", value=[1, 2], valid=since(today().replace(year=2031)), source="01-QĐ/TW", note="mức đóng"
    )

    answer = client.get(PAGE)

    assert lines(answer, "coming") == {"Mức đóng": ("1; 2", "01-QĐ/TW")}
    assert answer.context["coming"][0].title == "Quy định khác"


def test_the_page_takes_the_same_statements_for_more_norms(client, django_assert_num_queries):
    client.force_login(make_user())
    client.get(PAGE)
    with CaptureQueriesContext(connection) as first:
        client.get(PAGE)
    for number in range(3):
        Norm.objects.create(code=f"x.{number}", value=True, valid=since(None), source="x")
    with django_assert_num_queries(len(first)):
        client.get(PAGE)

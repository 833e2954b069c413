"""The desk: a case put together step by step, looked ahead, carried out, taken back."""

import pytest
from django.urls import reverse

from sotay.core.days import today
from sotay.organisations.models import Organisation
from sotay.reorganisation.choices import CaseStatus
from sotay.reorganisation.models import Case
from tests.reorganisation.test_carrying import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client, cast):
    """The provincial board at its desk."""
    client.force_login(cast.ha.account)
    return client


def begin(browser, cast):
    """Make a case with its decision."""
    head = {
        "title": "Sáp nhập chi bộ thôn 1 và thôn 2",
        "effective_on": f"{today():%d/%m/%Y}",
        "decision_number": "15-QĐ/HU",
        "decision_day": "05/01/2026",
        "decision_body": "Huyện ủy",
        "decision_signatory": "Nguyễn Văn Ký",
    }
    answer = browser.post(reverse("reorganisation:plan", args=[cast.commune.uid]), head)
    assert answer.status_code == 302
    return Case.objects.get()


def add(browser, case, verb, **values):
    """Add a step."""
    return browser.post(reverse("reorganisation:step_add", args=[case.uid, verb]) + values.pop("address", ""), values)


def test_a_whole_case(browser, cast):
    case = begin(browser, cast)
    before = everything()
    assert add(browser, case, "merge", organisations=[cast.cell_b.code], target=cast.cell_a.code).status_code == 302
    page = browser.get(reverse("reorganisation:detail", args=[case.uid])).content.decode()
    assert "Sáp nhập «Chi bộ thôn 2» vào «Chi bộ thôn 1»" in page

    page = browser.post(reverse("reorganisation:preview", args=[case.uid])).content.decode()
    assert "Chi bộ thôn 2 → Chi bộ thôn 1: 2 đồng chí" in page
    assert everything() == before

    browser.post(reverse("reorganisation:carry_out", args=[case.uid]))
    assert Case.objects.get().status == CaseStatus.DONE
    assert Organisation.objects.get(pk=cast.cell_b.pk).closed_on == today()

    browser.post(reverse("reorganisation:undo", args=[case.uid]))
    assert everything() == before


def test_a_split_by_list(browser, cast):
    case = begin(browser, cast)
    page = browser.get(reverse("reorganisation:step_add", args=[case.uid, "split"])).content.decode()
    assert f"?source={cast.cell_a.code}" in page
    answer = add(
        browser,
        case,
        "split",
        address=f"?source={cast.cell_a.code}",
        name="Chi bộ thôn Mới",
        code="24.01.001.99",
        kind="cell",
        members=[str(cast.binh.uid)],
        rest="keep",
    )
    assert answer.status_code == 302
    browser.post(reverse("reorganisation:carry_out", args=[case.uid]))

    assert cast.binh.affiliations.get(valid__contains=today()).organisation.name == "Chi bộ thôn Mới"
    assert cast.an.affiliations.get(valid__contains=today()).organisation == cast.cell_a


def test_a_refusal_says_the_step_and_moves_nothing(browser, cast):
    case = begin(browser, cast)
    add(browser, case, "dissolve", organisation=cast.cell_b.code)
    before = everything()

    answer = browser.post(reverse("reorganisation:carry_out", args=[case.uid]))

    assert answer.status_code == 422
    assert "Bước 1 (giải thể): «Chi bộ thôn 2» còn 2 đảng viên chưa được phân về nơi mới." in answer.content.decode()
    assert everything() == before


def test_steps_come_and_go(browser, cast):
    case = begin(browser, cast)
    add(browser, case, "rename", organisation=cast.cell_a.code, name="Chi bộ thôn Một")
    add(browser, case, "recode", organisation=cast.cell_b.code, code="24.7")
    browser.post(reverse("reorganisation:step_remove", args=[case.uid, 1]))

    assert [step["do"] for step in Case.objects.get().plan["steps"]] == ["recode"]


def test_what_is_not_below_the_body_is_not_offered(browser, cast):
    case = begin(browser, cast)
    page = browser.get(reverse("reorganisation:step_add", args=[case.uid, "merge"]) + "?q=bao tinh").content.decode()

    assert cast.cell_c.name not in page


def test_a_case_names_nothing_outside_its_body(browser, cast):
    case = begin(browser, cast)
    case.plan = {**case.plan, "steps": [{"do": "rename", "organisation": cast.cell_c.code, "name": "Chi bộ khác"}]}
    case.save(update_fields=["plan"])

    page = browser.get(reverse("reorganisation:detail", args=[case.uid])).content.decode()

    assert cast.cell_c.code in page
    assert cast.cell_c.name not in page

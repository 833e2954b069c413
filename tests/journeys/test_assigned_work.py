"""A member reports on assigned work with one tap, on the telephone."""

import pytest
from playwright.sync_api import expect

from sotay.assignments.models import MonthlyReport
from tests.factories.assignments import make_assignment
from tests.journeys.telephone import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_tap_a_month(screen, people):
    page = screen()
    make_assignment(people.binh, people.cell_a, title="Phụ trách tổ dân cư số 3")
    sign_in(page, people.binh)

    page.get_by_role("link", name="Việc", exact=True).click()
    page.get_by_role("link", name="Phụ trách tổ dân cư số 3").click()
    page.get_by_role("button", name="Đang làm").click()

    expect(page.get_by_text("Đã báo cáo tháng này").first).to_be_visible()
    assert MonthlyReport.objects.get().progress == "in_progress"

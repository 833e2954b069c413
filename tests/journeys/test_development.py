"""One candidate from source to full member: the secretary on a telephone, the committee at a desk."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from sotay.development.choices import CandidateStatus, Phase, StepKind
from sotay.development.models import Candidate
from sotay.members.models import Member
from tests.factories.development import fill_dossier, fresh
from tests.journeys.telephone import DESK, check, check_desk
from tests.journeys.test_themes import enter

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

NEXT = "Ghi kết quả bước này"


def record(page, day, **fields):
    """Record the next step on the page of the candidate."""
    page.get_by_role("link", name=NEXT).click()
    page.locator("input[name=held_on]").fill(day)
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="Ghi kết quả").click()
    expect(page.get_by_text("Đã ghi. Xem việc tiếp theo dưới đây.")).to_be_visible()


def vote(page, day, **fields):
    """Record a vote that carries."""
    record(page, day, base="9", present="9", agree="8", **fields)


def decide(page, day, number):
    """Record a decision."""
    record(
        page,
        day,
        decision_number=number,
        decision_day=day,
        decision_body="Ban Thường vụ Đảng ủy xã",
        decision_signatory="Vũ Đình Khánh",
    )


def put_on_the_list(phone):
    """Put somebody on the list of the cell."""
    phone.goto("/development/mine")
    check(phone, "development-01-empty")
    phone.get_by_role("link", name="Thêm quần chúng").click()
    phone.get_by_label("Họ và tên khai sinh").fill("Ngô Thị Nguồn")
    phone.get_by_label("Ngày sinh").first.fill("02/03/1999")
    phone.get_by_role("radio", name="Nữ").check()
    phone.get_by_label("Nguồn", exact=True).select_option("teacher")
    phone.locator("input[name=noted_on]").fill("05/01/2025")
    phone.get_by_label("Số định danh cá nhân").fill("024199001234")
    phone.get_by_role("button", name="Lưu").click()
    expect(phone.get_by_text("Đã đưa vào danh sách theo dõi.")).to_be_visible()


def test_a_candidate_from_source_to_full_member(people, screen, live_server):
    phone = enter(screen, people.an, live_server)
    desk = enter(screen, people.khanh, live_server, size=DESK)

    put_on_the_list(phone)
    vote(phone, "03/02/2025")
    record(phone, "20/03/2025", certificate_number="15/GCN", certificate_by="Trung tâm chính trị")
    phone.get_by_role("link", name=NEXT).click()
    phone.locator("input[name=held_on]").fill("03/04/2025")
    phone.get_by_label("Đảng viên giúp đỡ").select_option(label="Nguyễn Văn Bình")
    phone.get_by_role("button", name="Ghi kết quả").click()
    phone.get_by_role("button", name="Đã có Đơn xin vào Đảng").click()
    expect(phone.get_by_text("Đã ghi giấy tờ vào hồ sơ.")).to_be_visible()
    check(phone, "development-02-dossier")
    candidate = Candidate.objects.get()
    fill_dossier(fresh(candidate), dt.date(2026, 5, 5))
    phone.reload()
    record(phone, "10/05/2026")
    vote(phone, "03/06/2026")
    record(phone, "05/06/2026")
    expect(phone.get_by_text("Bước này do Đảng bộ xã Đông Lỗ ghi kết quả.")).to_be_visible()

    # the committee votes and decides, and sees what is late
    desk.goto("/development/due")
    check_desk(desk, "development-03-due")
    desk.get_by_role("link", name="Ngô Thị Nguồn").click()
    vote(desk, "20/06/2026")
    # what the superior decided before the rules of 2026 is entered by the one who decides today
    decide(desk, "03/08/2026", "15-QĐ/ĐU")
    check_desk(desk, "development-04-detail")

    phone.reload()
    record(phone, "02/09/2026")
    expect(phone.get_by_text("Hồ sơ đảng viên")).to_be_visible()
    check(phone, "development-05-probationary")
    member = Member.objects.get(national_id="024199001234")
    assert (member.joined_on, member.official_on) == (dt.date(2026, 9, 2), None)

    # a year passes
    shift = dt.date(2025, 9, 2)
    move_back(candidate, member, shift)
    fill_dossier(fresh(candidate), dt.date(2026, 9, 3), Phase.RECOGNITION)
    phone.reload()
    record(phone, "03/03/2026")
    vote(phone, "03/09/2026")
    record(phone, "04/09/2026")
    desk.reload()
    vote(desk, "25/09/2026")
    decide(desk, "20/10/2026", "40-QĐ/ĐU")
    expect(desk.get_by_text("Đã là đảng viên chính thức").first).to_be_visible()

    member.refresh_from_db()
    candidate.refresh_from_db()
    assert candidate.status == CandidateStatus.FULL
    assert member.official_on == dt.date(2026, 9, 2)
    desk.goto("/development/targets")
    check_desk(desk, "development-06-board")


def move_back(candidate, member, day):
    """Let the ceremony have been held a year earlier than it was recorded."""
    from sotay.core.days import since  # only for this

    candidate.steps.filter(kind__in=(StepKind.DECISION, StepKind.CEREMONY)).update(held_on=day)
    Candidate.objects.filter(pk=candidate.pk).update(joined_on=day)
    Member.objects.filter(pk=member.pk).update(joined_on=day)
    member.affiliations.update(valid=since(day))
    member.standings.update(valid=since(day))

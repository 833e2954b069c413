"""A cell's congress in real browsers: the secretary prepares and records it, the committee above approves and writes the posts."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from sotay.access.actor import Actor, Channel
from sotay.committees.actions import open_round
from sotay.committees.choices import CongressPaperKind, CongressStatus, Post
from sotay.committees.models import Congress
from sotay.core.days import today
from tests.journeys.telephone import DESK, check_desk
from tests.journeys.test_themes import enter

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
DAY = dt.timedelta(days=1)


def vi(day):
    """A day as people type it."""
    return f"{day:%d/%m/%Y}"


def prepare(desk, congress):
    """Plan the day, note the papers, submit."""
    desk.goto(f"/committees/congresses/{congress.uid}/")
    desk.get_by_role("link", name="Ghi kế hoạch").click()
    desk.get_by_label("Ngày dự kiến đại hội").fill(vi(today()))
    desk.get_by_role("button", name="Lưu").click()
    for kind in list(CongressPaperKind)[:3]:
        desk.get_by_role("link", name="Ghi văn kiện đã xong").click()
        desk.get_by_label("Văn kiện", exact=True).select_option(kind.value)
        desk.get_by_role("button", name="Lưu").click()
        expect(desk.get_by_text("Đã ghi văn kiện.")).to_be_visible()
    desk.get_by_role("link", name="Trình duyệt").click()
    desk.get_by_role("button", name="Lưu").click()
    expect(desk.get_by_text("Đã trình cấp trên duyệt.")).to_be_visible()
    check_desk(desk, "congress-01-submitted")


def hold(desk, winner):
    """Record that it was held, and who was elected."""
    desk.reload()
    desk.get_by_role("link", name="Ghi đã đại hội").click()
    desk.get_by_label("Số được triệu tập").fill("12")
    desk.get_by_label("Số có mặt").fill("11")
    desk.get_by_role("button", name="Lưu").click()
    desk.get_by_role("link", name="Ghi kết quả bầu").click()
    desk.get_by_label("Bầu chức vụ").select_option(Post.SECRETARY.value)
    desk.get_by_label("Số lượng cần bầu").fill("1")
    desk.get_by_label(f"{winner.full_name} ({winner.born_on.year})").fill("10")
    check_desk(desk, "congress-02-election")
    desk.get_by_role("button", name="Lưu").click()
    expect(desk.get_by_text("Trúng cử", exact=True)).to_be_visible()


def test_a_congress_from_its_plan_to_the_new_secretary(people, screen, live_server):
    stages = [("cell", today() + 30 * DAY, today() + 900 * DAY)]
    open_round(
        Actor.system(Channel.CLI), people.commune, name="Đại hội", term="2026-2029", opened_on=today(), stages=stages
    )
    congress = Congress.objects.get(organisation=people.cell_a)
    secretary, committee = (enter(screen, who, live_server, size=DESK) for who in (people.an, people.khanh))

    prepare(secretary, congress)
    committee.goto(f"/committees/congresses/{congress.uid}/")
    committee.get_by_role("link", name="Duyệt").click()
    committee.get_by_role("button", name="Lưu").click()
    expect(committee.get_by_text("Đã duyệt;")).to_be_visible()
    hold(secretary, people.binh)
    committee.reload()
    committee.get_by_role("button", name="Ghi chức vụ theo kết quả").click()
    expect(committee.get_by_text("Đã ghi 1 chức vụ theo kết quả đại hội.")).to_be_visible()
    check_desk(committee, "congress-03-applied")

    congress.refresh_from_db()
    assert congress.status == CongressStatus.HELD
    assert people.cell_a.positions.get(post=Post.SECRETARY, valid__contains=today()).member == people.binh

"""A member who moves: asked for on the telephone, signed by three levels at the desk, received; the record confirmed on the way."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sotay.members.models import Affiliation
from tests.factories.transfers import make_round
from tests.journeys.telephone import DESK, check, check_desk, come_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_from_the_wish_to_the_new_cell(people, screen, live_server):
    make_round(people)
    phone = screen()
    come_in(phone, people.binh.account, live_server.url)
    phone.goto(reverse("corrections:mine"))
    check(phone, "transfers-own-record")
    phone.get_by_role("button", name="Đúng, tôi xác nhận").click()
    expect(phone.get_by_text("Đồng chí đã xác nhận hồ sơ năm")).to_be_visible()

    phone.goto(reverse("transfers:mine"))
    phone.get_by_role("link", name="Đề nghị chuyển sinh hoạt").click()
    phone.get_by_label("Tìm chi bộ nơi đến").fill("thon 2")
    phone.get_by_role("button", name="Tìm nơi đến").click()
    expect(phone.locator("select[name=target]")).to_contain_text("Chi bộ thôn 2")
    check(phone, "transfers-ask")
    phone.get_by_role("button", name="Gửi bí thư chi bộ").click()
    expect(phone.get_by_role("heading", name="Đang ở ô 1")).to_be_visible()
    check(phone, "transfers-mine")

    for member, slot in ((people.an, 1), (people.khanh, 3), (people.chi, 7)):
        desk = screen(DESK)
        come_in(desk, member.account, live_server.url)
        desk.goto(f"{reverse('transfers:list')}?turn=own")
        check_desk(desk, f"transfers-list-{slot}")
        desk.get_by_role("link", name=f"Ký ô {slot}").click()
        desk.get_by_role("button", name="Ký", exact=True).click()
        expect(desk.get_by_role("heading", name="Giấy giới thiệu")).to_be_visible()
        check_desk(desk, f"transfers-detail-{slot}")

    expect(desk.get_by_text("Đã tiếp nhận").first).to_be_visible()
    assert Affiliation.objects.get(member=people.binh, valid__endswith=None).organisation == people.cell_b

"""A sentence of a member goes its way and comes back as the first item of the agenda; the cell hears it, also without network."""

import pytest
from playwright.sync_api import expect

from sotay.meetings.actions.preparing import prepare_next_meeting
from sotay.meetings.actions.voices import note_opinion
from sotay.meetings.models import AgendaItem, Opinion
from sotay.petitions.actions import handling
from sotay.petitions.choices import PetitionStatus
from sotay.petitions.models import Petition
from tests.factories.evenings import make_evening
from tests.factories.people import actor_of
from tests.factories.petitions import make_petition
from tests.journeys.pocket import new_pocket
from tests.journeys.telephone import DESK, check, check_desk, come_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
BRIDGE = "Đề nghị sửa cầu Đồng Xoài, lan can đã gãy"


@pytest.fixture
def as_somebody(screen, live_server):
    """Open a browser in which somebody is signed in."""

    def open_for(member, size):
        page = screen(size)
        come_in(page, member.account, live_server.url)
        return page

    return open_for


def raise_it(page):
    """The member writes one sentence."""
    page.goto("/petitions/own")
    page.get_by_role("link", name="Nêu kiến nghị").click()
    page.get_by_label("Kiến nghị bằng một câu").fill(BRIDGE)
    page.get_by_label("Lĩnh vực").select_option(label="Giao thông, thủy lợi")
    check(page, "petition-raise")
    page.get_by_role("button", name="Gửi kiến nghị").click()
    expect(page.get_by_role("link", name=BRIDGE)).to_be_visible()
    check(page, "petition-own")


def route(page, uid, commune):
    """The secretary finds the commune without accents and routes the petition there."""
    page.goto(f"/petitions/{uid}")
    page.get_by_role("link", name="Chuyển nơi có thẩm quyền").click()
    page.get_by_label("Tìm nơi khác theo tên hoặc mã").fill("dang bo xa dong lo")
    expect(page.get_by_text("Tìm thấy với")).to_be_visible()
    check(page, "petition-forward")
    page.get_by_role("radio", name=commune.name).first.check()
    page.get_by_label("Lý do chuyển").fill("Cầu do xã quản lý")
    page.get_by_role("button", name="Chuyển kiến nghị").click()
    expect(page.get_by_text("Cầu do xã quản lý")).to_be_visible()
    check(page, "petition-routed")


def split(page, uid, body):
    """The commune's office lets another body look at it, too, and concludes."""
    page.goto(f"/petitions/{uid}")
    page.get_by_role("link", name="Tách cho nhiều nơi").click()
    page.get_by_label("Tìm theo tên hoặc mã").fill(body.code)
    page.get_by_role("link", name=body.name).click()
    page.get_by_label(f"Việc của {body.name}").fill("Thống kê số hộ qua cầu")
    page.get_by_label("Lý do tách").fill("Cần số liệu của thôn")
    check_desk(page, "petition-split")
    page.get_by_role("button", name="Tách việc").click()
    expect(page.get_by_text("Thống kê số hộ qua cầu").first).to_be_visible()
    check_desk(page, "petition-parts")


def answer(page, uid, words, button="Trả lời kiến nghị"):
    """Whoever has it answers."""
    page.goto(f"/petitions/{uid}/answer")
    page.get_by_label("Trả lời", exact=True).fill(words)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(words).first).to_be_visible()


def test_a_sentence_goes_its_way_and_comes_back(people, as_somebody):
    raise_it(as_somebody(people.binh, {"width": 360, "height": 740}))
    uid = Petition.objects.get().uid
    route(as_somebody(people.an, {"width": 360, "height": 740}), uid, people.commune)
    desk = as_somebody(people.khanh, DESK)
    split(desk, uid, people.cell_b)
    part = Petition.objects.get(parent__isnull=False)
    answer(as_somebody(people.chi, DESK), part.uid, "Có 120 hộ qua cầu mỗi ngày")
    answer(desk, uid, "Sửa xong trước ngày 20 tháng 12")
    prepare_next_meeting(actor_of(people.an), people.cell_a)
    assert "Sửa xong trước" in AgendaItem.objects.get(number=1).detail

    page = as_somebody(people.an, {"width": 360, "height": 740})
    page.goto(f"/petitions/{uid}")
    check(page, "petition-answered")
    page.get_by_role("button", name="Đã được giải quyết").click()

    expect(page.get_by_text("Chi bộ đã xác nhận kiến nghị được giải quyết.")).to_be_visible()
    for address in ("", "board", "groups"):
        desk.goto(f"/petitions/{address}")
        check_desk(desk, f"petition-desk-{address or 'register'}")
    assert Petition.objects.get(parent=None).status == PetitionStatus.CONFIRMED


def test_the_office_sends_a_petition_up(people, as_somebody):
    petition = make_petition(people.cell_a, text=BRIDGE, owner=people.commune)
    page = as_somebody(people.khanh, DESK)

    page.goto(f"/petitions/{petition.uid}/forward")
    page.get_by_role("radio", name=people.committee.name).check()
    page.get_by_label("Lý do chuyển").fill("Vượt thẩm quyền của xã")
    page.get_by_role("button", name="Chuyển kiến nghị").click()

    expect(page.get_by_text("Vượt thẩm quyền của xã")).to_be_visible()
    check_desk(page, "petition-up")
    assert Petition.objects.get().owner == people.committee


def test_the_cell_hears_and_raises_without_network(people, live_server, new_context, settings):
    settings.ALLOWED_HOSTS = ["*"]
    evening = make_evening(people).opened().everybody_here()
    petition = make_petition(people.cell_a, text=BRIDGE, owner=people.commune)
    other = make_petition(people.cell_a, text="Đề nghị lắp đèn đường ngõ 5", owner=people.commune)
    for one in (petition, other):
        handling.answer_petition(actor_of(people.khanh), one, answer="Làm trong quý I")
    opinion = note_opinion(evening.secretary, evening.meeting, speaker=evening.em, summary="Đề nghị nạo vét mương")
    phone = new_pocket(new_context, live_server.url, bypass_csp=True).belongs_to(people.an)
    phone.loses_network()

    phone.go(f"/meetings/{evening.meeting.uid}/conduct/opinions")
    phone.see("Trả lời kiến nghị của chi bộ (2)")
    check(phone.page, "offline-petition-answers")
    phone.tap("button", "Đã được giải quyết")
    phone.see("Trả lời kiến nghị của chi bộ (1)")
    phone.tap("link", "Chưa đồng ý")
    phone.page.get_by_label("Chi bộ chưa đồng ý vì").fill("Chưa rõ ngày làm")
    check(phone.page, "offline-petition-refuse")
    phone.tap("button", "Ghi ý kiến của chi bộ")
    phone.see("Đề nghị nạo vét mương")
    phone.tap("button", "Thành kiến nghị")
    phone.see("Đã thành kiến nghị")
    phone.go("/petitions/raise")
    phone.page.get_by_label("Kiến nghị bằng một câu").fill("Đề nghị sửa loa truyền thanh")
    check(phone.page, "offline-petition-raise")
    phone.tap("button", "Gửi kiến nghị")
    expect(phone.page.locator(".row", has_text="Đề nghị sửa loa truyền thanh")).to_contain_text("Chờ gửi")
    assert not Petition.objects.filter(status=PetitionStatus.CONFIRMED).exists()
    phone.finds_network()
    phone.arrived()
    phone.context.close()

    petition.refresh_from_db()
    other.refresh_from_db()
    assert petition.status == PetitionStatus.CONFIRMED
    assert (other.status, other.owner) == (PetitionStatus.PROCESSING, people.commune)
    assert Petition.objects.get(source_uid=Opinion.objects.get(pk=opinion.pk).uid).raised_by == evening.em
    assert Petition.objects.get(text="Đề nghị sửa loa truyền thanh").owner == people.cell_a

"""A report's whole way: the board writes the form, the commune fills it in and signs, who is late is chased, it is returned and signed again."""

import io

import pytest
from docx import Document
from playwright.sync_api import expect

from sotay.core.days import add_months, month_of, today
from sotay.organisations.choices import Kind
from sotay.reporting.models import Reminder, Report, ReportForm
from tests.factories.people import make_member
from tests.factories.tree import make_organisation
from tests.journeys.telephone import DESK, PHONE, check_desk, come_in

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Báo cáo tình hình đảng viên, cấp ủy viên"
REASON = "Đề nghị nêu rõ kiến nghị và hướng giải quyết"


def text_of(path):
    """What a Word file says."""
    paper = Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])


def test_a_report_is_asked_for_filled_in_signed_returned_and_signed_again(screen, people, live_server):
    site = live_server.url
    other = make_organisation(people.committee, kind=Kind.PARTY_COMMITTEE, code="24.01.777", name="Đảng bộ xã Khác")
    make_member(make_organisation(other, code="24.01.777.01", name="Chi bộ Khác"))
    first = add_months(month_of(today()), -1)
    board, commune = screen(DESK), screen(DESK)
    come_in(board, people.ha.account, site)
    come_in(commune, people.khanh.account, site)

    # the board writes the form
    board.goto("/reporting/")
    board.get_by_role("link", name="Soạn mẫu riêng").click()
    board.get_by_label("Tên báo cáo").fill(NAME)
    board.get_by_label("Đảng bộ cơ sở").first.check()
    board.get_by_label("Áp dụng cho các kỳ bắt đầu từ ngày").fill(first.isoformat())
    board.get_by_label("Theo văn bản").fill("Quy chế 01-QC/TU")
    board.get_by_label("Tên phần 1").fill("Đảng viên")
    board.get_by_text("Số liệu, biểu thống kê tự tính").first.click()
    board.get_by_label("Đảng viên cuối kỳ").first.check()
    board.get_by_label("Bảng 1: Tăng, giảm đảng viên").first.check()
    board.get_by_label("Tên phần 2").fill("Kiến nghị")
    check_desk(board, "report-form")
    board.get_by_role("button", name="Lưu mẫu").click()
    expect(board.get_by_role("heading", name=NAME)).to_be_visible()
    form = ReportForm.objects.get(name=NAME)

    # the commune finds it filled in, opens the names behind a figure, signs
    commune.goto("/reporting/mine")
    commune.get_by_role("button", name="Lập báo cáo").click()
    figure = commune.get_by_role("link", name="Đảng viên cuối kỳ")
    expect(figure).to_contain_text("5")
    figure.click()
    expect(commune.get_by_text(people.binh.full_name)).to_be_visible()
    commune.go_back()
    commune.get_by_role("textbox", name="Kiến nghị").fill("Đề nghị sửa cầu Đồng Xoài.")
    check_desk(commune, "report-draft")
    commune.get_by_role("button", name="Ký và gửi").click()
    expect(commune.get_by_text("Đã ký và gửi báo cáo.")).to_be_visible()

    # who has not sent it is chased; the one that came is returned
    board.goto(f"/reporting/forms/{form.uid}")
    check_desk(board, "report-board")
    board.get_by_role("button", name="Nhắc nơi chưa gửi").click()
    expect(board.get_by_text("Đã nhắc 1 nơi chưa gửi.")).to_be_visible()
    assert Reminder.objects.get().organisation == other
    board.get_by_role("link", name=people.commune.name, exact=True).click()
    board.get_by_role("link", name="Trả lại").click()
    board.get_by_label("Lý do trả lại").fill(REASON)
    board.get_by_role("button", name="Trả lại").click()
    expect(board.get_by_text("Đã trả lại báo cáo")).to_be_visible()

    # the commune reads why, mends, signs the second version
    commune.set_viewport_size(PHONE)
    commune.goto("/reporting/mine")
    expect(commune.get_by_text(REASON)).to_be_visible()
    commune.get_by_role("link", name="Soạn tiếp").click()
    expect(commune.get_by_text(REASON).first).to_be_visible()
    check_desk(commune, "report-returned")
    commune.get_by_role("textbox", name="Kiến nghị").fill("Đề nghị cấp trên bố trí vốn sửa cầu Đồng Xoài trong quý I.")
    commune.get_by_role("button", name="Ký và gửi").click()
    expect(commune.get_by_text("Đã ký và gửi báo cáo.")).to_be_visible()
    one, two = Report.objects.filter(form=form, organisation=people.commune).order_by("version")
    assert (one.texts["part2"], two.version, two.status) == ("Đề nghị sửa cầu Đồng Xoài.", 2, "submitted")

    # the board takes the paper
    board.goto(f"/reporting/{two.uid}")
    check_desk(board, "report-signed")
    with board.expect_download() as loading:
        board.get_by_role("link", name="Word").click()
    words = text_of(loading.value.path())
    for said in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "BÁO CÁO",
        "-BC/ĐU",
        "Đảng viên cuối kỳ",
        "Bảng 1",
        "bố trí vốn sửa cầu",
        "T/M ĐẢNG ỦY",
        "BÍ THƯ",
        "Nơi nhận",
    ):
        assert said in words, said
    board.goto(f"/reporting/forms/{form.uid}/summary")
    expect(board.get_by_text("1/2 nơi đã gửi")).to_be_visible()
    check_desk(board, "report-summary")

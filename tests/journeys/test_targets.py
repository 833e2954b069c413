"""A committee enters a resolution, shares it out and reads the names behind a number; an official's breakthrough task to its judgment."""

import datetime as dt

import pytest
from PIL import Image
from playwright.sync_api import expect

from sotay.core.days import today
from sotay.targets.models import BreakthroughTask, Target
from tests.factories.people import make_member
from tests.journeys.telephone import DESK, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_the_resolution_to_the_names_behind_its_number(screen, people):
    make_member(
        people.cell_a,
        with_account=False,
        full_name="Lò Thị Mới",
        joined_on=today() - dt.timedelta(days=3),
        official_on=None,
    )
    page = screen(DESK)
    sign_in(page, people.khanh)
    year = today().year

    page.goto(f"/targets/at/{people.commune.uid}")
    page.get_by_role("link", name="Ghi nghị quyết").first.click()
    page.get_by_label("Trích yếu").fill("Nghị quyết Đại hội nhiệm kỳ")
    page.get_by_label("Thực hiện từ ngày").fill(f"01/01/{year}")
    page.get_by_label("Đến ngày").fill(f"31/12/{year + 4}")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_label("Dòng 1: chỉ tiêu", exact=True).fill("Kết nạp đảng viên mới")
    page.get_by_label("Dòng 1: kết quả lấy từ đâu").select_option(label="Đảng viên mới kết nạp")
    page.get_by_label("Dòng 1: mỗi năm ít nhất").fill("9")
    page.get_by_label("Dòng 2: chỉ tiêu", exact=True).fill("Xây nhà văn hóa thôn")
    page.get_by_label("Dòng 2: kết quả lấy từ đâu").select_option(label="Có hoặc không")
    page.get_by_role("button", name="Lưu các chỉ tiêu").click()
    page.get_by_role("link", name="Ban hành").click()
    page.get_by_label("Số, ký hiệu").fill("01-NQ/ĐH")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã ban hành")).to_be_visible()

    page.get_by_role("link", name="Kết nạp đảng viên mới").click()
    page.get_by_role("link", name="Giao xuống dưới").click()
    page.get_by_role("link", name="Gợi ý chia đều").click()
    page.get_by_role("button", name="Giao chỉ tiêu").click()
    expect(page.get_by_text("Đã giao 45 trên 45: vừa đủ.").first).to_be_visible()
    page.get_by_role("link", name=people.cell_a.name).click()
    page.get_by_role("link", name="1/23 đảng viên").click()
    expect(page.get_by_text("Lò Thị Mới")).to_be_visible()
    page.goto(f"/targets/at/{people.commune.uid}/red")
    expect(page.get_by_role("heading", name="Chỉ tiêu khó đạt", exact=False).first).to_be_visible()

    assert sorted(Target.objects.filter(parent__isnull=False).values_list("goal", flat=True)) == [22, 23]


def test_a_breakthrough_task_from_the_telephone_to_the_committee(screen, people, tmp_path):

    picture = tmp_path / "bien-ban.png"
    Image.new("RGB", (40, 30), "white").save(picture)
    phone, desk = screen(), screen(DESK)
    sign_in(phone, people.an)
    year = today().year
    phone.goto("/targets/mine")
    phone.get_by_role("link", name="Đăng ký việc đột phá").click()
    phone.get_by_label("Việc đột phá, đổi mới").fill("Mỗi tháng một buổi đối thoại")
    phone.get_by_label("Sản phẩm, kết quả cụ thể").fill("12 biên bản")
    phone.get_by_label("Thời hạn").fill(f"31/12/{year}")
    phone.get_by_label("Cấp ủy duyệt").select_option(label=people.commune.name)
    phone.get_by_role("button", name="Lưu").click()
    expect(phone.get_by_text("Chờ duyệt")).to_be_visible()

    sign_in(desk, people.khanh)
    desk.goto(f"/targets/at/{people.commune.uid}/breakthrough")
    desk.get_by_role("link", name="Duyệt 1 việc đang chờ").click()
    desk.get_by_role("button", name="Duyệt tất cả").click()
    expect(desk.get_by_text("Đã duyệt 1 việc.")).to_be_visible()

    phone.reload()
    phone.get_by_role("link", name="Báo hoàn thành").click()
    phone.get_by_label("Kết quả, sản phẩm").fill("12 buổi, 12 biên bản")
    phone.get_by_label("Tệp minh chứng").set_input_files(picture)
    phone.get_by_role("button", name="Lưu").click()
    expect(phone.get_by_role("link", name="bien-ban.png")).to_be_visible()

    desk.get_by_role("link", name="Mỗi tháng một buổi đối thoại").click()
    desk.get_by_role("link", name="Đánh giá").click()
    desk.get_by_label("Hoàn thành tốt").check()
    desk.get_by_role("button", name="Lưu").click()
    expect(desk.get_by_text("Hoàn thành tốt").first).to_be_visible()
    assert BreakthroughTask.objects.get().assessment == "good"

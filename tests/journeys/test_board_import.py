"""The board at its desk, in a real browser: a register comes in, its wrong rows go back and return, and it is taken back."""

import re
from concurrent.futures import ThreadPoolExecutor

import openpyxl
import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from sotay.committees.models import Position
from sotay.members.models import Member
from tests.exchange.registers import FIRST_ROW, GOOD, HEADINGS, WRONG, book, person
from tests.exchange.sheets import Edited
from tests.journeys.telephone import DESK, check_desk, come_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def do_jobs():
    """Let a worker do what is waiting; in a thread, for Playwright keeps an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(call_command, "worker", once=True).result(timeout=60)


@pytest.fixture
def desk(people, screen, live_server):
    """Open the board's desk."""

    def come(**options):
        page = screen(DESK, **options)
        come_in(page, people.ha.account, live_server.url)
        page.goto("/exchange/")
        return page

    return come


def upload(page, path):
    """Choose the file and send it; the waiting page follows."""
    page.get_by_label("Tệp Excel").set_input_files(path)
    page.get_by_role("button", name="Tải lên và kiểm tra").click()
    expect(page.get_by_text("Bước 1: kiểm tra từng dòng")).to_be_visible()


def number(page, label):
    """Return the number on a tile."""
    return page.locator(".stat", has_text=label).locator(".stat-value").inner_text()


def confirm(page):
    """Say yes, and wait for the end."""
    page.get_by_role("button", name=re.compile("^Nhập ")).click()
    expect(page.get_by_text("Bước 3: ghi vào hồ sơ")).to_be_visible()
    do_jobs()
    expect(page.get_by_role("button", name="Hoàn tác lần nhập này")).to_be_visible()


def test_a_register_comes_in_goes_back_and_is_taken_back(desk, tmp_path):
    page, path = desk(accept_downloads=True), tmp_path / "danh-sach.xlsx"
    path.write_bytes(book(GOOD, WRONG, person("Lý Thị Ba", "024900000003")))
    check_desk(page, "import-1-upload")

    upload(page, path)
    check_desk(page, "import-2-waiting")
    do_jobs()
    expect(page.get_by_role("heading", name="Bước 2: xem trước. Chưa ghi gì vào hồ sơ.")).to_be_visible()
    assert [number(page, label) for label in ("Thêm mới", "Thay đổi", "Giữ nguyên", "Không nhận")] == [
        "2",
        "0",
        "0",
        "1",
    ]
    expect(page.get_by_role("row", name=re.compile("Lý Văn Sai.*Phải có đúng 12 chữ số"))).to_be_visible()
    check_desk(page, "import-3-preview")
    assert Member.objects.count() == 8

    confirm(page)
    assert Member.objects.count() == 10
    check_desk(page, "import-4-done")
    first = page.url

    with page.expect_download() as download:
        page.get_by_role("link", name="Tải 1 dòng không nhận").click()
    back = tmp_path / download.value.suggested_filename
    download.value.save_as(back)
    workbook = openpyxl.load_workbook(back)
    workbook.active.cell(FIRST_ROW, HEADINGS.index("Số định danh cá nhân") + 1).value = "024900000002"
    workbook.save(back)
    page.get_by_role("link", name="Nhập từ Excel").first.click()
    upload(page, back)
    do_jobs()
    expect(page.get_by_text("Bước 2: xem trước")).to_be_visible()
    confirm(page)
    assert Member.objects.filter(national_id="024900000002").exists()

    page.goto(first)
    page.get_by_role("button", name="Hoàn tác lần nhập này").click()
    expect(page.get_by_text("Đã hoàn tác lúc")).to_be_visible()
    check_desk(page, "import-5-undone")
    assert Member.objects.count() == 9


def test_without_scripts_the_waiting_page_goes_on_by_itself(desk, tmp_path):
    page, path = desk(java_script_enabled=False), tmp_path / "danh-sach.xlsx"
    path.write_bytes(book(GOOD))

    upload(page, path)
    assert page.locator("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]").count() == 1
    do_jobs()

    expect(page.get_by_role("button", name="Nhập danh sách")).to_be_visible()


def test_a_list_goes_out_for_a_reason(desk, tmp_path):
    page = desk(accept_downloads=True)
    page.goto("/members/?sex=male")
    check_desk(page, "export-1-list")
    page.get_by_role("link", name="Xuất Excel").click()
    check_desk(page, "export-2-ask")

    page.get_by_label("Kèm số định danh").check()
    page.get_by_role("button", name="Soạn tệp Excel").click()
    expect(page.get_by_role("link", name="Lý do")).to_be_visible()
    page.get_by_label("Lý do").fill("đối chiếu với công an tỉnh")
    page.get_by_role("button", name="Soạn tệp Excel").click()
    expect(page.get_by_text("Soạn danh sách đảng viên")).to_be_visible()
    do_jobs()

    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp Excel").click()
    check_desk(page, "export-3-ready")
    download.value.save_as(tmp_path / "out.xlsx")
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").active.max_row > 8


def test_a_clerk_edits_committees_in_excel(desk, tmp_path):
    page = desk(accept_downloads=True)
    page.get_by_label("Danh sách", exact=True).select_option("positions")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải về").click()
    download.value.save_as(tmp_path / "cap-uy.xlsx")
    book = Edited((tmp_path / "cap-uy.xlsx").read_bytes())
    new = {
        "Mã_tổ_chức": "24.01.001.01",
        "Họ_và_tên": "Nguyễn Văn Bình",
        "Chức_vụ": "Phó bí thư",
        "Từ_ngày": "05/01/2026",
    }
    book.add(**new).add(**new | {"Họ_và_tên": "Lê Thị Em"})
    (tmp_path / "cap-uy.xlsx").write_bytes(book.content())

    page.get_by_label("Tệp Excel").set_input_files(tmp_path / "cap-uy.xlsx")
    page.get_by_label("Nội dung tệp").select_option("positions")
    page.get_by_role("button", name="Tải lên và kiểm tra").click()
    expect(page.get_by_text("Bước 1: kiểm tra từng dòng")).to_be_visible()
    do_jobs()
    expect(page.locator("tr.refused")).to_contain_text("Lê Thị Em")
    page.get_by_role("link", name="Thêm mới").first.click()
    expect(page.locator("tr.created")).to_contain_text("Nguyễn Văn Bình")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải 1 dòng không nhận").click()
    download.value.save_as(tmp_path / "back.xlsx")
    back = openpyxl.load_workbook(tmp_path / "back.xlsx").worksheets[0]
    assert [row[3].value for row in back.iter_rows(min_row=5)] == ["Lê Thị Em"]

    page.get_by_role("button", name="Nhập các dòng đúng").click()
    expect(page.get_by_text("Bước 3: ghi vào hồ sơ")).to_be_visible()
    do_jobs()
    expect(page.get_by_role("button", name="Hoàn tác lần nhập này")).to_be_visible()
    assert Position.objects.filter(member__full_name="Nguyễn Văn Bình", post="deputy").exists()

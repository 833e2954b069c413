"""Takes the pictures of the guide from a running demonstration, as the people of the demonstration.

    bin/demo --members 3000 --data /tmp/guide --port 8100          # in one terminal: a fresh demonstration
    python docs/guide/make_screenshots.py /tmp/guide http://127.0.0.1:8100
    python docs/guide/make_screenshots.py /tmp/guide http://127.0.0.1:8100 places   # only pages that nothing is done on

The pictures of the secretary are taken while tonight's meeting is held from its opening to its sealed papers, so each run
needs a demonstration of its own. Needs the development packages (Playwright, Pillow) and Chromium.
"""  # noqa: INP001 -- a script beside the pages that it illustrates

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
COLOURS = 64
# Pages that are only opened: whose, on which screen, the picture, the way there.
PLACES: tuple[tuple[str, dict[str, int], str, tuple[str, ...]], ...] = (
    ("bantochuc", DESK, "du-sinh-hoat-nam", ("/visits/",)),
    ("bantochuc", DESK, "du-sinh-hoat-ke-hoach", ("/visits/", "Đảng bộ tỉnh Bình Sơn")),
    ("bantochuc", DESK, "kien-nghi-so", ("/petitions/",)),
    ("bantochuc", DESK, "kien-nghi-tinh-hinh", ("/petitions/board",)),
    ("bantochuc", DESK, "kien-nghi-trung", ("/petitions/groups",)),
    ("bantochuc", DESK, "chi-tieu-bang", ("/targets/",)),
    ("bantochuc", DESK, "chi-tieu-mot", ("/targets/", "Kết nạp đảng viên mới")),
    ("bantochuc", DESK, "chi-tieu-dot-pha", ("/targets/breakthrough",)),
    ("bantochuc", DESK, "phan-cong-ty-le", ("/assignments/",)),
    ("bantochuc", DESK, "bao-cao-cap-duoi", ("/reporting/",)),
    ("bantochuc", DESK, "phat-trien-chi-tieu", ("/development/targets",)),
    ("bantochuc", DESK, "phat-trien-danh-sach", ("/development/",)),
    ("bantochuc", DESK, "lam-sach-bang", ("/cleanliness/",)),
    ("bantochuc", DESK, "huy-hieu-dot", ("/badges/rounds/",)),
    ("bantochuc", DESK, "truong-thon-danh-sach", ("/hamlets/",)),
    ("bantochuc", DESK, "dai-hoi-cac-cap", ("/committees/rounds/", "Đại hội chi bộ trực thuộc")),
    ("bantochuc", DESK, "ban-giao-danh-sach", ("/handover/",)),
    ("bantochuc", DESK, "excel-nhap", ("/exchange/",)),
    ("bantochuc", DESK, "tinh-den-ngay-cay", ("/organisations/?on=2026-06-30",)),
    ("bantochuc", DESK, "chuyen-sinh-hoat-danh-sach", ("/transfers/",)),
    ("lanhdao", PHONE, "du-sinh-hoat-cua-toi", ("/visits/own",)),
    ("bithu", PHONE, "kien-nghi-neu", ("/petitions/raise",)),
    ("bithu", PHONE, "kien-nghi-chi-bo", ("/petitions/own",)),
    ("bithu", PHONE, "viec-mot-danh-sach", ("/work/",)),
    ("dangvien", PHONE, "phan-cong-mot-cham", ("/assignments/mine",)),
    ("bithu", PHONE, "phat-trien-chi-bo", ("/development/mine",)),
)
TODAY = f"{dt.datetime.now(tz=dt.UTC) + dt.timedelta(hours=7):%d/%m/%Y}"


class People:
    """The sign-ins of the demonstration, each in a browser of their own."""

    def __init__(self, browser: Browser, data: Path, address: str) -> None:
        """Read the sign-ins."""
        self.browser, self.data, self.address = browser, data, address
        self.logins = {one["login"]: one for one in json.loads((data / "demo.json").read_text(encoding="utf-8"))}

    def come(self, login: str, size: dict[str, int]) -> Page:
        """Sign somebody in."""
        scale = 1.5 if size is PHONE else 1
        context = self.browser.new_context(
            viewport=size, base_url=self.address, device_scale_factor=scale, locale="vi-VN", bypass_csp=True
        )
        page = context.new_page()
        page.goto("/accounts/sign-in/?letters")
        page.get_by_label("Tên đăng nhập").fill(login)
        page.get_by_label("Mã PIN hoặc mật khẩu").fill(self.logins[login]["secret"])
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        if self.logins[login]["second_factor"]:
            page.get_by_label("Mã xác thực").fill(self.code(login))
            page.get_by_role("button", name="Tiếp tục").click()
        page.get_by_role("navigation", name="Mục chính").first.wait_for()
        set_letters(page, "Tắt chữ to")  # the older ones have them from the first day
        return page

    def code(self, login: str) -> str:
        """Return what the person's authenticator app shows now."""
        command = [str(Path(sys.executable).parent / "sotay"), "totp_code", login]
        environment = {**os.environ, "SOTAY_DATA_DIR": str(self.data)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 -- our own command
        return done.stdout.strip()


def set_letters(page: Page, switch: str) -> None:
    """Turn large letters on or off, unless they are so already."""
    page.goto("/me/")
    button = page.get_by_role("button", name=switch)
    if button.count():
        button.first.click()
        page.wait_for_load_state()


def keep(page: Page, name: str) -> None:
    """Keep what the screen shows, in few colours."""
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)
    store(Image.open(BytesIO(page.screenshot())), name)


def store(picture: Image.Image, name: str) -> None:
    """Write a picture of few colours."""
    picture = picture.convert("RGB")
    target = PICTURES / f"{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target.name:32} {target.stat().st_size // 1024:4} KB", flush=True)  # noqa: T201 -- what a script tells


def visit(page: Page, name: str, *steps: str | Callable[[Page], object]) -> None:
    """Go to an address, follow links by their names, or do something; then keep the picture."""
    for step in steps:
        if callable(step):
            step(page)
        elif step.startswith("/"):
            page.goto(step)
        else:
            page.get_by_role("link", name=step).first.click()
        page.wait_for_load_state()
    keep(page, name)


def press(name: str) -> Callable[[Page], object]:
    """Return the pressing of a button, and the wait for the answer: the page sends by itself, unseen by the browser."""

    def step(page: Page) -> None:
        page.get_by_role("button", name=name).first.click()
        page.wait_for_timeout(1500)
        page.wait_for_load_state()

    return step


def before(people: People) -> tuple[Page, Page, str]:
    """Take the pictures of the time before the meeting: the member reads, the secretary has prepared."""
    member = people.come("dangvien", PHONE)
    visit(member, "dang-vien-hom-nay", "/")
    visit(member, "dang-vien-ky-sinh-hoat", "nội dung, tài liệu")
    meeting = member.url.rpartition("/")[2]
    visit(member, "dang-vien-tai-lieu", "Báo cáo kết quả tháng")
    visit(member, "dang-vien-gop-y", f"/meetings/{meeting}/comments/add")
    visit(member, "dang-vien-xin-vang", f"/meetings/{meeting}/excuse")
    visit(member, "dang-vien-toi", "/me/")
    visit(member, "dang-vien-ai-da-xem", "/members/readings/")
    secretary = people.come("bithu", PHONE)
    visit(secretary, "bi-thu-hom-nay", "/")
    visit(secretary, "bi-thu-lap-ky-sau", "/meetings/", "Chuẩn bị kỳ sau")
    visit(secretary, "bi-thu-chuan-bi", f"/meetings/{meeting}/prepare")
    visit(secretary, "bi-thu-noi-dung", f"/meetings/{meeting}/prepare/agenda")
    visit(secretary, "bi-thu-du-thao", f"/meetings/{meeting}/prepare/resolution")
    visit(secretary, "bi-thu-ai-da-xem", f"/meetings/{meeting}/prepare/readers")
    visit(secretary, "bi-thu-tra-loi", f"/meetings/{meeting}/comments")
    return member, secretary, meeting


def in_large_letters(page: Page, shots: dict[str, str]) -> None:
    """Take addresses in large letters, then let the person have small ones again."""
    set_letters(page, "Bật chữ to")
    for name, address in shots.items():
        visit(page, name, address)
    set_letters(page, "Tắt chữ to")


def on_paper(secretary: Page, meeting: str) -> None:
    """Take the pages of those who meet on paper, and the sheet that goes round."""
    visit(secretary, "giay-nhap", f"/meetings/{meeting}/paper")
    visit(secretary, "giay-ghi-thay", f"/meetings/{meeting}/paper/people")
    kit = pypdfium2.PdfDocument(secretary.request.get(f"/meetings/{meeting}/kit.pdf").body())
    sheets = [sheet for sheet in kit if "DANH SÁCH" in sheet.get_textpage().get_text_range().upper()]
    store(sheets[0].render(scale=1).to_pil(), "giay-danh-sach")


def above(people: People, secretary: Page) -> None:
    """Take the pictures of what a cell and the committee above it settle: themes and briefings."""
    visit(secretary, "chuyen-de-ke-hoach", "/meetings/themes")
    visit(secretary, "giao-ban-giay-moi", "/briefings/mine", "Giao ban")
    committee = people.come("danguy", DESK)
    visit(committee, "chuyen-de-duyet", "/meetings/themes/registrations")
    visit(committee, "giao-ban-hoi-nghi", "/briefings/", lambda page: page.locator("[data-row-link]").first.click())


def practice(people: People) -> None:
    """Begin a rehearsal, and leave it again."""
    learner = people.come("phobithu", PHONE)
    learner.goto("/rehearsal/")
    press("Bắt đầu tập")(learner)
    visit(learner, "tap-nhiem-vu", lambda page: page.locator("#guide").wait_for())
    press("Rời")(learner)
    learner.wait_for_load_state()


def merge(people: People) -> None:
    """Preview the merger of two cells."""
    board = people.come("tochuchuyen", DESK)
    board.goto("/reorganisation/")
    board.locator("summary", has_text="Lập hồ sơ").click()
    board.locator("details[open] a[href*='/plan']").first.click()
    board.get_by_label("Tên hồ sơ").fill("Sáp nhập hai chi bộ tổ dân phố, phường Mai Lộc")
    board.get_by_label("Có hiệu lực từ ngày").fill(board.get_by_label("Có hiệu lực từ ngày").input_value() or TODAY)
    press("Lập hồ sơ")(board)
    board.get_by_role("link", name="Sáp nhập", exact=True).click()
    board.locator("input#id_q").fill("to dan pho mai loc")
    press("Tìm")(board)
    board.get_by_role("checkbox").nth(2).check()
    board.get_by_label("Sáp nhập vào").select_option(index=2)
    keep(board, "sap-xep-buoc")
    press("Thêm bước này")(board)
    press("Xem trước")(board)
    board.locator("#report").evaluate("report => report.scrollIntoView()")
    keep(board, "sap-xep-xem-truoc")


def without_network(people: People, meeting: str) -> None:
    """Let the minute taker record attendance where no network is, and send it afterwards."""
    taker = people.come("phobithu", PHONE)
    taker.goto("/meetings/")
    taker.get_by_text("Đã tải về máy").first.wait_for()
    taker.context.set_offline(True)
    visit(taker, "mat-mang-ky-hop", f"/meetings/{meeting}", lambda page: page.wait_for_timeout(1000))
    taker.goto(f"/meetings/{meeting}/conduct/attendance")
    for _ in range(3):
        taker.get_by_role("button", name="Có mặt", exact=True).first.click()
        taker.wait_for_timeout(800)
    keep(taker, "mat-mang-diem-danh")
    visit(taker, "mat-mang-cho-gui", "/pocket/waiting", lambda page: page.wait_for_timeout(800))
    taker.context.set_offline(False)
    taker.goto("/pocket/waiting")
    taker.get_by_role("heading", name="Đã gửi, đã được nhận").wait_for()
    keep(taker, "mat-mang-da-gui")


def during(people: People, member: Page, secretary: Page, meeting: str) -> None:
    """Hold the meeting."""
    visit(secretary, "bi-thu-khai-mac", f"/meetings/{meeting}/conduct")
    press("Khai mạc")(secretary)
    member.goto(f"/meetings/{meeting}/now")
    keep(member, "dang-vien-diem-danh")
    press("Tôi có mặt")(member)
    visit(secretary, "bi-thu-diem-danh", f"/meetings/{meeting}/conduct/attendance")
    without_network(people, meeting)
    visit(secretary, "bi-thu-ma-qr", f"/meetings/{meeting}/conduct/attendance/code")
    secretary.goto(f"/meetings/{meeting}/conduct/attendance")
    press("Tất cả còn lại có mặt")(secretary)
    secretary.wait_for_load_state()
    secretary.goto(f"/meetings/{meeting}/conduct/opinions")
    press("Sang nội dung 2:")(secretary)
    visit(secretary, "bi-thu-phat-bieu", lambda page: page.evaluate("scrollTo(0, 0)"))
    secretary.goto(f"/meetings/{meeting}/conduct/motions")
    press("Mở biểu quyết")(secretary)
    secretary.wait_for_load_state()
    visit(member, "dang-vien-bieu-quyet", f"/meetings/{meeting}/now")
    press("Đồng ý")(member)
    visit(secretary, "bi-thu-bieu-quyet", f"/meetings/{meeting}/conduct/motions")
    secretary.get_by_label("Đồng ý", exact=True).fill("15")
    press("Chốt kết quả")(secretary)
    secretary.wait_for_load_state()
    visit(secretary, "bi-thu-giao-viec", f"/meetings/{meeting}/conduct/tasks")
    secretary.goto(f"/meetings/{meeting}/conduct/score")
    for field in secretary.locator("#score input[type=number]").all():
        if not field.input_value():
            field.fill(field.get_attribute("max") or "1")
    keep(secretary, "bi-thu-cham-diem")
    press("Lưu điểm")(secretary)
    secretary.wait_for_load_state()


def after(people: People, secretary: Page, meeting: str) -> None:
    """Close the meeting, confirm and seal its papers."""
    secretary.goto(f"/meetings/{meeting}/conduct/close")
    secretary.get_by_label("Kết luận của chủ trì").fill("Chi bộ thống nhất các nội dung đã bàn.")
    keep(secretary, "bi-thu-ket-thuc")
    press("Kết thúc kỳ họp")(secretary)
    secretary.wait_for_load_state()
    keep(secretary, "bi-thu-van-ban")
    minute_taker = people.come("phobithu", PHONE)
    for kind in ("minutes", "resolution"):
        minute_taker.goto(f"/meetings/{meeting}/papers/{kind}")
        press("Xác nhận (thư ký)")(minute_taker)
        minute_taker.wait_for_load_state()
        secretary.goto(f"/meetings/{meeting}/papers/{kind}")
        if kind == "minutes":
            keep(secretary, "bi-thu-xac-nhan")
        press("Xác nhận (chủ trì)")(secretary)
        secretary.wait_for_load_state()
    keep(secretary, "bi-thu-da-khoa")
    visit(secretary, "bi-thu-phieu", "/members/slips/")
    visit(secretary, "bi-thu-cap-lai", "/members/recoveries/")


def desks(people: People) -> None:
    """Take the pictures of those who work at a desk."""
    grassroots = people.come("danguy", DESK)
    visit(grassroots, "dang-uy-tong-quan", "/desk/")
    visit(grassroots, "dang-uy-chi-bo", "/statistics/cells/")
    visit(grassroots, "dang-uy-dinh-huong", "/meetings/orientation")
    board = people.come("bantochuc", DESK)
    visit(board, "ban-to-chuc-tong-quan", "/desk/")
    visit(board, "ban-to-chuc-to-chuc", "/organisations/", "Đảng bộ tỉnh Bình Sơn")
    visit(board, "ban-to-chuc-dang-vien", "/members/")
    visit(board, "ban-to-chuc-nhap", "/exchange/")
    visit(board, "ban-to-chuc-bieu", "/statistics/", "Biểu thống kê")
    visit(board, "ban-to-chuc-tang-giam", "Ai tăng, ai giảm")
    visit(board, "su-dung-so-tay", "/statistics/", "Sử dụng sổ tay")
    visit(board, "su-dung-di-giup", "Danh sách đi giúp")
    visit(board, "ban-to-chuc-tim", "/search/?q=nguyen van")
    leader = people.come("lanhdao", DESK)
    visit(leader, "lanh-dao-tong-quan", "/desk/")
    visit(leader, "lanh-dao-qua-han", "Xem cả")
    visit(leader, "lanh-dao-vang", "/desk/", lambda page: page.locator("a.stat", has_text="dự sinh hoạt").click())
    visit(
        leader, "lanh-dao-muoi-hai-thang", "/statistics/",
        lambda page: page.get_by_role("heading", name="Mười hai tháng").scroll_into_view_if_needed(),
    )  # fmt: skip


def places(people: People) -> None:
    """Take the pictures of pages that are only opened."""
    pages: dict[str, Page] = {}
    for login, size, name, way in PLACES:
        if login not in pages:
            pages[login] = people.come(login, size)
        visit(pages[login], name, *way)


def main() -> None:
    """Take all pictures."""
    data, address = Path(sys.argv[1]), sys.argv[2]
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        people = People(browser, data, address)
        places(people)
        if sys.argv[3:] == ["places"]:
            return
        member, secretary, meeting = before(people)
        in_large_letters(member, {"chu-to-hom-nay": "/", "chu-to-ky-sinh-hoat": f"/meetings/{meeting}"})
        in_large_letters(secretary, {"chu-to-bi-thu": "/"})
        on_paper(secretary, meeting)
        above(people, secretary)
        practice(people)
        desks(people)
        merge(people)
        during(people, member, secretary, meeting)
        after(people, secretary, meeting)


if __name__ == "__main__":
    main()

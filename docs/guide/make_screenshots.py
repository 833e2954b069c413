"""Takes the pictures of the guide from a running demonstration, as the people of the demonstration.

    bin/demo --members 3000 --data /tmp/guide --port 8100          # in one terminal: a fresh demonstration
    python docs/guide/make_screenshots.py /tmp/guide http://127.0.0.1:8100

The pictures of the secretary are taken while tonight's meeting is held from its opening to its sealed papers, so each run
needs a demonstration of its own. Needs the development packages (Playwright, Pillow) and Chromium.
"""  # noqa: INP001 -- a script beside the pages that it illustrates

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
COLOURS = 64


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
        return page

    def code(self, login: str) -> str:
        """Return what the person's authenticator app shows now."""
        command = [str(Path(sys.executable).parent / "sotay"), "totp_code", login]
        environment = {**os.environ, "SOTAY_DATA_DIR": str(self.data)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 -- our own command
        return done.stdout.strip()


def keep(page: Page, name: str) -> None:
    """Keep what the screen shows, in few colours."""
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
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
    """Return the pressing of a button."""
    return lambda page: page.get_by_role("button", name=name).first.click()


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


def during(member: Page, secretary: Page, meeting: str) -> None:
    """Hold the meeting."""
    visit(secretary, "bi-thu-khai-mac", f"/meetings/{meeting}/conduct")
    press("Khai mạc")(secretary)
    member.goto(f"/meetings/{meeting}/now")
    keep(member, "dang-vien-diem-danh")
    press("Tôi có mặt")(member)
    visit(secretary, "bi-thu-diem-danh", f"/meetings/{meeting}/conduct/attendance")
    visit(secretary, "bi-thu-ma-qr", f"/meetings/{meeting}/conduct/attendance/code")
    secretary.goto(f"/meetings/{meeting}/conduct/attendance")
    press("Tất cả còn lại có mặt")(secretary)
    secretary.wait_for_load_state()
    secretary.goto(f"/meetings/{meeting}/conduct/opinions")
    press("Bắt đầu nội dung 1")(secretary)
    visit(secretary, "bi-thu-phat-bieu", lambda page: page.wait_for_timeout(500))
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
    visit(board, "ban-to-chuc-tim", "/search/?q=nguyen van")
    leader = people.come("lanhdao", DESK)
    visit(leader, "lanh-dao-tong-quan", "/desk/")
    visit(leader, "lanh-dao-qua-han", "Xem cả")
    visit(leader, "lanh-dao-vang", "/desk/", lambda page: page.locator("a.stat", has_text="dự sinh hoạt").click())
    visit(
        leader, "lanh-dao-muoi-hai-thang", "/statistics/",
        lambda page: page.get_by_role("heading", name="Mười hai tháng").scroll_into_view_if_needed(),
    )  # fmt: skip


def main() -> None:
    """Take all pictures."""
    data, address = Path(sys.argv[1]), sys.argv[2]
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        people = People(browser, data, address)
        member, secretary, meeting = before(people)
        desks(people)
        during(member, secretary, meeting)
        after(people, secretary, meeting)


if __name__ == "__main__":
    main()

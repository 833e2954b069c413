"""Signing in, in a real browser on a telephone: activation, sign-in, waits, second factor, recovery, devices, passkey."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from sotay.accounts.actions.slips import issue, make_account
from sotay.accounts.choices import SlipPurpose
from sotay.accounts.models import Attempt, User
from sotay.committees.choices import Post
from tests.factories.cast import make_cast
from tests.factories.people import make_member, make_position
from tests.factories.reference import restore_reference_rows
from tests.journeys.telephone import PHONE, check

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
DEMANDING = frozenset({"board"})


@pytest.fixture
def people(transactional_db):
    restore_reference_rows()
    return make_cast()


@pytest.fixture
def phone(live_server, new_context, settings):
    """Open a telephone; each one is a device of its own."""
    settings.ALLOWED_HOSTS = ["*"]

    def open_phone(size=PHONE, **options):
        page = new_context(viewport=size, base_url=live_server.url, **options).new_page()
        page.set_default_timeout(15_000)
        return page

    return open_phone


def sign_in(page, member, secret="246810"):
    page.goto("/accounts/sign-in/?letters")
    page.get_by_label("Tên đăng nhập").fill(member.account.login)
    page.get_by_label("Mã PIN hoặc mật khẩu").fill(secret)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def test_from_slip_to_handbook(people, phone):
    member = make_member(people.cell_a, full_name="Đào Thị Nam", with_account=False)
    account = make_account(member.full_name)
    member.account = account
    member.save(update_fields=["account"])
    slip = issue(account, SlipPurpose.ACTIVATION, people.an.account)
    page = phone(bypass_csp=True)

    page.goto(f"/accounts/activate/{slip.token}/")
    check(page, "activate-1-pin")
    page.get_by_label("Mã PIN in trên phiếu").fill(f"{slip.pin[:3]} {slip.pin[3:]}")
    page.get_by_role("button", name="Tiếp tục").click()

    expect(page.get_by_role("heading", name="Quy chế sử dụng")).to_be_visible()
    check(page, "activate-2-rule")
    page.get_by_role("button", name="Đồng ý và tiếp tục").click()
    page.get_by_label("Tôi đã đọc và đồng ý").check()
    page.get_by_role("button", name="Đồng ý và tiếp tục").click()

    page.get_by_label("Mã PIN mới").fill("123456")
    page.get_by_label("Nhập lại lần nữa").fill("123456")
    page.get_by_role("button", name="Hoàn thành").click()
    expect(page.get_by_role("alert").first).to_contain_text("dễ đoán")
    check(page, "activate-3-refused")
    page.get_by_label("Mã PIN mới").fill("739104")
    page.get_by_label("Nhập lại lần nữa").fill("739104")
    page.get_by_role("button", name="Hoàn thành").click()

    expect(page.get_by_role("heading", name="Đã kích hoạt")).to_be_visible()
    check(page, "activate-4-done")
    page.get_by_role("link", name="Vào Sổ tay").click()
    expect(page.get_by_role("navigation", name="Mục chính")).to_be_visible()


def test_sign_in_wait_and_sign_out(people, phone):
    page = phone(bypass_csp=True)
    page.goto("/me/")
    check(page, "sign-in")
    for _ in range(5):
        sign_in(page, people.binh, "999999")
        expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_role("alert").first).to_contain_text("chờ 30 giây nữa")
    check(page, "sign-in-wait")

    sign_in(page, people.binh)
    expect(page.get_by_role("alert").first).to_contain_text("rồi thử lại")
    Attempt.objects.all().delete()
    sign_in(page, people.binh)
    page.goto("/me/")
    expect(page.get_by_text("Nguyễn Văn Bình")).to_be_visible()
    check(page, "me")
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_board_sets_up_the_second_factor_and_gives_it(people, phone, settings):
    settings.SOTAY_SECOND_FACTOR = "tests.journeys.test_signing_in.DEMANDING"
    page = phone(bypass_csp=True)
    sign_in(page, people.ha)

    expect(page.get_by_role("heading", name="Cài mã xác thực")).to_be_visible()
    check(page, "second-factor-set-up")
    page.get_by_text("Không quét được mã").click()
    secret = page.locator(".code-letters").inner_text().replace(" ", "")
    page.get_by_label("Mã 6 chữ số").fill(code(secret))
    page.get_by_role("button", name="Hoàn thành").click()
    expect(page.locator(".code-list li")).to_have_count(10)
    check(page, "second-factor-codes")
    page.get_by_role("link", name="Đã cất giữ, tiếp tục").click()
    expect(page).not_to_have_url(re.compile("second-factor"))

    other = phone(bypass_csp=True)
    sign_in(other, people.ha)
    check(other, "second-factor")
    other.get_by_label("Mã xác thực").fill(code(secret, ahead=1))
    other.get_by_label("Tin cậy thiết bị này").check()
    other.get_by_role("button", name="Tiếp tục").click()
    expect(other).not_to_have_url(re.compile("second-factor"))


def test_recovery_by_two_officers(people, phone):
    make_position(people.binh, people.cell_a, Post.DEPUTY, "cell_secretary")
    lost, secretary, deputy = (phone(bypass_csp=True) for _ in range(3))
    started = time.monotonic()

    lost.goto("/accounts/sign-in/")
    lost.get_by_role("link", name="Quên mã PIN").click()
    check(lost, "recovery-ask")
    lost.get_by_label("Mã đăng nhập của đồng chí").fill(people.em.account.login)
    lost.get_by_role("button", name="Gửi yêu cầu").click()
    expect(lost.get_by_role("heading", name="Đã nhận yêu cầu")).to_be_visible()
    check(lost, "recovery-asked")

    for page, officer, name in ((secretary, people.an, "first"), (deputy, people.binh, "second")):
        sign_in(page, officer)
        page.goto("/members/recoveries/")
        check(page, f"recoveries-{name}")
        page.get_by_role("link", name=re.compile("Lê Thị Em")).click()
        check(page, f"recovery-{name}")
        page.get_by_role("button", name="Xác nhận đúng người").click()
    check(secretary, "recovery-first-done")
    check(deputy, "recovery-slip")
    pin = deputy.locator("dd").nth(1).inner_text()

    lost.get_by_role("link", name="Về trang đăng nhập").click()
    lost.get_by_role("link", name=re.compile("Kích hoạt lần đầu")).click()
    lost.get_by_label("Mã đăng nhập in trên phiếu").fill(people.em.account.login)
    lost.get_by_label("Mã PIN in trên phiếu").fill(pin)
    lost.get_by_role("button", name="Tiếp tục").click()
    lost.get_by_label("Tôi đã đọc và đồng ý").check()
    lost.get_by_role("button", name="Đồng ý và tiếp tục").click()
    lost.get_by_label("Mã PIN mới").fill("739104")
    lost.get_by_label("Nhập lại lần nữa").fill("739104")
    lost.get_by_role("button", name="Hoàn thành").click()
    expect(lost.get_by_role("heading", name="Đã kích hoạt")).to_be_visible()
    lost.goto("/members/readings/")
    expect(lost.get_by_text("Xác nhận cấp lại mã đăng nhập")).to_have_count(2)
    check(lost, "readings")
    assert time.monotonic() - started < 120


def test_devices_and_change_of_pin(people, phone):
    first = phone(bypass_csp=True, user_agent="Mozilla/5.0 (Linux; Android 10; SM-A10) Chrome/100 Mobile Safari/537.36")
    second = phone(bypass_csp=True, user_agent="Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537.36")
    sign_in(first, people.binh)
    sign_in(second, people.binh)

    first.goto("/accounts/devices/")
    expect(first.locator(".row-title", has_text="Máy tính Windows, Chrome")).to_be_visible()
    check(first, "devices")
    first.get_by_role("button", name="Đăng xuất Máy tính Windows, Chrome").click()
    expect(first.get_by_text("Đã đăng xuất thiết bị đó.")).to_be_visible()
    second.goto("/me/")
    expect(second.get_by_role("heading", name="Đăng nhập")).to_be_visible()

    first.get_by_role("link", name=re.compile("Đổi mã PIN")).click()
    check(first, "secret-change")
    first.get_by_label("đang dùng").fill("246810")
    first.get_by_label("Mã PIN mới").fill("739104")
    first.get_by_label("Nhập lại lần nữa").fill("739104")
    first.get_by_role("button", name="Đổi mã").click()
    expect(first.get_by_text("Đã đổi mã.")).to_be_visible()


def test_passkey_made_and_used(people, phone, live_server):
    page = phone(bypass_csp=True)
    # browsers make passkeys for names only, not for bare addresses
    site = live_server.url.replace("127.0.0.1", "localhost")
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    authenticator = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": authenticator})
    page.goto(f"{site}/accounts/sign-in/?letters")
    page.get_by_label("Tên đăng nhập").fill(people.binh.account.login)
    page.get_by_label("Mã PIN hoặc mật khẩu").fill("246810")
    page.get_by_role("button", name="Đăng nhập", exact=True).click()

    page.goto(f"{site}/accounts/passkeys/")
    check(page, "passkeys-empty")
    page.get_by_role("button", name="Thêm điện thoại này").click()
    expect(page.get_by_text("Lần sau đồng chí đăng nhập được")).to_be_visible()
    check(page, "passkeys")
    page.goto(f"{site}/me/")
    page.get_by_role("button", name="Đăng xuất").click()

    check(page, "sign-in-passkey")
    page.get_by_role("button", name="Dùng vân tay hoặc khuôn mặt").click()
    page.wait_for_url(f"{site}/")
    assert User.objects.get(pk=people.binh.account.pk).last_login is not None


def test_slips_page_and_rights_pages(people, phone):
    for name in ("Đào Thị Nam", "Hà Văn Bắc"):
        make_member(people.cell_a, full_name=name, with_account=False)
    page = phone(bypass_csp=True)
    sign_in(page, people.an)

    page.goto("/members/slips/")
    check(page, "slips")
    with page.expect_download() as download:
        page.get_by_role("button", name="In phiếu").click()
    assert download.value.suggested_filename == "phieu-kich-hoat.pdf"
    for address, name in (
        (f"/access/why/member/{people.em.uid}/", "why-member"), ("/access/mine/", "mine"),
        (f"/access/ledger/organisation/{people.cell_a.uid}/", "ledger"), ("/accounts/rules/", "rules"),
        ("/accounts/tokens/", "tokens"),
    ):  # fmt: skip
        page.goto(address)
        check(page, name)


def code(secret, ahead=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))

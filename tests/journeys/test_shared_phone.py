"""Two members on one telephone: the second finds nothing of the first, not by going back, not in any store, cache or page."""

import json
import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from sotay.accounts.models import Device
from tests.factories.evenings import make_evening
from tests.journeys.telephone import check

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PIN = "246810"
STORES = """async () => {
  const found = { local: { ...localStorage }, session: { ...sessionStorage }, caches: [], databases: {} };
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) found.caches.push(request.url);
  }
  for (const { name } of (await indexedDB.databases?.()) || []) {
    const db = await new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); });
    found.databases[name] = {};
    for (const store of db.objectStoreNames) {
      const asked = db.transaction(store).objectStore(store).getAll();
      found.databases[name][store] = await new Promise((done) => { asked.onsuccess = () => done(JSON.stringify(asked.result)); });
    }
    db.close();
  }
  return found;
}"""


def come_first(page, member):
    """Sign in on the shared telephone, and let the short name show."""
    page.goto("/accounts/sign-in/?letters")
    page.get_by_label("Tên đăng nhập").fill(member.account.login)
    page.get_by_label("Mã PIN hoặc mật khẩu").fill(PIN)
    if not page.get_by_label("Máy dùng chung").is_visible():
        page.get_by_text("Nhiều người dùng chung máy này").click()
    page.get_by_label("Máy dùng chung").check()
    page.get_by_label("Hiện tên tắt của tôi").check()
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_text("Máy dùng chung ·")).to_be_visible()


def pick(page, shown, secret=PIN):
    page.get_by_role("link", name=shown).click()
    page.get_by_label("Mã PIN").fill(secret)
    page.get_by_role("button", name="Vào sổ tay").click()


def everything_kept(page):
    """All that the browser's stores hold, as one text."""
    return json.dumps(page.evaluate(STORES), ensure_ascii=False)


def test_the_second_finds_nothing_of_the_first(people, screen):
    evening = make_evening(people, draft_resolution="Hoàn thành đường ngõ 3.", orientation="Học NQ")
    for member in (people.binh, people.an):
        Device.objects.filter(user=member.account).delete()
    page = screen(bypass_csp=True)

    come_first(page, people.an)
    page.get_by_role("button", name="Đổi người").click()
    expect(page.get_by_role("link", name="An T.")).to_be_visible()
    page.get_by_role("link", name="Người khác").click()
    check(page, "shared-1-another")
    come_first(page, people.binh)
    check(page, "shared-2-home")
    page.goto(f"/meetings/{evening.meeting.uid}")
    page.goto(f"/meetings/{evening.meeting.uid}/comments/add")
    page.get_by_label("Ý kiến", exact=True).fill("Ý kiến riêng của Bình về đường ngõ 3.")
    page.wait_for_timeout(800)
    page.goto(f"/members/{people.binh.uid}")
    expect(page.get_by_text("Nguyễn Văn Bình").first).to_be_visible()

    page.get_by_role("button", name="Đổi người").click()
    expect(page.get_by_role("link", name="Bình N.")).to_be_visible()
    check(page, "shared-3-people")
    _nothing_readable(page, "Ý kiến riêng", "Nguyễn Văn Bình", "đường ngõ 3", people.binh.account.login)

    page.go_back()
    page.wait_for_load_state("load")
    assert "Nguyễn Văn Bình" not in page.content()
    page.goto("/accounts/sign-in/")

    pick(page, "An T.", "111111")
    expect(page.get_by_role("alert").first).to_contain_text("chưa đúng")
    check(page, "shared-4-wrong")
    page.get_by_label("Mã PIN").fill(PIN)
    page.get_by_role("button", name="Vào sổ tay").click()
    expect(page.get_by_text("Máy dùng chung ·")).to_contain_text("Trần Thị An")
    # An is the secretary of the same cell: names and agenda are hers to read, what Bình wrote is not.
    _nothing_readable(page, "Ý kiến riêng", people.binh.account.login, str(people.binh.account.uid))
    for _ in range(3):
        with suppress(Error):  # a page that was not kept: the browser says so, and shows nothing
            page.go_back()
        page.wait_for_load_state("load")
        assert "Máy dùng chung · Nguyễn Văn Bình" not in page.locator("body").inner_text()


def _nothing_readable(page, *wanted):
    page.wait_for_timeout(2500)  # what forgets in the background has forgotten
    kept = everything_kept(page)
    for words in wanted:
        assert words not in kept, words
        assert words not in page.content(), words
    assert page.title() == "Sổ tay"


def test_a_wrong_pin_again_and_again_has_to_wait(people, screen):
    page = screen()
    come_first(page, people.binh)
    page.get_by_role("button", name="Đổi người").click()
    page.get_by_role("link", name="Bình N.").click()

    for _ in range(6):
        page.get_by_label("Mã PIN").fill("111111")
        page.get_by_role("button", name="Vào sổ tay").click()
        page.wait_for_load_state("load")

    expect(page.get_by_role("alert").first).to_contain_text("chờ")
    page.get_by_label("Mã PIN").fill(PIN)
    page.get_by_role("button", name="Vào sổ tay").click()
    expect(page.get_by_role("alert").first).to_contain_text("chờ")


def test_a_telephone_laid_down_locks_itself(people, screen, settings):
    settings.SOTAY_SHARED_IDLE_SECONDS = 6
    page = screen(bypass_csp=True)
    come_first(page, people.binh)
    page.goto("/meetings/")

    expect(page.get_by_role("alertdialog")).to_be_visible()
    check(page, "shared-5-warning")
    page.get_by_role("button", name="Tôi vẫn đang dùng").click()
    expect(page.get_by_role("alertdialog")).to_have_count(0)

    expect(page).to_have_url(re.compile("/accounts/sign-in/"), timeout=15_000)
    pick(page, "Bình N.")
    expect(page).to_have_url(re.compile("/meetings/$"))

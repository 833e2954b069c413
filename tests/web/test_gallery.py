"""The components in a real browser: readable, reachable, quiet in the console, usable without scripts or network."""

import io

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
HANDBOOK_PAGES = ("handbook/?messages=1", "meeting/", "form/", "clean_form/", "me/")
DESK_PAGES = ("desk/", "board/", "home_desk/", "record/")
PAGES = (*HANDBOOK_PAGES, *DESK_PAGES, "sign_in/")
NO_SIDEWAYS = "document.documentElement.scrollWidth <= window.innerWidth"
SMALL_WORDS = """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.closest('svg, .visually-hidden')
  && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
  && parseFloat(getComputedStyle(e).fontSize) < 18).map(e => e.outerHTML.slice(0, 90))"""
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary')].filter(e => {
  if (!e.checkVisibility() || e.matches('.skip-link, [type=hidden], [tabindex="-1"], p a')) return false;
  const box = (e.closest('label') || e).getBoundingClientRect();
  return box.height < 47.5 || box.width < 47.5;
}).map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def look(site, new_context):
    """Open a page of the gallery and collect what the browser complains about."""
    complaints = []

    def complain(message):
        # A refused form is no fault of the page.
        if message.type == "error" and "422" not in message.text:
            complaints.append(message.text)

    def open_page(path, size=PHONE, **options):
        page = new_context(viewport=size, **options).new_page()
        page.on("console", complain)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{site}/{path}" if path.startswith("gallery-") else f"{site}/gallery/{path}")
        return page

    yield open_page
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_page_has_no_serious_finding(look, path, scheme):
    page = look(path, DESK if path in DESK_PAGES else PHONE, color_scheme=scheme, bypass_csp=True)

    found = Axe().run(page).response["violations"]

    assert [(f["id"], f["nodes"][0]["html"]) for f in found if f["impact"] in {"serious", "critical"}] == []


@pytest.mark.parametrize("path", PAGES)
def test_page_never_scrolls_sideways(look, path):
    page = look(path, bypass_csp=True)

    assert page.evaluate(NO_SIDEWAYS)
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate(NO_SIDEWAYS)
    page.set_viewport_size(PHONE)
    page.add_style_tag(content="html { font-size: 200% }")
    assert page.evaluate(NO_SIDEWAYS)


@pytest.mark.parametrize("path", HANDBOOK_PAGES)
def test_handbook_words_and_targets_are_large(look, path):
    page = look(path)

    assert page.evaluate(SMALL_WORDS) == []
    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize(("path", "size"), [("meeting/", PHONE), ("desk/", PHONE), ("desk/", DESK)])
def test_pages_work_without_scripts(look, path, size):
    page = look(path, size, java_script_enabled=False)

    if path == "desk/" and size is PHONE:
        page.get_by_text("Mục lục", exact=True).click()
    entry = "Sinh hoạt chi bộ" if path == "desk/" else "Sinh hoạt"
    expect(page.get_by_role("link", name=entry, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Xuất Excel" if path == "desk/" else "Điểm danh")).to_be_visible()


def test_desk_is_worked_from_the_keyboard(look):
    page = look("desk/", DESK)

    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Tìm tổ chức")).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    for key in ("ArrowDown", "ArrowDown", "x", "k", "j", "Enter"):
        page.keyboard.press(key)

    drawer = page.locator("#drawer")
    expect(drawer.get_by_role("heading", name="Nguyễn Thị Ngọc Ánh")).to_be_visible()
    expect(page.get_by_text("Đã chọn 1")).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).not_to_be_visible()
    expect(page.get_by_role("link", name="Trần Văn Khuyến").first).to_be_focused()


def test_drawer_link_is_a_page_without_scripts(look):
    page = look("desk/", DESK, java_script_enabled=False)

    page.get_by_role("link", name="Trần Văn Khuyến").first.click()

    expect(page.get_by_role("heading", name="Nguyễn Thị Ngọc Ánh").first).to_be_visible()


def test_heading_box_selects_the_page(look):
    page = look("desk/", DESK)

    page.get_by_label("Chọn cả trang").check()

    expect(page.get_by_text("Đã chọn 50")).to_be_visible()


def test_tree_fetches_a_branch_when_opened(look):
    page = look("desk/", DESK)

    page.get_by_text("Tổ chức trực thuộc Đảng bộ xã Minh Quang").locator("..").click()

    expect(page.get_by_role("link", name="Chi bộ thôn Khuôn Hang 14")).to_be_visible()


def test_progress_runs_to_its_result(look):
    page = look("board/", DESK)

    expect(page.get_by_role("link", name="Xem kết quả")).to_be_visible(timeout=15_000)


def test_calendar_and_slashes_help_with_days(look):
    page = look("clean_form/")
    field = page.get_by_label("Ngày sinh", exact=True)

    field.press_sequentially("05021961")

    expect(field).to_have_value("05/02/1961")
    expect(page.get_by_role("button", name="Chọn ngày trên lịch")).to_have_count(2)


def write(page, text):
    page.get_by_label("Ý kiến").fill(text)
    page.wait_for_timeout(600)


def test_refused_text_stays_with_its_error(look):
    page = look("gallery-comment/")

    write(page, "Đề nghị bê tông hóa tuyến đường liên thôn Nà Bó – Phiêng Luông")
    with page.expect_response(lambda answer: answer.status == 422):
        page.get_by_role("button", name="Gửi").click()

    expect(page.get_by_text("Dài quá").first).to_be_visible()
    expect(page.get_by_label("Ý kiến")).to_have_value("Đề nghị bê tông hóa tuyến đường liên thôn Nà Bó – Phiêng Luông")


def test_taken_text_leads_on_and_leaves_no_draft(look, site):
    page = look("gallery-comment/")

    write(page, "Nhất trí")
    page.get_by_role("button", name="Gửi").click()
    expect(page.get_by_text("Đã gửi ý kiến.")).to_be_visible()

    page.goto(f"{site}/gallery-comment/")
    expect(page.get_by_label("Ý kiến")).to_have_value("")


def test_failing_server_is_told_in_words_and_text_survives(site, new_context):
    page = new_context(viewport=PHONE).new_page()
    page.goto(f"{site}/gallery-comment/")

    write(page, "Cầu treo sắp sập")
    page.get_by_role("button", name="Gửi").click()
    expect(page.get_by_text("Máy chủ gặp lỗi")).to_be_visible()
    expect(page.get_by_label("Ý kiến")).to_have_value("Cầu treo sắp sập")

    page.reload()
    expect(page.get_by_label("Ý kiến")).to_have_value("Cầu treo sắp sập")
    expect(page.get_by_text("Đã điền lại phần đang viết dở")).to_be_visible()


def test_lost_network_is_told_in_words_and_text_survives(site, new_context):
    context = new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    page.goto(f"{site}/gallery-comment/")

    write(page, "Nhất trí")
    context.set_offline(True)
    expect(page.get_by_text("Đang mất mạng.")).to_be_visible()
    page.get_by_role("button", name="Gửi").click()

    expect(page.get_by_text("chưa gửi được")).to_be_visible()
    expect(page.get_by_label("Ý kiến")).to_have_value("Nhất trí")


DRAFTS = "Object.keys(localStorage).filter((key) => key.startsWith('sotay:draft:')).length"


def test_draft_is_not_shown_to_another_account_and_goes_at_sign_out(look, site):
    page = look("gallery-comment/")

    write(page, "Viết dở")
    page.evaluate('localStorage.setItem(\'sotay:draft:somebody-else:comment-7\', \'{"text": "lạ", "at": 9e15}\')')
    page.reload()
    expect(page.get_by_label("Ý kiến")).to_have_value("Viết dở")
    assert page.evaluate(DRAFTS) == 1

    page.goto(f"{site}/gallery/me/")
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto(f"{site}/gallery/me/")
    assert page.evaluate(DRAFTS) == 0


def test_service_worker_shows_the_offline_page_and_never_an_old_page(site, new_context):
    context = new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site}/gallery/handbook/")
    page.evaluate(
        "caches.open('sotay-older-release').then(store => store.put('/gallery/handbook/', new Response('old')))"
    )
    page.evaluate("navigator.serviceWorker.ready.then(() => new Promise(done => setTimeout(done, 300)))")

    context.set_offline(True)
    page.goto(f"{site}/gallery/handbook/")

    expect(page.get_by_role("heading", name="Đang mất mạng")).to_be_visible()


def test_older_stores_go_when_a_worker_takes_over(site, new_context):
    page = new_context(viewport=PHONE).new_page()
    page.goto(f"{site}/pocket/")
    page.evaluate(
        "navigator.serviceWorker.getRegistrations().then(all => Promise.all(all.map(one => one.unregister())))"
    )
    page.evaluate("caches.open('sotay-older-release')")

    page.goto(f"{site}/gallery/handbook/")

    page.wait_for_function("caches.keys().then(names => names.length === 1 && names[0] !== 'sotay-older-release')")


def test_list_prints_with_its_heading_on_every_sheet(look):
    page = look("desk/", DESK)

    paper = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))

    words = [sheet.get_textpage().get_text_bounded() for sheet in paper]
    assert len(words) > 1
    assert all("Ngày sinh" in text for text in words)
    assert not any("Lọc" in text or "Cây tổ chức" in text or "Mục lục" in text for text in words)
    assert [round(side) for side in paper[0].get_size()] == [595, 842]

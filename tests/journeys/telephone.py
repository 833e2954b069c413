"""What journeys on a telephone share: how a page is looked at, and coming in as somebody without typing."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Error

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
NO_SIDEWAYS = "document.documentElement.scrollWidth <= window.innerWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, input, select, summary')].filter(e => {
  if (!e.checkVisibility() || e.matches('.skip-link, [type=hidden], [tabindex="-1"], p a')) return false;
  const box = (e.closest('label') || e).getBoundingClientRect();
  return box.height < 47.5 || box.width < 47.5;
}).map(e => { const box = e.getBoundingClientRect(); return `${box.width} x ${box.height}: ` + e.outerHTML.slice(0, 160); })"""
PICTURES = os.environ.get("PICTURES_IN", "")


def steadily(page, look):
    """Look at a page that may still be on its way to the next: a tap is sent by script, and its page comes after."""
    for _ in range(5):
        page.wait_for_load_state("load")
        try:
            return look()
        except Error as trouble:
            if not any(words in str(trouble) for words in ("context was destroyed", "of null")):
                raise
        except AssertionError:
            page.wait_for_timeout(300)  # half a page looks wrong too; a whole one that does is told below
    return look()


def check(page, name):
    """Look at a page: nothing sideways, no small target, no serious finding; keep a picture where one is asked for."""
    steadily(page, lambda: _check(page, name))


def _check(page, name):
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
    assert page.evaluate(NO_SIDEWAYS), name
    small = page.evaluate(SMALL_TARGETS)
    assert small == [], f"{name}: {small}"
    found = Axe().run(page).response["violations"]
    assert [(f["id"], f["nodes"][0]["html"]) for f in found if f["impact"] in {"serious", "critical"}] == [], name


def come_in(page, account, site):
    """Let the page's browser be signed in as the account."""
    client = Client()
    client.force_login(account)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": site}])


def sign_in(page, member, secret="246810"):
    """Come in as people do: by typing."""
    page.goto("/accounts/sign-in/?letters")
    page.get_by_label("Tên đăng nhập").fill(member.account.login)
    page.get_by_label("Mã PIN hoặc mật khẩu").fill(secret)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def check_desk(page, name):
    """Look at a page of the desk: nothing sideways, no serious finding; keep a picture where one is asked for."""
    steadily(page, lambda: _check_desk(page, name))


def _check_desk(page, name):
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
    assert page.evaluate(NO_SIDEWAYS), name
    found = Axe().run(page).response["violations"]
    assert [(f["id"], f["nodes"][0]["html"]) for f in found if f["impact"] in {"serious", "critical"}] == [], name

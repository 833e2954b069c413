"""Whoever walks through the demonstration, from link to link, meets no door that does not open."""

import html
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client, override_settings

from sotay.accounts.models import User
from sotay.demo.load import load_province
from sotay.demo.showcase import make_showcase

pytestmark = pytest.mark.django_db

MEMBERS = 800
MOST_PAGES = 400
LINK = re.compile(r'<a\b[^>]*?\shref="([^"]+)"')
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d[\d-]*(?=/|$)")
# Files are asked for by the tests of their own apps.
FILE = re.compile(r"\.(docx|pdf|xlsx|ics|zip|json)$|/files/|format=|/print/?$|sign-out")


@dataclass
class Walk:
    """A way through the pages: one page of each kind, and the doors that did not open."""

    client: Client
    seen: set[str] = field(default_factory=set)
    closed: list[str] = field(default_factory=list)

    def through(self, first: str) -> None:
        """Follow links from a page until there is nothing new, or for as many pages as a test may take."""
        queue = deque([(first, "")])
        while queue and len(self.seen) < MOST_PAGES:
            address, source = queue.popleft()
            if (kind := KEY.sub("*", address.partition("?")[0])) in self.seen:
                continue
            self.seen.add(kind)
            answer = self.client.get(address, follow=True)
            content = answer.getvalue()  # a download, read to its end, lets go of its file
            if answer.status_code >= 400:
                self.closed.append(f"{source} -> {address}: {answer.status_code}")
            elif answer.get("Content-Type", "").startswith("text/html"):
                queue.extend((link, address) for link in links_of(content.decode(), address))


def links_of(page: str, address: str) -> Iterator[str]:
    """Yield the pages that a page leads to."""
    for raw in LINK.findall(page):
        link = html.unescape(raw).partition("#")[0]
        link = address.partition("?")[0] + link if link.startswith("?") else link
        if link.startswith("/") and not link.startswith("//") and not FILE.search(link):
            yield link


@pytest.fixture(scope="module")
def logins(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[dict[str, User]]:
    """A small province, loaded once, with those who show it; nothing of it stays."""
    place: Path = tmp_path_factory.mktemp("province")
    with override_settings(MEDIA_ROOT=place), django_db_blocker.unblock(), transaction.atomic():
        make_showcase(load_province(MEMBERS, lambda _words, _done: None), place)
        rows = json.loads((place / "demo.json").read_text(encoding="utf-8"))
        yield {row["login"]: User.objects.get(login=row["login"]) for row in rows}
        transaction.set_rollback(True)


@pytest.mark.parametrize("login", ["dangvien", "bithu", "danguy", "tochuchuyen", "bantochuc", "lanhdao"])
def test_no_page_offers_a_door_that_does_not_open(login, logins):
    walk = Walk(Client())
    walk.client.force_login(logins[login])
    walk.through("/")

    assert walk.closed == []
    assert len(walk.seen) > 40

"""The frames show what the actor holds, and where they are."""

from dataclasses import dataclass

import pytest
from django.test import RequestFactory
from django.urls import resolve

from sotay.access.actor import Actor
from sotay.web.context import Frame
from sotay.web.navigation import DESK, HANDBOOK, links


@dataclass
class Holder:
    permissions: tuple[str, ...] = ()

    def has(self, permission):
        return permission in self.permissions


@pytest.fixture(autouse=True)
def _urls(settings):
    settings.ROOT_URLCONF = "tests.web.gallery.urls"


def titles(entries, holder, view=""):
    return [link.title for link in links(entries, holder, view)]


def test_handbook_has_its_four_entries_for_everybody():
    assert titles(HANDBOOK, Holder()) == ["Hôm nay", "Sinh hoạt", "Việc", "Tôi"]


def test_desk_shows_only_what_is_held():
    assert "Đảng viên" not in titles(DESK, Holder())
    assert "Đảng viên" in titles(DESK, Holder(("members.list",)))


def test_entry_without_a_page_is_not_shown():
    assert "Quy định" not in titles(DESK, Holder())


@pytest.mark.parametrize(
    ("view", "current"), [("meetings:detail", ["Sinh hoạt"]), ("web:me", ["Tôi"]), ("web:home", ["Hôm nay"]), ("", [])]
)
def test_current_entry_follows_the_view(view, current):
    assert [link.title for link in links(HANDBOOK, Holder(), view) if link.current] == current


def test_nobody_gets_a_frame_without_questions_to_the_database():
    request = RequestFactory().get("/members/list/")
    request.resolver_match = resolve("/members/list/")

    frame = Frame(request)

    assert (frame.signed_in, frame.account, frame.account_name, frame.notices_url) == (False, "", "", "")
    assert frame.actor == Actor(user=None)
    assert [link.title for link in frame.handbook] == ["Hôm nay", "Sinh hoạt", "Việc", "Tôi"]

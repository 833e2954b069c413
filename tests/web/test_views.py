"""What makes the pages installable, and what people read when something is not there."""

import json
import re

import pytest
from django.template.loader import render_to_string

from sotay.web.release import release


def test_manifest_names_icons_that_exist(client, db):
    answer = client.get("/manifest.webmanifest")

    facts = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert (facts["name"], facts["start_url"], facts["lang"], facts["display"]) == ("Sổ tay", "/", "vi", "standalone")
    assert {icon["purpose"] for icon in facts["icons"]} == {"any", "maskable"}


def test_service_worker_carries_its_release_and_is_never_kept(client, db):
    answer = client.get("/service-worker.js")

    facts = json.loads(re.search(r"const FACTS = (.*);", answer.content.decode())[1])
    assert answer["Content-Type"].startswith("text/javascript")
    assert "no-store" in answer["Cache-Control"]
    assert facts["release"] == release()
    assert facts["shell"] == "/pocket/"


@pytest.mark.parametrize("path", ["/", "/desk/", "/me/", "/search/"])
def test_pages_of_the_frame_ask_for_sign_in(client, db, path):
    assert client.get(path).status_code == 302


def test_unseen_and_absent_look_the_same(gallery, client):
    unseen, absent = client.get("/gallery/fails/404/"), client.get("/gallery/fails/nothing-here/")

    assert (unseen.status_code, absent.status_code) == (404, 404)
    assert unseen.content == absent.content
    assert b"secret" not in unseen.content


def test_refusal_says_what_to_do_and_not_why(gallery, client):
    answer = client.get("/gallery/fails/403/")

    assert answer.status_code == 403
    assert "Chưa được giao quyền" in answer.content.decode()
    assert b"secret" not in answer.content


def test_failure_page_stands_alone(gallery, client):
    client.raise_request_exception = False

    answer = client.get("/gallery/fails/500/")

    assert answer.status_code == 500
    assert "Hệ thống gặp lỗi" in answer.content.decode()


@pytest.mark.parametrize(
    "name", ["400.html", "403.html", "404.html", "403_csrf.html", "429.html", "500.html", "503.html"]
)
def test_error_pages_render_without_request_or_context(name):
    html = render_to_string(name)

    assert '<html lang="vi">' in html
    assert html.count("<h1>") == 1


def test_old_page_is_refused_with_a_sentence(gallery, client):
    client.handler.enforce_csrf_checks = True

    answer = client.post("/gallery-comment/", {"text": "x"})

    assert answer.status_code == 403
    assert "Phiên làm việc đã cũ" in answer.content.decode()


def test_content_policy_allows_nothing_inline(gallery, client):
    policy = client.get("/gallery/handbook/")["Content-Security-Policy"]

    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy


def test_drawn_rows_need_no_more_questions(gallery, client, django_assert_num_queries):
    client.get("/gallery/desk/")

    with django_assert_num_queries(2):  # the account of the gallery, its unread notices
        client.get("/gallery/desk/")

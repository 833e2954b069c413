"""A redirect in answer to htmx moves the browser; every answer carries the policy."""

from csp.decorators import csp_update
from django.http import HttpResponse
from django.test import RequestFactory

from sotay.web.middleware import PolicyMiddleware


def test_redirect_of_a_page_stays_a_redirect(gallery, client):
    answer = client.post("/gallery-comment/", {"text": "Nhất trí"})

    assert (answer.status_code, answer["Location"]) == (302, "/gallery/handbook/")


def test_redirect_of_a_fragment_moves_the_browser_and_keeps_the_message(gallery, client):
    answer = client.post("/gallery-comment/", {"text": "Nhất trí"}, headers={"HX-Request": "true"})

    assert (answer.status_code, answer["HX-Redirect"]) == (200, "/gallery/handbook/")
    assert "Đã gửi ý kiến." in client.get("/gallery/handbook/").content.decode()


def test_fragment_asked_after_the_session_ended_leads_to_sign_in(client, db):
    answer = client.get("/me/", headers={"HX-Request": "true"})

    assert answer["HX-Redirect"].startswith("/")
    assert answer.content == b""


def test_every_answer_carries_the_policy_and_one_of_its_own_may_add_to_it(rf: RequestFactory) -> None:
    own = HttpResponse()
    csp_update({"img-src": ["https://anh.tinh.vn"]})(lambda _: own)(rf.get("/"))

    plain, other = (PolicyMiddleware(lambda _, answer=answer: answer)(rf.get("/")) for answer in (HttpResponse(), own))

    assert "default-src 'self'" in plain["Content-Security-Policy"]
    assert "anh.tinh.vn" not in plain["Content-Security-Policy"]
    assert "anh.tinh.vn" in other["Content-Security-Policy"]

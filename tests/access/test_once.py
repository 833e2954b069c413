"""Writes with a key: applied once, answered alike; refusals as problems."""

import threading
import uuid

import pytest
from django.db import connection
from django.test import Client

from sotay.access.models import Operation
from sotay.accounts.actions.tokens import create_token
from sotay.accounts.models import Attempt
from tests.factories.people import make_user

pytestmark = pytest.mark.urls("tests.access.api_urls")
NOTES = "/api/v1/notes"


@pytest.fixture
def headers(cast):
    return {"Authorization": f"Bearer {create_token(cast.an.account, name='Máy', days=1).text}"}


def post(client, headers, body, key=None):
    more = {"Idempotency-Key": str(key)} if key else {}
    return client.post(NOTES, body, content_type="application/json", headers={**headers, **more})


def test_a_second_arrival_gets_the_first_answer(client, headers):
    key = uuid.uuid4()

    first, second = post(client, headers, {"key": "a"}, key), post(client, headers, {"key": "a"}, key)

    assert (first.status_code, first.json()) == (201, {"key": "a", "count": 1})
    assert (second.status_code, second.json()) == (201, {"key": "a", "count": 1})
    assert "Idempotent-Replay" not in first
    assert second["Idempotent-Replay"] == "true"
    assert Attempt.objects.count() == 1


def test_without_a_key_every_arrival_counts(client, headers):
    post(client, headers, {"key": "a"})
    post(client, headers, {"key": "b"})

    assert Attempt.objects.count() == 2
    assert Operation.objects.count() == 0


def test_an_empty_answer_is_repeated_too(client, headers):
    key = {"Idempotency-Key": str(uuid.uuid4())}

    answers = [client.delete(f"{NOTES}/a", headers={**headers, **key}) for _ in range(2)]

    assert [(answer.status_code, answer.content) for answer in answers] == [(204, b""), (204, b"")]


@pytest.mark.parametrize("other", [{"key": "b"}, {"key": "a", "count": 2}])
def test_the_key_of_another_operation_is_refused(client, headers, other):
    key = uuid.uuid4()
    post(client, headers, {"key": "a"}, key)

    answer = post(client, headers, other, key)

    assert (answer.status_code, answer.json()["code"]) == (409, "operation_reused")
    assert Attempt.objects.count() == 1


def test_the_key_of_another_account_tells_nothing(client, headers):
    key = uuid.uuid4()
    post(client, headers, {"key": "a"}, key)
    other = {"Authorization": f"Bearer {create_token(make_user(), name='Máy', days=1).text}"}

    assert post(client, other, {"key": "a"}, key).status_code == 409


REFUSALS = {"unseen": (404, "not_found"), "forbidden": (403, "not_permitted"), "late": (409, "not_now")}


@pytest.mark.parametrize("kind", REFUSALS)
@pytest.mark.parametrize("with_key", [True, False])
def test_a_refusal_is_a_problem(client, headers, kind, with_key):
    answer = post(client, headers, {"key": kind}, uuid.uuid4() if with_key else None)

    body = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.status_code, body["code"]) == REFUSALS[kind]
    assert body["status"] == answer.status_code
    assert body["detail"]


def test_a_refusal_keeps_nothing_and_the_key_may_try_again(client, headers):
    key = uuid.uuid4()
    post(client, headers, {"key": "late"}, key)

    assert (Operation.objects.count(), Attempt.objects.count()) == (0, 0)
    assert post(client, headers, {"key": "a"}, key).status_code == 201


def test_the_field_at_fault_is_named(client, headers):
    late = post(client, headers, {"key": "late"}).json()["errors"]
    wrong = post(client, headers, {"count": "nhiều"}).json()["errors"]

    assert late == [{"field": "key", "code": "not_now", "message": "Chưa làm được việc này."}]
    assert [(error["field"], error["code"]) for error in wrong] == [("key", "missing"), ("count", "int_parsing")]


def test_what_is_no_json_is_a_problem(client, headers):
    answer = client.post(NOTES, "{", content_type="application/json", headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


def test_a_key_is_a_uuid(client, headers):
    assert post(client, headers, {"key": "a"}, "abc").json()["code"] == "bad_idempotency_key"


def test_nobody_is_refused_with_a_key_too(client, db):
    answer = post(client, {}, {"key": "a"}, uuid.uuid4())

    assert answer.status_code == 401
    assert Attempt.objects.count() == 0


@pytest.mark.parametrize("with_key", [True, False])
def test_session_writes_need_the_csrf_token(cast, with_key):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.an.account)
    client.cookies["csrftoken"] = "a" * 32
    key = {"Idempotency-Key": str(uuid.uuid4())} if with_key else {}

    without = client.post(NOTES, {"key": "a"}, content_type="application/json", headers=key)
    with_token = client.post(
        NOTES, {"key": "a"}, content_type="application/json", headers={**key, "X-CSRFToken": "a" * 32}
    )

    assert (without.status_code, with_token.status_code) == (403, 201)
    assert Attempt.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_are_one(client):
    headers = {"Authorization": f"Bearer {create_token(make_user(), name='Máy', days=1).text}"}
    key, answers = uuid.uuid4(), []

    def send():
        answers.append(post(Client(), headers, {"key": "a"}, key))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(10)]
    [thread.start() for thread in threads]
    [thread.join(30) for thread in threads]

    assert {answer.status_code for answer in answers} == {201}
    assert sum("Idempotent-Replay" not in answer for answer in answers) == 1
    assert Attempt.objects.count() == 1


def test_the_document_tells_of_keys_and_problems(client, db):
    document = client.get("/api/v1/openapi.json").json()

    write = document["paths"]["/api/v1/notes"]["post"]
    assert [parameter["name"] for parameter in write["parameters"]] == ["Idempotency-Key"]
    assert "application/problem+json" in write["responses"]["default"]["content"]

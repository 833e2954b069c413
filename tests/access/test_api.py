"""The API's doors: callers, refusals, operations applied once."""

import datetime as dt

import pytest
from django.test import override_settings
from django.utils import timezone

from sotay.accounts.actions.tokens import create_token, revoke_token
from sotay.accounts.models import ApiToken, UsageRule, User

ME = "/api/v1/me"


def bearer(user, **changes):
    new = create_token(user, name="Cổng tỉnh", days=30)
    if changes:
        ApiToken.objects.filter(pk=new.token.pk).update(**changes)
    return {"Authorization": f"Bearer {new.text}"}


def test_token_acts_as_its_account(client, cast):
    answer = client.get(ME, headers=bearer(cast.an.account))

    body = answer.json()
    assert (body["name"], body["login"]) == ("Trần Thị An", cast.an.account.login)
    assert [role["role"] for role in body["roles"]] == ["cell_secretary", "member"]


def test_one_statement_finds_account_token_and_grants(client, cast, django_assert_num_queries):
    headers = bearer(cast.an.account)
    client.get(ME, headers=headers)

    with django_assert_num_queries(2):  # who calls; what `me` shows
        client.get(ME, headers=headers)


@pytest.mark.parametrize(
    "changes",
    [{"revoked_at": timezone.now()}, {"expires_at": timezone.now() - dt.timedelta(seconds=1)}, {"token_hash": "other"}],
)
def test_token_that_no_longer_works_is_nobody(client, cast, changes):
    answer = client.get(ME, headers=bearer(cast.an.account, **changes))

    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "unauthenticated"


def test_token_of_a_closed_account_is_nobody(client, cast):
    headers = bearer(cast.an.account)
    User.objects.filter(pk=cast.an.account.pk).update(is_active=False)

    assert client.get(ME, headers=headers).status_code == 401


def test_nobody_is_not_led_to_a_page(client, db):
    assert client.get(ME).status_code == 401


def test_token_is_kept_as_a_hash_and_its_last_day_noted(client, cast):
    headers = bearer(cast.an.account)

    client.get(ME, headers=headers)

    token = ApiToken.objects.get()
    assert token.token_hash not in headers["Authorization"]
    assert token.last_used_on is not None


def test_the_token_that_was_sent_is_the_one_that_is_noted(client, cast):
    first, _second = bearer(cast.an.account), bearer(cast.an.account)

    client.get(ME, headers=first)

    assert [token.last_used_on is not None for token in ApiToken.objects.order_by("pk")] == [True, False]


def test_revoked_token_stops_at_once(client, cast):
    headers = bearer(cast.an.account)
    revoke_token(cast.an.account, ApiToken.objects.get())

    assert client.get(ME, headers=headers).status_code == 401


def test_session_reads(client, cast):
    client.force_login(cast.binh.account)

    assert client.get(ME).json()["name"] == "Nguyễn Văn Bình"


def test_session_must_have_passed_every_door(client, cast):
    UsageRule.objects.create(number=2, title="Mới", text="…", in_force_on=dt.date(2026, 6, 1))
    client.force_login(cast.binh.account)

    assert client.get(ME).status_code == 401


def test_unknown_address_and_wrong_method_are_problems(client, cast):
    headers = bearer(cast.an.account)

    missing, wrong = client.get("/api/v1/nothing", headers=headers), client.delete(ME, headers=headers)

    assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
    assert (wrong.status_code, wrong.json()["code"], wrong["Allow"]) == (405, "method_not_allowed", "GET")


@override_settings(SOTAY_API_PER_MINUTE=2)
def test_too_many_requests_are_told_to_wait(client, cast):
    headers = bearer(cast.lam.account)

    answers = [client.get(ME, headers=headers) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "60"
    assert answers[-1].json()["code"] == "throttled"


def test_document_is_openapi_3_1_and_public(client, db):
    document = client.get("/api/v1/openapi.json").json()

    assert document["openapi"].startswith("3.1")
    assert set(document["components"]["securitySchemes"]) == {"TokenAuth", "SessionAuth"}
    assert "/api/v1/me" in document["paths"]

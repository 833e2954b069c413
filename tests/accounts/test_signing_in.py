"""Signing in: right and wrong secrets, waits, devices, and what is noted."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from sotay.accounts.actions.throttle import forget_old_attempts
from sotay.accounts.models import Attempt, Device, User
from sotay.audit.models import Entry

SIGN_IN = "/accounts/sign-in/"
PIN = "246810"
WRONG = "Mã đăng nhập hoặc mã PIN, mật khẩu chưa đúng."


def sign_in(client, user, secret=PIN, **headers):
    return client.post(SIGN_IN, {"login": user.login, "secret": secret}, **headers)


def fail(client, login, times):
    for _ in range(times):
        client.post(SIGN_IN, {"login": login, "secret": "999999"})


def pass_time(**ago):
    """Move the counters into the past, as waiting would."""
    for row in Attempt.objects.all():
        row.wait_until -= dt.timedelta(**ago)
        row.last_at -= dt.timedelta(**ago)
        row.save()


def noted(user):
    return list(
        Entry.objects.filter(target_type="accounts.User", target_id=user.pk)
        .order_by("pk")
        .values_list("action", flat=True)
    )


def test_right_secret_signs_in_and_goes_where_one_wanted(client, cast):
    user = cast.binh.account

    answer = client.post(SIGN_IN, {"login": f" {user.login.upper()} ", "secret": "246810", "next": "/me/?a=1"})

    assert (answer.status_code, answer.url) == (302, "/me/?a=1")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert noted(user) == ["accounts.sign_in"]


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_never_leads_to_another_site(client, cast, address):
    answer = client.post(SIGN_IN, {"login": cast.binh.account.login, "secret": "246810", "next": address})

    assert answer.url == "/"


@pytest.mark.parametrize("make", ["wrong", "unknown", "closed", "waiting"])
def test_every_refusal_says_the_same(client, cast, make):
    user = cast.binh.account
    secret = "999999" if make == "wrong" else "246810"
    login = "90909090" if make == "unknown" else user.login
    if make == "closed":
        User.objects.filter(pk=user.pk).update(is_active=False)
    if make == "waiting":
        User.objects.filter(pk=user.pk).update(activated_at=None)

    answer = client.post(SIGN_IN, {"login": login, "secret": secret})

    assert answer.status_code == 422
    assert WRONG in answer.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("login", ["known", "90909090"])
def test_five_failures_make_everybody_wait_whether_the_account_exists_or_not(client, cast, login):
    login = cast.binh.account.login if login == "known" else login

    fail(client, login, 4)
    fifth = client.post(SIGN_IN, {"login": login, "secret": "999999"})
    sixth = client.post(SIGN_IN, {"login": login, "secret": "246810"})

    assert "chờ 30 giây nữa" in fifth.content.decode()
    assert "giây nữa rồi thử lại" in sixth.content.decode()
    assert "_auth_user_id" not in client.session


def test_waits_grow_and_the_right_secret_ends_them(client, cast):
    user = cast.binh.account
    fail(client, user.login, 5)
    pass_time(seconds=31)
    fail(client, user.login, 1)

    assert "chờ 60 giây" in sign_in(client, user).content.decode()
    pass_time(seconds=61)
    assert sign_in(client, user).status_code == 302
    assert Attempt.objects.filter(key__startswith="guess:").count() == 0


def test_a_day_without_failures_is_a_new_start(client, cast):
    user = cast.binh.account
    fail(client, user.login, 4)
    pass_time(days=1, minutes=1)

    answer = client.post(SIGN_IN, {"login": user.login, "secret": "999999"})

    assert WRONG in answer.content.decode()
    assert Attempt.objects.get(key__startswith="guess:").failures == 1


def test_strangers_do_not_lock_out_the_owner_on_a_known_device(client, cast):
    user, stranger = cast.binh.account, Client(REMOTE_ADDR="203.0.113.9")
    sign_in(client, user)
    client.post("/accounts/sign-out/")
    fail(stranger, user.login, 6)

    assert "chờ" in sign_in(stranger, user).content.decode()
    assert sign_in(client, user).status_code == 302


def test_a_forged_device_is_a_stranger(client, cast):
    user = cast.binh.account
    sign_in(client, user)
    key = str(Device.objects.get(user=user).key)
    forger = Client(REMOTE_ADDR="203.0.113.9")
    forger.cookies["sotay_device"] = key
    fail(forger, user.login, 5)

    assert Attempt.objects.filter(key__startswith="guess:").exists()
    assert not Attempt.objects.filter(key__startswith="device:").exists()


def test_one_address_trying_many_accounts_is_slowed_down(cast):
    Attempt.objects.create(key="address:198.51.100.7", failures=99)
    spray = Client(REMOTE_ADDR="198.51.100.7")

    first = spray.post(SIGN_IN, {"login": "10000001", "secret": "999999"})
    other = spray.post(SIGN_IN, {"login": "10000002", "secret": "999999"})
    elsewhere = Client(REMOTE_ADDR="198.51.100.8").post(SIGN_IN, {"login": "10000003", "secret": "999999"})

    assert "chờ 30 giây" in first.content.decode()
    assert "chờ" in other.content.decode()
    assert WRONG in elsewhere.content.decode()


def test_own_account_does_not_wash_an_address_clean(client, cast):
    Attempt.objects.create(key="address:127.0.0.1", failures=50)

    sign_in(client, cast.binh.account)

    assert Attempt.objects.get(key="address:127.0.0.1").failures == 50


def test_failures_are_noted_for_the_owner(client, cast):
    fail(client, cast.binh.account.login, 7)

    assert noted(cast.binh.account) == ["accounts.sign_in_failed"] * 5


def test_session_key_changes_and_cookie_names_the_device(client, cast):
    client.get(SIGN_IN)
    before = client.session.session_key

    answer = sign_in(client, cast.binh.account)

    assert client.session.session_key != before
    assert answer.cookies["sotay_device"]["httponly"]
    assert answer.cookies["sessionid"]["httponly"]
    assert Device.objects.get(user=cast.binh.account)


def test_sign_out_ends_the_session_and_clears_the_browser(client, cast):
    sign_in(client, cast.binh.account)

    answer = client.post("/accounts/sign-out/")

    assert answer["Clear-Site-Data"] == '"cache"'
    assert "_auth_user_id" not in client.session
    assert noted(cast.binh.account)[-1] == "accounts.sign_out"


def test_sign_out_is_a_post(client, cast):
    client.force_login(cast.binh.account)

    assert client.get("/accounts/sign-out/").status_code == 405


def test_a_closed_account_is_signed_out_at_once(client, cast):
    sign_in(client, cast.binh.account)
    User.objects.filter(pk=cast.binh.account.pk).update(is_active=False)

    assert client.get("/me/").url.startswith(SIGN_IN)


def test_old_attempts_are_forgotten(db):
    old = timezone.now() - dt.timedelta(days=2)
    Attempt.objects.create(key="guess:old", last_at=old, wait_until=old)
    Attempt.objects.create(key="guess:new")

    assert forget_old_attempts() == 1
    assert list(Attempt.objects.values_list("key", flat=True)) == ["guess:new"]

"""One's own account: devices, PIN, rule of use, tokens; and the doors in front of them."""

import datetime as dt
import time

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from sotay.accounts.actions.sessions import mark_seen
from sotay.accounts.errors import PresentSecretWrong
from sotay.accounts.middleware import PresenceMiddleware
from sotay.accounts.models import ApiToken, UsageRule, User
from sotay.audit.models import Entry
from sotay.core.days import today

PHONE = "Mozilla/5.0 (Linux; Android 10; SM-A10) Chrome/100 Mobile Safari/537.36"
DESKTOP = "Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537.36"


def signed_in(member, agent=PHONE):
    client = Client(HTTP_USER_AGENT=agent)
    client.post("/accounts/sign-in/", {"login": member.account.login, "secret": "246810"})
    return client


def make_stale(client):
    session = client.session
    session["confirmed_at"] = int(time.time()) - 3600
    session.save()


def test_devices_are_listed_by_names_that_people_use(cast):
    phone = signed_in(cast.binh)
    signed_in(cast.binh, DESKTOP)
    signed_in(cast.an)

    page = phone.get("/accounts/devices/")

    names = [(device.name, device.is_this) for device in page.context["devices"]]
    assert names == [("Điện thoại Android, Chrome", True), ("Máy tính Windows, Chrome", False)]


def test_one_device_is_signed_out(cast):
    phone, desktop = signed_in(cast.binh), signed_in(cast.binh, DESKTOP)
    row = UserSession.objects.get(session_key=desktop.session.session_key)

    phone.post(f"/accounts/devices/{row.pk}/end/")

    assert desktop.get("/me/").url.startswith("/accounts/sign-in/")
    assert phone.get("/me/").status_code == 200


def test_all_others_are_signed_out(cast):
    phone, *others = signed_in(cast.binh), signed_in(cast.binh, DESKTOP), signed_in(cast.binh)

    phone.post("/accounts/devices/end-others/")

    assert [client.get("/me/").status_code for client in others] == [302, 302]
    assert phone.get("/me/").status_code == 200
    assert Entry.objects.get(action="accounts.devices_signed_out").detail == {"count": 2}


def test_the_same_device_is_listed_once(cast):
    phone = signed_in(cast.binh)
    phone.post("/accounts/sign-out/")
    phone.post("/accounts/sign-in/", {"login": cast.binh.account.login, "secret": "246810"})

    assert len(phone.get("/accounts/devices/").context["devices"]) == 1


def test_changing_the_pin_signs_out_everywhere_else(cast):
    phone, desktop = signed_in(cast.binh), signed_in(cast.binh, DESKTOP)
    key = phone.session.session_key

    answer = phone.post("/accounts/secret/", {"present": "246810", "secret": "739104", "again": "739104"})

    assert answer.url == "/accounts/devices/"
    assert phone.session.session_key != key
    assert len(phone.get("/accounts/devices/").context["devices"]) == 1
    assert desktop.get("/me/").url.startswith("/accounts/sign-in/")
    assert User.objects.get(pk=cast.binh.account.pk).check_password("739104")


def test_changing_the_pin_asks_for_the_present_one(cast):
    phone = signed_in(cast.binh)

    answer = phone.post("/accounts/secret/", {"present": "999999", "secret": "739104", "again": "739104"})

    assert PresentSecretWrong.sentence in answer.content.decode()
    assert User.objects.get(pk=cast.binh.account.pk).check_password("246810")


@pytest.mark.parametrize("page", ["passkeys", "tokens", "second-factor/set-up"])
def test_new_ways_in_ask_for_the_pin_again_after_a_while(cast, page):
    phone = signed_in(cast.binh)
    assert phone.get(f"/accounts/{page}/").status_code == 200
    make_stale(phone)

    led = phone.get(f"/accounts/{page}/")
    wrong = phone.post(led.url, {"secret": "999999", "next": f"/accounts/{page}/"})
    right = phone.post(led.url, {"secret": "246810", "next": f"/accounts/{page}/"})

    assert led.url.startswith("/accounts/confirm/?next=")
    assert (wrong.status_code, right.url) == (422, f"/accounts/{page}/")
    assert phone.get(right.url).status_code == 200


def test_a_new_rule_of_use_stands_before_every_page(cast):
    phone = signed_in(cast.binh)
    UsageRule.objects.create(number=2, title="Quy chế sửa đổi", text="Một.\nHai.", in_force_on=dt.date(2026, 6, 1))

    led = phone.get("/me/?a=1")
    page = phone.get(led.url)
    refused = phone.post("/accounts/rules/", {"number": 2, "next": "/me/?a=1"})
    accepted = phone.post("/accounts/rules/", {"number": 2, "accepted": "on", "next": "/me/?a=1"})

    assert led.url == "/accounts/rules/?next=%2Fme%2F%3Fa%3D1"
    assert "<li>Hai.</li>" in page.content.decode()
    assert refused.status_code == 422
    assert accepted.url == "/me/?a=1"
    assert phone.get("/me/").status_code == 200
    assert Entry.objects.get(action="accounts.accept_rule").detail == {"number": 2}


def test_a_rule_for_later_days_waits_for_its_day(cast):
    phone = signed_in(cast.binh)
    UsageRule.objects.create(number=2, title="Mới", text="…", in_force_on=today() + dt.timedelta(days=1))

    assert phone.get("/me/").status_code == 200


def test_a_token_is_shown_once_and_can_be_revoked(cast):
    phone = signed_in(cast.an)

    made = phone.post("/accounts/tokens/", {"name": "Cổng tỉnh", "days": "90"})
    text = made.context["made"]
    api = {"Authorization": f"Bearer {text}"}

    assert text in made.content.decode()
    assert text not in phone.get("/accounts/tokens/").content.decode()
    assert Client().get("/api/v1/me", headers=api).status_code == 200
    phone.post(f"/accounts/tokens/{ApiToken.objects.get().uid}/revoke/")
    assert Client().get("/api/v1/me", headers=api).status_code == 401


def test_a_request_reads_session_and_account_with_grants_once(cast, django_assert_num_queries):
    phone = signed_in(cast.binh)
    phone.get("/access/roles/")

    with django_assert_num_queries(3):  # session; account, grants and rule of use; unread notices of the frame
        phone.get("/access/roles/")


def test_presence_is_noted_once_an_hour(cast, rf, django_assert_num_queries):
    phone = signed_in(cast.binh)
    request = rf.get("/")
    request.session, request._cached_user = phone.session, User.objects.get(pk=cast.binh.account.pk)
    answer = PresenceMiddleware(lambda _request: _Answer())

    answer(request)
    first = User.objects.get(pk=cast.binh.account.pk).last_seen_on
    with django_assert_num_queries(0):
        answer(request)

    assert first == today()


def test_the_second_hour_of_a_day_touches_the_device_only(cast, rf, django_assert_num_queries):
    phone = signed_in(cast.binh)
    request = rf.get("/")
    request.session = phone.session
    request.session["_auth_user_id"]  # is read
    request.session.seen_at -= dt.timedelta(hours=2)
    user = User.objects.get(pk=cast.binh.account.pk)
    user.last_seen_on = today()

    with django_assert_num_queries(1):
        mark_seen(request, user)


@pytest.mark.parametrize(("days_left", "lengthened"), [(59.5, False), (58.5, True), (1, True)])
def test_a_session_ends_long_after_its_last_use(cast, rf, days_left, lengthened):
    request = rf.get("/")
    request.session = signed_in(cast.binh).session
    assert request.session["_auth_user_id"]  # read from the database now, not after the next line
    request.session.ends_at = timezone.now() + dt.timedelta(days=days_left)
    request.session.modified = False

    mark_seen(request, User.objects.get(pk=cast.binh.account.pk))

    assert request.session.modified is lengthened


class _Answer:
    status_code = 200

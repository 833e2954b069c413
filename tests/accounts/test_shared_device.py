"""A telephone that several people use: names and PINs, one session at a time, a lock, nothing left, nobody's PIN guessed."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sotay.accounts.models import Attempt, Device
from sotay.accounts.rules import short_name

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/sign-in/"


def come(client, member, **more):
    """Sign in by typing."""
    data = {"login": member.account.login, "secret": "246810", **more}
    return client.post(SIGN_IN, data)


def shared(client, member):
    return come(client, member, shared="on", listed="on")


def leave(client):
    return client.post(reverse("accounts:sign_out"))


def pick(client, member, secret="246810"):
    row = Device.objects.get(user=member.account)
    return client.post(reverse("accounts:pick", args=[row.pk]), {"secret": secret})


@pytest.mark.parametrize(
    ("family", "given", "shown"), [("Nguyễn", "Bình", "Bình N."), ("", "Niê", "Niê"), ("đào", "An", "An Đ.")]
)
def test_a_short_name_is_enough_to_find_oneself(family, given, shown):
    assert short_name(family, given) == shown


def test_only_who_agreed_is_listed(cast, client):
    shared(client, cast.binh)
    leave(client)
    come(client, cast.an, shared="on")
    leave(client)

    text = client.get(SIGN_IN).content.decode()

    assert "Bình N." in text
    assert "An T." not in text
    assert cast.binh.full_name not in text
    assert cast.binh.account.login not in text


def test_another_browser_cannot_tell_who_uses_it(cast, client):
    shared(client, cast.binh)
    row = Device.objects.get(user=cast.binh.account)
    stranger = Client()

    assert "Bình N." not in stranger.get(SIGN_IN).content.decode()
    assert stranger.get(reverse("accounts:pick", args=[row.pk])).status_code == 404


def test_a_name_and_a_pin_are_enough(cast, client):
    shared(client, cast.binh)
    leave(client)
    shared(client, cast.an)
    leave(client)

    answer = pick(client, cast.binh)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").wsgi_request.user == cast.binh.account


def test_whoever_comes_ends_the_session_before(cast, client):
    shared(client, cast.binh)
    first = client.session.session_key
    come(client, cast.an, shared="on")

    assert not Session.objects.filter(session_key=first).exists()
    assert client.get("/").wsgi_request.user == cast.an.account


def test_a_session_left_without_its_cookie_ends_too(cast, client):
    shared(client, cast.binh)
    first, cookie = client.session.session_key, client.cookies["sotay_device"].value
    other = Client()
    other.cookies["sotay_device"] = cookie
    come(other, cast.an, shared="on")

    assert not Session.objects.filter(session_key=first).exists()


def test_nothing_is_kept_by_the_browser(cast, client):
    shared(client, cast.binh)

    for address in ("/", "/meetings/", reverse("members:detail", args=[cast.binh.uid])):
        answer = client.get(address)
        assert answer["Cache-Control"] == "no-store"
        assert "<title>Sổ tay</title>" in answer.content.decode()
    assert leave(client)["Clear-Site-Data"] == '"cache"'


def test_ones_own_telephone_is_as_before(cast, client):
    come(client, cast.binh)

    answer = client.get("/")
    assert "data-shared" not in answer.content.decode()
    assert answer.get("Cache-Control", "") != "no-store"
    assert client.session.get_expiry_age() > 60 * 60 * 24
    assert not Device.objects.get().is_shared


def test_the_session_ends_soon_after_its_last_use(cast, client, settings):
    settings.SOTAY_SHARED_IDLE_SECONDS = 600
    shared(client, cast.binh)
    key = client.session.session_key
    client.get("/")
    assert 0 < (Session.objects.get(session_key=key).expire_date - timezone.now()).total_seconds() <= 900

    Session.objects.filter(session_key=key).update(expire_date=timezone.now() - dt.timedelta(seconds=1))

    assert client.get("/").status_code == 302


def test_use_lengthens_the_session_and_a_page_that_asks_by_itself_does_not(cast, client, settings):
    settings.SOTAY_SHARED_IDLE_SECONDS = 600
    shared(client, cast.binh)
    key = client.session.session_key
    nearly_over = timezone.now() + dt.timedelta(seconds=60)

    Session.objects.filter(session_key=key).update(expire_date=nearly_over)
    client.get("/", headers={"HX-Request": "true"})
    assert Session.objects.get(session_key=key).expire_date == nearly_over

    client.get("/pocket/key")
    client.get("/api/v1/packages")
    client.post("/api/v1/sync", "[]", content_type="application/json")
    assert Session.objects.get(session_key=key).expire_date == nearly_over

    client.post(reverse("accounts:stay"))
    assert Session.objects.get(session_key=key).expire_date > nearly_over + dt.timedelta(seconds=400)


def test_after_the_lock_only_the_same_person_comes_back_to_the_page(cast, client):
    shared(client, cast.binh)
    shared(Client(), cast.an)
    client.post(reverse("accounts:lock"), {"next": "/meetings/"})
    assert client.get("/").status_code == 302
    assert pick(client, cast.binh)["Location"] == "/meetings/"

    client.post(reverse("accounts:lock"), {"next": "/meetings/"})
    assert shared(client, cast.an)["Location"] == "/"


def test_the_next_page_in_the_address_leads_nobody_to_anothers_page(cast, client):
    shared(client, cast.binh)
    leave(client)

    answer = client.post(
        f"{SIGN_IN}?next=/meetings/", {"login": cast.an.account.login, "secret": "246810", "shared": "on"}
    )

    assert answer["Location"] == "/"


def test_a_wrong_pin_is_refused_and_then_slowed_down(cast, client):
    shared(client, cast.binh)
    leave(client)

    for _ in range(5):
        answer = pick(client, cast.binh, "111111")
        assert answer.status_code == 422
    assert "chờ" in pick(client, cast.binh).content.decode()
    assert client.get("/").status_code == 302


def test_one_neighbour_after_the_other_is_slowed_down_on_the_device(cast, client):
    for member in (cast.an, cast.binh, cast.em):
        shared(client, member)
        leave(client)
    for member in (cast.an, cast.binh, cast.em):
        for _ in range(4):
            pick(client, member, "111111")

    device = Device.objects.first().key
    assert Attempt.objects.get(key=f"shared:{device}").wait_until > timezone.now()
    assert "chờ" in pick(client, cast.an).content.decode()


def test_ones_own_success_does_not_forget_the_failures_with_others(cast, client):
    shared(client, cast.an)
    leave(client)
    shared(client, cast.binh)
    leave(client)
    for _ in range(3):
        pick(client, cast.an, "111111")
    before = Attempt.objects.get(key__startswith="shared:").failures

    pick(client, cast.binh)

    assert Attempt.objects.get(key__startswith="shared:").failures == before


def test_the_second_factor_is_never_remembered_on_it(cast, client):
    shared(client, cast.binh)
    Device.objects.update(second_factor_until=timezone.now() + dt.timedelta(days=9))
    leave(client)

    pick(client, cast.binh)

    assert not client.session.get("second_factor_done")


def test_it_can_be_taken_back(cast, client):
    shared(client, cast.binh)
    page = client.get(reverse("accounts:shared")).content.decode()
    assert "Bình N." in page

    client.post(reverse("accounts:shared"), {"sent": "1"})

    assert not Device.objects.get().is_shared
    assert Device.objects.get().shown_name == ""
    leave(client)
    assert "Bình N." not in client.get(SIGN_IN).content.decode()
    client.force_login(cast.binh.account)


def test_the_database_keeps_names_to_shared_devices(cast, client):
    shared(client, cast.binh)

    with pytest.raises(IntegrityError), transaction.atomic():
        Device.objects.update(is_shared=False)


def test_whoever_left_is_no_longer_listed(cast, client):
    shared(client, cast.binh)
    leave(client)
    cast.binh.account.is_active = False
    cast.binh.account.save(update_fields=["is_active"])

    assert "Bình N." not in client.get(SIGN_IN).content.decode()

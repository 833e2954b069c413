"""The second factor: demanded by role, set up once, given each time, remembered on trusted devices."""

import datetime as dt
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.utils import timezone

from sotay.access.gate import SHORT_SESSION
from sotay.accounts.actions.second_factor import enrol_totp, present_code, remove_second_factor
from sotay.accounts.models import Attempt, Device
from sotay.audit.models import Entry

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
GIVE, SET_UP = "/accounts/second-factor/", "/accounts/second-factor/set-up/"
DEMANDING = frozenset({"board", "leader", "system_administrator"})


@pytest.fixture(autouse=True)
def _demanded(settings):
    settings.SOTAY_SECOND_FACTOR = "tests.accounts.test_second_factor.DEMANDING"


def code(ahead=0, secret=SECRET):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def sign_in(client, member):
    client.post("/accounts/sign-in/", {"login": member.account.login, "secret": "246810"})


def test_a_board_officer_sets_up_the_app_before_anything_else(client, cast):
    sign_in(client, cast.ha)

    first = client.get("/me/?a=1")
    page = client.get(first.url, follow=True)

    assert first.url == "/accounts/second-factor/?next=%2Fme%2F%3Fa%3D1"
    assert page.redirect_chain[-1][0] == "/accounts/second-factor/set-up/?next=%2Fme%2F%3Fa%3D1"
    assert "<svg" in page.content.decode()


def test_set_up_then_codes_on_paper_then_in(client, cast):
    sign_in(client, cast.ha)
    client.get(SET_UP)
    secret = client.session["totp_under_way"]

    done = client.post(SET_UP, {"code": code(secret=secret), "next": "/me/"})

    assert len(done.context["codes"]) == 10
    assert client.get("/me/").status_code == 200
    assert Entry.objects.filter(action="accounts.set_up_second_factor").count() == 1


def test_the_code_of_the_set_up_is_used_up(client, cast):
    sign_in(client, cast.ha)
    client.get(SET_UP)
    secret = client.session["totp_under_way"]
    given = code(secret=secret)
    client.post(SET_UP, {"code": given})
    other = Client()
    sign_in(other, cast.ha)

    assert other.post(GIVE, {"code": given}).status_code == 422
    assert "totp_under_way" not in client.session


def test_a_wrong_first_code_sets_up_nothing(client, cast):
    sign_in(client, cast.ha)
    client.get(SET_UP)

    assert client.post(SET_UP, {"code": "000000"}).status_code == 422
    assert not Authenticator.objects.exists()


def test_the_secret_is_not_in_the_database(cast):
    enrol_totp(cast.ha.account, SECRET)

    assert SECRET not in str(Authenticator.objects.get(type="totp").data)
    assert present_code(cast.ha.account) == code()


@pytest.mark.parametrize(
    "page", ["/", "/me/", "/members/", "/access/roles/", "/accounts/devices/", "/accounts/tokens/"]
)
def test_nothing_opens_before_the_code(client, cast, page):
    enrol_totp(cast.ha.account, SECRET)
    sign_in(client, cast.ha)

    assert client.get(page).url.startswith(GIVE)


def test_htmx_is_led_to_the_door_as_a_whole_page(client, cast):
    sign_in(client, cast.ha)

    answer = client.get("/me/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/desk/"})

    assert answer["HX-Redirect"] == "/accounts/second-factor/?next=%2Fdesk%2F"


def test_the_app_cannot_be_replaced_before_the_code_is_given(client, cast):
    enrol_totp(cast.ha.account, SECRET)
    sign_in(client, cast.ha)

    assert client.get(SET_UP).url == GIVE


def test_the_api_stays_shut_before_the_code(client, cast):
    enrol_totp(cast.ha.account, SECRET)
    sign_in(client, cast.ha)

    assert client.get("/api/v1/me").status_code == 401


def test_the_code_opens_once(client, cast):
    enrol_totp(cast.ha.account, SECRET)
    sign_in(client, cast.ha)
    given = code()

    assert client.post(GIVE, {"code": given, "next": "/me/"}).url == "/me/"
    other = Client()
    sign_in(other, cast.ha)
    assert other.post(GIVE, {"code": given}).status_code == 422
    assert other.post(GIVE, {"code": code(1)}).status_code == 302


def test_an_old_code_is_refused(client, cast):
    enrol_totp(cast.ha.account, SECRET)
    sign_in(client, cast.ha)

    assert client.post(GIVE, {"code": code(-3)}).status_code == 422
    assert client.get("/me/").url.startswith(GIVE)


def test_codes_are_throttled(client, cast):
    enrol_totp(cast.ha.account, SECRET)
    sign_in(client, cast.ha)

    answers = [client.post(GIVE, {"code": "000000"}) for _ in range(5)]

    assert "chờ 30 giây" in answers[-1].content.decode()
    assert client.post(GIVE, {"code": code()}).status_code == 422


def test_a_recovery_code_works_once(client, cast):
    codes = enrol_totp(cast.ha.account, SECRET)
    sign_in(client, cast.ha)

    assert client.post(GIVE, {"code": f"{codes[3][:4]} {codes[3][4:]}"}).status_code == 302
    other = Client()
    sign_in(other, cast.ha)
    assert other.post(GIVE, {"code": codes[3]}).status_code == 422
    assert Entry.objects.filter(action="accounts.use_recovery_code").count() == 1


def test_a_trusted_device_is_not_asked_for_thirty_days(client, cast):
    enrol_totp(cast.ha.account, SECRET)
    sign_in(client, cast.ha)
    client.post(GIVE, {"code": code(), "remember": "on"})
    client.post("/accounts/sign-out/")

    sign_in(client, cast.ha)
    assert client.get("/me/").status_code == 200

    client.post("/accounts/sign-out/")
    Device.objects.update(second_factor_until=timezone.now() - dt.timedelta(seconds=1))
    sign_in(client, cast.ha)
    assert client.get("/me/").url.startswith(GIVE)


def test_a_device_trusted_by_one_is_not_trusted_by_another(client, cast):
    for member in (cast.ha, cast.dung):
        enrol_totp(member.account, SECRET)
    sign_in(client, cast.ha)
    client.post(GIVE, {"code": code(), "remember": "on"})
    client.post("/accounts/sign-out/")

    sign_in(client, cast.dung)

    assert client.get("/me/").url.startswith(GIVE)


def test_signing_out_a_device_ends_its_trust(client, cast):
    enrol_totp(cast.ha.account, SECRET)
    sign_in(client, cast.ha)
    client.post(GIVE, {"code": code(), "remember": "on"})
    desk = Client()
    sign_in(desk, cast.ha)
    desk.post(GIVE, {"code": code(1)})

    desk.post("/accounts/devices/end-others/")

    assert client.get("/me/").url.startswith("/accounts/sign-in/")
    sign_in(client, cast.ha)
    assert client.get("/me/").url.startswith(GIVE)


def test_members_are_not_asked_unless_they_chose_an_app(client, cast):
    sign_in(client, cast.binh)
    assert client.get("/me/").status_code == 200
    client.post("/accounts/sign-out/")

    enrol_totp(cast.binh.account, SECRET)
    sign_in(client, cast.binh)
    assert client.get("/me/").url.startswith(GIVE)


def test_a_new_role_asks_at_once(client, cast):
    sign_in(client, cast.binh)
    cast.binh.account.grants.update(role="board")

    assert client.get("/me/").url.startswith(GIVE)


def test_sessions_are_short_for_officers_and_long_for_members(client, cast):
    enrol_totp(cast.ha.account, SECRET)
    sign_in(client, cast.ha)
    client.post(GIVE, {"code": code()})
    client.get("/me/")
    member = Client()
    sign_in(member, cast.binh)

    assert client.session.get_expiry_age() == SHORT_SESSION
    assert member.session.get_expiry_age() == 60 * 24 * 60 * 60


def test_the_operator_removes_a_lost_app(client, cast):
    enrol_totp(cast.ha.account, SECRET)
    remove_second_factor(cast.ha.account, by=None, channel="cli")
    sign_in(client, cast.ha)

    assert client.get("/me/", follow=True).redirect_chain[-1][0].startswith(SET_UP)
    assert Entry.objects.get(action="accounts.remove_second_factor").channel == "cli"
    assert Attempt.objects.filter(key__startswith="guess").count() == 0

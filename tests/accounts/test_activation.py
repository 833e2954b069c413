"""From the slip to the first sign-in."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from sotay.accounts.actions.slips import issue, make_account, use_slip
from sotay.accounts.choices import SlipPurpose
from sotay.accounts.errors import RuleNotAccepted, SecretsDiffer, SecretTooShort, SecretTooSimple, SlipRefused
from sotay.accounts.models import Attempt, RuleAcceptance, Slip, UsageRule, User
from sotay.audit.models import Entry
from tests.factories.people import make_user

ACTIVATE = "/accounts/activate/"
PIN = "739104"


@pytest.fixture
def issued(db):
    return issue(make_account("Nguyễn Văn Bình"), SlipPurpose.ACTIVATION, None)


def pin_step(client, issued, pin=None, *, by_code=True):
    if by_code:
        return client.post(f"{ACTIVATE}{issued.token}/", {"pin": pin or issued.pin})
    return client.post(ACTIVATE, {"login": issued.user.login, "pin": pin or issued.pin})


def rule_step(client):
    return client.post(f"{ACTIVATE}rules/", {"number": 1, "accepted": "on"})


def secret_step(client, secret=PIN, again=None):
    return client.post(f"{ACTIVATE}secret/", {"secret": secret, "again": again or secret})


@pytest.mark.parametrize("by_code", [True, False])
def test_slip_to_signed_in(client, issued, by_code):
    pin_step(client, issued, by_code=by_code)
    rule_step(client)
    answer = secret_step(client)

    user = User.objects.get()
    assert answer.url == f"{ACTIVATE}done/"
    assert client.get(answer.url).status_code == 200
    assert user.check_password("739104")
    assert (user.activated_at is not None, user.rules_accepted_at is not None) == (True, True)
    assert RuleAcceptance.objects.get(user=user).rule.number == 1
    assert Slip.objects.get().used_at is not None
    # the session from before the sign-in gave way to a new one
    assert client.session["_auth_user_id"] == str(user.pk)


def test_opening_the_code_uses_nothing_up(client, issued):
    page = client.get(f"{ACTIVATE}{issued.token}/")

    assert "Nguyễn Văn Bình" in page.content.decode()
    assert Slip.objects.get().used_at is None


def test_the_login_is_eight_digits_and_nothing_secret_is_stored(issued):
    slip = Slip.objects.get()

    assert issued.user.login.isdigit()
    assert len(issued.user.login) == 8
    assert issued.pin not in f"{slip.pin_hash}{slip.token_hash}"
    assert issued.token not in slip.token_hash


def test_a_pin_may_be_typed_as_printed(client, issued):
    assert pin_step(client, issued, f"{issued.pin[:3]} {issued.pin[3:]}").status_code == 302


@pytest.mark.parametrize("trouble", ["wrong pin", "unknown token", "used", "void", "old", "closed account"])
def test_every_trouble_with_a_slip_says_the_same(client, issued, trouble):
    now, token, pin = timezone.now(), issued.token, issued.pin
    if trouble == "wrong pin":
        pin = "000000" if pin != "000000" else "000001"
    if trouble == "unknown token":
        token = "x" * 22
    changes = {"used": {"used_at": now}, "void": {"voided_at": now}, "old": {"expires_at": now}}.get(trouble, {})
    if changes:
        Slip.objects.update(**changes)
    if trouble == "closed account":
        User.objects.update(is_active=False)

    answer = client.post(f"{ACTIVATE}{token}/", {"pin": pin})

    assert answer.status_code == 422
    assert SlipRefused.sentence[:30] in answer.content.decode()


def test_guessing_the_pin_is_slowed_down_and_then_kills_the_slip(client, issued):
    wrong = "000000" if issued.pin != "000000" else "000001"
    for _ in range(20):
        pin_step(client, issued, wrong)
        Attempt.objects.all().delete()

    assert Slip.objects.get().failures == 20
    assert pin_step(client, issued).status_code == 422
    assert Entry.objects.filter(action="accounts.slip_failed").count() == 20


def test_five_wrong_pins_make_one_wait(client, issued):
    wrong = "000000" if issued.pin != "000000" else "000001"
    answers = [pin_step(client, issued, wrong) for _ in range(5)]

    assert "chờ 30 giây" in answers[-1].content.decode()
    assert "rồi thử lại" in pin_step(client, issued).content.decode()


@pytest.mark.parametrize("page", ["rules/", "secret/"])
def test_steps_cannot_be_skipped(client, issued, page):
    assert client.get(ACTIVATE + page).url == ACTIVATE


def test_the_rule_must_be_accepted(client, issued):
    pin_step(client, issued)
    refused = client.post(f"{ACTIVATE}rules/", {"number": 1})
    answer = secret_step(client)

    assert refused.status_code == 422
    assert RuleNotAccepted.sentence in answer.content.decode()
    assert User.objects.get().activated_at is None


def test_another_version_than_the_one_read_does_not_count(client, issued):
    pin_step(client, issued)
    rule_step(client)
    UsageRule.objects.create(number=2, title="Mới", text="…", in_force_on=dt.date(2026, 6, 1))

    assert RuleNotAccepted.sentence in secret_step(client).content.decode()


@pytest.mark.parametrize(
    ("secret", "again", "refusal"),
    [
        ("12345", None, SecretTooShort), ("matkhau", None, SecretTooShort), ("123456", None, SecretTooSimple),
        ("000000", None, SecretTooSimple), ("739104", "739105", SecretsDiffer),
    ],
)  # fmt: skip
def test_a_bad_pin_is_refused_and_nothing_is_used_up(client, issued, secret, again, refusal):
    pin_step(client, issued)
    rule_step(client)
    answer = secret_step(client, secret, again)

    assert answer.status_code == 422
    assert refusal.sentence in answer.content.decode()
    assert Slip.objects.get().used_at is None
    assert not User.objects.get().has_usable_password()


def test_the_birth_date_is_no_pin(client, cast):
    User.objects.filter(pk=cast.binh.account.pk).update(activated_at=None)
    issued = issue(cast.binh.account, SlipPurpose.ACTIVATION, None)
    pin_step(client, issued)
    rule_step(client)

    assert SecretTooSimple.sentence in secret_step(client, "190575").content.decode()


def test_an_activation_waits_a_quarter_of_an_hour(client, issued):
    pin_step(client, issued)
    session = client.session
    session["activation"] = {**session["activation"], "until": 0}
    session.save()

    assert client.get(f"{ACTIVATE}rules/").url == ACTIVATE


def test_a_new_slip_voids_the_last(issued):
    second = issue(issued.user, SlipPurpose.ACTIVATION, None)

    assert [slip.voided_at is None for slip in Slip.objects.order_by("pk")] == [False, True]
    assert second.token != issued.token


def test_a_slip_is_used_once(issued):
    slip = Slip.objects.get()
    use_slip(slip, rule_number=1, secret="739104", again="739104")

    with pytest.raises(SlipRefused):
        use_slip(slip, rule_number=1, secret="840215", again="840215")


def test_using_a_slip_signs_out_what_was_signed_in(client, cast):
    user = cast.binh.account
    client.post("/accounts/sign-in/", {"login": user.login, "secret": "246810"})
    issue(user, SlipPurpose.RECOVERY, cast.an.account)

    use_slip(Slip.objects.get(), rule_number=1, secret="739104", again="739104")

    assert client.get("/me/").url.startswith("/accounts/sign-in/")


def test_logins_are_random_and_unique(db):
    logins = {make_account("A").login for _ in range(50)}

    assert len(logins) == 50
    assert max(map(int, logins)) - min(map(int, logins)) > 1_000_000


def test_a_slip_does_not_tell_whose_it_is_by_address(client, db):
    make_user(name="Trần Thị An")

    assert "Trần" not in client.get(f"{ACTIVATE}{uuid.uuid4()}/").content.decode()

"""Secrets, waits and names of devices."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.accounts import rules
from sotay.accounts.hashers import PinHasher
from sotay.accounts.rules import OF_ACCOUNT, OF_ADDRESS


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(1, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 300), (9, 900), (10, 3600), (99, 3600)],
)
def test_wait_grows_with_failures_and_stops_at_an_hour(failures, seconds):
    assert rules.wait_after(failures, OF_ACCOUNT) == dt.timedelta(seconds=seconds)


def test_an_address_has_far_more_patience():
    assert rules.wait_after(99, OF_ADDRESS) == dt.timedelta(0)
    assert rules.wait_after(100, OF_ADDRESS) == dt.timedelta(seconds=30)


@given(st.integers(0, 10_000))
def test_wait_never_shrinks(failures):
    assert rules.wait_after(failures, OF_ACCOUNT) <= rules.wait_after(failures + 1, OF_ACCOUNT)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 giây"), (30, "30 giây"), (90, "90 giây"), (91, "2 phút"), (3599, "60 phút"), (3600, "1 giờ")],
)
def test_wait_is_said_rounded_up(seconds, words):
    # sixty minutes and an hour are the same wait
    assert rules.wait_words(dt.timedelta(seconds=seconds)) in {words, words.replace("60 phút", "1 giờ")}


@pytest.mark.parametrize(
    ("typed", "kept"), [("2410 7356", "24107356"), (" 2410-7356 ", "24107356"), ("Hoang.Ha", "hoang.ha")]
)
def test_login_is_kept_in_one_form(typed, kept):
    assert rules.normal_login(typed) == kept


def test_login_of_digits_is_shown_in_groups():
    assert rules.shown_login("24107356") == "2410 7356"
    assert rules.shown_login("hoangha") == "hoangha"


@given(st.from_regex(r"[1-9]\d{7}", fullmatch=True).filter(str.isascii))
def test_what_is_shown_can_be_typed(login):
    assert rules.normal_login(rules.shown_login(login)) == login


SIMPLE = [
    "000000", "123456", "654321", "012345", "121212", "123123", "112112", "111222", "190575", "750519", "051975", "241073", "107356",
]  # fmt: skip


@pytest.mark.parametrize("pin", SIMPLE)
def test_simple_pins_are_known(pin):
    known = ("24107356", *rules.dates_as_typed(dt.date(1975, 5, 19)))

    assert rules.is_simple(pin, known)


@pytest.mark.parametrize("pin", ["246810", "739104", "908172", "135790"])
def test_other_pins_are_fine(pin):
    assert not rules.is_simple(pin, ("24107356", *rules.dates_as_typed(dt.date(1975, 5, 19))))


@pytest.mark.parametrize("password", ["matkhau123456", "1234567890", "aaaaaaaaaaaa", "abcabcabcabc", "Password2026"])
def test_simple_passwords_are_known(password):
    assert rules.is_simple(password, ())


@pytest.mark.parametrize(
    ("secret", "enough"),
    [("12345", False), ("739104", True), ("abcdef", False), ("mùa lúa chín", True), ("１２３４５６", False)],
)
def test_a_secret_is_six_digits_or_ten_characters(secret, enough):
    assert rules.is_long_enough(secret) is enough


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (
            "Mozilla/5.0 (Linux; Android 8.1; SM-J400F) AppleWebKit/537.36 Chrome/90.0 Mobile Safari/537.36",
            "Điện thoại Android, Chrome",
        ),
        (
            "Mozilla/5.0 (Linux; Android 12; SM-T225) AppleWebKit/537.36 Chrome/120 Safari/537.36",
            "Máy tính bảng Android, Chrome",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1",
            "Điện thoại iPhone, Safari",
        ),
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/120 Safari/537.36 Edg/120", "Máy tính Windows, Edge"),
        ("Mozilla/5.0 (Windows NT 6.1) coc_coc_browser/110 Chrome/104 Safari/537", "Máy tính Windows, Cốc Cốc"),
        ("curl/8", "Thiết bị khác"),
    ],
)
def test_devices_have_names_that_people_use(agent, name):
    assert rules.device_name(agent) == name


def test_a_pin_is_kept_with_argon2_of_moderate_size():
    hasher = PinHasher()
    kept = hasher.encode("739104", "salt" * 4)

    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert hasher.verify("739104", kept)
    assert not hasher.verify("739105", kept)

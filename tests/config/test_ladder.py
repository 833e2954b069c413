import pytest
from django.core.exceptions import ImproperlyConfigured

from sotay.config.ladder import ladder_settings, sms_body, sms_text, sms_token


def test_the_defaults_are_those_that_are_described(monkeypatch):
    ladder = ladder_settings()

    assert (str(ladder.quiet.begin), str(ladder.quiet.end)) == ("21:00:00", "06:30:00")
    assert ladder.push_after.total_seconds() == 300
    assert ladder.sms_before.total_seconds() == 86_400


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("SOTAY_QUIET_HOURS", "9 giờ tối", ladder_settings),
        ("SOTAY_SMS_TEXT", "Mời họp {title}", sms_text),
        ("SOTAY_SMS_TEXT", "{", sms_text),
        ("SOTAY_SMS_BODY", "{phone}", sms_body),
        ("SOTAY_SMS_TOKEN_FILE", "/nowhere/token", sms_token),
    ],
)
def test_a_wrong_value_stops_the_start(monkeypatch, name, value, read):
    monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=name):
        read()


def test_the_token_is_read_from_its_file(monkeypatch, tmp_path):
    (tmp_path / "token").write_text("bí mật\n")
    monkeypatch.setenv("SOTAY_SMS_TOKEN_FILE", str(tmp_path / "token"))

    assert sms_token() == "bí mật"

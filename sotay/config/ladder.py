"""How notices leave the handbook, read from the environment: hours, waits, the gateway for text messages."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from sotay.config.env import env_int, env_text
from sotay.notifications.rules import Ladder, NoQuietHours, QuietHours

SMS_TEXT = "Chi bộ có thông báo mới: {link}"
SMS_BODY = '{"to": "{phone}", "text": "{text}", "id": "{id}"}'
# Services behind the browsers that people use; nothing else is ever called with a subscription.
PUSH_HOSTS = "fcm.googleapis.com,push.services.mozilla.com,notify.windows.com,push.apple.com"


def ladder_settings() -> Ladder:
    """Return how the ladder is climbed."""
    try:
        quiet = QuietHours.of(env_text("SOTAY_QUIET_HOURS", "21:00-6:30"))
    except NoQuietHours as error:
        raise ImproperlyConfigured(f"SOTAY_QUIET_HOURS must be like 21:00-6:30 or none, not {error}") from None
    return Ladder(
        quiet=quiet,
        push_after=dt.timedelta(minutes=env_int("SOTAY_PUSH_AFTER_MINUTES", 5)),
        sms_after=dt.timedelta(minutes=env_int("SOTAY_SMS_AFTER_MINUTES", 30)),
        sms_before=dt.timedelta(hours=env_int("SOTAY_SMS_BEFORE_HOURS", 24)),
    )


def sms_text() -> str:
    """Return the words of a text message; of all that we know, only the link may stand in it."""
    text = env_text("SOTAY_SMS_TEXT", SMS_TEXT)
    try:
        text.format(link="")
    except (KeyError, IndexError, ValueError):
        raise ImproperlyConfigured("SOTAY_SMS_TEXT may name {link} and nothing else") from None
    return text


def sms_body() -> Any:
    """Return the template of the request to the gateway."""
    try:
        return json.loads(env_text("SOTAY_SMS_BODY", SMS_BODY))
    except ValueError:
        raise ImproperlyConfigured("SOTAY_SMS_BODY must be JSON") from None


def sms_token() -> str:
    """Return the token in the file that the variable names, or nothing."""
    name = env_text("SOTAY_SMS_TOKEN_FILE", "")
    try:
        return Path(name).read_text(encoding="utf-8").strip() if name else ""
    except OSError as error:
        raise ImproperlyConfigured(f"SOTAY_SMS_TOKEN_FILE cannot be read: {error.strerror}") from None

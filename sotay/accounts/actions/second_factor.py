"""The second factor: codes of an authenticator app, and recovery codes on paper. Storage and sums are django-allauth's."""

import datetime as dt

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    validate_totp_code,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from cryptography.fernet import InvalidToken
from django.db import transaction
from django.utils import timezone

from sotay.accounts.actions.throttle import guarded
from sotay.accounts.errors import CodeRefused
from sotay.accounts.ledger import note
from sotay.accounts.models import Device, User
from sotay.accounts.queries import RECOVERY_CODES
from sotay.accounts.queries import TOTP as TOTP_KIND
from sotay.accounts.visitor import Visitor

TRUSTED_FOR = dt.timedelta(days=30)
_LAST_COUNTER = "last_counter"


def set_up_totp(visitor: Visitor, user: User, *, secret: str, code: str) -> list[str]:
    """Take the app into use once it gives the right code; return the recovery codes, to be shown once."""
    with guarded(visitor, f"code:{user.pk}"):
        if not validate_totp_code(secret, code):
            raise CodeRefused
    with transaction.atomic():
        codes = enrol_totp(user, secret)
        _takes_totp(user, code)  # used up: it cannot be given once more at the next sign-in
        note(user, "set_up_second_factor", by=user)
    return codes


@transaction.atomic
def enrol_totp(user: User, secret: str) -> list[str]:
    """Keep the app's secret in place of any earlier one; return new recovery codes."""
    Authenticator.objects.filter(user=user, type__in=(TOTP_KIND, RECOVERY_CODES)).delete()
    TOTP.activate(user, secret)
    codes: list[str] = RecoveryCodes.activate(user).generate_codes()
    return codes


def check_code(visitor: Visitor, user: User, *, code: str) -> None:
    """Accept a code of the app, or one of the recovery codes; each only once."""
    with guarded(visitor, f"code:{user.pk}"):
        if not (_takes_totp(user, code) or _takes_recovery_code(user, code)):
            raise CodeRefused


@transaction.atomic
def remove_second_factor(user: User, *, by: User | None, channel: str = "web") -> None:
    """Forget app and recovery codes; whose role demands them sets them up anew at the next sign-in."""
    Authenticator.objects.filter(user=user, type__in=(TOTP_KIND, RECOVERY_CODES)).delete()
    Device.objects.filter(user=user).update(second_factor_until=None)
    note(user, "remove_second_factor", by=by, channel=channel)


def present_code(user: User) -> str:
    """Return the code that the app shows now; the demonstration has no phone at hand."""
    app = Authenticator.objects.filter(user=user, type=TOTP_KIND).first()
    if app is None:
        return ""
    counter = int(timezone.now().timestamp()) // 30
    return str(format_hotp_value(hotp_value(decrypt(app.data["secret"]), counter)))


@transaction.atomic
def _takes_totp(user: User, code: str) -> bool:
    """Tell whether the app gives this code now, and has not been asked for it before (RFC 6238, 5.2)."""
    app = Authenticator.objects.select_for_update().filter(user=user, type=TOTP_KIND).first()
    digits = "".join(code.split())
    if app is None or not digits.isascii():
        return False
    try:
        secret = decrypt(app.data["secret"])
    except InvalidToken:
        return False
    for counter in yield_hotp_counters_from_time():
        if format_hotp_value(hotp_value(secret, counter)) == digits and counter > app.data.get(_LAST_COUNTER, 0):
            app.data[_LAST_COUNTER], app.last_used_at = counter, timezone.now()
            app.save(update_fields=["data", "last_used_at"])
            return True
    return False


def _takes_recovery_code(user: User, code: str) -> bool:
    """Tell whether this is a recovery code that was not used yet, and use it up."""
    codes = Authenticator.objects.filter(user=user, type=RECOVERY_CODES).first()
    try:
        if codes is None or not RecoveryCodes(codes).validate_code(code):
            return False
    except InvalidToken:
        return False
    note(user, "use_recovery_code", by=user)
    return True

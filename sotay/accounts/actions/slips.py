"""One-time slips: issued on paper by the unit, used once by the person."""

import datetime as dt
import secrets
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from sotay.accounts.actions.secrets import check_new_secret, set_secret
from sotay.accounts.actions.sessions import end_sessions
from sotay.accounts.actions.throttle import guarded
from sotay.accounts.actions.usage_rule import keep_acceptance
from sotay.accounts.choices import SlipPurpose
from sotay.accounts.errors import LoginTaken, SlipRefused
from sotay.accounts.ledger import note
from sotay.accounts.models import Slip, User
from sotay.accounts.queries import digest, open_slip_of, slip_of_token
from sotay.accounts.rules import PIN_DIGITS, device_name, normal_login
from sotay.accounts.visitor import Visitor

_FAILURES_ALLOWED = 20
_LOGIN_TRIES = 50


@dataclass(frozen=True)
class IssuedSlip:
    """What goes on the paper; token and PIN exist nowhere else."""

    user: User
    token: str
    pin: str
    expires_at: dt.datetime


def make_account(name: str) -> User:
    """Make an account that waits to be activated, under a random login of eight digits."""
    for _ in range(_LOGIN_TRIES):
        login = f"{secrets.randbelow(9 * 10**7) + 10**7}"
        with suppress(IntegrityError), transaction.atomic():
            return User.objects.create(login=login, name=name, password=make_password(None))
    raise RuntimeError("no free login found")


def make_named_account(login: str, name: str) -> User:
    """Make an account under a login that the operator chose."""
    kept = normal_login(login)
    if User.objects.filter(login=kept).exists():
        raise LoginTaken(login=login)
    return User.objects.create(login=kept, name=name, password=make_password(None))


@transaction.atomic
def issue(user: User, purpose: SlipPurpose, by: User | None) -> IssuedSlip:
    """Issue a slip; an earlier one that was not used is void from now on. The caller has asked for the right."""
    now = timezone.now()
    # One issuing at a time for an account: the second voids the first.
    User.objects.select_for_update().get(pk=user.pk)
    Slip.objects.filter(user=user, used_at=None, voided_at=None).update(voided_at=now)
    token, pin = secrets.token_urlsafe(16), _new_pin()
    expires_at = now + dt.timedelta(days=settings.SOTAY_SLIP_DAYS)
    Slip.objects.create(
        user=user,
        purpose=purpose,
        token_hash=digest(token),
        pin_hash=_pin_hash(user, pin),
        issued_by=by,
        expires_at=expires_at,
    )
    note(user, "issue_slip", by=by, purpose=purpose)
    return IssuedSlip(user, token, pin, expires_at)


def check_slip(visitor: Visitor, *, pin: str, token: str = "", login: str = "") -> Slip:
    """Return the usable slip of a QR code, or of a login, whose PIN this is."""
    name = normal_login(login)
    with guarded(visitor, f"slip:{token or name}"):
        slip = slip_of_token(token) if token else open_slip_of(name)
        if slip is None or not _is_usable(slip):
            raise SlipRefused
        if not constant_time_compare(slip.pin_hash, _pin_hash(slip.user, "".join(pin.split()))):
            Slip.objects.filter(pk=slip.pk).update(failures=F("failures") + 1)
            note(slip.user, "slip_failed", device=device_name(visitor.user_agent))
            raise SlipRefused
    return slip


@transaction.atomic
def use_slip(slip: Slip, *, rule_number: int, secret: str, again: str) -> User:
    """Set the first (or a new) PIN or password under a slip; everything signed in before is signed out."""
    fresh = Slip.objects.select_for_update(of=("self",)).select_related("user").get(pk=slip.pk)
    if not _is_usable(fresh):
        raise SlipRefused
    user = fresh.user
    check_new_secret(user, secret, again)
    keep_acceptance(user, rule_number)
    set_secret(user, secret)
    fresh.used_at = timezone.now()
    fresh.save(update_fields=["used_at"])
    end_sessions(user, by=user)
    note(user, "use_slip", by=user, purpose=fresh.purpose)
    return user


def _is_usable(slip: Slip) -> bool:
    """Tell whether the slip is neither used, void, old, nor guessed at too often."""
    is_open = slip.used_at is None and slip.voided_at is None and slip.user.is_active
    return is_open and slip.expires_at > timezone.now() and slip.failures < _FAILURES_ALLOWED


def _new_pin() -> str:
    return f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"


def _pin_hash(user: User, pin: str) -> str:
    """Return a keyed hash: six digits resist no guessing offline, so it takes the installation's secret key to try."""
    return salted_hmac("sotay.accounts.slip", f"{user.pk}:{pin}", algorithm="sha256").hexdigest()

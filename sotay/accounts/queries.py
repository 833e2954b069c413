"""What the pages of an account read; everything starts from the account itself."""

import hashlib
import uuid
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet
from django.utils import timezone

from sotay.accounts.models import ApiToken, Device, Recovery, Slip, UsageRule, User
from sotay.accounts.rules import device_name, normal_login, short_name
from sotay.accounts.shared import Sharing
from sotay.core.days import today
from sotay.core.errors import NotVisible
from sotay.core.names import split_name

TOTP, PASSKEY, RECOVERY_CODES = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES


@dataclass(frozen=True)
class SignedIn:
    """A device on which the account is signed in."""

    id: int
    name: str
    last_seen_at: object
    is_this: bool


def rule_in_force() -> UsageRule | None:
    """Return the version of the rule of use that applies today."""
    return UsageRule.objects.filter(in_force_on__lte=today()).order_by("-in_force_on").first()


def has_second_factor(user: User) -> bool:
    """Tell whether the account gives codes of an authenticator app at sign-in."""
    return bool(Authenticator.objects.filter(user=user, type=TOTP).exists())


def trusts_device(user: User, key: uuid.UUID) -> bool:
    """Tell whether the second factor was given on this device not long ago, and remembered."""
    return Device.objects.filter(user=user, key=key, second_factor_until__gt=timezone.now()).exists()


def is_shared_device(key: uuid.UUID | None) -> bool:
    """Tell whether somebody has said that several people use the device."""
    return key is not None and Device.objects.filter(key=key, is_shared=True).exists()


def people_of_device(key: uuid.UUID | None) -> list[Device]:
    """Return those who let the others on the shared device read their short name, by that name."""
    if key is None:
        return []
    rows = Device.objects.filter(key=key, is_shared=True, user__is_active=True).exclude(shown_name="")
    return list(rows.select_related("user").order_by("shown_name", "pk"))


def person_of_device(visitor_key: uuid.UUID | None, pk: int) -> Device:
    """Return one of them."""
    found = next((row for row in people_of_device(visitor_key) if row.pk == pk), None)
    if found is None:
        raise NotVisible
    return found


def sharing_of(user: User, key: uuid.UUID | None) -> Sharing:
    """Return what the person last said of the device."""
    row = Device.objects.filter(user=user, key=key).first() if key else None
    return Sharing(bool(row and row.is_shared), bool(row and row.shown_name))


def own_short_name(user: User) -> str:
    """Return the account's name as the others on a shared device may read it."""
    parts = split_name(user.name)
    return short_name(parts.family, parts.given)


def passkeys_of(user: User) -> QuerySet[Authenticator]:
    """Return the account's passkeys, oldest first."""
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user=user, type=PASSKEY).order_by("pk")
    return found


def devices_of(user: User, session_key: str) -> list[SignedIn]:
    """Return the devices on which the account is signed in, this one first, then by last use."""
    rows = UserSession.objects.purge_and_list(user)
    found = [
        SignedIn(row.pk, device_name(row.user_agent), row.last_seen_at, row.session_key == session_key) for row in rows
    ]
    return sorted(found, key=lambda one: (one.is_this, one.last_seen_at), reverse=True)


def session_of(user: User, key: int) -> UserSession:
    """Return one session of the account."""
    found = UserSession.objects.filter(user=user, pk=key).first()
    if found is None:
        raise NotVisible
    return found


def slip_of_token(token: str) -> Slip | None:
    """Return the slip of a QR code, usable or not."""
    return Slip.objects.select_related("user").filter(token_hash=digest(token)).first()


def open_slip_of(login: str) -> Slip | None:
    """Return the slip that waits to be used by an account."""
    slips = Slip.objects.select_related("user").filter(user__login=login, user__is_active=True)
    return slips.filter(used_at=None, voided_at=None, expires_at__gt=timezone.now()).first()


def open_slip(uid: str) -> Slip:
    """Return a slip that may still be used."""
    slips = Slip.objects.select_related("user").filter(uid=uid, user__is_active=True)
    found = slips.filter(used_at=None, voided_at=None, expires_at__gt=timezone.now()).first()
    if found is None:
        raise NotVisible
    return found


def open_recovery_of(user: User) -> Recovery | None:
    """Return the recovery that waits for officers."""
    waiting = Recovery.objects.select_related("first_by", "second_by")
    return waiting.filter(user=user, closed_at=None, expires_at__gt=timezone.now()).first()


def tokens_of(user: User) -> QuerySet[ApiToken]:
    """Return the tokens of an account that still work."""
    return ApiToken.objects.filter(user=user, revoked_at=None, expires_at__gt=timezone.now()).order_by("-created_at")


def token_of(user: User, uid: uuid.UUID) -> ApiToken:
    """Return one token of the account."""
    found = tokens_of(user).filter(uid=uid).first()
    if found is None:
        raise NotVisible
    return found


def digest(secret: str) -> str:
    """Return what is stored of a long random secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def account_by_login(login: str) -> User | None:
    """Return the active account of a login, for the operator at the server."""
    return User.objects.filter(login=normal_login(login), is_active=True).first()

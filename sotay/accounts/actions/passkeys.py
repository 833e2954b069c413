"""Passkeys: signing in with the phone's fingerprint or face. The ceremony is django-allauth's and fido2's."""

import json
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.db import transaction

from sotay.accounts.actions.throttle import guarded
from sotay.accounts.errors import PasskeyRefused
from sotay.accounts.ledger import note
from sotay.accounts.models import User
from sotay.accounts.queries import PASSKEY
from sotay.accounts.rules import device_name
from sotay.accounts.visitor import Visitor


def registration_options(user: User) -> dict[str, Any]:
    """Return what the phone needs to make a passkey; the challenge waits in the session."""
    options: dict[str, Any] = auth.begin_registration(user, passwordless=True)
    return options


def add_passkey(visitor: Visitor, user: User, *, credential: str) -> None:
    """Keep the passkey that the phone made."""
    try:
        answer = json.loads(credential)
        auth.parse_registration_response(answer)
        auth.complete_registration(answer)
    except (ValidationError, ValueError, KeyError, TypeError) as error:
        raise PasskeyRefused from error
    with transaction.atomic():
        name = device_name(visitor.user_agent)
        auth.WebAuthn.add(user, name, answer)
        note(user, "add_passkey", by=user, device=name)


@transaction.atomic
def remove_passkey(user: User, *, key: int) -> None:
    """Forget a passkey of one's own."""
    if Authenticator.objects.filter(user=user, type=PASSKEY, pk=key).delete()[0]:
        note(user, "remove_passkey", by=user)


def sign_in_options() -> dict[str, Any]:
    """Return what the phone needs to offer its passkeys for this site; nobody is named yet."""
    options: dict[str, Any] = auth.begin_authentication()
    return options


def check_passkey(visitor: Visitor, *, credential: str) -> User:
    """Return the account whose passkey answered the challenge."""
    with guarded(visitor, f"passkey:{visitor.address}:{visitor.device}"):
        try:
            answer = json.loads(credential)
            user = auth.extract_user_from_response(answer)
            auth.parse_authentication_response(answer)
            authenticator = auth.complete_authentication(user, answer)
        except (ValidationError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise PasskeyRefused from error
        if not isinstance(user, User) or not user.is_active or user.activated_at is None:
            raise PasskeyRefused
        authenticator.record_usage()
    return user

"""What we tell django-allauth: second-factor secrets are kept encrypted, and the phone shows our name."""

import base64
import hashlib
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings

from sotay.accounts.rules import shown_login


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    """A copy of the database alone gives nobody a second factor: the key is this installation's secret key."""

    def encrypt(self, text: str) -> str:
        """Return the secret as it is stored."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret as it is used."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return this site as the phone names it beside the passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.MFA_TOTP_ISSUER}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """Return the person as the phone names them beside the passkey."""
        return {**super().get_public_key_credential_user_entity(user), "name": shown_login(user.login)}


def _cipher() -> Fernet:
    digest = hashlib.sha256(b"sotay.second-factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))

"""Signing in by login and PIN or password."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from sotay.accounts.models import User


class LoginBackend(BaseBackend):
    """Checks login and secret; the time taken is the same whether or not the account exists."""

    def authenticate(self, request: HttpRequest | None, login: str = "", secret: str = "", **_: Any) -> User | None:  # noqa: ARG002 -- Django passes it
        """Return the active account whose secret this is."""
        user = User.objects.filter(login=login.strip().lower()).first()
        if user is None:
            User().set_password(secret)
            return None
        return user if user.check_password(secret) and user.is_active else None

    def get_user(self, user_id: int) -> User | None:
        """Return the active account of a session."""
        return User.objects.filter(pk=user_id, is_active=True).first()

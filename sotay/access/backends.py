"""Loading the account of a session together with its grants: one statement a request."""

from sotay.access.queries import account_with_grants
from sotay.accounts.backends import LoginBackend
from sotay.accounts.models import User


class GrantedBackend(LoginBackend):
    """Signs in like `LoginBackend`; the account comes with what it may do today."""

    def get_user(self, user_id: int) -> User | None:
        """Return the active account of a session."""
        return account_with_grants(user_id)

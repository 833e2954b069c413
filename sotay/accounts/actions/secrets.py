"""The PIN or password: chosen by its owner alone."""

from django.db import transaction
from django.utils import timezone

from sotay.accounts import rules
from sotay.accounts.actions.throttle import guarded
from sotay.accounts.errors import PresentSecretWrong, SecretsDiffer, SecretTooShort, SecretTooSimple
from sotay.accounts.ledger import note
from sotay.accounts.models import User
from sotay.accounts.visitor import Visitor


def check_new_secret(user: User, secret: str, again: str) -> None:
    """Refuse a PIN or password that is too short, too simple, or typed differently the second time."""
    if not rules.is_long_enough(secret):
        raise SecretTooShort
    if rules.is_simple(secret, _own_numbers(user)):
        raise SecretTooSimple
    if secret != again:
        raise SecretsDiffer


@transaction.atomic
def set_secret(user: User, secret: str) -> None:
    """Keep a checked PIN or password; the account is in use from now on."""
    user.set_password(secret)
    user.activated_at = user.activated_at or timezone.now()
    user.save(update_fields=["password", "activated_at"])


def change_secret(visitor: Visitor, user: User, *, present: str, secret: str, again: str) -> None:
    """Change one's own PIN or password, knowing the present one."""
    with guarded(visitor, f"login:{user.login}"):
        if not user.check_password(present):
            raise PresentSecretWrong
    check_new_secret(user, secret, again)
    with transaction.atomic():
        set_secret(user, secret)
        note(user, "change_secret", by=user)


def _own_numbers(user: User) -> tuple[str, ...]:
    """Return the numbers that others know of the person: login, and day of birth where a record hangs on the account."""
    # Members live above accounts; their record is reached from the account, not imported.
    member = getattr(user, "member", None)
    return (user.login, *(rules.dates_as_typed(member.born_on) if member else ()))

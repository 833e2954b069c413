"""Tokens of other systems: shown once, kept as a hash, revoked at will."""

import datetime as dt
import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sotay.accounts.ledger import note
from sotay.accounts.models import ApiToken, User
from sotay.accounts.queries import digest
from sotay.core.days import today

PREFIX = "sotay_"


@dataclass(frozen=True)
class NewToken:
    """A token and its text, which exists nowhere else."""

    token: ApiToken
    text: str


@transaction.atomic
def create_token(user: User, *, name: str, days: int, channel: str = "web") -> NewToken:
    """Create a token that acts as the account."""
    text = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user,
        name=name,
        token_hash=digest(text),
        expires_at=timezone.now() + dt.timedelta(days=days),
    )
    note(user, "create_token", by=user if channel == "web" else None, channel=channel, name=name, days=days)
    return NewToken(token, text)


@transaction.atomic
def revoke_token(user: User, token: ApiToken) -> None:
    """Stop a token at once."""
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    note(user, "revoke_token", by=user, name=token.name)


def note_token_used(key: int) -> None:
    """Note the day on which a token was used."""
    ApiToken.objects.filter(pk=key).update(last_used_on=today())

"""Members who are signed in: sessions written straight into the table, as signing in would leave them."""

import datetime as dt
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from sotay.accounts.actions.sessions import SECOND_FACTOR_DONE
from sotay.accounts.models import User
from sotay.accounts.session_store import SessionStore
from sotay.core.bulk import copy_rows
from sotay.core.days import today

TOKEN = "b" * 32
"""The CSRF token of everybody: cookie and header must only agree."""


@dataclass(frozen=True)
class Visitor:
    """A signed-in person: session key and account."""

    key: str
    user_id: int

    @property
    def cookie(self) -> str:
        """Return the Cookie header."""
        return f"sessionid={self.key}; csrftoken={TOKEN}"


def note_presence() -> None:
    """Leave the note of presence that opening a page would have left an instant ago."""
    now = timezone.now()
    devices = UserSession.objects.filter(session_key__startswith="bench")
    User.objects.filter(pk__in=devices.values("user")).update(last_seen_on=today())
    devices.update(last_seen_at=now)


def sign_in(users: list[User]) -> list[Visitor]:
    """Return one session for each account."""
    store = SessionStore()
    # As long as signing in gives it: a shorter one would be lengthened by the first page.
    until = timezone.now() + dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)
    visitors, rows, devices = [], [], []
    earlier = timezone.now() - dt.timedelta(hours=2)
    for number, user in enumerate(users):
        key = f"bench{number:027d}"
        data = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            SECOND_FACTOR_DONE: True,
        }
        rows.append((key, store.encode(data), until))
        devices.append((user.pk, earlier, "127.0.0.1", earlier, key, "bench", "{}"))
        visitors.append(Visitor(key, user.pk))
    for model in (store.model, UserSession):
        model.objects.filter(session_key__startswith="bench").delete()
    copy_rows("django_session", ("session_key", "session_data", "expire_date"), rows)
    columns = ("user_id", "created_at", "ip", "last_seen_at", "session_key", "user_agent", "data")
    copy_rows("usersessions_usersession", columns, devices)
    return visitors

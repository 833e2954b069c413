"""Sessions in the database as Django keeps them, read by one prepared statement: every request begins with it."""

import datetime as dt
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from sotay.core.prepared import Prepared

_SESSION = Prepared(
    "session",
    """
SELECT s.session_data, d.last_seen_at, s.expire_date
  FROM django_session s LEFT JOIN usersessions_usersession d ON d.session_key = s.session_key
 WHERE s.session_key = %(key)s AND s.expire_date > %(now)s
""",
    key="varchar",
    now="timestamptz",
)


class SessionStore(db.SessionStore):
    """Brings along when the session's device was last seen, so that nobody need ask whether to note it again."""

    seen_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None

    def load(self) -> dict[str, Any]:
        """Return what the session holds; one that has ended or never was holds nothing and loses its key."""
        row = _SESSION.first(key=self.session_key, now=timezone.now())
        if row is None:
            self._session_key = None
            return {}
        self.seen_at, self.ends_at = row[1], row[2]
        return dict(self.decode(row[0]))

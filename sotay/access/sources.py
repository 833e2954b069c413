"""Where grants come from: each app that owns a source (posts, duties) tells how to grant what an account is due.

Whoever gets an account only later has held posts before; `grant_from_sources` catches up.
"""

from collections.abc import Callable

from sotay.accounts.models import User

_SOURCES: dict[str, Callable[[User], None]] = {}


def register_source(name: str, grant: Callable[[User], None]) -> None:
    """Add a source, from the `ready()` of the app that owns it; `grant(user)` writes the grants that are missing."""
    _SOURCES[name] = grant


def grant_from_sources(user: User) -> None:
    """Write the grants that every source owes to an account."""
    for grant in _SOURCES.values():
        grant(user)

"""`@action`: one verb is one function, one transaction, one permission and one audit entry."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import connection, models, transaction

from sotay.access.actor import Actor, Channel
from sotay.access.permission import Permission
from sotay.audit.actions import write_entry
from sotay.core.days import ZONE, today
from sotay.core.errors import NotPermitted

P = ParamSpec("P")
T = TypeVar("T", bound=models.Model)
R = TypeVar("R")


class Lock(Enum):
    """What an action locks before it looks."""

    TARGET = auto()  # the target's row: right for records with a state
    NOTHING = auto()  # a row made beside a busy target: check-ins, votes, comments
    TREE = auto()  # the one advisory lock of the organisation tree


TREE_LOCK_KEY = 0x50_7A_7E_E1


@dataclass(frozen=True)
class Registered:
    """What the registry knows of an action, for the permission table and the sync door."""

    name: str
    permission: Permission
    lock: Lock
    function: Callable[..., Any]
    nameless: str = ""


REGISTRY: dict[str, Registered] = {}


def action(
    permission: Permission,
    *,
    lock: Lock = Lock.TARGET,
    secret: tuple[str, ...] = (),
    nameless: str = "",
) -> Callable[[Callable[Concatenate[Actor, T, P], R]], Callable[Concatenate[Actor, T, P], R]]:
    """Make `function(actor, target, **fields)` an action.

    Opens a transaction, locks, reads the target afresh, asks the permission at the target's organisation, runs the body and
    writes one audit entry with the fields given. Fields named in `secret` are masked there. When the field named by
    `nameless` is true, the entry names no account and no fields (an anonymous question).
    """

    def decorate(function: Callable[Concatenate[Actor, T, P], R]) -> Callable[Concatenate[Actor, T, P], R]:
        name = f"{function.__module__.split('.')[1]}.{function.__name__}"

        @wraps(function)
        def run(actor: Actor, target: T, /, *args: P.args, **fields: P.kwargs) -> R:
            with transaction.atomic():
                fresh = _fetch(target, lock)
                home = _home(fresh)
                actor.require(permission, home)
                result = function(actor, fresh, *args, **fields)
                hidden = bool(nameless and fields.get(nameless))
                write_entry(
                    user=None if hidden else actor.user,
                    channel=Channel.WEB if hidden and actor.origin else actor.channel,
                    action=name,
                    target=fresh,
                    organisation_id=home.pk,
                    detail={} if hidden else _detail(actor, fields, secret),
                    at=_beginning_of_today() if hidden else None,
                )
            return result

        REGISTRY[name] = Registered(name, permission, lock, run, nameless)
        return run

    return decorate


def _detail(actor: Actor, fields: dict[str, Any], secret: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields as the ledger keeps them; what comes late tells when it was done, and on which device."""
    plain = {key: _plain(value, key in secret) for key, value in fields.items()}
    if actor.origin is None:
        return plain
    return {**plain, "happened_at": actor.origin.happened_at.isoformat(), "device": actor.origin.device}


def _beginning_of_today() -> dt.datetime:
    """Return the one instant that all nameless entries of a day carry, so that none is told by its minute."""
    return dt.datetime.combine(today(), dt.time(), ZONE)


def _fetch(target: T, lock: Lock) -> T:
    """Return the target as it stands in the database, locked as asked."""
    if lock is Lock.TREE:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK_KEY])
    if lock is Lock.NOTHING or target.pk is None:  # the first province is founded by the action itself
        return target
    model = type(target)
    # Rows that point to the target may still be made meanwhile.
    rows = model._default_manager.select_for_update(of=("self",), no_key=True)
    for path in ("organisation", "meeting__organisation"):
        first = path.split("__", maxsplit=1)[0]
        if any(f.name == first and f.is_relation for f in model._meta.concrete_fields):
            rows = rows.select_related(path)
            break
    return rows.get(pk=target.pk)


def _home(target: Any) -> Any:
    """Return the organisation at which the target lives: its own, its meeting's, or itself."""
    if hasattr(target, "organisation"):
        if target.organisation is None:
            raise NotPermitted
        return target.organisation
    if hasattr(target, "meeting"):
        return target.meeting.organisation
    return target


def _plain(value: Any, hide: bool) -> Any:  # noqa: FBT001 -- two positional words read well here
    """Return a field as the ledger keeps it: short, and JSON."""
    if hide and value not in (None, ""):
        return "•••"
    if isinstance(value, models.Model):
        return f"{value._meta.label}:{value.pk}"
    if isinstance(value, (bool, int)) or value is None:
        return value
    if isinstance(value, (list, tuple, set)):
        return [_plain(part, hide=False) for part in list(value)[:50]]
    if isinstance(value, dict):
        return {str(key): _plain(part, hide=False) for key, part in list(value.items())[:50]}
    # days, times, ids and numbers say themselves
    return str(value)[:300]


__all__ = ["REGISTRY", "Channel", "Lock", "Registered", "action"]

"""Who acts: an account, its grants of today, the door through which it came, and when that was."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Protocol

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone
from django.utils.module_loading import import_string

from sotay.access.models import Grant
from sotay.access.permission import Permission
from sotay.accounts.models import User
from sotay.core.days import ZONE, today
from sotay.core.errors import NotPermitted


class Channel(StrEnum):
    """The doors."""

    WEB = "web"
    API = "api"
    CLI = "cli"
    JOB = "job"
    OFFLINE = "offline"


class Node(Protocol):
    """Anything with a place in the tree: an organisation."""

    @property
    def path(self) -> str:
        """The keys from the root."""


@lru_cache(maxsize=1)
def roles() -> dict[str, frozenset[str]]:
    """Return the table role → permissions that settings name."""
    table: dict[str, Iterable[str]] = import_string(settings.SOTAY_ROLES)
    return {role: frozenset(permissions) for role, permissions in table.items()}


@dataclass(frozen=True)
class Held:
    """One grant in force: a role at a node."""

    role: str
    path: str
    organisation_id: int


@dataclass(frozen=True)
class Origin:
    """Where an operation that comes late was done: its own id, its corrected time, the device."""

    id: uuid.UUID
    happened_at: dt.datetime
    device: str = ""


@dataclass(frozen=True)
class Actor:
    """An account acting through a channel; `user` is empty for the system itself, which may do all that jobs do.

    Grants are read once, when first asked for. `origin` is set for what was done without network and comes late.
    """

    user: User | None
    channel: Channel = Channel.WEB
    _held: tuple[Held, ...] | None = field(default=None, repr=False)
    origin: Origin | None = None

    @classmethod
    def system(cls, channel: Channel = Channel.JOB) -> "Actor":
        """Return the actor of jobs and commands run by the operator of the installation."""
        return cls(user=None, channel=channel)

    @classmethod
    def of(cls, user: User | None, channel: Channel) -> "Actor":
        """Return the actor of an account; grants that were loaded with it (`queries.with_grants`) are taken over."""
        loaded = getattr(user, "held_today", None)
        if loaded is None:
            return cls(user=user, channel=channel)
        return cls(user, channel, tuple(Held(one["role"], one["path"], one["organisation"]) for one in loaded))

    def late(self, origin: Origin) -> "Actor":
        """Return the same account as it did something without network."""
        return replace(self, channel=Channel.OFFLINE, _held=self.held, origin=origin)

    def now(self) -> dt.datetime:
        """Return when the actor does what they do: now, or when it was done without network."""
        return self.origin.happened_at if self.origin else timezone.now()

    def today(self) -> dt.date:
        """Return the day of `now` in Vietnam."""
        return timezone.localdate(self.now(), ZONE)

    def new_uid(self) -> uuid.UUID:
        """Return the code of the row that the actor makes: the entry's own, so that later entries can name it."""
        return self.origin.id if self.origin else uuid.uuid4()

    @property
    def is_system(self) -> bool:
        """Tell whether no person acts."""
        return self.user is None and self.channel in {Channel.JOB, Channel.CLI}

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """Return the grants in force today."""
        if self._held is not None:
            return self._held
        if self.user is None or not self.user.is_authenticated:
            return ()
        rows = (
            Grant.objects.filter(user=self.user, valid__contains=today())
            .annotate(path=F("organisation__path"))
            .values_list("role", "path", "organisation_id")
        )
        return tuple(Held(*row) for row in rows)

    @cached_property
    def _paths(self) -> dict[str, tuple[str, ...]]:
        """Return for each permission the topmost nodes at which it is held."""
        paths: dict[str, set[str]] = {}
        for grant in self.held:
            for permission in roles().get(grant.role, ()):
                paths.setdefault(permission, set()).add(grant.path)
        return {permission: _topmost(nodes) for permission, nodes in paths.items()}

    def nodes(self, permission: Permission) -> tuple[str, ...]:
        """Return the paths of the topmost nodes at which the permission is held."""
        return self._paths.get(permission, ())

    def scope(self, permission: Permission, through: str = "organisation") -> Q:
        """Return the SQL condition for rows whose organisation (reached by `through`) the permission covers.

        `through=""` is for the organisation itself.
        """
        if self.is_system:
            return Q()
        key = f"{through}__path__descendant_of" if through else "path__descendant_of"
        condition = Q(pk__in=())
        for index, path in enumerate(self.nodes(permission)):
            here = Q(**{key: path})
            condition = condition | here if index else here
        return condition

    def has(self, permission: Permission) -> bool:
        """Tell whether the permission is held anywhere."""
        return self.is_system or permission in self._paths

    def can(self, permission: Permission, node: Node) -> bool:
        """Tell whether the permission covers the node; the same fact as `scope`."""
        return self.is_system or any(_covers(path, node.path) for path in self.nodes(permission))

    def require(self, permission: Permission, node: Node) -> None:
        """Raise `NotPermitted` unless the permission covers the node."""
        if not self.can(permission, node):
            raise NotPermitted


def _covers(above: str, path: str) -> bool:
    """Tell whether `path` is `above` or lies below it."""
    return path == above or path.startswith(f"{above}.")


def _topmost(paths: set[str]) -> tuple[str, ...]:
    """Return the paths without those that lie below another."""
    return tuple(sorted(p for p in paths if not any(p != q and _covers(q, p) for q in paths)))

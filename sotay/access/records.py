"""The kinds of records that explain themselves: who may see this one, and why, and what was done to it.

The table stands in `config/records.py`, above the apps that own the records, and is reached through settings.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from sotay.access.actor import Actor
from sotay.access.permission import Permission
from sotay.core.errors import NotVisible


@dataclass(frozen=True)
class RecordKind:
    """How a kind of record is found by somebody who may see it, and by which right it is seen.

    `find(actor, uid)` raises `NotVisible`; `home(record)` is the organisation at which the right is asked;
    `also(record)` are the accounts that see it for its own sake (a member their own record), each with the reason.
    """

    noun: str
    find: Callable[[Actor, uuid.UUID], Any]
    home: Callable[[Any], Any]
    permission: Permission | Callable[[Any], Permission]
    also: Callable[[Any], list[tuple[str, str]]] = lambda _record: []

    def right_to(self, record: Any) -> Permission:
        """Return the right by which this record is seen."""
        return self.permission if isinstance(self.permission, Permission) else self.permission(record)


def kind_named(name: str) -> RecordKind:
    """Return a kind of the table."""
    table: Mapping[str, RecordKind] = import_string(settings.SOTAY_RECORDS)
    if name not in table:
        raise NotVisible
    return table[name]

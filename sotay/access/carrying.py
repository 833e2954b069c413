"""The table of what may come late: which payload each action takes, how its target is found for the actor, how it is called."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.utils.module_loading import import_string
from pydantic import BaseModel

from sotay.access.actor import Actor
from sotay.core.errors import DomainError


class Nothing(BaseModel):
    """The payload of an action that needs none."""


@dataclass(frozen=True)
class Carried:
    """An action that may come late.

    `run(actor, target, payload)` finds the target in what the actor may see (`NotVisible` otherwise), calls the action and
    returns the answer. A refusal named in `waits` may still be cured by entries of other devices.
    """

    run: Callable[[Actor, uuid.UUID, Any], dict[str, Any]]
    payload: type[BaseModel] = Nothing
    waits: tuple[type[DomainError], ...] = ()


Table = Mapping[str, Carried]


def carried_actions() -> Table:
    """Return the table that settings name."""
    return cast("Table", import_string(settings.SOTAY_CARRIED))

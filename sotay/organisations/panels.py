"""What apps above show on an organisation's page: columns of its table of organisations, and sections below it.

The tables of makers stand in `config/organisation_parts.py` and are reached through settings, so that this app need not know
who has members, committees or meetings.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from sotay.access.actor import Actor
from sotay.organisations.models import Organisation


@dataclass(frozen=True)
class Cell:
    """What stands in a column for one organisation; `url` opens what is behind it."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Column:
    """A column of the table of organisations; `cells` by the key of the organisation."""

    title: str
    cells: Mapping[int, Cell]
    is_number: bool = False


@dataclass(frozen=True)
class Panel:
    """A section of an organisation's page: `template` is included with the panel's context as `panel`."""

    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


ColumnMaker = Callable[[Actor, Sequence[Organisation], dt.date], Column | None]
PanelMaker = Callable[[Actor, Organisation, dt.date], Panel | None]


def columns_of(actor: Actor, organisations: Sequence[Organisation], on: dt.date) -> list[Column]:
    """Return the columns that the apps above have for the organisations on the day."""
    makers: Sequence[ColumnMaker] = import_string(settings.SOTAY_ORGANISATION_COLUMNS)
    return (
        [column for make in makers if (column := make(actor, organisations, on)) is not None] if organisations else []
    )


def panels_of(actor: Actor, organisation: Organisation, on: dt.date) -> list[Panel]:
    """Return the sections that the apps above have for the organisation on the day."""
    makers: Sequence[PanelMaker] = import_string(settings.SOTAY_ORGANISATION_PANELS)
    return [panel for make in makers if (panel := make(actor, organisation, on)) is not None]

"""What the pages of the tree hand to their templates: tree lines, tiles, tables."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.parts import Place
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.organisations.panels import Column, columns_of, panels_of
from sotay.organisations.permissions import OrganisationPermission
from sotay.organisations.queries.lists import Filters, organisations_listed, organisations_page
from sotay.organisations.queries.tree import (
    Branch,
    branch_of,
    branches_under,
    call_as_of,
    codes_of,
    get_organisation,
    kinds_below,
    namings_of,
    parent_on,
    path_to,
    placements_of,
    visible_among,
)


@dataclass(frozen=True)
class TreeLine:
    """A line of the tree as `web/_tree_node.html` draws it."""

    name: str
    url: str
    count: int | None
    children_url: str = ""
    current: bool = False
    open: bool = False
    children: Sequence["TreeLine"] = ()


@dataclass(frozen=True)
class Tile:
    """A number, and the list behind it."""

    label: str
    count: int
    url: str


@dataclass(frozen=True)
class TableCell:
    """What a column of an app above has for a line."""

    text: str
    url: str
    is_number: bool


@dataclass(frozen=True)
class TableLine:
    """A line of the table of organisations, with what the apps above say of it."""

    organisation: Organisation
    url: str
    cells: Sequence[TableCell]
    branch: Branch | None = None


def page_url(organisation: Organisation, on: dt.date | None = None) -> str:
    """Return the address of an organisation's page, as of the day where that is not today."""
    return reverse("organisations:detail", args=[organisation.uid]) + _day(on)


def list_url(on: dt.date | None = None, **filters: Any) -> str:
    """Return the address of the list narrowed to the filters."""
    if on is not None and on != today():
        filters["on"] = on.isoformat()
    return reverse("organisations:list") + (f"?{urlencode(filters)}" if filters else "")


def tree_lines(branches: Sequence[Branch], on: dt.date, current: Organisation | None = None) -> list[TreeLine]:
    """Return the lines of some organisations, each to be opened when asked."""
    return [_line(branch, on, current) for branch in branches]


def opened_tree(actor: Actor, on: dt.date) -> list[TreeLine]:
    """Return the actor's own nodes; a single one is open already."""
    branches = branches_under(actor, None, on)
    if len(branches) != 1 or not branches[0].children:
        return tree_lines(branches, on)
    below = tree_lines(branches_under(actor, branches[0].organisation, on), on)
    return [_line(branches[0], on, None, below)]


def side_tree(
    actor: Actor, organisation: Organisation, way: Sequence[Place], below: Sequence[Branch], on: dt.date
) -> list[TreeLine]:
    """Return the way down to an organisation with those beside it and those below it, for the sidebar."""
    parent = parent_on(organisation, on)
    beside = branches_under(actor, parent, on) if parent and actor.can(OrganisationPermission.VIEW, parent) else []
    lines = [
        _line(branch, on, organisation, tree_lines(below, on) if branch.organisation == organisation else ())
        for branch in beside or [branch_of(actor, organisation, on)]
    ]
    for place in reversed([place for place in way[:-1] if place.url]):
        lines = [TreeLine(place.name, place.url, None, open=True, children=lines)]
    return lines


def list_page(actor: Actor, chosen: Mapping[str, Any], address: QueryDict) -> dict[str, Any]:
    """Return what the list shows: the whole tree while nothing narrows it, otherwise a table."""
    on = chosen.get("on") or today()
    under = get_organisation(actor, chosen["under"]) if "under" in chosen else None
    filters = Filters(
        text=chosen.get("q", ""), kind=chosen.get("kind", ""), sector=chosen.get("sector", ""), under=under, on=on
    )
    context = {
        "on": on,
        "reset_url": list_url(on),
        "under_name": under.name if under else "",
        "shows_tree": filters.is_empty,
    }
    if filters.is_empty:
        return {**context, "nodes": opened_tree(actor, on)}
    page = organisations_page(actor, filters, address.get("cursor", ""))
    lines, columns = table_of(actor, page.items, on)
    return {
        **context,
        "lines": lines,
        "columns": columns,
        "count": organisations_listed(actor, filters).count(),
        "next_url": _at(address, page.next),
        "previous_url": _at(address, page.previous),
    }


def organisation_page(actor: Actor, organisation: Organisation, on: dt.date) -> dict[str, Any]:
    """Return everything that an organisation's page shows of the day."""
    way = _way(actor, organisation, on)
    call_as_of([organisation], on)
    branches = branches_under(actor, organisation, on)
    lines, columns = table_of(actor, [branch.organisation for branch in branches], on, branches)
    codes = list(codes_of(organisation))
    return {
        "organisation": organisation,
        "on": on,
        "is_closed": organisation.closed_on is not None and organisation.closed_on <= on,
        "path": way,
        "side_tree": side_tree(actor, organisation, way, branches, on),
        "tiles": _tiles(organisation, on),
        "lines": lines,
        "columns": columns,
        "has_cells": any(branch.organisation.kind not in MEETING_KINDS for branch in branches),
        "panels": panels_of(actor, organisation, on),
        "codes": codes,
        "code": next((row.code for row in codes if on in row.valid), organisation.code),
        "placements": list(placements_of(organisation)),
        "namings": list(namings_of(organisation)),
        "can_edit": on == today()
        and organisation.closed_on is None
        and actor.can(OrganisationPermission.EDIT, organisation),
        "can_import": on == today()
        and organisation.closed_on is None
        and actor.can(OrganisationPermission.IMPORT, organisation),
    }


def table_of(
    actor: Actor, organisations: Sequence[Organisation], on: dt.date, branches: Sequence[Branch] = ()
) -> tuple[list[TableLine], list[Column]]:
    """Return the lines of a table of organisations and the columns that the apps above add to it."""
    columns = columns_of(actor, organisations, on)
    by_key = {branch.organisation.pk: branch for branch in branches}
    lines = [
        TableLine(row, page_url(row, on), [_cell(column, row) for column in columns], by_key.get(row.pk))
        for row in organisations
    ]
    return lines, columns


def _cell(column: Column, row: Organisation) -> TableCell:
    """Return a column's cell for an organisation, empty where the column has none."""
    cell = column.cells.get(row.pk)
    return TableCell(cell.text if cell else "", cell.url if cell else "", column.is_number)


def _way(actor: Actor, organisation: Organisation, on: dt.date) -> list[Place]:
    """Return the way down from the province; those above what the actor may see are named without a link."""
    above = path_to(organisation, on)
    seen = visible_among(actor, above)
    return [Place(row.name, page_url(row, on) if row.pk in seen else "") for row in above]


def _tiles(organisation: Organisation, on: dt.date) -> list[Tile]:
    """Return how many organisations of each kind stand below, with the lists behind the numbers."""
    counts: Mapping[Any, int] = {row.kind: row.count for row in kinds_below(organisation, on)}
    return [
        Tile(kind.label, count, list_url(on, under=organisation.uid, kind=kind.value))
        for kind, count in counts.items()
        if kind != organisation.kind
    ]


def _line(branch: Branch, on: dt.date, current: Organisation | None, children: Sequence[TreeLine] = ()) -> TreeLine:
    """Return the line of one organisation."""
    row = branch.organisation
    opens = bool(branch.children) and not children
    return TreeLine(
        name=row.name,
        url=page_url(row, on),
        count=branch.cells if row.kind not in MEETING_KINDS else None,
        children_url=reverse("organisations:branch", args=[row.uid]) + _day(on) if opens else "",
        current=row == current,
        open=bool(children),
        children=children,
    )


def _at(address: QueryDict, cursor: str) -> str:
    """Return the present address at another page, or nothing at the ends."""
    if not cursor:
        return ""
    changed = address.copy()
    changed["cursor"] = cursor
    return f"?{changed.urlencode()}"


def _day(on: dt.date | None) -> str:
    """Return the query of a day that is not today."""
    return f"?{urlencode({'on': on.isoformat()})}" if on is not None and on != today() else ""

"""The tree through the API: the same queries as the pages."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Query, Router, Schema

from sotay.access.http import Request
from sotay.core.days import today
from sotay.organisations.choices import Kind, Level, Sector
from sotay.organisations.queries.lists import Filters, organisations_page
from sotay.organisations.queries.tree import branch_of, get_organisation, path_to

MOST = 200
router = Router(tags=["Tổ chức đảng"])


class PlaceOut(Schema):
    """An organisation by name, as part of another answer."""

    uid: UUID
    code: str
    name: str


class OrganisationOut(PlaceOut):
    """An organisation; `sector` is empty where none is recorded."""

    kind: Kind
    level: Level
    sector: str
    founded_on: dt.date | None
    closed_on: dt.date | None
    parent: PlaceOut | None


class OrganisationDetailOut(OrganisationOut):
    """An organisation with its place in the tree of the day."""

    on: dt.date
    path: list[PlaceOut]
    children: int
    cells: int


class OrganisationPage(Schema):
    """One page; `next` and `previous` are cursors, null at the ends."""

    items: list[OrganisationOut]
    next: str | None
    previous: str | None


class OrganisationListQuery(Schema):
    """What the list is narrowed to."""

    q: str = Field("", max_length=100, description="Tên (có dấu hoặc không dấu) hoặc mã")
    kind: Kind | None = None
    sector: Sector | None = None
    parent: UUID | None = Field(None, description="Chỉ các tổ chức đứng trực tiếp dưới tổ chức này")
    under: UUID | None = Field(None, description="Tổ chức này và mọi tổ chức bên dưới")
    on: dt.date | None = Field(None, description="Tính đến ngày; mặc định hôm nay")
    cursor: str = Field("", max_length=1000)
    limit: int = Field(50, ge=1, le=MOST)


@router.get("/organisations", response=OrganisationPage, summary="Danh sách tổ chức đảng trong phạm vi được xem")
def organisation_list(request: Request, asked: Query[OrganisationListQuery]) -> dict[str, Any]:
    """Return one page: the best matches first where text is given, otherwise in the order of codes."""
    filters = Filters(
        text=asked.q,
        kind=asked.kind or "",
        sector=asked.sector or "",
        under=get_organisation(request.actor, asked.under) if asked.under else None,
        parent=get_organisation(request.actor, asked.parent) if asked.parent else None,
        on=asked.on,
    )
    page = organisations_page(request.actor, filters, asked.cursor, asked.limit)
    return {"items": page.items, "next": page.next or None, "previous": page.previous or None}


@router.get("/organisations/{uuid:uid}", response=OrganisationDetailOut, summary="Một tổ chức đảng và vị trí của nó")
def organisation_detail(request: Request, uid: UUID, on: dt.date | None = None) -> dict[str, Any]:
    """Return an organisation with the way down to it and its counts of the day."""
    day = on or today()
    branch = branch_of(request.actor, get_organisation(request.actor, uid), day)
    row = branch.organisation
    shown = {name: getattr(row, name) for name in OrganisationOut.model_fields}
    return {**shown, "on": day, "path": path_to(row, day), "children": branch.children, "cells": branch.cells}

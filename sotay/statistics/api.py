"""Figures through the API: the same queries as the pages and the command."""

import datetime as dt
import json
from typing import Any
from uuid import UUID

from ninja import Field, Query, Router, Schema

from sotay.access.http import Request
from sotay.core.days import today
from sotay.members.permissions import MemberPermission
from sotay.statistics.adoption import adoption_answer, adoption_board_of
from sotay.statistics.queries import snapshots
from sotay.statistics.queries.counts import counts_known
from sotay.statistics.queries.nodes import get_node

router = Router(tags=["Thống kê"])


class CellsOut(Schema):
    """Cells: all, those that have met in the last half year, those in whose last meeting somebody used the handbook."""

    total: int
    met: int
    using: int


class LastMeetingOut(Schema):
    """The last periodic meeting of each cell: who had to be there, who of them used the handbook."""

    due: int
    used: int


class ToHelpOut(Schema):
    """The people to help, by what they lack."""

    total: int
    no_account: int
    not_activated: int
    never_used: int


class AdoptionPartOut(Schema):
    """The use of the handbook in one organisation; exempt members are in no figure."""

    organisation: str
    name: str
    cells: CellsOut
    members: int
    accounts: int
    activated: int
    active_this_month: int
    last_meeting: LastMeetingOut
    to_help: ToHelpOut


class AdoptionMonthOut(Schema):
    """A month: today's members activated by its end, and the use in its meetings."""

    month: str
    members: int
    activated: int
    due: int
    used: int


class AdoptionOut(AdoptionPartOut):
    """The use of the handbook in an organisation, in its parts, and over the last months."""

    month: str
    parts: list[AdoptionPartOut]
    progress: list[AdoptionMonthOut]


@router.get("/organisations/{uuid:uid}/adoption", response=AdoptionOut, summary="Tình hình sử dụng sổ tay")
def adoption_detail(request: Request, uid: UUID) -> Any:
    """Return the figures of a node, as `sotay adoption --json` gives them."""
    return adoption_answer(adoption_board_of(get_node(request.actor, uid)))


class StatisticsQuery(Schema):
    """As of which day, and as known when."""

    on: dt.date | None = Field(None, description="Tính đến ngày; mặc định hôm nay")
    known: dt.datetime | None = Field(None, description="Theo số liệu đã biết lúc; mặc định bây giờ")


class OrganisationCountsOut(Schema):
    """Organisations at and below the node by level and by kind."""

    total: int
    level: dict[str, int]
    kind: dict[str, int]


class MemberCountsOut(Schema):
    """Members at and below the node by status."""

    total: int
    status: dict[str, int]


class CountsOut(Schema):
    """The counts of a part of the tree on a day, as `sotay statistics --json` gives them."""

    organisation: str
    name: str
    on: dt.date
    organisations: OrganisationCountsOut
    members: MemberCountsOut


class SnapshotOut(Schema):
    """Signed tables; `seal` is the hash over tables and people."""

    uid: UUID
    first: dt.date
    last: dt.date
    known_at: dt.datetime
    signatory: str
    signed_at: dt.datetime
    number: str
    seal: str


@router.get(
    "/organisations/{uuid:uid}/statistics", response=CountsOut, summary="Số tổ chức, đảng viên tính đến một ngày"
)
def statistics_detail(request: Request, uid: UUID, asked: Query[StatisticsQuery]) -> Any:
    """Return the counts of a node."""
    return counts_known(get_node(request.actor, uid), asked.on or today(), asked.known)


@router.get("/organisations/{uuid:uid}/snapshots", response=list[SnapshotOut], summary="Các biểu thống kê đã ký")
def snapshot_list(request: Request, uid: UUID) -> Any:
    """Return the signed tables of a node, the latest first."""
    return list(snapshots.snapshots_of(request.actor, get_node(request.actor, uid)))


class SignedOut(SnapshotOut):
    """Signed tables: whether they are as they were sealed, and the tables as they were signed."""

    intact: bool
    tables: Any


class SignedCorrectionOut(Schema):
    """One thing that is known otherwise now."""

    what: str
    signed: str
    now: str


class SignedCorrectedOut(Schema):
    """A person of whom something that was counted is known otherwise now."""

    uid: UUID
    name: str
    corrections: list[SignedCorrectionOut]


@router.get("/snapshots/{uuid:uid}", response=SignedOut, summary="Biểu đã ký, nguyên như lúc ký")
def snapshot_detail(request: Request, uid: UUID) -> Any:
    """Return signed tables, checked against their seal."""
    signed = snapshots.get_snapshot(request.actor, uid)
    own = {name: getattr(signed, name) for name in SnapshotOut.model_fields}
    return {**own, "intact": snapshots.is_intact(signed), "tables": json.loads(bytes(signed.content))}


@router.get("/snapshots/{uuid:uid}/changes", response=list[SignedCorrectedOut], summary="Thay đổi từ khi chốt")
def snapshot_changes(request: Request, uid: UUID) -> Any:
    """Return what is known otherwise now than when the tables were signed, by name."""
    signed = snapshots.get_snapshot(request.actor, uid)
    request.actor.require(MemberPermission.LIST, signed.organisation)
    return snapshots.changes_since(signed)

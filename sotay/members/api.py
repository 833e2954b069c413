"""The register through the API: the same queries and actions as the pages, masked as there."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Query, Router, Schema

from sotay.access.http import Request
from sotay.core.dates import format_date
from sotay.members.actions.records import note_reading, reveal_field
from sotay.members.choices import AffiliationKind, Sex, Status
from sotay.members.queries import records
from sotay.members.queries.register import Filters, register_page
from sotay.members.rules import masked

MOST = 200
router = Router(tags=["Đảng viên"])


class CellOut(Schema):
    """The cell in which a member takes part."""

    uid: UUID
    code: str
    name: str


class MemberOut(Schema):
    """A line of the register; `born` is `dd/mm/yyyy`, or as much of it as is known."""

    uid: UUID
    full_name: str
    born: str
    sex: Sex
    ethnicity: str
    joined_on: dt.date
    official_on: dt.date | None
    status: Status | None
    qualification: str
    political_theory: str
    card_number: str = Field(description="Che, chỉ còn ba số cuối")
    cell: CellOut | None


class MemberPage(Schema):
    """One page; `next` and `previous` are cursors, null at the ends."""

    items: list[MemberOut]
    next: str | None
    previous: str | None


class PeriodOut(Schema):
    """A cell or a status while it held; an open end is null."""

    what: str
    since: dt.date | None
    until: dt.date | None


class MemberDetailOut(MemberOut):
    """A record; `masked` holds what is shown only on asking (whole to its owner)."""

    used_name: str
    religion: str
    home_town: str
    party_post: str
    public_post: str
    occupation: str
    general_education: str
    state_management: str
    foreign_language: str
    it_skill: str
    badge: str
    note: str
    age: int
    membership_years: int
    masked: dict[str, str]
    affiliations: list[PeriodOut]
    standings: list[PeriodOut]


class MemberQuery(Schema):
    """What the list is narrowed to; ages and years are completed years on the day `on`."""

    q: str = Field("", max_length=100, description="Họ tên (có dấu hoặc không dấu), hoặc cả số thẻ, số định danh")
    organisation: UUID | None = Field(None, description="Tổ chức này và mọi tổ chức bên dưới")
    status: Status | None = None
    sex: Sex | None = None
    ethnicity: str = Field("", max_length=40)
    general_education: str = Field("", max_length=20)
    qualification: str = Field("", max_length=60)
    political_theory: str = Field("", max_length=40)
    age_from: int | None = Field(None, ge=0, le=150)
    age_to: int | None = Field(None, ge=0, le=150)
    years_from: int | None = Field(None, ge=0, le=150)
    years_to: int | None = Field(None, ge=0, le=150)
    kind: AffiliationKind = AffiliationKind.OFFICIAL
    on: dt.date | None = Field(None, description="Tính đến ngày; mặc định hôm nay")
    known: dt.datetime | None = Field(None, description="Theo số liệu đã biết lúc; mặc định bây giờ")
    sort: Literal["name", "-name", "born", "-born", "joined", "-joined"] = "name"


class MemberPageQuery(Schema):
    """Which page, and how long."""

    cursor: str = Field("", max_length=1000)
    limit: int = Field(50, ge=1, le=MOST)


class RevealIn(Schema):
    """What is to be shown."""

    field: Literal["national_id", "card_number", "phone", "residence", "email"]


class RevealOut(RevealIn):
    """The value; that it was read is noted, and its owner sees it."""

    value: str


@router.get("/members", response=MemberPage, summary="Danh sách đảng viên trong phạm vi được xem")
def member_list(request: Request, asked: Query[MemberQuery], where: Query[MemberPageQuery]) -> dict[str, Any]:
    """Return one page of the register."""
    filters = Filters(**{**asked.dict(), "status": asked.status or "", "sex": asked.sex or ""})
    page = register_page(request.actor, filters, cursor=where.cursor, size=where.limit)
    items = [_line(row.member, row.status, row.organisation) for row in page.items]
    return {"items": items, "next": page.next or None, "previous": page.previous or None}


@router.get("/members/{uuid:uid}", response=MemberDetailOut, summary="Một hồ sơ đảng viên, các số được che")
def member_detail(request: Request, uid: UUID, on: dt.date | None = None) -> dict[str, Any]:
    """Return a record; whoever is not its owner leaves a trace, as on the page."""
    member = records.get_member(request.actor, uid)
    note_reading(request.actor, member)
    record = records.record_of(request.actor, member, on)
    plain = {name: getattr(member, name) for name in MemberDetailOut.model_fields if hasattr(member, name)}
    return {
        **plain,
        **_line(member, record.status, record.cell),
        "age": record.age,
        "membership_years": record.membership_years,
        "masked": {line.name: line.value for line in record.masked},
        "affiliations": [_period(one.organisation.name, one.valid) for one in record.affiliations],
        "standings": [_period(one.status, one.valid) for one in record.standings],
    }


@router.post("/members/{uuid:uid}/reveal", response=RevealOut, summary="Xem một số đang che; lần xem được ghi lại")
def member_reveal(request: Request, uid: UUID, wanted: RevealIn) -> dict[str, str]:
    """Show one masked value, logged."""
    member = records.get_member(request.actor, uid)
    return {"field": wanted.field, "value": reveal_field(request.actor, member, name=wanted.field)}


def _line(member: Any, status: Any, cell: Any) -> dict[str, Any]:
    """Return what a list shows of a member."""
    names = ("uid", "full_name", "sex", "ethnicity", "joined_on", "official_on", "qualification", "political_theory")
    return {
        **{name: getattr(member, name) for name in names},
        "born": format_date(member.born_on, member.born_precision),
        "status": status,
        "card_number": masked(member.card_number),
        "cell": cell,
    }


def _period(what: str, valid: Any) -> dict[str, Any]:
    """Return a range with its first day and the first day after it."""
    return {"what": what, "since": valid.lower, "until": valid.upper}

"""The rows of each register, of an organisation and everything below it, for one year, numbered from one."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.badges.choices import AwardStatus
from sotay.badges.models import Award, Card
from sotay.core import display
from sotay.core.days import since, today
from sotay.core.find import find
from sotay.meetings.choices import PaperKind
from sotay.meetings.models import Paper
from sotay.members.choices import COUNTED, LEFT, SHORT_STATUS, AffiliationKind, Status
from sotay.members.models import Affiliation, Standing
from sotay.members.permissions import MemberPermission
from sotay.members.queries.homes import cells_of, last_affiliations
from sotay.members.rules import masked
from sotay.organisations.models import Organisation
from sotay.registers.choices import BY_HAND, Register
from sotay.transfers.choices import TransferKind
from sotay.transfers.models import Transfer

Row = tuple[Any, ...]
_PERSON = (("Họ và tên", 5), ("Ngày sinh", 3), ("Ngày vào Đảng", 3), ("Chính thức", 3), ("Chi bộ", 5))


@dataclass(frozen=True)
class Table:
    """A register's columns with their shares of the width, and its rows."""

    columns: tuple[tuple[str, int], ...]
    rows: list[Row]


@dataclass(frozen=True)
class Entry:
    """A register on the page where one chooses: how many rows, or why there are none."""

    register: Register
    number: int
    count: int
    by_hand: str


def get_body(actor: Actor, uid: UUID | None) -> Organisation | None:
    """Return the organisation asked for, or the highest one whose members the actor may list."""
    rows = Organisation.objects.filter(actor.scope(MemberPermission.LIST, through="")).select_related("parent")
    return find(rows, uid=uid) if uid is not None else rows.order_by("path__depth", "path").first()


def entries(body: Organisation, year: int) -> list[Entry]:
    """Return the thirteen registers with how many rows each has."""
    return [
        Entry(
            register,
            number,
            0 if register in BY_HAND else _QUERIES[register](body, year).count(),
            BY_HAND.get(register, ""),
        )
        for number, register in enumerate(Register, 1)
    ]


def count_of(register: Register, body: Organisation, year: int) -> int:
    """Return how many rows a register has."""
    return _QUERIES[register](body, year).count()


def table_of(register: Register, body: Organisation, year: int) -> Table:
    """Return a register with its rows."""
    columns, row = _TABLES[register]
    found = list(_QUERIES[register](body, year))
    cells = cells_of({one.member_id for one in found if getattr(one, "member_id", None)})
    return Table((("TT", 1), *columns), [(number, *row(one, cells)) for number, one in enumerate(found, 1)])


def as_of(year: int) -> dt.date:
    """Return the day as of which a year's list of members is drawn up: its last, or today."""
    return min(dt.date(year, 12, 31), today())


# --- Which rows --------------------------------------------------------------------------------------------------


def _in_year(name: str, year: int) -> Q:
    """Return the condition that a day lies in the year."""
    return Q(**{f"{name}__gte": dt.date(year, 1, 1), f"{name}__lt": dt.date(year + 1, 1, 1)})


def _home(body: Organisation) -> Q:
    """Return the condition that a row's member belongs, or belonged last, to the body."""
    rows = last_affiliations().filter(organisation__path__descendant_of=body.path)
    return Q(member__in=rows.values("member"))


def _members(body: Organisation, year: int) -> "QuerySet[Affiliation]":
    """Return the members of the body on the day."""
    day = as_of(year)
    rows = Affiliation.objects.filter(
        kind=AffiliationKind.OFFICIAL, valid__contains=day, organisation__path__descendant_of=body.path
    ).filter(member__standings__valid__contains=day, member__standings__status__in=COUNTED)
    return rows.select_related("member", "organisation").order_by("organisation__code", "member__sort_key", "pk")


def _probationary(body: Organisation, year: int) -> "QuerySet[Standing]":
    """Return who was on probation in the year."""
    days = since(dt.date(year, 1, 1), dt.date(year + 1, 1, 1))
    rows = Standing.objects.filter(_home(body), status=Status.PROBATIONARY, valid__overlap=days)
    return rows.select_related("member", "decision").order_by("valid", "member__sort_key", "pk")


def _departed(body: Organisation, year: int) -> "QuerySet[Standing]":
    """Return who left the Party in the year, other than by death or for another province."""
    ways = [status for status in LEFT if status not in {Status.DECEASED, Status.TRANSFERRED}]
    rows = Standing.objects.filter(_home(body), _in_year("valid__startswith", year), status__in=ways)
    return rows.select_related("member", "decision").order_by("valid", "member__sort_key", "pk")


def _deceased(body: Organisation, year: int) -> "QuerySet[Standing]":
    """Return who died in the year."""
    rows = Standing.objects.filter(_home(body), _in_year("valid__startswith", year), status=Status.DECEASED)
    return rows.select_related("member", "decision").order_by("valid", "member__sort_key", "pk")


def _cards(body: Organisation, year: int) -> "QuerySet[Card]":
    """Return the cards issued in the year."""
    rows = Card.objects.filter(_home(body), _in_year("issued_on", year))
    return rows.select_related("member").order_by("issued_on", "member__sort_key", "pk")


def _transfers(body: Organisation, year: int) -> "QuerySet[Transfer]":
    """Return the papers of introduction of the year that lead from, into or through the body."""
    here = (
        Q(source__path__descendant_of=body.path)
        | Q(target__path__descendant_of=body.path)
        | Q(issuer__path__descendant_of=body.path)
    )
    rows = Transfer.objects.filter(here, year=year, number__isnull=False)
    return rows.select_related("member").order_by("issuer__code", "number", "pk")


def _files(body: Organisation, year: int) -> "QuerySet[Transfer]":
    """Return the official transfers whose papers were presented: the file goes with them."""
    return _transfers(body, year).filter(presented_on__isnull=False).exclude(kind=TransferKind.TEMPORARY)


def _badges(body: Organisation, year: int) -> "QuerySet[Award]":
    """Return the badges decided on in the year."""
    rows = Award.objects.filter(_home(body), _in_year("decision__issued_on", year), status=AwardStatus.AWARDED)
    return rows.select_related("member", "decision").order_by("round_on", "level", "member__sort_key", "pk")


def _resolutions(body: Organisation, year: int) -> "QuerySet[Paper]":
    """Return the sealed resolutions of the year."""
    rows = Paper.objects.filter(
        _in_year("meeting__held_on", year),
        kind=PaperKind.RESOLUTION,
        sealed_at__isnull=False,
        meeting__organisation__path__descendant_of=body.path,
    )
    return rows.select_related("meeting__organisation").order_by("meeting__held_on", "pk")


_QUERIES: dict[Register, Callable[[Organisation, int], "QuerySet[Any]"]] = {
    Register.MEMBERS: _members,
    Register.PROBATIONARY: _probationary,
    Register.DEPARTED: _departed,
    Register.DECEASED: _deceased,
    Register.CARDS: _cards,
    Register.FILES_HANDED: _files,
    Register.TRANSFERS: _transfers,
    Register.BADGES: _badges,
    Register.RESOLUTIONS: _resolutions,
}


# --- What a row says ---------------------------------------------------------------------------------------------

Cells = dict[int, Organisation]


def _person(one: Any, cells: Cells) -> Row:
    """Return who it is."""
    member, cell = one.member, cells.get(one.member_id)
    return (
        member.full_name,
        member.born_on,
        member.joined_on,
        member.official_on,
        one.organisation.name if isinstance(one, Affiliation) else cell.name if cell else "",
    )


def _number(decision: Any) -> str:
    """Return a decision's number and day."""
    return f"{decision.number}, {display.day(decision.issued_on)}" if decision else ""


def _of_member(one: Any, cells: Cells) -> Row:
    """Return a member of the list."""
    member = one.member
    return (*_person(one, cells), member.get_sex_display(), member.ethnicity, member.occupation, member.badge)


def _of_probation(one: Any, cells: Cells) -> Row:
    """Return somebody on probation."""
    end = one.valid.upper
    return (*_person(one, cells), one.valid.lower, end, "Đã hết dự bị" if end and end <= today() else "Đang dự bị")


def _of_departed(one: Any, cells: Cells) -> Row:
    """Return somebody who left."""
    return (*_person(one, cells), SHORT_STATUS.get(one.status, ""), one.valid.lower, _number(one.decision))


def _of_deceased(one: Any, cells: Cells) -> Row:
    """Return somebody who died."""
    return (*_person(one, cells), one.valid.lower, one.member.badge)


def _of_card(one: Any, cells: Cells) -> Row:
    """Return a card; its number is the national ID and stays masked on a printed list."""
    return (*_person(one, cells), masked(one.number), one.get_reason_display(), one.issued_on, one.issued_by)


def _of_transfer(one: Any, _cells: Cells) -> Row:
    """Return a paper of introduction."""
    return (
        one.number,
        one.person_name,
        one.get_kind_display(),
        one.source_name,
        one.target_name,
        one.introduced_on,
        one.presented_on,
        one.get_status_display(),
    )


def _of_file(one: Any, _cells: Cells) -> Row:
    """Return a file that went with a transfer; the receiver signs by hand."""
    return (one.person_name, one.number, one.source_name, one.target_name, one.presented_on, "")


def _of_badge(one: Any, cells: Cells) -> Row:
    """Return a badge."""
    how = "Truy tặng" if one.kind == "posthumous" else "Tặng"
    return (*_person(one, cells), one.level, how, one.number, _number(one.decision), one.round_on)


def _of_resolution(one: Any, _cells: Cells) -> Row:
    """Return a resolution."""
    symbol = f"{one.number}-{one.symbol}" if one.number and one.symbol else str(one.number or "")
    return (symbol, one.meeting.held_on, one.meeting.organisation.name, one.title)


RowMaker = Callable[[Any, Cells], Row]
_TABLES: dict[Register, tuple[tuple[tuple[str, int], ...], RowMaker]] = {
    Register.MEMBERS: (
        (*_PERSON, ("Giới tính", 2), ("Dân tộc", 2), ("Nghề nghiệp", 4), ("Huy hiệu", 2)),
        _of_member,
    ),
    Register.PROBATIONARY: ((*_PERSON, ("Dự bị từ", 3), ("Đến trước", 3), ("Tình trạng", 3)), _of_probation),
    Register.DEPARTED: ((*_PERSON, ("Hình thức", 3), ("Từ ngày", 3), ("Quyết định", 5)), _of_departed),
    Register.DECEASED: ((*_PERSON, ("Từ trần ngày", 3), ("Huy hiệu", 2)), _of_deceased),
    Register.CARDS: ((*_PERSON, ("Số thẻ", 3), ("Lý do cấp", 4), ("Ngày cấp", 3), ("Nơi cấp", 4)), _of_card),
    Register.FILES_HANDED: (
        (("Họ và tên", 5), ("Số giấy", 2), ("Nơi giao", 5), ("Nơi nhận", 5), ("Ngày nhận", 3), ("Ký nhận", 4)),
        _of_file,
    ),
    Register.TRANSFERS: (
        (
            ("Số giấy", 2),
            ("Họ và tên", 5),
            ("Loại giấy", 4),
            ("Nơi đi", 5),
            ("Nơi đến", 5),
            ("Ngày giới thiệu", 3),
            ("Ngày trình giấy", 3),
            ("Tình trạng", 3),
        ),
        _of_transfer,
    ),
    Register.BADGES: (
        (
            *_PERSON,
            ("Loại (năm)", 2),
            ("Hình thức", 2),
            ("Số Huy hiệu", 3),
            ("Quyết định", 4),
            ("Đợt", 3),
        ),
        _of_badge,
    ),
    Register.RESOLUTIONS: ((("Số, ký hiệu", 3), ("Ngày", 3), ("Chi bộ", 5), ("Trích yếu", 10)), _of_resolution),
}


def printed(rows: Iterable[Sequence[Any]]) -> tuple[tuple[str, ...], ...]:
    """Return rows as paper shows them."""
    return tuple(tuple(_words(value) for value in row) for row in rows)


def _words(value: Any) -> str:
    """Return a value as paper shows it."""
    if value is None:
        return ""
    return display.day(value) if isinstance(value, dt.date) else str(value)

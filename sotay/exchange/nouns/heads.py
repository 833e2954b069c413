"""Heads of hamlets and their deputies, as one sheet; a new row records who was elected, a last day ends the post."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import ClassVar

from django.db.models import Q

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.text import search_key
from sotay.exchange.nouns import errors
from sotay.exchange.nouns.base import ROW_KEY, Field, Form, Noun, Record, RowChange, kept
from sotay.exchange.nouns.people import person_in_sight
from sotay.hamlets.actions.hamlets import Person, end_head, record_head
from sotay.hamlets.choices import HeadEnd, HeadPost
from sotay.hamlets.models import Hamlet, Headship
from sotay.hamlets.permissions import HamletPermission
from sotay.members.choices import Sex
from sotay.members.models import Member
from sotay.organisations.models import Organisation

# Set by `resolve`: which member a new row means.
_MEMBER, _YES, _NO = "member", "yes", "no"


class Heads(Noun):
    """Posts that are held today or begin later."""

    code = "heads"
    label = "Trưởng thôn, tổ trưởng dân phố"
    permission = HamletPermission.EDIT
    anchors = ("organisation_code", "hamlet", "full_name")
    target_type = "hamlets.Headship"
    own_fields = (
        Field("organisation_code", "Mã tổ chức", ("Mã chi bộ", "Mã TCĐ"), Form.DIGITS, required=True, length=30, is_fixed=True, width=18),
        Field("organisation_name", "Tên tổ chức", is_shown_only=True, width=30),
        Field("hamlet", "Thôn, tổ dân phố", ("Thôn", "Tên thôn"), required=True, length=120, is_fixed=True, width=24),
        Field("post", "Chức vụ", (), Form.CHOICE, required=True, choices=dict(HeadPost.choices), is_fixed=True, width=18),
        Field("full_name", "Họ và tên", (), Form.NAME, required=True, length=120, is_fixed=True, width=26),
        Field("born_on", "Ngày sinh", (), Form.DAY, is_fixed=True, width=12),
        Field("sex", "Giới tính", (), Form.CHOICE, choices=dict(Sex.choices), is_fixed=True, width=10),
        Field("is_member", "Đảng viên", (), Form.CHOICE, choices={_YES: "Có", _NO: "Không"}, is_fixed=True, width=10),
        Field("first", "Từ ngày", (), Form.DAY, required=True, is_fixed=True, width=12),
        Field("term_until", "Hết nhiệm kỳ ngày", (), Form.DAY, required=True, is_fixed=True, width=12),
        Field("until", "Thôi giữ từ ngày", (), Form.DAY, width=12),
        Field("end_reason", "Lý do thôi", (), Form.CHOICE, choices=dict(HeadEnd.choices), width=20),
    )  # fmt: skip
    keys: ClassVar[Mapping[str, str]] = {ROW_KEY: "Mã dòng"}
    faults: ClassVar[Mapping[str, str]] = {"on": "until", "name": "hamlet"}
    notes = (
        "Thêm dòng mới để ghi người mới được bầu; người trước thôi giữ chức vụ từ ngày đó.",
        "Cột «Đảng viên» ghi «Có» thì hệ thống tìm hồ sơ theo họ tên và ngày sinh.",
    )

    def records(self, actor: Actor, node: Organisation) -> Iterator[Record]:
        """Yield the posts at and below the node, hamlet by hamlet."""
        rows = Headship.objects.filter(
            actor.scope(HamletPermission.VIEW, through="hamlet__organisation"),
            Q(valid__endswith=None) | Q(valid__endswith__gt=today()),
            hamlet__organisation__path__descendant_of=node.path,
        )
        rows = rows.select_related("hamlet__organisation").order_by(
            "hamlet__organisation__code", "hamlet__search_key", "post", "pk"
        )
        for row in rows.iterator(chunk_size=2000):
            yield Record(str(row.uid), row.pk, _values(row))

    def natural(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """Return hamlet, post, name and first day."""
        return (
            values["organisation_code"],
            search_key(values["hamlet"]),
            values["post"],
            search_key(values["full_name"]),
            values["first"],
        )

    def title(self, values: Mapping[str, str]) -> str:
        """Return who and where."""
        return f"{values.get('full_name', '')}, {values.get('hamlet', '')}".strip(", ")

    def resolve(self, actor: Actor, node: Organisation, values: dict[str, str]) -> None:  # noqa: ARG002 -- members of all cells in sight
        """Find the member, where the row says that it is one."""
        if values.get("is_member") == _YES:
            values[_MEMBER] = str(
                person_in_sight(actor, {"full_name": values["full_name"], "born_on": _dotted(values["born_on"])})
            )

    def write(self, actor: Actor, node: Organisation, change: RowChange) -> int | None:
        """Record, or end."""
        if change.record is None:
            return _record(actor, node, change.values)
        until = change.values.get("until", "")
        if not until:
            raise errors.EndWithoutDay
        headship = Headship.objects.select_related("hamlet__organisation").get(pk=change.record.pk)
        end_head(
            actor,
            headship,
            on=dt.date.fromisoformat(until),
            reason=change.values.get("end_reason") or HeadEnd.values[0],
        )
        return headship.pk


def _values(row: Headship) -> dict[str, str]:
    """Return what a row of the sheet says of a post."""
    place = row.hamlet.organisation
    return {
        ROW_KEY: str(row.uid),
        "organisation_code": place.code,
        "organisation_name": kept(place.name),
        "hamlet": kept(row.hamlet.name),
        "post": row.post,
        "full_name": kept(row.full_name),
        "born_on": kept(row.born_on),
        "sex": row.sex,
        "is_member": _YES if row.member_id else _NO,
        "first": kept(row.valid.lower),
        "term_until": kept(row.term_until),
        "until": kept(row.valid.upper),
        "end_reason": row.end_reason,
    }


def _record(actor: Actor, node: Organisation, values: Mapping[str, str]) -> int:
    """Record who was elected."""
    hamlet = Hamlet.objects.filter(
        actor.scope(HamletPermission.VIEW), organisation__path__descendant_of=node.path, valid__contains=today(),
        organisation__code=values["organisation_code"], search_key=search_key(values["hamlet"]),
    ).select_related("organisation").first()  # fmt: skip
    if hamlet is None:
        raise errors.HamletUnknown(name=values["hamlet"])
    member = Member.objects.get(pk=int(values[_MEMBER])) if values.get(_MEMBER) else None
    born = values.get("born_on")
    person = Person(
        member=member,
        full_name=values["full_name"],
        sex=values.get("sex", ""),
        born_on=dt.date.fromisoformat(born) if born else None,
    )
    first, term_until = (dt.date.fromisoformat(values[key]) for key in ("first", "term_until"))
    return record_head(actor, hamlet, post=values["post"], person=person, first=first, term_until=term_until).pk


def _dotted(day: str) -> str:
    """Return a day as it is written here."""
    return "/".join(reversed(day.split("-"))) if day else ""

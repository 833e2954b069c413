"""Posts in committees: who leads which organisation, as one sheet; a new row appoints, a last day ends the post."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import ClassVar

from django.db.models import Q

from sotay.access.actor import Actor
from sotay.committees.actions.positions import appoint, end_position
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.committees.permissions import CommitteePermission
from sotay.core.dates import format_date
from sotay.core.days import today
from sotay.documents.decisions import DecisionPaper
from sotay.documents.models import Decision
from sotay.exchange.nouns import errors
from sotay.exchange.nouns.base import ROW_KEY, Field, Form, Noun, Record, RowChange, kept
from sotay.exchange.nouns.people import person_in_sight
from sotay.members.models import Member
from sotay.organisations.models import Organisation

# Set by `resolve`: whom a new row means.
_MEMBER = "member"
_PAPER = ("number", "on", "by", "signatory")


def _paper_fields(prefix: str, what: str, *, is_fixed: bool) -> tuple[Field, ...]:
    """Return the four fields of a decision."""
    return (
        Field(f"{prefix}_number", f"Số quyết định {what}", length=60, is_fixed=is_fixed, width=18),
        Field(f"{prefix}_on", f"Ngày quyết định {what}", form=Form.DAY, is_fixed=is_fixed, width=12),
        Field(f"{prefix}_by", f"Cơ quan ban hành quyết định {what}", length=200, is_fixed=is_fixed, width=24),
        Field(f"{prefix}_signatory", f"Người ký quyết định {what}", length=120, is_fixed=is_fixed, width=20),
    )


class Positions(Noun):
    """Posts that are held today or begin later."""

    code = "positions"
    label = "Cấp ủy, chức vụ"
    permission = CommitteePermission.APPOINT
    anchors = ("organisation_code", "full_name", "post")
    own_fields = (
        Field(
            "organisation_code", "Mã tổ chức", ("Mã tổ chức đảng", "Mã TCĐ"), Form.DIGITS, required=True, length=30,
            is_fixed=True, width=18,
        ),
        Field("organisation_name", "Tên tổ chức", is_shown_only=True, width=34),
        Field("full_name", "Họ và tên", ("Họ và tên khai sinh",), Form.NAME, required=True, length=120, is_fixed=True, width=26),
        Field(
            "born_on", "Ngày sinh", (), Form.PART_DAY, length=10, is_fixed=True, width=12,
            note="Để phân biệt người trùng tên khi thêm dòng mới.",
        ),
        Field(
            "national_id", "Số định danh cá nhân", ("Số CCCD",), Form.DIGITS, length=12, is_fixed=True, is_masked=True, is_for_new=True, width=18,
            note="Chỉ cần ghi khi thêm người trùng cả họ tên lẫn ngày sinh; tệp tải về để trống cột này.",
        ),
        Field("post", "Chức vụ", ("Chức vụ trong Đảng",), Form.CHOICE, required=True, choices=dict(Post.choices), is_fixed=True, width=24),
        Field("first", "Từ ngày", ("Ngày bắt đầu", "Giữ chức vụ từ ngày"), Form.DAY, required=True, is_fixed=True, width=12),
        Field(
            "until", "Đến ngày", ("Ngày thôi giữ chức vụ",), Form.DAY, width=12,
            note="Ngày đầu tiên không còn giữ chức vụ. Để trống thì giữ đến hết nhiệm kỳ.",
        ),
        *_paper_fields("decision", "giao", is_fixed=True),
        *_paper_fields("end", "thôi giữ", is_fixed=False),
    )  # fmt: skip
    notes = (
        "Thêm một dòng mới ở cuối để ghi người giữ chức vụ mới.",
        "Ghi ngày vào cột «Đến ngày» để kết thúc một chức vụ.",
        "Các cột khác của dòng đã có không sửa trong tệp: kết thúc dòng cũ rồi thêm dòng mới.",
    )
    keys: ClassVar[Mapping[str, str]] = {ROW_KEY: "Mã dòng"}
    target_type = "committees.Position"
    faults: ClassVar[Mapping[str, str]] = {"member": "full_name", "on": "until"}

    def records(self, actor: Actor, node: Organisation) -> Iterator[Record]:
        """Yield the posts at and below the node, organisation by organisation."""
        rows = Position.objects.filter(
            actor.scope(CommitteePermission.VIEW),
            Q(valid__endswith=None) | Q(valid__endswith__gt=today()),
            organisation__path__descendant_of=node.path,
        )
        rows = rows.select_related("member", "organisation", "decision", "end_decision")
        for row in rows.order_by("organisation__code", "post", "pk").iterator(chunk_size=2000):
            yield Record(str(row.uid), row.pk, _values(row))

    def natural(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """Return organisation, person, post and first day."""
        return (values["organisation_code"], values[_MEMBER], values["post"], values["first"])

    def title(self, values: Mapping[str, str]) -> str:
        """Return who and which post."""
        return f"{values.get('full_name', '')}, {self.shown('post', values.get('post', ''))}".strip(", ")

    def resolve(self, actor: Actor, node: Organisation, values: dict[str, str]) -> None:  # noqa: ARG002 -- the members of all cells in sight
        """Find the person; one of several, or one elsewhere, is not guessed."""
        values[_MEMBER] = str(person_in_sight(actor, values))

    def write(self, actor: Actor, node: Organisation, change: RowChange) -> int | None:
        """Appoint, or end."""
        if change.record is None:
            return _appoint(actor, node, change.values)
        position = Position.objects.select_related("organisation").get(pk=change.record.pk)
        until = change.changed.get("until", "")
        if not until:
            raise errors.EndWithoutDay
        end_position(actor, position, on=dt.date.fromisoformat(until), decision=_paper(change.values, "end"))
        return position.pk


def _values(row: Position) -> dict[str, str]:
    """Return what a row of the sheet says of a post."""
    values = {
        ROW_KEY: str(row.uid),
        "organisation_code": row.organisation.code,
        "organisation_name": kept(row.organisation.name),
        "full_name": kept(row.member.full_name),
        "born_on": format_date(row.member.born_on, row.member.born_precision),
        "national_id": "",
        "post": row.post,
        "first": kept(row.valid.lower),
        "until": kept(row.valid.upper),
        _MEMBER: str(row.member_id),
    }
    for prefix, decision in (("decision", row.decision), ("end", row.end_decision)):
        values |= dict(zip((f"{prefix}_{part}" for part in _PAPER), _told(decision), strict=True))
    return values


def _told(decision: Decision | None) -> tuple[str, str, str, str]:
    """Return number, day, body and signatory of a decision."""
    if decision is None:
        return ("", "", "", "")
    return (
        kept(decision.number), kept(decision.issued_on), kept(decision.issued_by), kept(decision.signatory),
    )  # fmt: skip


def _appoint(actor: Actor, node: Organisation, values: Mapping[str, str]) -> int:
    """Give the post."""
    organisation = Organisation.objects.filter(
        actor.scope(CommitteePermission.VIEW, through=""), path__descendant_of=node.path, closed_on=None,
        code=values["organisation_code"],
    ).first()  # fmt: skip
    if organisation is None:
        raise errors.OrganisationUnknown(code=values["organisation_code"])
    until = values.get("until")
    position = appoint(
        actor,
        organisation,
        member=Member.objects.get(pk=int(values[_MEMBER])),
        post=values["post"],
        first=dt.date.fromisoformat(values["first"]),
        until=dt.date.fromisoformat(until) if until else None,
        decision=_paper(values, "decision"),
    )
    return position.pk


def _paper(values: Mapping[str, str], prefix: str) -> DecisionPaper | None:
    """Return the decision that the row names, whole or not at all."""
    number, on, by, signatory = (values.get(f"{prefix}_{part}", "") for part in _PAPER)
    if not any((number, on, by, signatory)):
        return None
    if not all((number, on, by, signatory)):
        raise errors.DecisionInPart(field=f"{prefix}_number")
    return DecisionPaper(number, dt.date.fromisoformat(on), by, signatory)

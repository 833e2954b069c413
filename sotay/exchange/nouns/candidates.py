"""Candidates: the lists that cells follow, as one sheet; rows are added and corrected, the road itself has its own pages."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from sotay.access.actor import Actor
from sotay.core.text import search_key
from sotay.development.actions.candidates import edit_candidate, record_candidate
from sotay.development.choices import OPEN, Source, Special
from sotay.development.models import Candidate
from sotay.development.permissions import DevelopmentPermission
from sotay.exchange.nouns import errors
from sotay.exchange.nouns.base import ROW_KEY, Field, Form, Noun, Record, RowChange, kept
from sotay.members.choices import Sex
from sotay.organisations.models import Organisation

_DAYS = frozenset({"born_on", "noted_on", "left_on"})
_TEXTS = ("ethnicity", "religion", "home_town", "occupation", "general_education", "qualification", "note")
_SAID = ("full_name", "born_on", "sex", *_TEXTS, "source", "special", "left_on", "noted_on")
_FOR_NEW = ("national_id", "phone", "residence")


class Candidates(Noun):
    """Those who are followed and not yet admitted."""

    code = "candidates"
    label = "Quần chúng ưu tú"
    permission = DevelopmentPermission.KEEP
    anchors = ("organisation_code", "full_name", "born_on")
    target_type = "development.Candidate"
    own_fields = (
        Field("organisation_code", "Mã chi bộ", ("Mã tổ chức", "Mã TCĐ"), Form.DIGITS, required=True, length=30, is_fixed=True, width=18),
        Field("organisation_name", "Tên chi bộ", is_shown_only=True, width=30),
        Field("full_name", "Họ và tên", ("Họ và tên khai sinh", "Họ tên"), Form.NAME, required=True, length=120, width=26),
        Field("born_on", "Ngày sinh", (), Form.DAY, required=True, width=12),
        Field("sex", "Giới tính", (), Form.CHOICE, required=True, choices=dict(Sex.choices), width=10),
        Field("ethnicity", "Dân tộc", length=40),
        Field("religion", "Tôn giáo", length=40),
        Field("home_town", "Quê quán", width=28),
        Field("residence", "Nơi thường trú", length=300, is_for_new=True, is_masked=True, width=30, note="Chỉ nhận ở dòng thêm mới."),
        Field("national_id", "Số định danh cá nhân", ("Số CCCD",), Form.DIGITS, length=12, is_for_new=True, is_masked=True, width=18, note="Chỉ nhận ở dòng thêm mới."),
        Field("phone", "Điện thoại", ("SĐT",), Form.DIGITS, length=15, is_for_new=True, is_masked=True, width=14, note="Chỉ nhận ở dòng thêm mới."),
        Field("occupation", "Nghề nghiệp, chức vụ", ("Nghề nghiệp",), length=120, width=24),
        Field("general_education", "Giáo dục phổ thông", length=20),
        Field("qualification", "Chuyên môn nghiệp vụ", length=60),
        Field("source", "Nguồn", (), Form.CHOICE, required=True, choices=dict(Source.choices), width=22),
        Field("special", "Trường hợp đặc biệt", (), Form.CHOICE, choices={code: word for code, word in Special.choices if code}, width=22),
        Field("left_on", "Ngày ra khỏi Đảng", (), Form.DAY, width=12, note="Chỉ với người xin kết nạp lại."),
        Field("noted_on", "Ngày đưa vào danh sách nguồn", (), Form.DAY, required=True, width=14),
        Field("note", "Ghi chú", length=400, width=30),
    )  # fmt: skip
    keys: ClassVar[Mapping[str, str]] = {ROW_KEY: "Mã dòng"}
    notes = (
        "Các bước kết nạp (lớp nhận thức, hồ sơ, biểu quyết, quyết định) ghi ở mục «Phát triển đảng viên», không ghi bằng tệp.",
    )

    def records(self, actor: Actor, node: Organisation) -> Iterator[Record]:
        """Yield who is followed at and below the node, cell by cell."""
        rows = Candidate.objects.filter(
            actor.scope(DevelopmentPermission.VIEW),
            organisation__path__descendant_of=node.path,
            status__in=OPEN,
            member=None,
        )
        for row in rows.select_related("organisation").order_by("organisation__code", "sort_key", "pk").iterator(2000):
            values = {name: kept(getattr(row, name)) for name in _SAID}
            values |= {
                ROW_KEY: str(row.uid), "organisation_code": row.organisation.code, "organisation_name": kept(row.organisation.name),
            }  # fmt: skip
            yield Record(values[ROW_KEY], row.pk, values)

    def natural(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """Return cell, name and birthday."""
        return (values["organisation_code"], search_key(values["full_name"]), values["born_on"])

    def title(self, values: Mapping[str, str]) -> str:
        """Return the name."""
        return values.get("full_name", "")

    def write(self, actor: Actor, node: Organisation, change: RowChange) -> int | None:
        """Put on the list, or correct."""
        if change.record is not None:
            candidate = Candidate.objects.select_related("organisation").get(pk=change.record.pk)
            edit_candidate(actor, candidate, **_fields(change.changed))
            return candidate.pk
        cell = Organisation.objects.filter(
            actor.scope(DevelopmentPermission.VIEW, through=""), path__descendant_of=node.path, closed_on=None,
            code=change.values["organisation_code"],
        ).first()  # fmt: skip
        if cell is None:
            raise errors.OrganisationUnknown(code=change.values["organisation_code"])
        return record_candidate(actor, cell, **_fields({k: v for k, v in change.values.items() if v})).pk


def _fields(values: Mapping[str, str]) -> dict[str, Any]:
    """Return values as the action takes them."""
    names = [name for name in (*_SAID, *_FOR_NEW) if name in values]
    return {name: dt.date.fromisoformat(values[name]) if name in _DAYS else values[name] for name in names}

"""Organisations: the part of the tree below a node as one sheet; names and sectors change, new rows are founded."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from sotay.access.actor import Actor
from sotay.core.errors import DomainError
from sotay.exchange.nouns.base import ROW_KEY, Field, Form, Noun, Record, RowChange, kept
from sotay.organisations.actions.imports import import_organisations
from sotay.organisations.choices import TREE_KINDS, Kind, Sector
from sotay.organisations.models import Organisation
from sotay.organisations.permissions import OrganisationPermission
from sotay.organisations.rules.csv_file import Row


class Organisations(Noun):
    """Organisations that stand today."""

    code = "organisations"
    label = "Tổ chức đảng"
    permission = OrganisationPermission.IMPORT
    anchors = ("code", "name", "kind")
    own_fields = (
        Field("code", "Mã tổ chức", ("Mã tổ chức đảng", "Mã TCĐ", "Mã"), Form.DIGITS, required=True, length=30, is_fixed=True, width=20),
        Field("parent_code", "Mã cấp trên", ("Mã tổ chức cấp trên", "Trực thuộc (mã)"), Form.DIGITS, length=30, is_fixed=True, width=20),
        Field("parent_name", "Tên cấp trên", is_shown_only=True, width=34),
        Field("name", "Tên tổ chức", ("Tên tổ chức đảng", "Tên"), required=True, width=44),
        Field(
            "kind", "Loại tổ chức", ("Loại",), Form.CHOICE, required=True, is_fixed=True, width=26,
            choices={kind.value: Kind(kind).label for kind in TREE_KINDS},
        ),
        Field("sector", "Loại hình", (), Form.CHOICE, choices=dict(Sector.choices), width=32),
    )  # fmt: skip
    keys: ClassVar[Mapping[str, str]] = {ROW_KEY: "Mã dòng", "code": "Mã tổ chức"}
    target_type = "organisations.Organisation"
    notes = (
        "Sửa được tên và loại hình. Thêm dòng mới để thêm tổ chức: ghi mã, mã cấp trên, tên, loại tổ chức.",
        "Đổi mã, đổi cấp trên, chia tách, sáp nhập, giải thể làm ở mục «Sắp xếp tổ chức», có quyết định.",
    )

    def records(self, actor: Actor, node: Organisation) -> Iterator[Record]:
        """Yield the open organisations at and below the node, in the order of their codes."""
        rows = Organisation.objects.filter(
            actor.scope(OrganisationPermission.VIEW, through=""),
            path__descendant_of=node.path, closed_on=None, kind__in=TREE_KINDS,
        ).select_related("parent")  # fmt: skip
        for row in rows.order_by("code", "pk").iterator(chunk_size=2000):
            yield Record(str(row.uid), row.pk, _values(row))

    def natural(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """Return the code."""
        return (values["code"],)

    def title(self, values: Mapping[str, str]) -> str:
        """Return the name."""
        return values.get("name", "")

    def write(self, actor: Actor, node: Organisation, change: RowChange) -> int | None:
        """Take the row as the import of organisations does, with the same refusals."""
        say = change.values
        row = Row(change.number, say["code"], say["parent_code"], say["name"], say["kind"], say["sector"])
        plan = import_organisations(actor, node, rows=[row])
        if plan.refusals:
            refusal: DomainError = plan.refusals[0].error
            raise refusal
        if change.record is not None:
            return change.record.pk
        return Organisation.objects.filter(code=say["code"], closed_on=None).values_list("pk", flat=True).first()


def _values(row: Organisation) -> dict[str, str]:
    """Return what a row of the sheet says of an organisation."""
    return {
        ROW_KEY: str(row.uid),
        "code": row.code,
        "parent_code": row.parent.code if row.parent else "",
        "parent_name": kept(row.parent.name) if row.parent else "",
        "name": kept(row.name),
        "kind": row.kind,
        "sector": row.sector,
    }

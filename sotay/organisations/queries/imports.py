"""What an import would do, asked before it is done."""

from collections.abc import Sequence

from sotay.core.days import today
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import pairs_on
from sotay.organisations.rules.csv_file import Row
from sotay.organisations.rules.import_plan import Known, Plan, plan_import


def province_or_new() -> Organisation:
    """Return the province, or one still to be founded where the installation is empty."""
    return Organisation.objects.filter(kind=Kind.PROVINCE).first() or Organisation(kind=Kind.PROVINCE)


def import_plan(top: Organisation, rows: Sequence[Row]) -> Plan:
    """Return what the rows would do to the part of the tree at and below `top`."""
    return plan_import(rows, known_organisations(top), pairs_on(today()))


def known_organisations(top: Organisation) -> list[Known]:
    """Return the open organisations; those outside the part of the tree are marked."""
    rows = (
        Organisation.objects.filter(closed_on=None)
        .exclude(kind=Kind.PRACTICE)
        .values_list("pk", "code", "parent__code", "parent__name", "name", "kind", "sector", "path")
    )
    return [
        Known(pk, code, parent or "", parent_name or "", name, kind, sector, _is_inside(path, top.path))
        for pk, code, parent, parent_name, name, kind, sector, path in rows
    ]


def _is_inside(path: str, top: str) -> bool:
    """Tell whether a path is the top's or lies below it; where there is no top yet, everything is inside."""
    return not top or path == top or path.startswith(f"{top}.")

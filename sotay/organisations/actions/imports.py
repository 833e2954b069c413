"""Bringing a file of organisations into the tree, all accepted rows in one transaction."""

from collections.abc import Sequence

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.organisations.actions.writing import Founding, name_organisation, write_organisations
from sotay.organisations.errors import NoProvince
from sotay.organisations.models import Organisation
from sotay.organisations.permissions import OrganisationPermission
from sotay.organisations.queries.imports import import_plan, province_or_new
from sotay.organisations.rules.csv_file import Row
from sotay.organisations.rules.import_plan import Change, Plan


@action(OrganisationPermission.IMPORT, lock=Lock.TREE)
def import_organisations(actor: Actor, top: Organisation, *, rows: Sequence[Row], file_name: str = "") -> Plan:
    """Take the rows that can be taken into the part of the tree at and below `top`, and return the verdict on all.

    On an empty installation `top` is the unsaved province, which the file's first accepted row becomes.
    """
    if top.pk is None:
        _follow_first_import(top)
    plan = import_plan(top, rows)
    is_first = top.pk is None
    if is_first and not plan.created:
        raise NoProvince
    parents = {row.code: row for row in Organisation.objects.filter(closed_on=None)}
    foundings = [Founding(e.code, e.parent_code, e.name, e.kind, e.sector) for e in plan.created]
    write_organisations(foundings, parents, province=top if is_first else None)
    _correct(plan.updated)
    return plan


def _follow_first_import(top: Organisation) -> None:
    """Become the province that somebody else's first import has founded while this one waited for the lock."""
    province = province_or_new()
    top.pk, top.path = province.pk, province.path


def _correct(changes: Sequence[Change]) -> None:
    """Write new names and sectors."""
    rows = Organisation.objects.in_bulk([change.known.id for change in changes])
    for change in changes:
        row = rows[change.known.id]
        row.sector = change.sector
        name_organisation(row, change.name)
    Organisation.objects.bulk_update(rows.values(), ["name", "sector", "search_key", "sort_key"], batch_size=500)

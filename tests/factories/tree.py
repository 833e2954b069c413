"""Organisations built straight into the tables, with placement and code as the actions would leave them."""

import datetime as dt
import itertools

from sotay.core.days import since
from sotay.core.text import search_key, sort_key
from sotay.organisations.choices import Kind, Sector
from sotay.organisations.models import Organisation, OrganisationCode, Placement

FOUNDED = dt.date(2010, 1, 1)
_codes = itertools.count(1)


def make_organisation(parent: Organisation | None = None, **fields) -> Organisation:
    """A cell under `parent`, or the province where there is no parent."""
    kind = fields.pop("kind", Kind.CELL if parent else Kind.PROVINCE)
    code = fields.pop("code", None) or f"{parent.code}.{next(_codes):03d}" if parent else fields.pop("code", "24")
    name = fields.pop("name", f"Chi bộ thôn {code}")
    organisation = Organisation.objects.create(
        kind=kind,
        sector=fields.pop("sector", Sector.RESIDENTIAL if kind == Kind.CELL else ""),
        name=name,
        code=code,
        parent=parent,
        path=f"new{next(_codes)}",
        founded_on=fields.pop("founded_on", FOUNDED),
        search_key=search_key(name),
        sort_key=sort_key(name),
        **fields,
    )
    organisation.path = f"{parent.path}.{organisation.pk}" if parent else str(organisation.pk)
    organisation.save(update_fields=["path"])
    Placement.objects.create(organisation=organisation, parent=parent, path=organisation.path, valid=since(FOUNDED))
    OrganisationCode.objects.create(organisation=organisation, code=code, valid=since(FOUNDED))
    return organisation

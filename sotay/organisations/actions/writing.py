"""Writing organisations so that parent, path, placement and code never tell different stories."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Max

from sotay.core.days import since
from sotay.core.text import search_key, sort_key
from sotay.documents.models import Decision
from sotay.organisations.models import Organisation, OrganisationCode, Placement

_BATCH = 2000
_SEARCH_LENGTH = Organisation._meta.get_field("search_key").max_length
_SORT_LENGTH = Organisation._meta.get_field("sort_key").max_length


@dataclass(frozen=True)
class Founding:
    """An organisation to be; `first` is empty where nobody knows since when it has stood."""

    code: str
    parent_code: str
    name: str
    kind: str
    sector: str
    first: dt.date | None = None
    decision: Decision | None = None


def write_organisations(
    foundings: Sequence[Founding], parents: dict[str, Organisation], province: Organisation | None = None
) -> list[Organisation]:
    """Write new organisations, parents first in the sequence, with place and code.

    `parents` are the known ones by code; `province` is the unsaved root that the first of the sequence becomes, if so.
    """
    made = dict(parents)
    written: list[Organisation] = []
    for key, founding in zip(_reserve_keys(len(foundings)), foundings, strict=True):
        parent = made.get(founding.parent_code)
        organisation = province if province is not None and parent is None else Organisation()
        organisation.pk = key
        organisation.parent = parent
        organisation.path = f"{parent.path}.{key}" if parent else str(key)
        organisation.kind, organisation.sector, organisation.code = founding.kind, founding.sector, founding.code
        organisation.founded_on = founding.first
        name_organisation(organisation, founding.name)
        made[founding.code] = organisation
        written.append(organisation)
    Organisation.objects.bulk_create(written, batch_size=_BATCH)
    _write_history(foundings, written)
    return written


def name_organisation(organisation: Organisation, name: str) -> None:
    """Give the object its name and the keys that follow from it."""
    organisation.name = name
    organisation.search_key = search_key(name)[:_SEARCH_LENGTH]
    organisation.sort_key = sort_key(name)[:_SORT_LENGTH]


def _write_history(foundings: Sequence[Founding], written: Sequence[Organisation]) -> None:
    """Write the first placement and code of each organisation; a code used before begins again where it ended."""
    free_from = dict(
        OrganisationCode.objects.filter(code__in=[founding.code for founding in foundings])
        .values_list("code")
        .annotate(until=Max("valid__endswith"))
        .order_by()
    )
    Placement.objects.bulk_create(
        [
            Placement(
                organisation=row,
                parent=row.parent,
                path=row.path,
                valid=since(founding.first),
                decision=founding.decision,
            )
            for founding, row in zip(foundings, written, strict=True)
        ],
        batch_size=_BATCH,
    )
    OrganisationCode.objects.bulk_create(
        [
            OrganisationCode(
                organisation=row,
                code=row.code,
                valid=since(_later(founding.first, free_from.get(row.code))),
                decision=founding.decision,
            )
            for founding, row in zip(foundings, written, strict=True)
        ],
        batch_size=_BATCH,
    )


def _later(first: dt.date | None, free_from: dt.date | None) -> dt.date | None:
    """Return the later of two days, of which either may be unknown."""
    return max((day for day in (first, free_from) if day), default=None)


def _reserve_keys(count: int) -> list[int]:
    """Take primary keys beforehand, because a path contains its own organisation's key."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [Organisation._meta.db_table, count],
        )
        return [key for (key,) in cursor.fetchall()]

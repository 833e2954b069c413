"""Lists that were taken out of the register, and the rows of one."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.find import find
from sotay.core.known import known_at
from sotay.members.models import Affiliation, Export
from sotay.members.permissions import MemberPermission
from sotay.members.queries.register import SORTS, Filters, members_for
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import call_as_of

_AT_ONCE = 2000


def exports_for(actor: Actor) -> QuerySet[Export]:
    """Return the actor's own exports, the newest first, as long as the right to export lasts."""
    rows = Export.objects.filter(actor.scope(MemberPermission.EXPORT), asked_by=actor.user)
    return rows.select_related("organisation").order_by("-pk")


def get_export(actor: Actor, uid: UUID) -> Export:
    """Return one of the actor's own exports, or raise `NotVisible`."""
    return find(exports_for(actor), uid=uid)


def get_export_by_key(key: int) -> Export:
    """Return the export of a job."""
    return Export.objects.select_related("organisation", "asked_by").get(pk=key)


def listed_keys(actor: Actor, filters: Filters) -> list[tuple[int, int]]:
    """Return (affiliation, member) of everybody on the list, in its order."""
    with known_at(filters.known):
        rows = members_for(actor, filters).order_by(*SORTS.get(filters.sort, SORTS["name"]))
        return list(rows.values_list("pk", "member_id"))


def listed_rows(affiliations: Sequence[int], filters: Filters, fields: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the fields of each, with the `status` of the day, in the order given; so many at a time."""
    on = filters.on or today()
    with known_at(filters.known):
        called = names_on(on) if on != today() or filters.known else {}
    for start in range(0, len(affiliations), _AT_ONCE):
        some = affiliations[start : start + _AT_ONCE]
        with known_at(filters.known):
            rows = Affiliation.objects.filter(pk__in=some, member__standings__valid__contains=on)
            columns = rows.values("pk", "organisation_id", *fields, status=F("member__standings__status"))
            found = {row["pk"]: row | called.get(row["organisation_id"], {}) for row in columns}
        yield from (found[key] for key in some)


def names_on(day: dt.date) -> dict[int, dict[str, str]]:
    """Return of each organisation what a row of a file calls it on the day."""
    rows = list(Organisation.objects.filter(placements__valid__contains=day))
    call_as_of(rows, day)
    return {row.pk: {"organisation__code": row.code, "organisation__name": row.name} for row in rows}

"""How many members there are below a node as of a day."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from django.db.models import Count, F, Q

from sotay.core.days import today
from sotay.members.choices import COUNTED, AffiliationKind
from sotay.members.models import Affiliation
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import paths_on

Row = tuple[str, str, int]


def members_below(nodes: Sequence[Organisation], on: dt.date | None = None) -> Counter[int]:
    """Return how many members each organisation has at and below it on the day, by its key."""
    counts: Counter[int] = Counter()
    wanted = {node.pk for node in nodes}
    for path, _, count in members_by_cell(nodes, on):
        for key in map(int, path.split(".")):
            if key in wanted:
                counts[key] += count
    return counts


def members_by_status(node: Organisation, on: dt.date | None = None) -> dict[str, int]:
    """Return how many members of each status there are at and below a node on the day; zeros are named too."""
    counts: Counter[str] = Counter()
    for _, status, count in members_by_cell([node], on):
        counts[status] += count
    return {status.value: counts[status.value] for status in COUNTED}


def members_by_cell(nodes: Sequence[Organisation], on: dt.date | None = None) -> list[Row]:
    """Return path of the cell, status, how many; each member once, at the official cell of the day."""
    day = on or today()
    below = Q(pk__in=())
    for path in paths_on(nodes, day):
        below |= Q(organisation__placements__path__descendant_of=path)
    rows = Affiliation.objects.filter(
        below,
        kind=AffiliationKind.OFFICIAL,
        valid__contains=day,
        organisation__placements__valid__contains=day,
        member__standings__valid__contains=day,
        member__standings__status__in=COUNTED,
    )
    rows = rows.values_list(F("organisation__placements__path"), F("member__standings__status"))
    return list(rows.annotate(count=Count("pk")).order_by())

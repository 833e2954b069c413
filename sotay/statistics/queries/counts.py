"""How many organisations of each level and kind, and how many members of each status, there were below a node on a day."""

import datetime as dt
from collections import Counter
from typing import Any

from sotay.core.known import known_at
from sotay.members.queries.counts import members_by_status
from sotay.organisations.choices import TREE_KINDS, Level
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import kinds_below


def counts_of(node: Organisation, on: dt.date) -> dict[str, Any]:
    """Return the counts at and below the node on the day, zeros named; the node itself is counted."""
    found = kinds_below(node, on)
    kinds = Counter({row.kind: row.count for row in found})
    levels: Counter[Level] = Counter()
    for row in found:
        levels[row.level] += row.count
    statuses = members_by_status(node, on)
    return {
        "organisation": node.code,
        "name": node.name,
        "on": on.isoformat(),
        "organisations": {
            "total": kinds.total(),
            "level": {level.value: levels[level] for level in Level},
            "kind": {kind.value: kinds[kind] for kind in TREE_KINDS},
        },
        "members": {"total": sum(statuses.values()), "status": statuses},
    }


def counts_known(node: Organisation, on: dt.date, known: dt.datetime | None) -> dict[str, Any]:
    """Return the same as it was recorded at a moment; without one, as it is recorded now."""
    with known_at(known):
        return counts_of(node, on)

"""The kinds of organisations and where each may stand."""

import datetime as dt
from dataclasses import dataclass

from sotay.core.days import today
from sotay.organisations.choices import LEVEL_OF_KIND, TREE_KINDS, Kind, Level
from sotay.organisations.models import KindRule, Organisation
from sotay.organisations.queries.tree import kind_rules_on, pairs_on
from sotay.organisations.rules.ladder import kinds_under

USUAL_KIND = Kind.CELL


@dataclass(frozen=True)
class KindPlace:
    """A kind, its step of the ladder, and the rules that put it under other kinds."""

    kind: Kind
    level: Level
    rules: list[KindRule]


def ladder_on(day: dt.date) -> list[KindPlace]:
    """Return the kinds from the top of the ladder down, with the rules in force on the day."""
    rules = list(kind_rules_on(day))
    return [
        KindPlace(kind, LEVEL_OF_KIND[kind], [rule for rule in rules if rule.child_kind == kind]) for kind in TREE_KINDS
    ]


def offered_kinds(parent: Organisation) -> tuple[Kind, ...]:
    """Return the kinds that may be founded under an organisation today."""
    return kinds_under(parent.kind, pairs_on(today()))

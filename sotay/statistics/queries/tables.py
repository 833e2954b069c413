"""All official tables of a part of the tree for a period, each against the same period a year before."""

import datetime as dt

from sotay.core.known import known_at
from sotay.organisations.models import Organisation
from sotay.statistics import tables
from sotay.statistics.queries.movements import Movements, movements_of
from sotay.statistics.queries.periods import days_of, year_before
from sotay.statistics.queries.profile import profiles_of
from sotay.statistics.queries.sectors import organisations_by_sector


def official_tables(
    node: Organisation, first: dt.date, last: dt.date, known: dt.datetime | None = None
) -> list[tables.Table]:
    """Return tables 1-5 for the days `first` to `last`; with `known`, as they were recorded at that moment."""
    opening, closing, opening_before, closing_before = days_of(first, last)
    with known_at(known):
        everybody, admitted = profiles_of(node, closing, first)
        everybody_before, admitted_before = profiles_of(node, closing_before, year_before(first))
        return [
            tables.movements_table(
                movements_of(node, opening, closing), movements_of(node, opening_before, closing_before)
            ),
            tables.members_table(2, "Đảng viên mới kết nạp", admitted, admitted_before),
            tables.groups_table(3, "Đảng viên mới kết nạp theo dân tộc, tôn giáo", admitted),
            tables.members_table(4, "Đội ngũ đảng viên", everybody, everybody_before),
            tables.sectors_table(organisations_by_sector(node, closing), everybody),
        ]


def period_movements(node: Organisation, first: dt.date, last: dt.date) -> Movements:
    """Return the movements of table 1 alone."""
    opening, closing, _, _ = days_of(first, last)
    return movements_of(node, opening, closing)

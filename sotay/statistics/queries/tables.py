"""All official tables of a part of the tree for a period, each against the same period a year before."""

import datetime as dt

from sotay.organisations.models import Organisation
from sotay.statistics import tables
from sotay.statistics.queries.movements import movements_of
from sotay.statistics.queries.profile import profile_of
from sotay.statistics.queries.sectors import organisations_by_sector


def official_tables(node: Organisation, first: dt.date, last: dt.date) -> list[tables.Table]:
    """Return tables 1-5 for the days `first` to `last`."""
    first_before, last_before = (_year_before(day) for day in (first, last))
    one_day = dt.timedelta(days=1)
    everybody, everybody_before = profile_of(node, last), profile_of(node, last_before)
    admitted = profile_of(node, last, admitted_since=first)
    admitted_before = profile_of(node, last_before, admitted_since=first_before)
    return [
        tables.movements_table(
            movements_of(node, first - one_day, last), movements_of(node, first_before - one_day, last_before)
        ),
        tables.members_table(2, "Đảng viên mới kết nạp", admitted, admitted_before),
        tables.groups_table(3, "Đảng viên mới kết nạp theo dân tộc, tôn giáo", admitted),
        tables.members_table(4, "Đội ngũ đảng viên", everybody, everybody_before),
        tables.sectors_table(organisations_by_sector(node, last), everybody),
    ]


def _year_before(day: dt.date) -> dt.date:
    """Return the same day a year earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)

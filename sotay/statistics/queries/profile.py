"""The members of a part of the tree as of a day, counted by every attribute of the official tables in one pass."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sotay.core.bulk import read_sql
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import path_on
from sotay.statistics.queries.counted import counted

# Grouping sets count the same rows once for every attribute; the ORM has none. The newly admitted
# (tables 2 and 3) are counted beside everybody. The sector is that of the day.
_PROFILE = f"""
WITH member AS MATERIALIZED (
    SELECT m.sex, m.ethnicity, m.religion, m.occupation, m.general_education, m.qualification, m.political_theory, c.status,
           coalesce(n.sector, o.sector) AS sector,
           extract(year FROM age(%(on)s::date, m.born_on))::int AS age,
           coalesce(m.joined_on >= %(since)s::date AND m.joined_on <= %(on)s, false) AS is_new,
           CASE WHEN m.joined_on < DATE '1945-08-19' THEN 1 WHEN m.joined_on <= DATE '1954-07-20' THEN 2
                WHEN m.joined_on <= DATE '1975-04-30' THEN 3 ELSE 4 END AS era
      FROM ({counted("%(on)s::date", "%(path)s::ltree")}) c
      JOIN organisations_organisation o ON o.id = c.cell
      LEFT JOIN organisations_naming n ON n.organisation_id = o.id AND n.valid @> %(on)s::date
      JOIN members_member m ON m.id = c.member_id
), banded AS (
    SELECT member.*, CASE WHEN age <= 30 THEN '18-30' WHEN age <= 35 THEN '31-35' WHEN age <= 40 THEN '36-40'
                          WHEN age <= 45 THEN '41-45' WHEN age <= 50 THEN '46-50' WHEN age <= 55 THEN '51-55'
                          WHEN age <= 60 THEN '56-60' ELSE '>60' END AS band
      FROM member
)
SELECT GROUPING(sex, ethnicity, religion, occupation, general_education, qualification, political_theory, status, sector, era, band),
       coalesce(sex, ethnicity, religion, occupation, general_education, qualification, political_theory, status, sector, era::text, band, ''),
       count(*), count(*) FILTER (WHERE sex = 'female'), coalesce(sum(age), 0),
       count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE is_new AND sex = 'female'), coalesce(sum(age) FILTER (WHERE is_new), 0)
  FROM banded
 GROUP BY GROUPING SETS ((), (sex), (ethnicity), (religion), (occupation), (general_education), (qualification), (political_theory),
                         (status), (sector), (era), (band))
"""  # noqa: S608 -- our own condition, parameters are bound
_ATTRIBUTES = (
    "sex",
    "ethnicity",
    "religion",
    "occupation",
    "general_education",
    "qualification",
    "political_theory",
    "status",
    "sector",
    "era",
    "band",
)


@dataclass(frozen=True)
class Count:
    """How many, and how many of them are women."""

    all: int = 0
    women: int = 0


@dataclass(frozen=True)
class Profile:
    """Members by attribute and value; `age_sum` is in years."""

    total: Count
    age_sum: int
    by: dict[str, dict[str, Count]]

    def of(self, attribute: str, *values: str) -> Count:
        """Return how many have one of the values."""
        found = [self.by[attribute].get(value, Count()) for value in values]
        return Count(sum(c.all for c in found), sum(c.women for c in found))


def profile_of(node: Organisation, on: dt.date) -> Profile:
    """Return the profile of the members below the node on the day."""
    return profiles_of(node, on, on)[0]


def profiles_of(node: Organisation, on: dt.date, since: dt.date) -> tuple[Profile, Profile]:
    """Return the profile of the members below the node on the day, and of those of them admitted since a day; one statement."""
    rows = read_sql(_PROFILE, {"path": path_on(node, on), "on": on, "since": since})
    return _profile([(*row[:2], *row[2:5]) for row in rows]), _profile([(*row[:2], *row[5:8]) for row in rows])


def _profile(rows: list[tuple[int, str, int, int, int]]) -> Profile:
    """Return the profile that the grouped rows make; a value that nobody has is not named."""
    by: dict[str, dict[str, Count]] = defaultdict(dict)
    total, age_sum = Count(), 0
    everything = 2 ** len(_ATTRIBUTES) - 1
    for mask, value, count, women, years in rows:
        if mask == everything:
            total, age_sum = Count(count, women), years
        elif count:
            # Exactly one bit is clear: the attribute that this row groups by, the first being the highest bit.
            attribute = _ATTRIBUTES[len(_ATTRIBUTES) - (everything ^ mask).bit_length()]
            by[attribute][value] = Count(count, women)
    return Profile(total, age_sum, by)

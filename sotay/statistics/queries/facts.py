"""By what each person is counted in the tables of a period: the rows that are frozen with them, and asked for again later."""

import datetime as dt

from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import path_on
from sotay.statistics.queries.counted import counted
from sotay.statistics.queries.periods import days_of

# Opening and closing of the period and of the one a year before, numbered; on each, the cell and status of everybody counted.
# `ways` is the status on a closing day of those who are counted no more: how they left.
FACTS = f"""
WITH day (n, day, path) AS (
    VALUES (1, %(day1)s::date, %(path1)s::ltree), (2, %(day2)s, %(path2)s), (3, %(day3)s, %(path3)s), (4, %(day4)s, %(path4)s)
), seen AS (
    SELECT c.member_id, jsonb_object_agg(d.n, jsonb_build_array(c.cell, c.status)) AS at
      FROM day d CROSS JOIN LATERAL ({counted("d.day", "d.path")}) c
     GROUP BY c.member_id
)
SELECT m.id AS member, jsonb_build_object(
           'uid', m.uid, 'name', m.full_name, 'born_on', m.born_on, 'sex', m.sex, 'ethnicity', m.ethnicity, 'religion', m.religion,
           'occupation', m.occupation, 'general_education', m.general_education, 'qualification', m.qualification,
           'political_theory', m.political_theory, 'joined_on', m.joined_on, 'at', s.at,
           'ways', jsonb_build_object('2', CASE WHEN NOT s.at ? '2' THEN w2.status END, '4', CASE WHEN NOT s.at ? '4' THEN w4.status END)
       ) AS facts
  FROM seen s JOIN members_member m ON m.id = s.member_id
  LEFT JOIN members_standing w2 ON w2.member_id = m.id AND w2.valid @> %(day2)s::date
  LEFT JOIN members_standing w4 ON w4.member_id = m.id AND w4.valid @> %(day4)s::date
"""  # noqa: S608 -- our own condition, parameters are bound


def facts_of(node: Organisation, first: dt.date, last: dt.date) -> dict[str, object]:
    """Return the parameters of `FACTS`: the four days, and where the node stood on each."""
    values: dict[str, object] = {}
    for number, day in enumerate(days_of(first, last), 1):
        values |= {f"day{number}": day, f"path{number}": path_on(node, day)}
    return values

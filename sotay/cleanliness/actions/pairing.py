"""Finding records that may be one person: by number, and by name, birthday and home; in blocks, so that it stays near linear."""

import datetime as dt

from sotay.cleanliness.rules.norms import CleanlinessNorms
from sotay.core.bulk import run_sql
from sotay.regulations.queries import norms_on

# The same number as national identification number or card of two records; one hash join.
_BY_NUMBER = """
INSERT INTO clean_pair
WITH numbers AS (
    SELECT id, national_id AS number FROM clean_member WHERE national_id IS NOT NULL
    UNION SELECT id, card_number FROM clean_member WHERE card_number <> '')
SELECT a.id, b.id, 'number', greatest(50, round(100 * similarity(p.key, q.key)))::int
  FROM numbers a JOIN numbers b ON a.number = b.number AND a.id < b.id
  JOIN clean_person p ON p.id = a.id JOIN clean_person q ON q.id = b.id
ON CONFLICT DO NOTHING
"""
# Blocks: the same birthday and sex with the same search key, or with the same given name and a likeness above the norm. Two
# different numbers under two different names are two people.
_BY_SAME_NAME = """
INSERT INTO clean_pair
SELECT a.id, b.id, 'person', CASE WHEN a.home = b.home THEN 98 ELSE 90 END
  FROM clean_person a JOIN clean_person b ON b.born_on = a.born_on AND b.sex = a.sex AND b.key = a.key AND b.id > a.id
 WHERE a.home = b.home OR a.home = '' OR b.home = '' OR similarity(a.home, b.home) * 100 >= %(home)s
ON CONFLICT DO NOTHING
"""
_BY_LIKE_NAME = """
INSERT INTO clean_pair
SELECT a.id, b.id, 'person', least(97, round(100 * similarity(a.key, b.key)))::int
  FROM clean_person a JOIN clean_person b ON b.born_on = a.born_on AND b.sex = a.sex AND b.given = a.given AND b.id > a.id
 WHERE a.key <> b.key AND (a.national_id IS NULL OR b.national_id IS NULL) AND a.home <> ''
   AND similarity(a.key, b.key) * 100 >= %(name)s AND similarity(a.home, b.home) * 100 >= %(home)s
ON CONFLICT DO NOTHING
"""
_PERSONS = """
CREATE TEMP TABLE clean_person ON COMMIT DROP AS
SELECT c.id, c.born_on, c.sex, c.national_id, m.search_key AS key, substring(m.search_key FROM '[^ ]+$') AS given,
       lower(btrim(m.home_town)) AS home FROM clean_member c JOIN members_member m USING (id)
"""
_KEEP = """
INSERT INTO cleanliness_pair (uid, first_id, second_id, first_home_id, second_home_id, organisation_id, basis, likeness, status,
                              first_seen, note, answer, reason)
SELECT gen_random_uuid(), p.first, p.second, a.home_id, b.home_id, c.id, p.basis, p.likeness, 'open', %(day)s, '', '', ''
  FROM clean_pair p JOIN clean_member a ON a.id = p.first JOIN clean_member b ON b.id = p.second
  JOIN organisations_organisation ao ON ao.id = a.home_id JOIN organisations_organisation bo ON bo.id = b.home_id
  JOIN organisations_organisation c ON c.id = {common}
    ON CONFLICT (first_id, second_id) DO UPDATE
   SET first_home_id = excluded.first_home_id, second_home_id = excluded.second_home_id, organisation_id = excluded.organisation_id,
       basis = excluded.basis, likeness = excluded.likeness,
       status = CASE cleanliness_pair.status WHEN 'gone' THEN 'open' ELSE cleanliness_pair.status END
"""
# The last key of the path that both share: the cell itself when both are of one cell.
COMMON = "subpath(lca(ao.path || 'x', bo.path || 'x'), -1, 1)::text::bigint"
_GONE = """
UPDATE cleanliness_pair p SET status = 'gone'
 WHERE p.status = 'open' AND NOT EXISTS (SELECT FROM clean_pair n WHERE n.first = p.first_id AND n.second = p.second_id)
   AND (p.asked_at IS NULL OR EXISTS (SELECT FROM members_member m WHERE m.id IN (p.first_id, p.second_id) AND m.merged_into_id IS NOT NULL))
"""


def find_pairs(day: dt.date) -> None:
    """Keep the pairs of the population; one that no longer looks alike goes, one that was judged stays judged."""
    norms = norms_on(day, CleanlinessNorms)
    run_sql("DROP TABLE IF EXISTS clean_pair, clean_person")
    run_sql(
        "CREATE TEMP TABLE clean_pair (first bigint, second bigint, basis text, likeness int, PRIMARY KEY (first, second)) ON COMMIT DROP"
    )
    run_sql(_PERSONS)
    run_sql("ANALYZE clean_person")
    run_sql(_BY_NUMBER)
    run_sql(_BY_SAME_NAME, {"home": norms.home_likeness})
    run_sql(_BY_LIKE_NAME, {"name": norms.name_likeness, "home": norms.home_likeness})
    run_sql("ANALYZE clean_pair")
    run_sql(_KEEP.format(common=COMMON), {"day": day})
    run_sql(_GONE)

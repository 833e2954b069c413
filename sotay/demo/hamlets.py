"""Hamlets of the demonstration: one for each residential cell, heads of whom more and more are members, some reviewed."""

from django.db import transaction

from sotay.core.bulk import run_sql
from sotay.core.days import today
from sotay.demo import words

HAMLETS, MEMBERS_FIRST, MEMBERS_THEN, MEMBERS_NOW = 2491, 1190, 1359, 1620
"""How many hamlets there are, and how many of their heads are members: at first, two years later, now."""

# The name of a cell says which hamlet it leads.
_PLACES = """
INSERT INTO hamlets_hamlet (uid, organisation_id, kind, name, households, valid, search_key)
SELECT gen_random_uuid(), id, CASE WHEN name LIKE 'Chi bộ tổ %%' THEN 'quarter' ELSE 'village' END,
       upper(substr(name, 8, 1)) || substr(name, 9), 60 + (id * 37 %% 240)::int, daterange('2011-01-01', NULL), substr(search_key, 8)
  FROM organisations_organisation WHERE kind = 'cell' AND sector = 'residential' AND closed_on IS NULL ORDER BY id LIMIT %(hamlets)s;
CREATE TEMP TABLE demo_hamlet ON COMMIT DROP AS
SELECT h.id, row_number() OVER (ORDER BY h.id * 7919 %% 10007, h.id) AS place,
       (SELECT a.member_id FROM members_affiliation a
          JOIN members_standing s ON s.member_id = a.member_id AND s.status = 'full' AND s.valid @> DATE '2019-12-31' AND s.valid @> %(day)s::date
          JOIN members_member m ON m.id = a.member_id
         WHERE a.organisation_id = h.organisation_id AND a.kind = 'official' AND a.valid @> %(day)s::date AND m.born_on > DATE '1956-01-01'
         ORDER BY m.born_on DESC LIMIT 1) AS member_id,
       (%(family)s::text[])[1 + (h.id * 31 %% %(families)s)::int] || ' Văn ' || (%(given)s::text[])[1 + (h.id * 17 %% %(givens)s)::int] AS other
  FROM hamlets_hamlet h;
ANALYZE demo_hamlet;
"""
# Some were elected in 2022 and are still there; elsewhere a member followed somebody who was none.
_HEADS = """
INSERT INTO hamlets_headship (uid, hamlet_id, post, full_name, sex, born_on, member_id, valid, term_until, end_reason)
SELECT gen_random_uuid(), d.id, 'head', coalesce(m.full_name, d.other), coalesce(m.sex, 'male'), coalesce(m.born_on, DATE '1978-01-01' + (d.id %% 5000)::int),
       m.id, daterange(r.first, NULL), r.until, ''
  FROM demo_hamlet d
  CROSS JOIN LATERAL (SELECT CASE WHEN d.place <= %(first)s THEN DATE '2022-07-01' WHEN d.place <= %(then)s THEN DATE '2024-02-15'
                                  WHEN d.place <= %(now)s THEN DATE '2025-09-10' ELSE DATE '2022-07-01' END AS first,
                             DATE '2027-06-30' - (d.id %% 3)::int * 180 AS until) r
  LEFT JOIN members_member m ON m.id = d.member_id AND d.place <= %(now)s
 WHERE d.place <= %(hamlets)s - 14;
INSERT INTO hamlets_headship (uid, hamlet_id, post, full_name, sex, born_on, valid, term_until, end_reason)
SELECT gen_random_uuid(), d.id, 'head', d.other, 'male', DATE '1968-01-01' + (d.id %% 4000)::int, daterange('2020-01-01', lower(h.valid)), DATE '2025-12-31', 'term'
  FROM demo_hamlet d JOIN hamlets_headship h ON h.hamlet_id = d.id WHERE d.place > %(first)s AND d.place <= %(now)s;
INSERT INTO hamlets_headship (uid, hamlet_id, post, full_name, sex, born_on, member_id, valid, term_until, end_reason)
SELECT gen_random_uuid(), d.id, 'deputy', m.full_name, m.sex, m.born_on, m.id, daterange('2022-07-01', NULL), DATE '2027-06-30', ''
  FROM demo_hamlet d JOIN hamlets_hamlet h ON h.id = d.id
  CROSS JOIN LATERAL (SELECT m.id, m.full_name, m.sex, m.born_on FROM members_affiliation a
                        JOIN members_standing s ON s.member_id = a.member_id AND s.status = 'full' AND s.valid @> DATE '2022-06-30' AND s.valid @> %(day)s::date
                        JOIN members_member m ON m.id = a.member_id
                       WHERE a.organisation_id = h.organisation_id AND a.valid @> %(day)s::date AND a.member_id IS DISTINCT FROM d.member_id
                       ORDER BY m.born_on DESC LIMIT 1) m
 WHERE d.place %% 4 = 0;
INSERT INTO hamlets_headship (uid, hamlet_id, post, full_name, sex, born_on, valid, term_until, end_reason)
SELECT gen_random_uuid(), d.id, 'deputy', (%(family)s::text[])[1 + (d.id * 13 %% %(families)s)::int] || ' Thị ' || (%(given)s::text[])[1 + (d.id * 5 %% %(givens)s)::int],
       'female', DATE '1982-01-01' + (d.id %% 4500)::int, daterange('2022-07-01', NULL), DATE '2027-06-30', ''
  FROM demo_hamlet d WHERE d.place %% 4 = 2;
"""
_REVIEWS = """
INSERT INTO hamlets_headreview (headship_id, reviewed_on, conclusion, note)
SELECT h.id, %(day)s::date - 20 - (h.id %% 60)::int, (ARRAY['promising', 'training', 'training', 'not_yet', 'no_wish'])[1 + (h.id %% 5)::int], ''
  FROM hamlets_headship h WHERE h.post = 'head' AND h.member_id IS NULL AND h.valid @> %(day)s::date AND h.id %% 5 < 3 + (h.id %% 2)::int;
INSERT INTO hamlets_sharetarget (organisation_id, year, percent, source)
SELECT id, extract(year FROM %(day)s::date)::int + 1, 75, 'Kế hoạch của Ban Tổ chức Tỉnh ủy' FROM organisations_organisation WHERE parent_id IS NULL AND kind = 'province';
"""


def load_hamlets() -> None:
    """Fill in hamlets, heads, deputies, reviews and the target."""
    given = [*words.GIVEN["male"]]
    values = {
        "day": today(),
        "hamlets": HAMLETS,
        "first": MEMBERS_FIRST,
        "then": MEMBERS_THEN,
        "now": MEMBERS_NOW,
        "family": list(words.FAMILY),
        "families": len(words.FAMILY),
        "given": given,
        "givens": len(given),
    }
    with transaction.atomic():
        for statement in (_PLACES, _HEADS, _REVIEWS):
            run_sql(statement, values)

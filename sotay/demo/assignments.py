"""Assigned work of the demonstration: most members of last year, more of this year, and what was said of it month by month.

Who leads a cell has the work of their post; some have told of difficulties, and the cell has answered them.
"""

from django.db import transaction

from sotay.core.bulk import run_sql
from sotay.core.days import month_of, today

# Seven of ten last year, nine of ten this year; each work from the catalogue of the cell's type.
_WORKS = """
INSERT INTO assignments_workassignment (uid, member_id, organisation_id, year, content, entry_id, title, decided_on, minutes, end_reason, outcome, outcome_on)
SELECT gen_random_uuid(), a.member_id, a.organisation_id, y.year, e.content, e.id, e.title, make_date(y.year, 1, 10), 'Biên bản họp chi bộ tháng 01/' || y.year, '',
       CASE WHEN y.share = 69 THEN 'done' ELSE '' END, CASE WHEN y.share = 69 THEN make_date(y.year, 12, 20) END
  FROM (VALUES (extract(year FROM %(day)s::date)::int - 1, 69), (extract(year FROM %(day)s::date)::int, 89)) AS y (year, share)
  JOIN members_affiliation a ON a.kind = 'official' AND a.valid @> make_date(y.year, 1, 10) AND a.valid @> %(day)s::date
  JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> %(day)s::date AND s.status IN ('full', 'probationary')
  JOIN organisations_organisation o ON o.id = a.organisation_id AND o.closed_on IS NULL
  LEFT JOIN LATERAL (SELECT p.post FROM committees_position p
                      WHERE p.member_id = a.member_id AND p.organisation_id = o.id AND p.valid @> %(day)s::date
                        AND p.post IN ('secretary', 'deputy') ORDER BY p.post DESC LIMIT 1) h ON true
  CROSS JOIN LATERAL (SELECT c.id, c.content, c.title FROM assignments_catalogueentry c
                       WHERE c.sector IN ('', o.sector) AND c.post = coalesce(h.post, '') ORDER BY (c.id * 31 + a.member_id * 17) %% 101, c.id LIMIT 1) e
 WHERE a.member_id * 37 %% 100 < y.share
"""
_REPORTS = """
INSERT INTO assignments_monthlyreport (assignment_id, month, progress, note, reported_at, comment)
SELECT w.id, m.month, CASE WHEN (w.id + extract(month FROM m.month)::int) %% 23 = 0 THEN 'difficulty'
                           WHEN (w.id + extract(month FROM m.month)::int) %% 4 = 0 THEN 'done' ELSE 'in_progress' END, '',
       m.month + interval '24 days' + interval '13 hours', ''
  FROM assignments_workassignment w
  CROSS JOIN LATERAL (SELECT d::date AS month FROM generate_series(%(month)s::date - interval '3 months', %(month)s::date - interval '1 day', interval '1 month') d) m
 WHERE w.year = extract(year FROM m.month) AND w.year = extract(year FROM %(day)s::date) AND (w.id + extract(month FROM m.month)::int) %% 9 <> 0
"""


_THIS_MONTH = """
INSERT INTO assignments_monthlyreport (assignment_id, month, progress, note, reported_at, comment)
SELECT w.id, %(month)s, CASE WHEN w.id %% 29 = 0 THEN 'difficulty' WHEN w.id %% 6 = 0 THEN 'done' ELSE 'in_progress' END, '', now() - interval '1 hour', ''
  FROM assignments_workassignment w WHERE w.year = extract(year FROM %(day)s::date) AND w.id %% 5 < 2
"""
_COMMENTS = """
UPDATE assignments_monthlyreport SET note = 'Thiếu người cùng làm', comment = 'Chi ủy cử thêm một đồng chí cùng làm', commented_on = month + 27
 WHERE progress = 'difficulty' AND month < %(month)s AND assignment_id %% 3 = 0
"""


def load_assignments() -> None:
    """Fill in works and monthly words."""
    day = today()
    with transaction.atomic():
        for statement in (_WORKS, _REPORTS, _THIS_MONTH, _COMMENTS):
            run_sql(statement, {"day": day, "month": month_of(day)})

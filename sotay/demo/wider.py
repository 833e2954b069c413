"""Committees of the province and of the committees directly below it at their real size: who leads below sits above."""

from django.db import transaction

from sotay.core.bulk import run_sql
from sotay.core.days import today

# The standing committee: who leads the province's or the district's agencies; the others: secretaries directly below, and more
# heads of agencies. Nobody holds two posts in one committee. `%(standing)s` and `%(more)s` are numbers by kind.
_SEATS = """
CREATE TEMP TABLE demo_seat ON COMMIT DROP AS
WITH bodies AS (
    SELECT id, path, kind FROM organisations_organisation WHERE kind IN ('province', 'direct') AND closed_on IS NULL),
heads AS (
    SELECT b.id AS body, b.kind, p.member_id, o.sector, o.kind AS below, o.parent_id = b.id AS is_direct,
           row_number() OVER (PARTITION BY b.id, o.kind = 'direct', o.sector = 'commune' ORDER BY o.code) AS place
      FROM bodies b JOIN organisations_organisation o ON o.path <@ b.path AND o.id <> b.id
           AND o.kind IN ('direct', 'party_committee')
      JOIN committees_position p ON p.organisation_id = o.id AND p.post = 'secretary' AND p.valid @> %(day)s::date),
wanted AS (
    SELECT body, member_id,
           CASE WHEN below = 'party_committee' AND sector <> 'commune'
                     AND place <= CASE kind WHEN 'province' THEN 11 ELSE 6 END THEN 'standing_member'
                ELSE 'committee_member' END AS post
      FROM heads
     WHERE is_direct AND (kind = 'province' OR sector = 'commune')
        OR sector <> 'commune' AND below = 'party_committee'
           AND place <= CASE kind WHEN 'province' THEN 35 ELSE 8 END)
SELECT DISTINCT ON (body, member_id) body, member_id, post FROM wanted w
 WHERE NOT EXISTS (SELECT FROM committees_position p WHERE p.member_id = w.member_id AND p.organisation_id = w.body)
 ORDER BY body, member_id, post DESC
"""
_POSITIONS = """
INSERT INTO committees_position (uid, member_id, organisation_id, term_id, post, valid)
SELECT gen_random_uuid(), s.member_id, s.body, t.id, s.post, t.valid
  FROM demo_seat s JOIN committees_term t ON t.organisation_id = s.body AND t.kind = 'executive'
 ORDER BY s.body, s.post DESC, s.member_id
"""
_GRANTS = """
INSERT INTO access_grant (user_id, organisation_id, role, valid, position_id, reason, created_at)
SELECT m.account_id, p.organisation_id, 'leader', p.valid, p.id, '', now()
  FROM demo_seat s JOIN committees_position p ON p.organisation_id = s.body AND p.member_id = s.member_id AND p.post = s.post
  JOIN members_member m ON m.id = s.member_id
 WHERE s.post = 'standing_member' AND m.account_id IS NOT NULL
"""
# Each of the province's standing committee is in charge of a district, each of the others of a commune.
_CHARGES = """
WITH province AS (SELECT id FROM organisations_organisation WHERE kind = 'province' AND closed_on IS NULL),
people AS (
    SELECT p.organisation_id, p.member_id, p.post, lower(p.valid) AS first,
           row_number() OVER (PARTITION BY p.post ORDER BY p.id) AS place
      FROM committees_position p JOIN province ON province.id = p.organisation_id
     WHERE p.valid @> %(day)s::date AND p.post IN ('standing_member', 'committee_member')),
units AS (
    SELECT o.id, o.kind, row_number() OVER (PARTITION BY o.kind ORDER BY md5(o.code)) AS place
      FROM organisations_organisation o
     WHERE o.closed_on IS NULL
       AND (o.kind = 'party_committee' AND o.sector = 'commune'
            OR o.kind = 'direct' AND EXISTS (SELECT FROM organisations_organisation c
                                              WHERE c.path <@ o.path AND c.sector = 'residential')))
INSERT INTO committees_charge (organisation_id, member_id, unit_id, valid)
SELECT people.organisation_id, people.member_id, units.id, daterange(people.first, NULL)
  FROM people JOIN units ON units.place = people.place
       AND units.kind = CASE people.post WHEN 'standing_member' THEN 'direct' ELSE 'party_committee' END
"""


@transaction.atomic
def widen_committees() -> None:
    """Seat the standing committees and the secretaries below in the committees of province and districts."""
    values = {"day": today()}
    run_sql(_SEATS, values)
    run_sql(_POSITIONS)
    run_sql(_GRANTS)
    run_sql(_CHARGES, values)

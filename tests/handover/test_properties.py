"""Ten thousand random changes: nothing stays with somebody who is not there any more, nobody who left keeps a right."""

import datetime as dt
import random

import pytest
from django.db import connection

from sotay.access.actor import Actor
from sotay.committees.choices import Post
from sotay.core.bulk import read_sql, run_sql
from sotay.core.days import month_of, today
from sotay.handover.actions.opening import ROLE
from sotay.handover.actions.tending import tend
from sotay.handover.queries.changes import parts
from tests.factories.people import make_member
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db
CHANGES, ROUNDS, CELLS, PEOPLE = 10_000, 5, 40, 6

# One round: secretaries go and come, people change cells, tasks are given and meetings prepared, all of them at once.
_END_POSTS = """
UPDATE committees_position SET valid = daterange(lower(valid), %(day)s)
 WHERE upper_inf(valid) AND lower(valid) < %(day)s AND random() < 0.5
"""
_GIVE_POSTS = """
WITH chosen AS (
    SELECT DISTINCT ON (a.organisation_id) a.organisation_id, a.member_id FROM members_affiliation a
     WHERE upper_inf(a.valid) AND random() < 0.7 AND NOT EXISTS (
           SELECT FROM committees_position p
            WHERE p.organisation_id = a.organisation_id AND p.post = 'secretary' AND p.valid && daterange(%(day)s, NULL))
     ORDER BY a.organisation_id, random()),
made AS (
    INSERT INTO committees_position (uid, member_id, organisation_id, post, valid)
    SELECT gen_random_uuid(), member_id, organisation_id, 'secretary', daterange(%(day)s, NULL) FROM chosen
    RETURNING id, member_id, organisation_id, valid)
INSERT INTO access_grant (user_id, organisation_id, role, valid, position_id, reason, created_at)
SELECT m.account_id, made.organisation_id, 'cell_secretary', made.valid, made.id, '', now()
  FROM made JOIN members_member m ON m.id = made.member_id
"""
_LEAVE = """
CREATE TEMP TABLE moving ON COMMIT DROP AS
SELECT a.id, a.member_id, a.organisation_id FROM members_affiliation a
 WHERE upper_inf(a.valid) AND lower(a.valid) < %(day)s AND random() < 0.3
   AND NOT EXISTS (SELECT FROM committees_position p WHERE p.member_id = a.member_id AND upper_inf(p.valid))
"""
_CUT = "UPDATE members_affiliation a SET valid = daterange(lower(a.valid), %(day)s) FROM moving m WHERE m.id = a.id"
_CUT_GRANTS = (
    "UPDATE access_grant g SET valid = daterange(lower(g.valid), %(day)s) FROM moving m WHERE g.affiliation_id = m.id"
)
_ARRIVE = """
WITH made AS (
    INSERT INTO members_affiliation (member_id, organisation_id, kind, valid)
    SELECT m.member_id, (SELECT id FROM organisations_organisation WHERE kind = 'cell' AND m.id > 0 ORDER BY random() LIMIT 1),
           'official', daterange(%(day)s, NULL) FROM moving m RETURNING id, member_id, organisation_id, valid)
INSERT INTO access_grant (user_id, organisation_id, role, valid, affiliation_id, reason, created_at)
SELECT m.account_id, made.organisation_id, 'member', made.valid, made.id, '', now()
  FROM made JOIN members_member m ON m.id = made.member_id
"""
_TASKS = """
INSERT INTO work_task (uid, organisation_id, owner_id, title, due_on, status, result, created_at, revision)
SELECT gen_random_uuid(), a.organisation_id, a.member_id, 'Việc', %(day)s::date + 30, 'open', '', now(), 0
  FROM members_affiliation a, generate_series(1, 8) WHERE upper_inf(a.valid)
"""
_MEETINGS = """
INSERT INTO meetings_meeting (uid, organisation_id, kind, theme, period, held_on, starts, place, online_link, status, chair_id,
       orientation, draft_resolution, conclusion, evaluation, norms, announced, revision, cancel_reason, created_at)
SELECT gen_random_uuid(), p.organisation_id, 'extraordinary', '', %(month)s, %(day)s::date + 5, '19:30', 'Nhà văn hóa', '', 'draft',
       p.member_id, '', '', '', '', '{}', '{}', 0, '', now()
  FROM committees_position p WHERE p.valid @> %(day)s::date
"""
_STILL_IN = """
SELECT count(*) FROM access_grant g WHERE g.valid @> %(day)s::date AND g.role <> %(role)s AND NOT EXISTS (
       SELECT FROM committees_position p WHERE p.id = g.position_id AND p.valid @> %(day)s::date
        UNION ALL SELECT FROM members_affiliation a WHERE a.id = g.affiliation_id AND a.valid @> %(day)s::date)
"""
_OPEN_WITHOUT_ANYBODY = """
SELECT count(*) FROM meetings_meeting m
  JOIN committees_position p ON p.organisation_id = m.organisation_id AND p.post = 'secretary' AND p.valid @> %(day)s::date
 WHERE m.status = 'draft' AND m.held_on >= %(day)s AND m.chair_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM members_affiliation a WHERE a.member_id = m.chair_id AND a.organisation_id = m.organisation_id AND a.valid @> %(day)s::date)
"""


def orphans(day):
    """Count what the apps call orphans."""
    return sum(part.orphans(day) for part in parts() if part.orphans is not None)


def test_nothing_is_orphaned_after_ten_thousand_changes():
    random.seed(7)
    commune = make_organisation(
        make_organisation(make_organisation(name="Đảng bộ tỉnh", code="24"), kind="direct"), kind="party_committee"
    )
    for _ in range(CELLS):
        cell = make_organisation(commune)
        for _ in range(PEOPLE):
            make_member(cell)
    run_sql("SELECT setseed(0.5)")
    day, changes = today() - dt.timedelta(days=20 * ROUNDS), 0
    total = read_sql("SELECT count(*) FROM members_member")[0][0]
    for _ in range(ROUNDS):
        values = {"day": day, "month": month_of(day)}
        changes += sum(run_sql(statement, values) for statement in (_END_POSTS, _GIVE_POSTS, _TASKS, _MEETINGS))
        day += dt.timedelta(days=20)
        values = {"day": day, "month": month_of(day)}
        for statement in (_END_POSTS, _LEAVE, _CUT, _CUT_GRANTS, _ARRIVE, _GIVE_POSTS):
            changes += run_sql(statement, values)
        run_sql("DROP TABLE moving")

        assert not read_sql(_STILL_IN, {"day": day, "role": ROLE})[0][0]  # on the minute, before any job has run
        tend(Actor.system(), day)

        assert not orphans(day)
        assert not read_sql(_OPEN_WITHOUT_ANYBODY, {"day": day})[0][0]
        assert read_sql("SELECT count(*) FROM work_task WHERE status = 'open'")[0][0] > 0
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert read_sql("SELECT count(*) FROM members_member")[0][0] == total
    assert changes > CHANGES
    assert (
        read_sql("SELECT count(*) FROM committees_position WHERE post = %(post)s", {"post": Post.SECRETARY})[0][0]
        > CELLS
    )

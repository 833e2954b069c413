"""Works to be tapped on: one for each account before any has two, all of them of the load test alone."""

from uuid import UUID

from sotay.access.queries import roles_with
from sotay.assignments.permissions import AssignmentPermission
from sotay.core.bulk import read_sql, run_sql
from sotay.core.days import month_of, today

_LAY_DOWN = """
INSERT INTO assignments_workassignment (uid, member_id, organisation_id, year, content, title, decided_on, minutes, end_reason, outcome)
SELECT gen_random_uuid(), p.member_id, p.organisation_id, extract(year FROM %(day)s::date), 'duty', 'Đo tải ' || p.turn, make_date(extract(year FROM %(day)s::date)::int, 1, 2), 'Đo tải', '', ''
  FROM (SELECT m.id AS member_id, a.organisation_id, t.turn
          FROM accounts_user u JOIN members_member m ON m.account_id = u.id
          JOIN members_affiliation a ON a.member_id = m.id AND a.kind = 'official' AND a.valid @> %(day)s::date
          JOIN members_standing s ON s.member_id = m.id AND s.valid @> %(day)s::date AND s.status IN ('full', 'probationary')
          CROSS JOIN generate_series(1, 12) AS t(turn)
         WHERE u.activated_at IS NOT NULL AND u.is_active ORDER BY t.turn, m.id LIMIT %(count)s) p
"""
_WORKS = """
SELECT m.account_id, w.id, w.uid FROM assignments_workassignment w JOIN members_member m ON m.id = w.member_id
 WHERE w.title LIKE 'Đo tải %%' AND w.minutes = 'Đo tải' AND w.year = %(year)s ORDER BY w.id
"""
_SAID = """
SELECT w.id, r.progress FROM assignments_monthlyreport r JOIN assignments_workassignment w ON w.id = r.assignment_id
 WHERE w.minutes = 'Đo tải' AND r.month = %(month)s
"""
_WATCHER = """
SELECT u.id, o.uid FROM access_grant g JOIN organisations_organisation o ON o.id = g.organisation_id AND o.parent_id IS NULL
  JOIN accounts_user u ON u.id = g.user_id AND u.activated_at IS NOT NULL
 WHERE g.valid @> %(day)s::date AND g.role = ANY(%(roles)s) AND o.kind = 'province' ORDER BY u.id LIMIT 1
"""
_CLEAR = (
    "DELETE FROM assignments_monthlyreport r USING assignments_workassignment w WHERE w.id = r.assignment_id AND w.minutes = 'Đo tải'",
    "DELETE FROM assignments_workassignment WHERE minutes = 'Đo tải'",
)


def lay_down(count: int) -> list[tuple[int, int, UUID]]:
    """Lay down the works and return (account, key, uid) of each."""
    run_sql(_LAY_DOWN, {"day": today(), "count": count})
    run_sql("ANALYZE assignments_workassignment, assignments_monthlyreport")
    return read_sql(_WORKS, {"year": today().year})


def said() -> list[tuple[int, str]]:
    """Return what was said of each of those works this month."""
    return read_sql(_SAID, {"month": month_of(today())})


def watcher() -> tuple[int, UUID]:
    """Return an account that sees the whole province, and the province."""
    return read_sql(_WATCHER, {"day": today(), "roles": list(roles_with(AssignmentPermission.VIEW))})[0]


def clear_day() -> None:
    """Take away what was laid down."""
    for statement in _CLEAR:
        run_sql(statement)

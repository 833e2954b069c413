"""An evening on which many cells meet at once: open meetings with agenda, attendance list and an open vote."""

from django.db import connection, transaction

from sotay.access.queries import roles_with
from sotay.core.bulk import read_sql, run_sql
from sotay.core.days import month_of, today
from sotay.meetings.permissions import MeetingPermission

# A share of the cells, chosen by their keys, each with a meeting of its own kind so that the month's record stays as it is.
_MEETINGS = """
INSERT INTO meetings_meeting (uid, organisation_id, kind, theme, period, held_on, starts, place, online_link, status, chair_id,
       secretary_of_meeting_id, orientation, draft_resolution, conclusion, evaluation, norms, published_at, opened_at, documents_at, created_at,
       announced, cancel_reason, revision)
SELECT gen_random_uuid(), o.id, 'extraordinary', 'Đo tải', %(period)s, %(day)s, (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::time - interval '5 minutes',
       'Nhà văn hóa', '', 'open', NULL, NULL, '', 'Dự thảo nghị quyết', '', '',
       '{"min_minutes": 90, "target_attendance": 90, "documents_days_before": 1, "report_days_after": 2, "thematic_per_quarter": 1,
         "quorum_numerator": 2, "quorum_denominator": 3, "late_after_minutes": 600, "check_in_minutes_before": 30}',
       now() - interval '2 days', now() - interval '5 minutes', now() - interval '2 days', now(), '{}', '', 1
  FROM organisations_organisation o
 WHERE o.kind IN ('cell', 'grassroots_cell') AND (hashint8(o.id) & 1023) < 1024 * %(share)s
"""
_ITEMS = """
INSERT INTO meetings_agendaitem (uid, meeting_id, number, title, detail, minutes, source, act)
SELECT gen_random_uuid(), m.id, n, 'Nội dung ' || n, '', 15, 'standing', '' FROM meetings_meeting m CROSS JOIN generate_series(1, 6) n WHERE m.theme = 'Đo tải'
"""
_ATTENDANCE = """
INSERT INTO meetings_attendance (meeting_id, period, member_id, entitled, state, method, reason)
SELECT m.id, m.period, a.member_id, s.status = 'full', 'expected', '', ''
  FROM meetings_meeting m
  JOIN members_affiliation a ON a.organisation_id = m.organisation_id AND a.valid @> m.held_on
  JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> m.held_on AND s.status IN ('full', 'probationary')
 WHERE m.theme = 'Đo tải'
"""
_MOTIONS = """
INSERT INTO meetings_motion (uid, meeting_id, text, threshold, status, hands_agree, hands_disagree, hands_other)
SELECT gen_random_uuid(), id, 'Thông qua nghị quyết', 'majority', 'open', 0, 0, 0 FROM meetings_meeting WHERE theme = 'Đo tải'
"""
_PEOPLE = """
SELECT u.id, m.uid, mo.uid, m.id, a.member_id, a.entitled
  FROM meetings_meeting m JOIN meetings_motion mo ON mo.meeting_id = m.id
  JOIN meetings_attendance a ON a.meeting_id = m.id AND a.period = m.period
  JOIN members_member p ON p.id = a.member_id
  JOIN accounts_user u ON u.id = p.account_id AND u.activated_at IS NOT NULL
 WHERE m.theme = 'Đo tải' ORDER BY hashint8(u.id)
"""
_KEEPERS = """
SELECT DISTINCT ON (m.id) u.id, m.uid, m.id, p.uid, p.id
  FROM meetings_meeting m
  JOIN access_grant g ON g.organisation_id = m.organisation_id AND g.valid @> m.held_on AND g.role = ANY(%(roles)s)
  JOIN accounts_user u ON u.id = g.user_id AND u.activated_at IS NOT NULL
  LEFT JOIN (meetings_attendance a
             JOIN members_member p ON p.id = a.member_id
             LEFT JOIN accounts_user own ON own.id = p.account_id AND own.activated_at IS NOT NULL)
         ON a.meeting_id = m.id AND a.period = m.period AND own.id IS NULL
 WHERE m.theme = 'Đo tải' ORDER BY m.id, p.id
"""
_CLEAR = (
    "DELETE FROM meetings_vote v USING meetings_motion mo, meetings_meeting m WHERE v.motion_id = mo.id AND mo.meeting_id = m.id AND m.theme = 'Đo tải'",
    "DELETE FROM meetings_motion mo USING meetings_meeting m WHERE mo.meeting_id = m.id AND m.theme = 'Đo tải'",
    "DELETE FROM meetings_comment c USING meetings_meeting m WHERE c.meeting_id = m.id AND m.theme = 'Đo tải'",
    "DELETE FROM meetings_attendance a USING meetings_meeting m WHERE a.meeting_id = m.id AND m.theme = 'Đo tải'",
    "DELETE FROM meetings_agendaitem i USING meetings_meeting m WHERE i.meeting_id = m.id AND m.theme = 'Đo tải'",
    "DELETE FROM meetings_meeting WHERE theme = 'Đo tải'",
)


def open_night(share: float) -> list[tuple]:
    """Open the meetings and return (account, meeting, motion, meeting key, member, entitled) of everybody with an account."""
    with transaction.atomic():
        clear_night()
        run_sql(_MEETINGS, {"share": share, "period": month_of(today()), "day": today()})
        for statement in (_ITEMS, _ATTENDANCE, _MOTIONS):
            run_sql(statement)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE meetings_meeting, meetings_attendance, meetings_motion, meetings_agendaitem")
        cursor.execute(_PEOPLE)
        return cursor.fetchall()


def keepers() -> list[tuple]:
    """Return for each meeting (account, meeting, meeting key, person, member) of who keeps the list, and somebody without a phone."""
    return read_sql(_KEEPERS, {"roles": roles_with(MeetingPermission.CONDUCT)})


def clear_night() -> None:
    """Remove what an earlier run has left."""
    for statement in _CLEAR:
        run_sql(statement)

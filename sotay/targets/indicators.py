"""What a target can be bound to: each indicator is one statement of the records that count.

A statement yields one row a record: the path of its organisation on the day of the record, what the record counts (`part`) of what
could be (`whole`), and how it is shown in the list of names. Progress is the sum over those rows, the names are those rows: they
cannot differ. Statements read `home`, where the organisations at and below the asked ones stood and when, and the parameters
`first` and `until` (the first day that no longer counts); see `queries/counting.py`.
"""

from dataclasses import dataclass

from sotay.access.permission import Permission
from sotay.members.permissions import MemberPermission
from sotay.targets.choices import Measured
from sotay.targets.permissions import TargetPermission


@dataclass(frozen=True)
class Indicator:
    """One thing that is counted; `names` is the right without which only the number is shown, `view` opens a record.

    Where it is `judged`, the statement yields what the record says instead of `part`, and the rules of another app tell whether that
    counts; a person then counts once at each place, however many rows there are of them. `by_day` tells records of days, which fall
    into years, from the state of a day.
    """

    code: str
    name: str
    unit: str
    measured: Measured
    rows: str
    names: Permission = TargetPermission.VIEW
    view: str = ""
    judged: bool = False
    by_day: bool = True


_ADMISSIONS = """
SELECT h.path, 1 AS part, 0 AS whole, m.full_name AS label, m.joined_on AS day, o.name AS place, m.uid
  FROM members_member m
  JOIN members_affiliation a ON a.member_id = m.id AND a.kind = 'official' AND a.valid @> m.joined_on
  JOIN home h ON h.organisation_id = a.organisation_id AND h.valid @> m.joined_on
  LEFT JOIN organisations_organisation o ON o.id = a.organisation_id
 WHERE m.joined_on >= %(first)s AND m.joined_on < %(until)s AND m.merged_into_id IS NULL
"""
_CLASSES = """
SELECT h.path, 1 AS part, 0 AS whole, c.full_name AS label, s.held_on AS day, o.name AS place, c.uid
  FROM development_step s
  JOIN development_candidate c ON c.id = s.candidate_id
  JOIN home h ON h.organisation_id = c.organisation_id AND h.valid @> s.held_on
  LEFT JOIN organisations_organisation o ON o.id = c.organisation_id
 WHERE s.kind = 'awareness' AND s.outcome = 'passed' AND s.number IS NOT NULL AND s.held_on >= %(first)s AND s.held_on < %(until)s
"""
_ATTENDANCE = """
SELECT h.path, m.present AS part, m.due AS whole, 'Kỳ sinh hoạt tháng ' || to_char(m.period, 'MM/YYYY') AS label, m.held_on AS day,
       o.name AS place, m.uid
  FROM meetings_meeting m
  JOIN home h ON h.organisation_id = m.organisation_id AND h.valid @> m.held_on
  LEFT JOIN organisations_organisation o ON o.id = m.organisation_id
 WHERE m.kind = 'periodic' AND m.status IN ('closed', 'sealed') AND m.held_on >= %(first)s AND m.held_on < %(until)s AND m.due > 0
"""
# The highest band of the rubric in force where and when the meeting was held; a rubric in force never changes but by its end.
_RATINGS = """
WITH rubric AS MATERIALIZED (
    SELECT r.organisation_id, r.valid, (SELECT max((band->>0)::int) FROM jsonb_array_elements(r.bands) band) AS least FROM regulations_rubric r
)
SELECT h.path, (m.score >= coalesce(own.least, national.least))::int AS part, 1 AS whole,
       'Kỳ sinh hoạt tháng ' || to_char(m.period, 'MM/YYYY') || ': ' || m.score || ' điểm' AS label, m.held_on AS day, o.name AS place, m.uid
  FROM meetings_meeting m
  JOIN home h ON h.organisation_id = m.organisation_id AND h.valid @> m.held_on
  LEFT JOIN organisations_organisation o ON o.id = m.organisation_id
  LEFT JOIN rubric own ON own.valid @> m.held_on AND own.organisation_id::text = subpath(h.path, 0, 1)::text
  LEFT JOIN rubric national ON national.valid @> m.held_on AND national.organisation_id IS NULL
 WHERE m.kind = 'periodic' AND m.status IN ('closed', 'sealed') AND m.score IS NOT NULL AND m.held_on >= %(first)s AND m.held_on < %(until)s
   AND coalesce(own.least, national.least) IS NOT NULL
"""
# Months and quarters that are over: a month under way is nobody's omission yet.
_MET = """
SELECT h.path, (t.id IS NOT NULL)::int AS part, 1 AS whole, 'Tháng ' || to_char(p.day, 'MM/YYYY') AS label, p.day::date AS day,
       o.name AS place, coalesce(t.uid, o.uid) AS uid
  FROM generate_series(date_trunc('month', %(first)s::date), %(until)s::date - interval '1 month', interval '1 month') AS p(day)
  JOIN home h ON h.valid @> p.day::date
  JOIN organisations_organisation o ON o.id = h.organisation_id AND o.kind IN ('cell', 'grassroots_cell')
   AND (o.founded_on IS NULL OR o.founded_on < p.day + interval '1 month') AND (o.closed_on IS NULL OR o.closed_on > p.day)
  LEFT JOIN meetings_meeting t ON t.organisation_id = o.id AND t.period = p.day::date AND t.kind = 'periodic' AND t.status IN ('closed', 'sealed')
"""
_THEMATIC = """
SELECT h.path, (t.organisation_id IS NOT NULL)::int AS part, 1 AS whole,
       'Quý ' || to_char(p.day, 'Q/YYYY') AS label, p.day::date AS day, o.name AS place, o.uid
  FROM generate_series(date_trunc('quarter', %(first)s::date), %(until)s::date - interval '3 months', interval '3 months') AS p(day)
  JOIN home h ON h.valid @> p.day::date
  JOIN organisations_organisation o ON o.id = h.organisation_id AND o.kind IN ('cell', 'grassroots_cell')
   AND (o.founded_on IS NULL OR o.founded_on < p.day + interval '3 months') AND (o.closed_on IS NULL OR o.closed_on > p.day)
  LEFT JOIN (SELECT DISTINCT organisation_id, date_trunc('quarter', period) AS day FROM meetings_meeting
              WHERE kind = 'thematic' AND status IN ('closed', 'sealed')) t ON t.organisation_id = o.id AND t.day = p.day
"""
_HEADS = """
SELECT h.path, coalesce(k.is_member, false)::int AS part, 1 AS whole, v.name || coalesce(': ' || k.full_name, ', đang khuyết') AS label,
       k.first AS day, o.name AS place, v.uid
  FROM hamlets_hamlet v
  JOIN home h ON h.organisation_id = v.organisation_id AND h.valid @> %(until)s::date - 1
  LEFT JOIN organisations_organisation o ON o.id = v.organisation_id
  LEFT JOIN LATERAL (
       SELECT s.full_name, lower(s.valid) AS first, EXISTS (
              SELECT FROM members_standing t
               WHERE t.member_id = coalesce(s.member_id, c.member_id) AND t.valid @> %(until)s::date - 1
                 AND t.status IN ('probationary', 'full', 'exempt', 'suspended')) AS is_member
         FROM hamlets_headship s LEFT JOIN development_candidate c ON c.id = s.candidate_id
        WHERE s.hamlet_id = v.id AND s.post = 'head' AND s.valid @> %(until)s::date - 1) k ON true
 WHERE v.valid @> %(until)s::date - 1
"""
# Whoever is in a cell on the day, without the exempt.
_ACTIVE = """
  FROM home h
  JOIN members_affiliation a ON a.organisation_id = h.organisation_id AND a.kind = 'official' AND a.valid @> %(until)s::date - 1
  JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> %(until)s::date - 1 AND s.status IN ('full', 'probationary')
  LEFT JOIN organisations_organisation o ON o.id = h.organisation_id
  LEFT JOIN members_member m ON m.id = a.member_id
"""
_ACCOUNTS = f"""
SELECT h.path, coalesce((u.activated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < %(until)s, false)::int AS part, 1 AS whole, m.full_name AS label,
       (u.activated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, o.name AS place, m.uid
{_ACTIVE}
  LEFT JOIN accounts_user u ON u.id = m.account_id AND u.is_active
 WHERE h.valid @> %(until)s::date - 1
"""
# Work of the year in which the day lies, as assigned by then (seed of the first province: 89 % of active members).
_ASSIGNED = f"""
SELECT h.path, (w.member_id IS NOT NULL)::int AS part, 1 AS whole, m.full_name AS label, w.day, o.name AS place, m.uid
{_ACTIVE}
  LEFT JOIN (SELECT member_id, min(decided_on) AS day FROM assignments_workassignment
              WHERE year = extract(year FROM %(until)s::date - 1)::int AND decided_on < %(until)s AND (ended_on IS NULL OR ended_on >= %(until)s)
              GROUP BY member_id) w ON w.member_id = a.member_id
 WHERE h.valid @> %(until)s::date - 1
"""  # noqa: S608 -- pieces of our own
# Those on committees of grassroots organisations, by what the record says of them; the standard is the norms' of the day.
_STANDARDS = """
SELECT h.path, ARRAY[m.qualification, m.political_theory, m.state_management, m.foreign_language, m.it_skill] AS part, 1 AS whole,
       m.full_name AS label, lower(p.valid) AS day, o.name AS place, m.uid
  FROM committees_position p
  JOIN home h ON h.organisation_id = p.organisation_id AND h.valid @> %(until)s::date - 1
  JOIN organisations_organisation o ON o.id = p.organisation_id AND o.kind IN ('party_committee', 'grassroots_cell')
  JOIN members_member m ON m.id = p.member_id
 WHERE p.valid @> %(until)s::date - 1 AND p.post = ANY (%(posts)s)
"""
_VISITS = """
SELECT h.path, 1 AS part, 0 AS whole, m.full_name AS label, v."on" AS day, o.name AS place, v.uid
  FROM visits_visit v
  JOIN members_member m ON m.id = v.member_id
  JOIN home h ON h.organisation_id = v.cell_id AND h.valid @> v."on"
  LEFT JOIN organisations_organisation o ON o.id = v.cell_id
 WHERE v.status = 'done' AND v."on" >= %(first)s AND v."on" < %(until)s
"""
# In time: answered within the date that stood, and without having climbed for being overdue before.
_PETITIONS = """
SELECT h.path, ((a.due_on IS NULL OR a."on" <= a.due_on) AND NOT EXISTS (
           SELECT FROM petitions_hop e WHERE e.petition_id = p.id AND e.kind = 'escalated' AND e.id < a.id))::int AS part, 1 AS whole,
       left(p.text, 120) AS label, a."on" AS day, o.name AS place, p.uid
  FROM petitions_hop a
  JOIN petitions_petition p ON p.id = a.petition_id AND p.parent_id IS NULL
  JOIN home h ON h.organisation_id = p.cell_id AND h.valid @> a."on"
  LEFT JOIN organisations_organisation o ON o.id = p.cell_id
 WHERE a.kind = 'answered' AND a."on" >= %(first)s AND a."on" < %(until)s
   AND NOT EXISTS (SELECT FROM petitions_hop b WHERE b.petition_id = p.id AND b.kind = 'answered' AND b.id < a.id)
"""
# Every unit that is asked owes each period whose last day in time is over; in time is the first version, as it was signed.
_REPORTS = """
WITH period AS MATERIALIZED (
    SELECT f.id, f.name, f.kinds, f.organisation_id, g.first::date AS first, (g.first + s.step - interval '1 day')::date AS last, d.due_on
      FROM reporting_reportform f
      CROSS JOIN LATERAL (SELECT make_interval(months => CASE f.period_kind
             WHEN 'monthly' THEN 1 WHEN 'quarterly' THEN 3 WHEN 'half' THEN 6 WHEN 'yearly' THEN 12 END) AS step) s
      CROSS JOIN LATERAL generate_series(date_trunc('year', lower(f.valid)), %(until)s::timestamp, s.step) AS g(first)
      CROSS JOIN LATERAL (SELECT w.day::date AS due_on
             FROM generate_series(g.first + s.step, g.first + s.step + make_interval(days => 20 + 3 * f.due_days), interval '1 day') AS w(day)
             LEFT JOIN regulations_calendarday c ON c.day = w.day::date
            WHERE coalesce(c.is_working, extract(isodow FROM w.day) < 6) ORDER BY w.day OFFSET greatest(f.due_days, 1) - 1 LIMIT 1) d
     WHERE f.organisation_id IS NOT NULL AND f.period_kind <> 'sudden' AND g.first::date >= lower(f.valid)
       AND (upper(f.valid) IS NULL OR (g.first + s.step - interval '1 day')::date < upper(f.valid))
    UNION ALL
    SELECT f.id, f.name, f.kinds, f.organisation_id, date_trunc('month', f.asked_on)::date, f.asked_on, f.due_on
      FROM reporting_reportform f WHERE f.organisation_id IS NOT NULL AND f.period_kind = 'sudden'
)
SELECT h.path, (r.submitted_on IS NOT NULL AND r.submitted_on <= p.due_on AND r.submitted_on < %(until)s)::int AS part, 1 AS whole,
       p.name || ', ' || to_char(p.first, 'DD/MM/YYYY') || ' đến ' || to_char(p.last, 'DD/MM/YYYY') AS label, p.due_on AS day, o.name AS place,
       coalesce(r.uid, o.uid) AS uid
  FROM period p
  JOIN home h ON h.valid @> p.due_on
  JOIN organisations_organisation o ON o.id = h.organisation_id AND o.kind = ANY (p.kinds) AND o.id <> p.organisation_id
   AND p.organisation_id::text = ANY (string_to_array(h.path::text, '.'))
   AND (o.founded_on IS NULL OR o.founded_on <= p.last) AND (o.closed_on IS NULL OR o.closed_on > p.due_on)
  LEFT JOIN reporting_report r ON r.form_id = p.id AND r.organisation_id = o.id AND r.first = p.first AND r.version = 1
 WHERE p.due_on >= %(first)s AND p.due_on < %(until)s
"""
_TOTAL, _LEVEL, _LIST = Measured.TOTAL, Measured.LEVEL, MemberPermission.LIST
INDICATORS: dict[str, Indicator] = {
    one.code: one
    for one in (
        Indicator("admissions", "Đảng viên mới kết nạp", "đảng viên", _TOTAL, _ADMISSIONS, _LIST, "members:detail"),
        Indicator("classes", "Quần chúng học lớp nhận thức về Đảng", "người", _TOTAL, _CLASSES, _LIST, "development:detail"),
        Indicator("attendance", "Tỷ lệ đảng viên dự sinh hoạt định kỳ", "%", _LEVEL, _ATTENDANCE, view="meetings:detail"),
        Indicator("cells_met", "Tỷ lệ chi bộ sinh hoạt hằng tháng", "%", _LEVEL, _MET),
        Indicator("thematic", "Tỷ lệ chi bộ sinh hoạt chuyên đề mỗi quý", "%", _LEVEL, _THEMATIC),
        Indicator("ratings", "Tỷ lệ kỳ sinh hoạt được xếp loại tốt", "%", _LEVEL, _RATINGS, view="meetings:detail"),
        Indicator("hamlet_heads", "Tỷ lệ trưởng thôn là đảng viên", "%", _LEVEL, _HEADS, view="hamlets:detail", by_day=False),
        Indicator("accounts", "Tỷ lệ đảng viên đã kích hoạt sổ tay", "%", _LEVEL, _ACCOUNTS, _LIST, "members:detail", by_day=False),
        Indicator("assigned", "Tỷ lệ đảng viên được phân công công tác", "%", _LEVEL, _ASSIGNED, _LIST, "members:detail", by_day=False),
        Indicator("standards", "Tỷ lệ cấp ủy viên cơ sở đạt chuẩn", "%", _LEVEL, _STANDARDS, _LIST, "members:detail", judged=True, by_day=False),
        Indicator("visits", "Lượt cấp ủy viên dự sinh hoạt chi bộ", "lượt", _TOTAL, _VISITS),
        Indicator("petitions", "Tỷ lệ kiến nghị của chi bộ được trả lời đúng hạn", "%", _LEVEL, _PETITIONS),
        Indicator("reports", "Tỷ lệ báo cáo gửi cấp trên đúng hạn", "%", _LEVEL, _REPORTS),
    )
}  # fmt: skip


def indicator_of(code: str) -> Indicator | None:
    """Return an indicator by its code."""
    return INDICATORS.get(code)

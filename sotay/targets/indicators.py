"""What a target can be bound to: each indicator is one statement of the records that count.

A statement yields one row a record: the organisation's path, what the record counts (`part`) of what could be (`whole`), and how it
is shown in the list of names. Progress is the sum over those rows, the names are those rows: they cannot differ. Parameters:
`paths` (everything at and below), `first` and `until` (the first day that no longer counts).
"""

from dataclasses import dataclass

from sotay.access.permission import Permission
from sotay.members.permissions import MemberPermission
from sotay.targets.choices import Measured
from sotay.targets.permissions import TargetPermission


@dataclass(frozen=True)
class Indicator:
    """One thing that is counted; `names` is the right without which only the number is shown, `view` opens a record."""

    code: str
    name: str
    unit: str
    measured: Measured
    rows: str
    names: Permission = TargetPermission.VIEW
    view: str = ""


_ADMISSIONS = """
SELECT o.path, 1 AS part, 0 AS whole, m.full_name AS label, m.joined_on AS day, o.name AS place, m.uid
  FROM members_member m
  JOIN members_affiliation a ON a.member_id = m.id AND a.kind = 'official' AND a.valid @> m.joined_on
  JOIN organisations_organisation o ON o.id = a.organisation_id AND o.path <@ %(paths)s::ltree[]
 WHERE m.joined_on >= %(first)s AND m.joined_on < %(until)s AND m.merged_into_id IS NULL
"""
_CLASSES = """
SELECT o.path, 1 AS part, 0 AS whole, c.full_name AS label, s.held_on AS day, o.name AS place, c.uid
  FROM development_step s
  JOIN development_candidate c ON c.id = s.candidate_id
  JOIN organisations_organisation o ON o.id = c.organisation_id AND o.path <@ %(paths)s::ltree[]
 WHERE s.kind = 'awareness' AND s.outcome = 'passed' AND s.number IS NOT NULL AND s.held_on >= %(first)s AND s.held_on < %(until)s
"""
_ATTENDANCE = """
SELECT o.path, m.present AS part, m.due AS whole, 'Kỳ sinh hoạt tháng ' || to_char(m.period, 'MM/YYYY') AS label, m.held_on AS day,
       o.name AS place, m.uid
  FROM meetings_meeting m
  JOIN organisations_organisation o ON o.id = m.organisation_id AND o.path <@ %(paths)s::ltree[]
 WHERE m.kind = 'periodic' AND m.status IN ('closed', 'sealed') AND m.held_on >= %(first)s AND m.held_on < %(until)s AND m.due > 0
"""
# Months and quarters that are over: a month under way is nobody's omission yet.
_MET = """
SELECT o.path, (t.id IS NOT NULL)::int AS part, 1 AS whole, 'Tháng ' || to_char(p.day, 'MM/YYYY') AS label, p.day::date AS day,
       o.name AS place, coalesce(t.uid, o.uid) AS uid
  FROM organisations_organisation o
  JOIN generate_series(date_trunc('month', %(first)s::date), %(until)s::date - interval '1 month', interval '1 month') AS p(day)
    ON (o.founded_on IS NULL OR o.founded_on < p.day + interval '1 month') AND (o.closed_on IS NULL OR o.closed_on > p.day)
  LEFT JOIN meetings_meeting t ON t.organisation_id = o.id AND t.period = p.day::date AND t.kind = 'periodic' AND t.status IN ('closed', 'sealed')
 WHERE o.path <@ %(paths)s::ltree[] AND o.kind IN ('cell', 'grassroots_cell')
"""
_THEMATIC = """
SELECT o.path, EXISTS (SELECT FROM meetings_meeting t WHERE t.organisation_id = o.id AND t.kind = 'thematic' AND t.status IN ('closed', 'sealed')
                          AND t.period >= p.day AND t.period < p.day + interval '3 months')::int AS part, 1 AS whole,
       'Quý ' || to_char(p.day, 'Q/YYYY') AS label, p.day::date AS day, o.name AS place, o.uid
  FROM organisations_organisation o
  JOIN generate_series(date_trunc('quarter', %(first)s::date), %(until)s::date - interval '3 months', interval '3 months') AS p(day)
    ON (o.founded_on IS NULL OR o.founded_on < p.day + interval '3 months') AND (o.closed_on IS NULL OR o.closed_on > p.day)
 WHERE o.path <@ %(paths)s::ltree[] AND o.kind IN ('cell', 'grassroots_cell')
"""
_HEADS = """
SELECT o.path, coalesce(k.is_member, false)::int AS part, 1 AS whole, h.name || coalesce(': ' || k.full_name, ', đang khuyết') AS label,
       k.first AS day, o.name AS place, h.uid
  FROM hamlets_hamlet h
  JOIN organisations_organisation o ON o.id = h.organisation_id AND o.path <@ %(paths)s::ltree[]
  LEFT JOIN LATERAL (
       SELECT s.full_name, lower(s.valid) AS first, EXISTS (
              SELECT FROM members_standing t
               WHERE t.member_id = coalesce(s.member_id, c.member_id) AND t.valid @> %(until)s::date - 1
                 AND t.status IN ('probationary', 'full', 'exempt', 'suspended')) AS is_member
         FROM hamlets_headship s LEFT JOIN development_candidate c ON c.id = s.candidate_id
        WHERE s.hamlet_id = h.id AND s.post = 'head' AND s.valid @> %(until)s::date - 1) k ON true
 WHERE h.valid @> %(until)s::date - 1
"""
_ACCOUNTS = """
SELECT o.path, coalesce((u.activated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < %(until)s, false)::int AS part, 1 AS whole, m.full_name AS label,
       (u.activated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, o.name AS place, m.uid
  FROM organisations_organisation o
  JOIN members_affiliation a ON a.organisation_id = o.id AND a.kind = 'official' AND a.valid @> %(until)s::date - 1
  JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> %(until)s::date - 1 AND s.status IN ('full', 'probationary')
  JOIN members_member m ON m.id = a.member_id
  LEFT JOIN accounts_user u ON u.id = m.account_id AND u.is_active
 WHERE o.path <@ %(paths)s::ltree[]
"""
_VISITS = """
SELECT o.path, 1 AS part, 0 AS whole, m.full_name AS label, v."on" AS day, o.name AS place, v.uid
  FROM visits_visit v
  JOIN members_member m ON m.id = v.member_id
  JOIN organisations_organisation o ON o.id = v.cell_id AND o.path <@ %(paths)s::ltree[]
 WHERE v.status = 'done' AND v."on" >= %(first)s AND v."on" < %(until)s
"""
# In time: answered within the date that stood, and without having climbed for being overdue before.
_PETITIONS = """
SELECT o.path, ((h.due_on IS NULL OR h."on" <= h.due_on) AND NOT EXISTS (
           SELECT FROM petitions_hop e WHERE e.petition_id = p.id AND e.kind = 'escalated' AND e.id < h.id))::int AS part, 1 AS whole,
       left(p.text, 120) AS label, h."on" AS day, o.name AS place, p.uid
  FROM petitions_hop h
  JOIN petitions_petition p ON p.id = h.petition_id AND p.parent_id IS NULL
  JOIN organisations_organisation o ON o.id = p.cell_id AND o.path <@ %(paths)s::ltree[]
 WHERE h.kind = 'answered' AND h."on" >= %(first)s AND h."on" < %(until)s
   AND NOT EXISTS (SELECT FROM petitions_hop b WHERE b.petition_id = p.id AND b.kind = 'answered' AND b.id < h.id)
"""
INDICATORS: dict[str, Indicator] = {
    one.code: one
    for one in (
        Indicator("admissions", "Đảng viên mới kết nạp", "đảng viên", Measured.TOTAL, _ADMISSIONS, MemberPermission.LIST, "members:detail"),
        Indicator("classes", "Quần chúng học lớp nhận thức về Đảng", "người", Measured.TOTAL, _CLASSES, MemberPermission.LIST, "development:detail"),
        Indicator("attendance", "Tỷ lệ đảng viên dự sinh hoạt định kỳ", "%", Measured.LEVEL, _ATTENDANCE, view="meetings:detail"),
        Indicator("cells_met", "Tỷ lệ chi bộ sinh hoạt hằng tháng", "%", Measured.LEVEL, _MET),
        Indicator("thematic", "Tỷ lệ chi bộ sinh hoạt chuyên đề mỗi quý", "%", Measured.LEVEL, _THEMATIC),
        Indicator("hamlet_heads", "Tỷ lệ trưởng thôn là đảng viên", "%", Measured.LEVEL, _HEADS, view="hamlets:detail"),
        Indicator("accounts", "Tỷ lệ đảng viên đã kích hoạt sổ tay", "%", Measured.LEVEL, _ACCOUNTS, MemberPermission.LIST, "members:detail"),
        Indicator("visits", "Lượt cấp ủy viên dự sinh hoạt chi bộ", "lượt", Measured.TOTAL, _VISITS),
        Indicator("petitions", "Tỷ lệ kiến nghị của chi bộ được trả lời đúng hạn", "%", Measured.LEVEL, _PETITIONS),
    )
}  # fmt: skip


def indicator_of(code: str) -> Indicator | None:
    """Return an indicator by its code."""
    return INDICATORS.get(code)

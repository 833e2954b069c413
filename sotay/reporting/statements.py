"""The statements behind the figures of reports: each yields label, place, day, note and key of the records that count."""

from sotay.statistics.queries.changes import CHANGES
from sotay.statistics.queries.counted import counted

# ruff: noqa: S608 -- statements made of our own conditions; parameters are bound

WAYS_OUT = "('deceased', 'expelled', 'struck_off', 'resigned')"
_BELOW = "o.path <@ %(path)s::ltree"
_MET = "m.status IN ('closed', 'sealed')"
_CELLS = "o.kind IN ('cell', 'grassroots_cell')"

CELLS = f"""
SELECT o.name AS label, coalesce(a.name, '') AS place, NULL::date AS day, '' AS note, o.uid
  FROM organisations_organisation o LEFT JOIN organisations_organisation a ON a.id = o.parent_id
 WHERE {_BELOW} AND {_CELLS} AND (o.founded_on IS NULL OR o.founded_on <= %(last)s) AND (o.closed_on IS NULL OR o.closed_on > %(last)s)
"""
HELD = f"""
SELECT 'Kỳ sinh hoạt tháng ' || to_char(m.period, 'MM/YYYY') AS label, o.name AS place, m.held_on AS day,
       coalesce(m.present || '/' || m.due, '') AS note, m.uid
  FROM meetings_meeting m JOIN organisations_organisation o ON o.id = m.organisation_id
 WHERE {_BELOW} AND {_MET} AND m.held_on BETWEEN %(first)s AND %(last)s
"""
# Months that are over: a month under way is nobody's omission yet.
NOT_MET = f"""
SELECT o.name AS label, coalesce(a.name, '') AS place, p.day::date AS day, 'Tháng ' || to_char(p.day, 'MM/YYYY') AS note, o.uid
  FROM organisations_organisation o LEFT JOIN organisations_organisation a ON a.id = o.parent_id
  JOIN generate_series(date_trunc('month', %(first)s::date), %(next)s::date - interval '1 month', interval '1 month') AS p(day)
    ON (o.founded_on IS NULL OR o.founded_on <= p.day) AND (o.closed_on IS NULL OR o.closed_on >= p.day + interval '1 month')
 WHERE {_BELOW} AND {_CELLS}
   AND NOT EXISTS (SELECT FROM meetings_meeting m WHERE m.organisation_id = o.id AND m.period = p.day::date AND m.kind = 'periodic' AND {_MET})
"""
BEGAN = "lower(p.valid) BETWEEN %(first)s AND %(last)s"
ENDED = "upper(p.valid) BETWEEN %(first)s AND %(last)s"
HAS_WORK = """EXISTS (SELECT FROM assignments_workassignment w WHERE w.member_id = c.member_id AND w.year = extract(year FROM %(last)s::date)
                AND w.decided_on <= %(last)s AND (w.ended_on IS NULL OR w.ended_on > %(last)s))"""


def attendance(condition: str) -> str:
    """Return who was due at the meetings held; the exempt and those away are not counted."""
    return f"""
SELECT b.full_name AS label, o.name AS place, m.held_on AS day, a.reason AS note, b.uid
  FROM meetings_meeting m JOIN organisations_organisation o ON o.id = m.organisation_id
  JOIN meetings_attendance a ON a.meeting_id = m.id JOIN members_member b ON b.id = a.member_id
 WHERE {_BELOW} AND {_MET} AND m.held_on BETWEEN %(first)s AND %(last)s AND a.state NOT IN ('exempt', 'away') {condition}
"""


def visits(condition: str) -> str:
    """Return the visits of officials to the cells at and below a node, of published plans."""
    return f"""
SELECT b.full_name AS label, o.name AS place, v."on" AS day, '' AS note, v.uid
  FROM visits_visit v JOIN visits_visitplan p ON p.id = v.plan_id AND p.status = 'published'
  JOIN members_member b ON b.id = v.member_id JOIN organisations_organisation o ON o.id = v.cell_id
 WHERE {_BELOW} AND v."on" BETWEEN %(first)s AND %(last)s AND v.status <> 'called_off' {condition}
"""


def _petitions(condition: str, day: str) -> str:
    """Return the petitions of the cells at and below a node; the parts of a split one are not counted again."""
    return f"""
SELECT left(t.text, 160) AS label, o.name AS place, {day} AS day, coalesce('Hạn ' || to_char(t.due_on, 'DD/MM/YYYY'), '') AS note, t.uid
  FROM petitions_petition t JOIN organisations_organisation o ON o.id = t.cell_id
 WHERE {_BELOW} AND t.parent_id IS NULL AND {condition}
"""


_NOT_CLOSED = "t.raised_on <= %(last)s AND (t.closed_on IS NULL OR t.closed_on > %(last)s)"
RAISED = _petitions("t.raised_on BETWEEN %(first)s AND %(last)s", "t.raised_on")
ANSWERED = _petitions("t.answered_on BETWEEN %(first)s AND %(last)s", "t.answered_on")
OPEN = _petitions(_NOT_CLOSED, "t.raised_on")
OVERDUE = _petitions(f"{_NOT_CLOSED} AND t.due_on <= %(last)s", "t.due_on")


def working(condition: str) -> str:
    """Return the members who take part in the work of the Party on the last day, the exempt left out."""
    return f"""
SELECT b.full_name AS label, o.name AS place, NULL::date AS day, '' AS note, b.uid
  FROM ({counted("%(last)s::date", "%(new_path)s::ltree")}) c
  JOIN members_member b ON b.id = c.member_id JOIN organisations_organisation o ON o.id = c.cell
 WHERE c.status IN ('full', 'probationary') {condition}
"""


def words(condition: str) -> str:
    """Return what members said in the months of the period of the works assigned to them."""
    return f"""
SELECT b.full_name AS label, o.name AS place, r.month AS day, w.title AS note, w.uid
  FROM assignments_monthlyreport r JOIN assignments_workassignment w ON w.id = r.assignment_id
  JOIN members_member b ON b.id = w.member_id
  JOIN members_affiliation a ON a.member_id = b.id AND a.kind = 'official' AND a.valid @> r.month
  JOIN organisations_organisation o ON o.id = a.organisation_id
 WHERE {_BELOW} AND r.month BETWEEN %(first)s AND %(last)s {condition}
"""


def _counted(day: str, path: str) -> str:
    """Return the members counted on a day."""
    return f"""
SELECT b.full_name AS label, o.name AS place, NULL::date AS day, '' AS note, b.uid
  FROM ({counted(day, path)}) c JOIN members_member b ON b.id = c.member_id JOIN organisations_organisation o ON o.id = c.cell
"""


AT_BEGINNING = _counted("%(opening)s::date", "%(old_path)s::ltree")
AT_END = _counted("%(last)s::date", "%(new_path)s::ltree")


def change(condition: str) -> str:
    """Return who is counted on one of the two days and not on the other, as the table of movements counts them."""
    return f"""
{CHANGES}
SELECT r.full_name AS label, coalesce(o.name, '') AS place, NULL::date AS day, '' AS note, r.uid
  FROM reasoned r LEFT JOIN organisations_organisation o ON o.id = coalesce(CASE WHEN r.is_more THEN r.new_cell END, r.old_cell, r.new_cell)
 WHERE {condition}
"""


def posts(condition: str) -> str:
    """Return the posts in committees at and below a node."""
    return f"""
SELECT b.full_name AS label, o.name AS place, lower(p.valid) AS day,
       CASE p.post WHEN 'secretary' THEN 'Bí thư' WHEN 'deputy' THEN 'Phó bí thư' WHEN 'acting' THEN 'Phụ trách, điều hành thay'
                   WHEN 'standing_member' THEN 'Ủy viên ban thường vụ' ELSE 'Cấp ủy viên' END AS note, b.uid
  FROM committees_position p JOIN members_member b ON b.id = p.member_id JOIN organisations_organisation o ON o.id = p.organisation_id
 WHERE {_BELOW} AND p.post IN ('secretary', 'acting', 'deputy', 'standing_member', 'committee_member') AND {condition}
"""


def _limitations(condition: str) -> str:
    """Return limitations at and below a node."""
    return f"""
SELECT left(l.title, 160) AS label, o.name AS place, l.due_on AS day, l.evidence AS note, o.uid
  FROM targets_limitation l JOIN organisations_organisation o ON o.id = l.organisation_id
 WHERE {_BELOW} AND {condition}
"""


LIMITATIONS_OPEN = _limitations("l.named_on <= %(last)s AND (l.closed_on IS NULL OR l.closed_on > %(last)s)")
LIMITATIONS_CLOSED = _limitations("l.closed_on BETWEEN %(first)s AND %(last)s")
TASKS_DONE = f"""
SELECT t.title AS label, b.full_name AS place, t.finished_on AS day, t.result AS note, t.uid
  FROM targets_breakthroughtask t JOIN members_member b ON b.id = t.official_id JOIN organisations_organisation o ON o.id = t.organisation_id
 WHERE {_BELOW} AND t.finished_on BETWEEN %(first)s AND %(last)s
"""

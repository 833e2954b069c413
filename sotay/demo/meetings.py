"""A year of meetings for every cell, made set by set inside the database; the same at every load.

`chance(row, salt)` is a number in [0, 1) that depends on its arguments alone, so nothing here is random twice.
"""

import datetime as dt
import random
from collections.abc import Iterator

from sotay.core.bulk import copy_rows, run_sql
from sotay.core.days import add_months, month_of
from sotay.demo import words
from sotay.demo.people import Person
from sotay.demo.tree import Node

# profile: share of cells, months met, attendance, on the fixed day, documents in time, use of the handbook
PROFILES = {
    "model": (0.22, 1.00, 0.965, 0.97, 0.98, 0.93),
    "steady": (0.60, 0.995, 0.935, 0.92, 0.93, 0.86),
    "late": (0.10, 0.96, 0.89, 0.55, 0.60, 0.70),
    "weak": (0.05, 0.93, 0.76, 0.70, 0.50, 0.45),
    "quiet": (0.03, 0.72, 0.82, 0.60, 0.35, 0.20),
}
_ITEMS = (
    ("Ổn định tổ chức, điểm danh, thông qua chương trình", 5),
    ("Kết quả thực hiện nghị quyết tháng trước, phương hướng tháng này", 20),
    ("Đánh giá kết quả thực hiện nhiệm vụ được giao của đảng viên", 15),
    ("Thông tin thời sự, phổ biến văn bản mới", 15),
    ("Thảo luận, nắm tình hình tư tưởng đảng viên", 30),
    ("Kết luận, giao nhiệm vụ, thông qua nghị quyết và biên bản", 15),
)

_CHANCE = """
CREATE OR REPLACE FUNCTION pg_temp.chance(row_number bigint, salt bigint) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ((hashint8extended(row_number, salt) & 2147483647)::float8 / 2147483648.0)
"""

_PLAN = """
CREATE TEMP TABLE plan ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY m.period, c.n, m.kind) + %(first)s - 1 AS id, c.n, c.id AS cell, c.secretary, c.deputy,
       c.place, c.starts, m.period, m.kind, c.meets, c.attends, c.documents, c.handbook,
       CASE WHEN pg_temp.chance(c.n * 1000 + m.no, 11) < c.punctual OR m.period = %(month)s
            THEN m.period + (c.day - 1)
            ELSE m.period + least(27, c.day + 2 + (pg_temp.chance(c.n, m.no) * 8)::int) END
       + (CASE WHEN m.kind = 'thematic' THEN 5 ELSE 0 END) AS held_on, m.no
  FROM demo_cell c
  CROSS JOIN (
       SELECT (%(month)s::date - make_interval(months => k))::date AS period, k AS no, 'periodic' AS kind
         FROM generate_series(0, %(months)s) k
       UNION ALL
       SELECT (%(month)s::date - make_interval(months => k))::date, k + 500, 'thematic'
         FROM generate_series(1, %(months)s) k WHERE extract(month FROM (%(month)s::date - make_interval(months => k)))::int %% 3 = 1
  ) m
 WHERE (c.id = %(showcase)s OR pg_temp.chance(c.n * 1000 + m.no, 7) < CASE WHEN m.kind = 'periodic' THEN c.meets ELSE c.meets - 0.06 END)
   AND (c.id <> %(showcase)s OR m.period < %(month)s)
"""

_ATTENDANCE = """
INSERT INTO meetings_attendance (meeting_id, period, member_id, entitled, state, opened_at, arrived_at, method, recorded_by_id, reason)
SELECT p.id, p.period, a.member_id, a.status = 'full',
       s.state,
       CASE WHEN a.user_id IS NOT NULL AND pg_temp.chance(a.member_id, p.id + 3) < p.handbook
            THEN p.start - interval '1 day' * (0.2 + pg_temp.chance(a.member_id, p.id + 4)) END,
       CASE WHEN s.state = 'present' THEN p.start - interval '1 minute' * (pg_temp.chance(a.member_id, p.id + 5) * 25)::int
            WHEN s.state = 'late' THEN p.start + interval '1 minute' * (16 + (pg_temp.chance(a.member_id, p.id + 5) * 25)::int) END,
       CASE WHEN s.state NOT IN ('present', 'late') THEN ''
            WHEN a.user_id IS NOT NULL AND pg_temp.chance(a.member_id, p.id + 6) < p.handbook THEN 'button' ELSE 'list' END,
       CASE WHEN s.state IN ('present', 'late') THEN a.user_id END,
       CASE WHEN s.state = 'excused'
            THEN (ARRAY['Đi công tác', 'Ốm, đang điều trị', 'Việc gia đình', 'Trực cơ quan', 'Đi làm ăn xa'])
                 [1 + (pg_temp.chance(a.member_id, p.id + 8) * 4.99)::int %% 5] ELSE '' END
  FROM (SELECT *, (held_on + starts) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS start FROM plan) p
  JOIN demo_member a ON a.cell = p.cell AND a.joined_on <= p.held_on
  CROSS JOIN LATERAL (
       SELECT CASE WHEN a.status = 'exempt' THEN 'exempt'
                   WHEN c < p.attends * 0.97 THEN 'present'
                   WHEN c < p.attends THEN 'late'
                   WHEN c < p.attends + (1 - p.attends) * 0.7 THEN 'excused'
                   ELSE 'absent' END AS state
         FROM (SELECT pg_temp.chance(a.member_id, p.id) AS c) x
  ) s
"""

_MEETINGS = """
INSERT INTO meetings_meeting (id, uid, organisation_id, kind, theme, period, held_on, starts, place, online_link, status, chair_id,
       secretary_of_meeting_id, orientation, draft_resolution, conclusion, evaluation, norms, published_at, opened_at, closed_at,
       documents_at, convened, due, present, excused, handbook_users, score, created_at,
       announced, cancel_reason, revision)
SELECT p.id, ('00000009-0000-4000-8000-' || lpad(to_hex(p.id), 12, '0'))::uuid, p.cell, p.kind,
       CASE WHEN p.kind = 'thematic' THEN (%(themes)s::text[])[1 + p.no %% 4] ELSE '' END,
       p.period, p.held_on, p.starts, p.place, '', 'closed', p.secretary, p.deputy, '', '',
       'Chi bộ thống nhất đánh giá kết quả tháng trước và nhiệm vụ tháng này.', '', '{}',
       p.start - interval '3 days', p.start, p.start + interval '1 minute' * (88 + (pg_temp.chance(p.id, 21) * 50)::int),
       CASE WHEN pg_temp.chance(p.id, 22) < p.documents THEN p.start - interval '2 days'
            WHEN pg_temp.chance(p.id, 23) < 0.6 THEN p.start - interval '3 hours' END,
       t.convened, t.due, t.present, t.excused, t.handbook,
       least(98, greatest(48, round(40 + 50.0 * t.present / greatest(t.due, 1) + 10 * p.documents - 8 * pg_temp.chance(p.id, 24)))),
       p.start - interval '6 days', '{}', '', 1
  FROM (SELECT *, (held_on + starts) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS start FROM plan) p
  JOIN (SELECT meeting_id, count(*) AS convened, count(*) FILTER (WHERE state <> 'exempt') AS due,
               count(*) FILTER (WHERE state IN ('present', 'late')) AS present, count(*) FILTER (WHERE state = 'excused') AS excused,
               count(*) FILTER (WHERE opened_at IS NOT NULL OR method = 'button') AS handbook
          FROM meetings_attendance GROUP BY meeting_id) t ON t.meeting_id = p.id
"""

_AGENDA = """
INSERT INTO meetings_agendaitem (uid, meeting_id, number, title, detail, minutes, source, act)
SELECT ('0000000a-0000-4000-' || lpad(i.number::text, 4, '8') || '-' || lpad(to_hex(p.id), 12, '0'))::uuid, p.id, i.number,
       CASE WHEN i.number = 5 AND p.kind = 'thematic' THEN 'Trình bày và thảo luận chuyên đề' ELSE i.title END, '', i.minutes, 'standing', ''
  FROM plan p CROSS JOIN unnest(%(titles)s::text[], %(minutes)s::int[]) WITH ORDINALITY AS i (title, minutes, number)
"""

_OPINIONS = """
INSERT INTO meetings_opinion (uid, meeting_id, item_id, speaker_id, speaker_name, summary, noted_at)
SELECT ('0000000b-' || lpad(to_hex(o.rank), 4, '0') || '-4000-8000-' || lpad(to_hex(o.meeting_id), 12, '0'))::uuid, o.meeting_id, NULL, o.member_id,
       m.full_name, (%(texts)s::text[])[1 + (o.member_id %% 4)], o.arrived_at + interval '50 minutes'
  FROM (SELECT a.*, row_number() OVER (PARTITION BY a.meeting_id ORDER BY pg_temp.chance(a.member_id, a.meeting_id + 31)) AS rank
          FROM meetings_attendance a WHERE a.state = 'present') o
  JOIN members_member m ON m.id = o.member_id
  JOIN meetings_meeting g ON g.id = o.meeting_id
 WHERE o.rank <= 1 + g.present * (0.2 + 0.4 * pg_temp.chance(g.id, 32)) AND o.period >= %(recent)s
"""

_MOTIONS = """
INSERT INTO meetings_motion (uid, meeting_id, text, threshold, status, hands_agree, hands_disagree, hands_other, base, agree, is_carried)
SELECT ('0000000c-0000-4000-8000-' || lpad(to_hex(g.id), 12, '0'))::uuid, g.id, 'Thông qua nghị quyết của chi bộ', 'majority', 'closed',
       v.here, 0, 0, v.base, v.here, 2 * v.here > v.base
  FROM meetings_meeting g
  JOIN (SELECT meeting_id, count(*) FILTER (WHERE entitled) AS base, count(*) FILTER (WHERE entitled AND state IN ('present', 'late')) AS here
          FROM meetings_attendance GROUP BY meeting_id) v ON v.meeting_id = g.id
"""

_TASKS = """
INSERT INTO work_task (uid, organisation_id, meeting_id, owner_id, title, due_on, status, result, finished_on, created_at, revision)
SELECT ('0000000d-' || lpad(to_hex(x.rank), 4, '0') || '-4000-8000-' || lpad(to_hex(x.meeting_id), 12, '0'))::uuid, g.organisation_id, g.id, x.member_id,
       (%(tasks)s::text[])[1 + ((x.member_id + g.id) %% 10)], d.due,
       s.status, CASE s.status WHEN 'done' THEN 'Đã hoàn thành theo yêu cầu của chi bộ' WHEN 'not_done' THEN 'Chưa xong, chuyển tháng sau' ELSE '' END,
       CASE WHEN s.status <> 'open' THEN d.due - 2 END, g.closed_at, 0
  FROM (SELECT a.*, row_number() OVER (PARTITION BY a.meeting_id ORDER BY pg_temp.chance(a.member_id, a.meeting_id + 41)) AS rank
          FROM meetings_attendance a WHERE a.state = 'present') x
  JOIN meetings_meeting g ON g.id = x.meeting_id
  CROSS JOIN LATERAL (SELECT (g.period + interval '1 month')::date + 1 AS due) d
  CROSS JOIN LATERAL (SELECT CASE WHEN g.period >= %(last)s THEN 'open' WHEN pg_temp.chance(x.member_id, g.id) < 0.9 THEN 'done' ELSE 'not_done' END AS status) s
 WHERE x.rank <= 2
"""

# A cell that has not met by its day: two in ten gave a reason, three told a day and did not meet, two are still preparing.
_NOT_HELD = """
INSERT INTO meetings_meeting (uid, organisation_id, kind, theme, period, held_on, starts, place, online_link, status, chair_id,
       secretary_of_meeting_id, orientation, draft_resolution, conclusion, evaluation, norms, published_at, created_at, announced,
       cancelled_at, cancel_reason, revision)
SELECT ('0000000e-' || lpad(to_hex(x.months), 4, '0') || '-4000-8000-' || lpad(to_hex(x.id), 12, '0'))::uuid, x.id, 'periodic', '', x.period, x.planned,
       x.starts, x.place, '', x.status, x.secretary, x.deputy, '', '', '', '', '{}',
       CASE WHEN x.status <> 'draft' THEN x.at - interval '4 days' END, x.at - interval '6 days', '{}',
       CASE WHEN x.status = 'cancelled' THEN x.at - interval '5 hours' END,
       CASE WHEN x.status = 'cancelled' THEN (%(reasons)s::text[])[1 + (x.lot * 100)::int %% array_length(%(reasons)s::text[], 1)] ELSE '' END,
       CASE WHEN x.status = 'draft' THEN 0 ELSE 1 END
  FROM (SELECT c.*, k AS months, (%(month)s::date - make_interval(months => k))::date AS period,
               (%(month)s::date - make_interval(months => k))::date + (c.day - 1) AS planned, l.lot,
               ((%(month)s::date - make_interval(months => k))::date + (c.day - 1) + c.starts) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS at,
               CASE WHEN l.lot < 0.22 THEN 'cancelled' WHEN k = 0 AND l.lot < 0.5 THEN 'published'
                    WHEN k = 0 AND l.lot < 0.7 THEN 'draft' END AS status
          FROM demo_cell c CROSS JOIN generate_series(0, %(months)s) k
          CROSS JOIN LATERAL (SELECT pg_temp.chance(c.n * 1000 + k, 51) AS lot) l
         WHERE c.id <> %(showcase)s) x
 WHERE x.status IS NOT NULL AND x.planned < %(day)s
   AND NOT EXISTS (SELECT FROM plan p WHERE p.cell = x.id AND p.period = x.period AND p.kind = 'periodic')
"""


def load_cells(cells: list[Node], leaders: dict[int, list[Person]], rng: random.Random) -> None:
    """Fill `demo_cell`: how each cell usually meets, and how well."""
    run_sql(
        "CREATE TEMP TABLE demo_cell (n bigint, id bigint, day int, starts time, place text, secretary bigint, deputy bigint,"
        " meets float8, attends float8, punctual float8, documents float8, handbook float8) ON COMMIT DROP"
    )
    copy_rows(
        "demo_cell",
        (
            "n",
            "id",
            "day",
            "starts",
            "place",
            "secretary",
            "deputy",
            "meets",
            "attends",
            "punctual",
            "documents",
            "handbook",
        ),
        _cell_rows(cells, leaders, rng),
    )
    run_sql(
        "INSERT INTO meetings_meetinghabit (organisation_id, day, starts, place, locality)"
        " SELECT id, day, starts, place, '' FROM demo_cell"
    )


def _cell_rows(cells: list[Node], leaders: dict[int, list[Person]], rng: random.Random) -> Iterator[tuple[object, ...]]:
    """Yield one row a cell."""
    names, weights = list(PROFILES), [profile[0] for profile in PROFILES.values()]
    for n, cell in enumerate(cells, 1):
        _, meets, attends, punctual, documents, handbook = PROFILES[rng.choices(names, weights)[0]]
        hamlet = cell.sector == "residential"
        first, second = [*(p.id for p in leaders[cell.id]), None, None][:2]
        yield (
            n,
            cell.id,
            rng.choice([3, 3, 3, 5, 5, 2, 4, 6, 8, 10, 15, 24]),
            dt.time(19, 30) if hamlet else dt.time(rng.choice([8, 14, 16])),
            f"Nhà văn hóa {cell.name.removeprefix('Chi bộ ')}" if hamlet else "Phòng họp cơ quan",
            first,
            second,
            meets,
            min(0.99, max(0.4, rng.gauss(attends, 0.025))),
            punctual,
            documents,
            handbook,
        )


def load_meetings(day: dt.date, months: int, first: int, showcase: int) -> dict[str, int]:
    """Make the meetings of the past `months` and of this month up to `day`; return how many rows of each."""
    month = month_of(day)
    values = {
        "first": first,
        "month": month,
        "months": months,
        "showcase": showcase,
        "recent": add_months(month, -2),
        "last": add_months(month, -1),
        "themes": list(words.THEMES),
        "titles": [t for t, _ in _ITEMS],
        "minutes": [m for _, m in _ITEMS],
        "texts": list(words.DISCUSSION),
        "tasks": list(words.TASKS),
        "reasons": list(words.NOT_HELD),
        "day": day,
    }
    run_sql(_CHANCE)
    run_sql(_PLAN, values)
    run_sql("DELETE FROM plan WHERE held_on >= %(day)s", {"day": day})
    run_sql("ANALYZE plan")
    made = {}
    for name, statement in (
        ("attendance", _ATTENDANCE),
        ("meetings", _MEETINGS),
        ("agenda", _AGENDA),
        ("opinions", _OPINIONS),
        ("motions", _MOTIONS),
        ("tasks", _TASKS),
        ("not held", _NOT_HELD),
    ):
        made[name] = run_sql(statement, values)
        if name == "attendance":
            run_sql("ANALYZE meetings_attendance")
    return made

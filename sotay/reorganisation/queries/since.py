"""What people did after a case was carried out that stands in the way of taking it back."""

from sotay.core.bulk import read_sql
from sotay.reorganisation.models import Case

# What each row came to by the journal, against what it is now: only the columns that the case changed count.
_TABLES = 'SELECT DISTINCT "table" FROM reorganisation_change WHERE case_id = %(case)s ORDER BY 1'
_CHANGED = """
WITH one AS (
    SELECT "row", key, value, row_number() OVER (PARTITION BY "row", key ORDER BY c.id DESC) AS n,
           bool_or(after IS NULL) OVER (PARTITION BY "row") AS is_gone
      FROM reorganisation_change c LEFT JOIN jsonb_each(c.after) ON true
     WHERE case_id = %(case)s AND "table" = %(table)s),
left_as AS (SELECT "row", jsonb_object_agg(key, value) AS columns FROM one WHERE n = 1 AND NOT is_gone AND key IS NOT NULL GROUP BY "row")
SELECT count(*) FROM left_as l LEFT JOIN {table} t ON t.id = l."row" WHERE t.id IS NULL OR NOT to_jsonb(t) @> l.columns
"""
# Rows that name a row which the case made and which would go, unless the case itself let them.
_KEYS = """
SELECT conrelid::regclass::text, a.attname, confrelid::regclass::text
  FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
 WHERE contype = 'f' AND conparentid = 0 AND array_length(conkey, 1) = 1 AND confrelid::regclass::text = ANY(%(tables)s)
 ORDER BY 1, 2
"""
_NAMED = """
SELECT count(*) FROM {table} t
 WHERE t.{column} IN (SELECT "row" FROM reorganisation_change WHERE case_id = %(case)s AND "table" = %(target)s AND before IS NULL)
   AND NOT EXISTS (SELECT FROM reorganisation_change c
                    WHERE c.case_id = %(case)s AND c."table" = %(name)s AND c."row" = t.id AND (c.before IS NULL OR c.after ? %(column)s))
"""
# People who changed cells were convened by the new one.
_CONVENED = """
SELECT count(DISTINCT g.id) FROM meetings_meeting g JOIN meetings_attendance a ON a.meeting_id = g.id AND a.period = g.period
  JOIN members_affiliation f ON f.member_id = a.member_id AND f.organisation_id = g.organisation_id
  JOIN reorganisation_change c ON c.case_id = %(case)s AND c."table" = 'members_affiliation' AND c."row" = f.id
 WHERE g.published_at > %(at)s AND c.after ? 'organisation_id' AND g.status <> 'cancelled'
"""
_WORDS = {
    "organisations_organisation": "tổ chức đảng đã thay đổi",
    "organisations_placement": "vị trí trong hệ thống đã thay đổi",
    "organisations_organisationcode": "mã tổ chức đã thay đổi",
    "organisations_naming": "tên tổ chức đã thay đổi",
    "members_affiliation": "đảng viên đã chuyển sinh hoạt",
    "members_standing": "đảng viên đã thay đổi tình trạng",
    "committees_term": "nhiệm kỳ đã thay đổi",
    "committees_position": "chức vụ đã thay đổi hoặc mới giao",
    "access_grant": "quyền đã thay đổi hoặc mới giao",
    "meetings_meeting": "kỳ sinh hoạt đã thay đổi hoặc mới lập",
    "work_task": "nhiệm vụ đã thay đổi hoặc mới giao",
    "meetings_theme": "chuyên đề trong kho đã thay đổi",
    "meetings_plannedtheme": "chuyên đề trong kế hoạch đã thay đổi",
    "meetings_dayexception": "đề nghị ngày sinh hoạt riêng đã thay đổi",
    "meetings_onlinepermission": "đề nghị họp trực tuyến đã thay đổi",
    "briefings_briefing": "hội nghị giao ban đã thay đổi",
    "briefings_invitation": "giấy mời giao ban đã thay đổi",
    "briefings_question": "câu hỏi giao ban đã thay đổi",
    "handover_handover": "biên bản bàn giao đã lập",
}


def work_since(case: Case) -> list[str]:
    """Return in words, with numbers, what blocks the taking back; nothing where it can be done."""
    tables = [table for (table,) in read_sql(_TABLES, {"case": case.pk})]
    found: dict[str, int] = {}
    for table in tables:
        _add(found, table, _CHANGED.format(table=table), {"case": case.pk, "table": table})
    for table, column, target in read_sql(_KEYS, {"tables": tables}):
        statement = _NAMED.format(table=table, column=column)
        _add(found, table, statement, {"case": case.pk, "target": target, "name": table, "column": column})
    _add(found, "meetings_meeting", _CONVENED, {"case": case.pk, "at": case.carried_out_at})
    return [f"{count} {_WORDS.get(table, 'dữ liệu khác đã ghi: ' + table)}" for table, count in found.items()]


def _add(found: dict[str, int], table: str, statement: str, values: dict[str, object]) -> None:
    """Add the count of one statement to what was found about a table."""
    if count := read_sql(statement, values)[0][0]:
        found[table] = found.get(table, 0) + count

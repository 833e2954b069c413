"""What people did after a merge that stands in the way of taking it back."""

from sotay.cleanliness.models import Merge
from sotay.cleanliness.queries.catalog import keys_to, words_of
from sotay.core.bulk import read_sql

_TABLES = 'SELECT DISTINCT "table" FROM cleanliness_mergechange WHERE merge_id = %(merge)s ORDER BY 1'
# What each row came to by the journal, against what it is now: only the columns that the merge changed count.
_CHANGED = """
WITH one AS (
    SELECT c.key, e.key AS name, e.value, row_number() OVER (PARTITION BY c.key, e.key ORDER BY c.id DESC) AS n,
           bool_or(c.after IS NULL) OVER (PARTITION BY c.key) AS is_gone
      FROM cleanliness_mergechange c LEFT JOIN jsonb_each(c.after) e ON true
     WHERE c.merge_id = %(merge)s AND c."table" = %(table)s),
left_as AS (SELECT key, jsonb_object_agg(name, value) AS columns FROM one WHERE n = 1 AND NOT is_gone AND name IS NOT NULL GROUP BY key)
SELECT count(*) FROM left_as l LEFT JOIN {table} t ON {same}
 WHERE t.{one} IS NULL OR NOT to_jsonb(t) @> l.columns
"""
_MADE = """SELECT (key->>'id')::bigint FROM cleanliness_mergechange
            WHERE merge_id = %(merge)s AND "table" = %(table)s AND before IS NULL"""
_NAMED = "SELECT count(*) FROM {table} t WHERE t.{column} = ANY(%(made)s)"
_NAMED_BY_US = """SELECT count(*) FROM cleanliness_mergechange c
                   WHERE c.merge_id = %(merge)s AND c."table" = %(table)s AND c.before IS NULL AND (c.after->>%(column)s)::bigint = ANY(%(made)s)"""
_KEY = 'SELECT DISTINCT jsonb_object_keys(key) FROM cleanliness_mergechange WHERE merge_id = %(merge)s AND "table" = %(table)s'


def work_since(merge: Merge) -> list[str]:
    """Return in words, with numbers, what blocks the taking back; nothing where it can be done."""
    found: dict[str, int] = {}
    for (table,) in read_sql(_TABLES, {"merge": merge.pk}):
        values = {"merge": merge.pk, "table": table}
        primary = [name for (name,) in read_sql(_KEY, values)]
        same = " AND ".join(f"t.{name} = (jsonb_populate_record(NULL::{table}, l.key)).{name}" for name in primary)
        _add(found, words_of(table), _CHANGED.format(table=table, same=same, one=primary[0]), values)
        made = [row for (row,) in read_sql(_MADE, values) if row]
        for key in keys_to(table) if made else []:
            count = int(read_sql(_NAMED.format(table=key.table, column=key.column), {"made": made})[0][0])
            by_us = {"merge": merge.pk, "table": key.table, "column": key.column, "made": made}
            count -= int(read_sql(_NAMED_BY_US, by_us)[0][0])
            if count > 0:
                found[words_of(key.table)] = found.get(words_of(key.table), 0) + count
    again = Merge.objects.filter(gone=merge.kept_id, status="done").exists()
    words = [f"{count} thay đổi ở «{word}»" for word, count in found.items()]
    return ["hồ sơ giữ lại đã được gộp tiếp vào hồ sơ khác", *words] if again else words


def _add(found: dict[str, int], word: str, statement: str, values: dict[str, object]) -> None:
    """Add the count of one statement to what was found."""
    if count := read_sql(statement, values)[0][0]:
        found[word] = found.get(word, 0) + count

"""Carrying every row that names the merged-away record over to the kept one, column by column of the catalog."""

from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from sotay.cleanliness import errors
from sotay.cleanliness.actions.journal import Journal, by_key
from sotay.cleanliness.queries.catalog import Key, keys_to, keys_to_members, words_of
from sotay.cleanliness.rules.carried import LEFT, Clash, clash_of
from sotay.cleanliness.rules.pieces import ALWAYS, NEVER, Days, without
from sotay.core.bulk import read_sql
from sotay.core.days import since

# Which rows keep another row of the table out: those of the same kind, of any kind where the table knows none.
_GROUP = {
    "members_affiliation": "kind || CASE WHEN kind = 'official' THEN '' ELSE organisation_id::text END",
    "members_standing": "''",
}
# Upcoming meetings count nobody yet: who is called twice there is called once from now on.
_DOUBLE_CALL = """
t.member_id = %(gone)s
 AND EXISTS (SELECT FROM meetings_meeting g WHERE g.id = t.meeting_id AND g.status IN ('draft', 'published') AND g.opened_at IS NULL)
 AND EXISTS (SELECT FROM meetings_attendance k WHERE k.meeting_id = t.meeting_id AND k.period = t.period AND k.member_id = %(kept)s)
"""


def carry_everything(journal: Journal, kept: int, gone: int, *, prevails: int) -> dict[str, Any]:
    """Carry all rows; return how many of each table came over, were one already, and stayed behind."""
    _note(
        journal,
        "dropped",
        "meetings_attendance",
        journal.delete("meetings_attendance", _DOUBLE_CALL, gone=gone, kept=kept),
    )
    for key in keys_to_members():
        if (key.table, key.column) in LEFT:
            continue
        clash = clash_of(key.table, key.column)
        if clash is Clash.CUT:
            _cut(journal, key, kept, gone, prevails)
        else:
            _carry(journal, key, kept, gone, clash)
    return journal.report


def _note(journal: Journal, what: str, table: str, count: int) -> None:
    """Count rows of a table under its words."""
    if count:
        words = words_of(table)
        journal.report[what][words] = journal.report[what].get(words, 0) + count


def _carry(journal: Journal, key: Key, kept: int, gone: int, clash: Clash) -> None:
    """Carry one column: all rows at once, or one by one where some cannot follow."""
    where, values = f"t.{key.column} = %(gone)s", {key.column: kept}
    if key.table == "members_member":
        where += " AND t.id <> %(kept)s AND t.id <> %(gone)s"
    done = journal.attempt_update(key.table, where, values, gone=gone, kept=kept)
    if done is not None:
        _note(journal, "carried", key.table, done)
        return
    for row in journal.rows(key.table, key.column, gone):
        condition, by = by_key(row)
        if journal.attempt_update(key.table, condition, values, **by):
            _note(journal, "carried", key.table, 1)
        elif clash is Clash.DROP and _drop(journal, key.table, row):
            _note(journal, "dropped", key.table, 1)
        else:
            _note(journal, "stayed", key.table, 1)


def _drop(journal: Journal, table: str, row: dict[str, Any]) -> bool:
    """Delete a row that the kept record has already, with the grants that it brought; tell whether it could be."""
    condition, by = by_key(row)
    if table == "committees_position":
        journal.delete("access_grant", "t.position_id = %(post)s", post=row["id"])
    return bool(journal.attempt_delete(table, condition, **by))


# --- Dated facts -------------------------------------------------------------------------------------------------------


def _cut(journal: Journal, key: Key, kept: int, gone: int, prevails: int) -> None:
    """Let one record's days stand and cut the other's down to what they leave; then all of them are the kept record's."""
    loser = gone if prevails == kept else kept
    taken: dict[str, list[Days]] = {}
    standing: dict[str, list[tuple[int, Days]]] = {}
    for row, group, days in _days_of(key, prevails):
        taken.setdefault(group, []).append(days)
        standing.setdefault(group, []).append((row, days))
    pieces = [(row, days, without(days, taken.get(group, ())), group) for row, group, days in _days_of(key, loser)]
    for row, days, left, group in pieces:
        if not left:
            _give_way(journal, key.table, row, _covering(standing[group], days))
            _note(journal, "dropped", key.table, 1)
        elif left != [days]:
            _shorten(journal, key.table, row, left)
    moved = journal.update(key.table, f"t.{key.column} = %(gone)s", {key.column: kept}, gone=gone)
    _note(journal, "carried", key.table, moved)


def _days_of(key: Key, member: int) -> list[tuple[int, str, Days]]:
    """Return the rows of a record with what they exclude each other by, and their days."""
    rows = read_sql(
        f"SELECT id, {_GROUP[key.table]}, lower(valid), upper(valid) FROM {key.table}"  # noqa: S608 -- names of our own
        f" WHERE {key.column} = %(member)s ORDER BY valid, id",
        {"member": member},
    )
    return [(row, group, (first or ALWAYS, until or NEVER)) for row, group, first, until in rows]


def _covering(rows: list[tuple[int, Days]], days: Days) -> int:
    """Return the standing row that takes the place of one that is covered: the latest that meets it."""
    return [row for row, (first, until) in rows if first < days[1] and until > days[0]][-1]


def _give_way(journal: Journal, table: str, row: int, other: int) -> None:
    """Delete a covered row; its grants go with it, whatever else named it names the row that covers it."""
    for key in keys_to(table):
        if key.table == "access_grant":
            journal.delete(key.table, f"t.{key.column} = %(row)s", row=row)
        elif journal.attempt_update(key.table, f"t.{key.column} = %(row)s", {key.column: other}, row=row) is None:
            raise errors.CannotMerge(what=words_of(key.table))
    if journal.attempt_delete(table, "t.id = %(row)s", row=row) is None:
        raise errors.CannotMerge(what=words_of(table))


def _shorten(journal: Journal, table: str, row: int, left: list[Days]) -> None:
    """Leave a row the first of its remaining pieces and make a row of each further one; grants follow the first."""
    first, *further = map(_range, left)
    journal.update(table, "t.id = %(row)s", {"valid": first}, row=row)
    if table == "members_affiliation":
        journal.update("access_grant", "t.affiliation_id = %(row)s", {"valid": first}, row=row)
    names = _other_columns(table)
    for piece in further:
        made = read_sql(
            f"INSERT INTO {table} ({', '.join(names)}, valid) SELECT {', '.join(names)}, %(valid)s FROM {table}"  # noqa: S608 -- from the catalog
            " WHERE id = %(row)s RETURNING id",
            {"valid": piece, "row": row},
        )
        journal.note_made(table, "new.id = %(made)s", made=made[0][0])


def _range(days: Days) -> DateRange:
    """Return the days as a range; the ends of the calendar are open ends."""
    first, until = days
    return since(None if first == ALWAYS else first, None if until == NEVER else until)


def _other_columns(table: str) -> list[str]:
    """Return the columns that a further piece has like the first: all but its key and its days."""
    rows = read_sql(
        "SELECT attname::text FROM pg_attribute WHERE attrelid = %(table)s::regclass AND attnum > 0 AND NOT attisdropped"
        " AND attname NOT IN ('id', 'uid', 'valid') ORDER BY attnum",
        {"table": table},
    )
    return [name for (name,) in rows]

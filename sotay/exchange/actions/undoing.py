"""Taking a batch back, set by set."""

from django.db import connection

from sotay.exchange.actions.comparing import CHANGEABLE
from sotay.exchange.models import Batch

# What keeps a created member: an account, a position, a row on an attendance list, a task, or a second affiliation or standing
# that a later decision made. What keeps a change: the value is no longer the one that the batch wrote.
_CREATED = """
SELECT r.title FROM exchange_batchrow r JOIN members_member m ON m.id = r.target_id
 WHERE r.batch_id = %(batch)s AND r.verdict = 'created'
   AND (m.account_id IS NOT NULL
        OR EXISTS (SELECT FROM committees_position p WHERE p.member_id = m.id)
        OR EXISTS (SELECT FROM meetings_attendance a WHERE a.member_id = m.id)
        OR EXISTS (SELECT FROM work_task t WHERE t.owner_id = m.id)
        OR (SELECT count(*) FROM members_affiliation f WHERE f.member_id = m.id) <> 1
        OR EXISTS (SELECT FROM members_affiliation f WHERE f.member_id = m.id AND f.decision_id IS NOT NULL)
        OR EXISTS (SELECT FROM members_standing s WHERE s.member_id = m.id AND s.decision_id IS NOT NULL))
"""
_NOW = ", ".join(f"'{name}', m.{name}::text" for name in CHANGEABLE)
_CHANGED = f"""
SELECT r.title FROM exchange_batchrow r JOIN members_member m ON m.id = r.target_id
 WHERE r.batch_id = %(batch)s AND r.verdict = 'updated'
   AND NOT jsonb_strip_nulls(jsonb_build_object({_NOW})) @> r.after
"""
_REMOVE = (
    "DELETE FROM members_standing s USING exchange_batchrow r WHERE r.target_id = s.member_id AND r.batch_id = %(batch)s AND r.verdict = 'created'",
    "DELETE FROM members_affiliation a USING exchange_batchrow r WHERE r.target_id = a.member_id AND r.batch_id = %(batch)s AND r.verdict = 'created'",
    "DELETE FROM members_member m USING exchange_batchrow r WHERE r.target_id = m.id AND r.batch_id = %(batch)s AND r.verdict = 'created'",
)


def _old(name: str) -> str:
    """Return the assignment that puts the old value of a column back, where the batch changed it."""
    value = (
        f"nullif(r.before->>'{name}', '')::date"
        if name in {"born_on", "joined_on", "official_on"}
        else f"r.before->>'{name}'"
    )
    if name == "national_id":
        value = f"nullif({value}, '')"
    return f"{name} = CASE WHEN r.before ? '{name}' THEN {value} ELSE m.{name} END"


_RESTORE = f"""
UPDATE members_member m SET {", ".join(_old(name) for name in CHANGEABLE)}
  FROM exchange_batchrow r WHERE r.target_id = m.id AND r.batch_id = %(batch)s AND r.verdict = 'updated'
"""


def blocked_by(batch: Batch) -> list[str]:
    """Return the names of the members on whom later work stands."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for statement in (_CREATED, _CHANGED):
            cursor.execute(statement, {"batch": batch.pk})
            found += [title for (title,) in cursor.fetchall()]
    return found


def undo(batch: Batch) -> None:
    """Remove what the batch made and put back what it changed."""
    with connection.cursor() as cursor:
        for statement in (*_REMOVE, _RESTORE):
            cursor.execute(statement, {"batch": batch.pk})

"""Taking a batch back, set by set."""

from typing import Any

from django.db.models import ManyToOneRel

from sotay.core.bulk import read_sql, run_sql
from sotay.exchange.actions.comparing import CHANGEABLE, DATES, KEYS
from sotay.exchange.models import Batch
from sotay.members.models import Affiliation, Member, Standing

# What an import makes itself; anything else that points to a member is later work, and so is a decision on these.
_OWN = (Affiliation, Standing)
# What keeps a change: the value is no longer the one that the batch wrote.
_NOW = ", ".join(f"'{name}', m.{name}::text" for name in CHANGEABLE)
_CHANGED = f"""
SELECT r.title FROM exchange_batchrow r JOIN members_member m ON m.id = r.target_id
 WHERE r.batch_id = %(batch)s AND r.verdict = 'updated' AND NOT jsonb_build_object({_NOW}) @> (r.after - %(keys)s::text[])
"""
_REMOVE = (
    "DELETE FROM members_standing s USING exchange_batchrow r WHERE r.target_id = s.member_id AND r.batch_id = %(batch)s AND r.verdict = 'created'",
    "DELETE FROM members_affiliation a USING exchange_batchrow r WHERE r.target_id = a.member_id AND r.batch_id = %(batch)s AND r.verdict = 'created'",
    "DELETE FROM members_member m USING exchange_batchrow r WHERE r.target_id = m.id AND r.batch_id = %(batch)s AND r.verdict = 'created'",
)


def _old(name: str) -> str:
    """Return the assignment that puts the old value of a column back, where the batch changed it."""
    value = f"r.before->>'{name}'"
    if name in DATES:
        value = f"nullif({value}, '')::date"
    if name == "national_id":
        value = f"nullif({value}, '')"
    return f"{name} = CASE WHEN r.before ? '{name}' THEN {value} ELSE m.{name} END"


_RESTORE = f"""
UPDATE members_member m SET {", ".join(_old(name) for name in CHANGEABLE + KEYS)}
  FROM exchange_batchrow r WHERE r.target_id = m.id AND r.batch_id = %(batch)s AND r.verdict = 'updated'
"""


def _created() -> str:
    """Return the query for created members on whom something stands, whatever app it belongs to."""
    pointing = [
        f"EXISTS (SELECT FROM {one.related_model._meta.db_table} x WHERE x.{one.remote_field.column} = m.id)"
        for one in Member._meta.get_fields(include_hidden=True)
        if isinstance(one, ManyToOneRel) and one.related_model not in _OWN
    ]
    return f"""
SELECT r.title FROM exchange_batchrow r JOIN exchange_batch b ON b.id = r.batch_id JOIN members_member m ON m.id = r.target_id
 WHERE r.batch_id = %(batch)s AND r.verdict = 'created' AND (m.account_id IS NOT NULL
    OR EXISTS (SELECT FROM members_affiliation f WHERE f.member_id = m.id AND f.decision_id IS NOT NULL)
    OR EXISTS (SELECT FROM members_standing s WHERE s.member_id = m.id AND s.decision_id IS NOT NULL)
    OR EXISTS (SELECT FROM audit_entry e WHERE e.target_type = 'members.Member' AND e.target_id = m.id AND e.action = 'members.edit_member'
                  AND e.at > b.finished_at)
    OR EXISTS (SELECT FROM exchange_batchrow later JOIN exchange_batch l ON l.id = later.batch_id
                WHERE later.target_id = m.id AND later.verdict = 'updated' AND l.status = 'imported' AND l.finished_at > b.finished_at)
    OR {" OR ".join(pointing)})
"""


def blocked_by(batch: Batch) -> list[str]:
    """Return the names of the members on whom later work stands."""
    values: dict[str, Any] = {"batch": batch.pk}
    created = read_sql(_created(), values)
    changed = read_sql(_CHANGED, {**values, "keys": list(KEYS)})
    return [str(title) for (title,) in created + changed]


def undo(batch: Batch) -> None:
    """Remove what the batch made and put back what it changed."""
    for statement in (*_REMOVE, _RESTORE):
        run_sql(statement, {"batch": batch.pk})

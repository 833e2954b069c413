"""Where organisations stand from the day of the case on: one subtree or a hundred, three statements."""

from collections.abc import Sequence

from sotay.core.bulk import read_sql, run_sql
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.organisations.rules.ladder import may_stand_under
from sotay.reorganisation import errors
from sotay.reorganisation.actions.running import Running

# The places that hold on the day or later, of what is moved and of all that stands below it then, and where each goes.
_FIND = """
CREATE TEMP TABLE case_place ON COMMIT DROP AS
SELECT p.id, p.organisation_id, p.organisation_id = m.organisation_id AS is_moved, p.parent_id,
       %(parent_path)s::ltree || subpath(p.path, nlevel(m.path) - 1) AS path,
       coalesce(lower(p.valid) < %(day)s, true) AS is_cut, upper(p.valid) AS until
  FROM organisations_placement m
  JOIN organisations_placement p ON p.path <@ m.path AND p.valid && daterange(%(day)s, NULL)
 WHERE m.organisation_id = ANY(%(keys)s) AND upper_inf(m.valid)
"""
_CUT = """
UPDATE organisations_placement p SET valid = daterange(lower(p.valid), %(day)s)
  FROM case_place c WHERE c.id = p.id AND c.is_cut
"""
_CHANGE = """
UPDATE organisations_placement p
   SET path = c.path, parent_id = CASE WHEN c.is_moved THEN %(parent)s ELSE p.parent_id END, decision_id = %(decision)s
  FROM case_place c WHERE c.id = p.id AND NOT c.is_cut
"""
_GO_ON = """
INSERT INTO organisations_placement (organisation_id, parent_id, path, valid, decision_id)
SELECT organisation_id, CASE WHEN is_moved THEN %(parent)s ELSE parent_id END, path, daterange(%(day)s, until), %(decision)s
  FROM case_place WHERE is_cut
"""
# Closed organisations go along: who answers for the place answers for its past.
_PATHS = """
UPDATE organisations_organisation o
   SET path = %(parent_path)s::ltree || subpath(o.path, nlevel(m.path) - 1),
       parent_id = CASE WHEN o.id = m.id THEN %(parent)s ELSE o.parent_id END
  FROM organisations_organisation m WHERE m.id = ANY(%(keys)s) AND o.path <@ m.path
"""
_UNSETTLED = """
SELECT o.name FROM organisations_organisation o
 WHERE o.id = ANY(%(keys)s) AND NOT EXISTS (
       SELECT FROM organisations_placement p WHERE p.organisation_id = o.id AND upper_inf(p.valid) AND p.valid @> %(day)s::date)
 ORDER BY o.code LIMIT 1
"""


def place(run: Running, moved: Sequence[Organisation], parent: Organisation, kind: str = "") -> None:
    """Put organisations, with all below them, under `parent` from the day on; `kind` is what they are to be there."""
    moved = [row for row in moved if row.parent_id != parent.pk]
    if not moved:
        return
    for row in moved:
        require_place(run, kind or row.kind, parent.kind)
        if _is_at_or_below(parent, row) or any(other != row and _is_at_or_below(row, other) for other in moved):
            raise errors.IntoItself(organisation=row.name)
    require_settled(run, [*moved, parent])
    values = {
        "keys": [row.pk for row in moved],
        "parent": parent.pk,
        "parent_path": parent.path,
        "day": run.day,
        "decision": run.decision.pk if run.decision else None,
    }
    for statement in ("DROP TABLE IF EXISTS case_place", _FIND, _CUT, _CHANGE, _GO_ON, _PATHS):
        run_sql(statement, values)


def require_place(run: Running, kind: str, parent_kind: str) -> None:
    """Refuse what the ladder of the day does not know."""
    if kind not in Kind.values:
        raise errors.KindUnknown(value=kind)
    if not may_stand_under(kind, parent_kind, run.pairs):
        raise errors.KindNotAllowed(child=Kind(kind).label, parent=Kind(parent_kind).label)


def require_settled(run: Running, organisations: Sequence[Organisation]) -> None:
    """Refuse where a place changed after the day: what came after would rest on something that had not been."""
    rows = read_sql(_UNSETTLED, {"keys": [row.pk for row in organisations], "day": run.day})
    if rows:
        raise errors.ChangedSince(organisation=rows[0][0], day=f"{run.day:%d/%m/%Y}")


def _is_at_or_below(row: Organisation, other: Organisation) -> bool:
    """Tell whether the one is the other or stands below it."""
    return f"{row.path}.".startswith(f"{other.path}.")

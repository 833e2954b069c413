"""Members who change cells together: affiliations, the rights that come of them, posts in the old cell, open tasks."""

from collections.abc import Sequence

from sotay.core.bulk import read_sql, run_sql
from sotay.organisations.models import Organisation
from sotay.reorganisation import errors
from sotay.reorganisation.actions.running import Running

# Who is only a guest of the old cell and belongs to the new one, as its own or as its guest, needs no second affiliation.
_FIND = """
CREATE TEMP TABLE case_member ON COMMIT DROP AS
SELECT a.id, a.member_id, a.kind, coalesce(lower(a.valid) < %(day)s, true) AS is_cut, upper(a.valid) AS until,
       a.kind = 'temporary' AND EXISTS (
           SELECT FROM members_affiliation t WHERE t.member_id = a.member_id AND t.organisation_id = %(target)s
              AND t.valid && daterange(%(day)s, NULL)) AS is_there
  FROM members_affiliation a
 WHERE a.organisation_id = %(source)s AND a.valid && daterange(%(day)s, NULL)
   AND (%(members)s::bigint[] IS NULL OR a.member_id = ANY(%(members)s))
"""
_END_GRANTS = """
UPDATE access_grant g SET valid = daterange(lower(g.valid), %(day)s)
  FROM case_member c
 WHERE g.affiliation_id = c.id AND (c.is_cut OR c.is_there) AND g.valid && daterange(%(day)s, NULL) AND lower(g.valid) < %(day)s
"""
_DROP_GRANTS = """
DELETE FROM access_grant g USING case_member c
 WHERE g.affiliation_id = c.id AND (c.is_cut OR c.is_there) AND lower(g.valid) >= %(day)s
"""
_CARRY_GRANTS = """
UPDATE access_grant g SET organisation_id = %(target)s FROM case_member c
 WHERE g.affiliation_id = c.id AND NOT c.is_cut AND NOT c.is_there
"""
_CUT = """
UPDATE members_affiliation a SET valid = daterange(lower(a.valid), %(day)s) FROM case_member c WHERE c.id = a.id AND c.is_cut
"""
_DROP = "DELETE FROM members_affiliation a USING case_member c WHERE c.id = a.id AND NOT c.is_cut AND c.is_there"
_CARRY = """
UPDATE members_affiliation a SET organisation_id = %(target)s, decision_id = coalesce(%(decision)s, a.decision_id)
  FROM case_member c WHERE c.id = a.id AND NOT c.is_cut AND NOT c.is_there
"""
_GO_ON = """
WITH made AS (
    INSERT INTO members_affiliation (member_id, organisation_id, kind, valid, decision_id)
    SELECT member_id, %(target)s, kind, daterange(%(day)s, until), %(decision)s FROM case_member WHERE is_cut AND NOT is_there
    RETURNING id, member_id, valid)
INSERT INTO access_grant (user_id, organisation_id, role, valid, affiliation_id, reason, created_at)
SELECT m.account_id, %(target)s, 'member', made.valid, made.id, '', now()
  FROM made JOIN members_member m ON m.id = made.member_id WHERE m.account_id IS NOT NULL
"""
_TASKS = """
UPDATE work_task SET organisation_id = %(target)s
 WHERE organisation_id = %(source)s AND status = 'open' AND owner_id IN (SELECT member_id FROM case_member)
"""
_POSTS = """
UPDATE committees_position p SET valid = daterange(lower(p.valid), %(day)s), end_decision_id = %(decision)s
 WHERE p.organisation_id = %(source)s AND p.member_id IN (SELECT member_id FROM case_member WHERE kind = 'official')
   AND p.valid && daterange(%(day)s, NULL)
"""
_YOUNG_POSTS = """
SELECT 1 FROM committees_position p
 WHERE p.organisation_id = %(source)s AND p.member_id IN (SELECT member_id FROM case_member WHERE kind = 'official')
   AND lower(p.valid) >= %(day)s LIMIT 1
"""


def move_people(run: Running, source: Organisation, target: Organisation, members: Sequence[int] | None = None) -> None:
    """Let members of one cell, all or some by key, belong to another from the day on."""
    if not target.is_cell:
        raise errors.NotACell(organisation=target.name)
    if source.pk == target.pk:
        raise errors.IntoItself(organisation=source.name)
    values = {
        "source": source.pk,
        "target": target.pk,
        "day": run.day,
        "decision": run.decision.pk if run.decision else None,
        "members": list(members) if members is not None else None,
    }
    for statement in ("DROP TABLE IF EXISTS case_member", _FIND):
        run_sql(statement, values)
    if read_sql(_YOUNG_POSTS, values):
        raise errors.PostSince(organisation=source.name, day=f"{run.day:%d/%m/%Y}")
    for statement in (_DROP_GRANTS, _END_GRANTS, _CARRY_GRANTS, _CUT, _DROP, _CARRY, _GO_ON, _TASKS, _POSTS):
        run_sql(statement, values)


def members_of(run: Running, cell: Organisation, references: Sequence[str]) -> list[int]:
    """Return the keys of members of a cell on the day, by uid, card number or national ID."""
    found: dict[str, int] = {}
    for key, *names in read_sql(
        "SELECT m.id, m.uid::text, m.card_number, m.national_id FROM members_member m"
        " JOIN members_affiliation a ON a.member_id = m.id"
        " WHERE a.organisation_id = %(cell)s AND a.valid && daterange(%(day)s, NULL)",
        {"cell": cell.pk, "day": run.day},
    ):
        found |= {name: key for name in names if name}
    for reference in references:
        if reference not in found:
            raise errors.MemberUnknown(reference=reference, organisation=cell.name)
    return [found[reference] for reference in references]


def members_living(run: Running, cell: Organisation, residence: str) -> list[int]:
    """Return the keys of the members of a cell on the day whose residence says the words."""
    rows = read_sql(
        "SELECT DISTINCT m.id FROM members_member m JOIN members_affiliation a ON a.member_id = m.id"
        " WHERE a.organisation_id = %(cell)s AND a.valid && daterange(%(day)s, NULL)"
        "   AND m.residence ~* ('(^|[^[:alnum:]])' || regexp_replace(%(words)s, '([^[:alnum:][:space:]])', '\\\\\\1', 'g') || '($|[^[:alnum:]])')",
        {"cell": cell.pk, "day": run.day, "words": residence},
    )
    return [key for (key,) in rows]


def count_people(run: Running, cell: Organisation) -> int:
    """Return how many affiliations with the cell hold on the day or later."""
    return int(
        read_sql(
            "SELECT count(*) FROM members_affiliation WHERE organisation_id = %(cell)s AND valid && daterange(%(day)s, NULL)",
            {"cell": cell.pk, "day": run.day},
        )[0][0]
    )

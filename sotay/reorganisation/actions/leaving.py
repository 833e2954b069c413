"""An organisation that is handed over to another province: it and its members are here no more, their histories stay."""

from sotay.core.bulk import run_sql
from sotay.organisations.models import Organisation
from sotay.reorganisation.actions.closing import close
from sotay.reorganisation.actions.running import Running

# Those who leave: officially of a cell at or below the organisation on the day.
_FIND = """
CREATE TEMP TABLE case_leaver ON COMMIT DROP AS
SELECT a.id, a.member_id, a.kind FROM members_affiliation a
  JOIN organisations_organisation o ON o.id = a.organisation_id AND o.path <@ %(path)s::ltree
 WHERE a.valid && daterange(%(day)s, NULL)
"""
_DROP_GRANTS = (
    "DELETE FROM access_grant g USING case_leaver c WHERE g.affiliation_id = c.id AND lower(g.valid) >= %(day)s"
)
_END_GRANTS = """
UPDATE access_grant g SET valid = daterange(lower(g.valid), %(day)s) FROM case_leaver c
 WHERE g.affiliation_id = c.id AND g.valid && daterange(%(day)s, NULL)
"""
_DROP = "DELETE FROM members_affiliation a USING case_leaver c WHERE a.id = c.id AND lower(a.valid) >= %(day)s"
_END = """
UPDATE members_affiliation a SET valid = daterange(lower(a.valid), %(day)s) FROM case_leaver c
 WHERE a.id = c.id AND a.valid && daterange(%(day)s, NULL)
"""
_DROP_STATUS = """
DELETE FROM members_standing s USING case_leaver c WHERE c.kind = 'official' AND s.member_id = c.member_id AND lower(s.valid) >= %(day)s
"""
_END_STATUS = """
UPDATE members_standing s SET valid = daterange(lower(s.valid), %(day)s) FROM case_leaver c
 WHERE c.kind = 'official' AND s.member_id = c.member_id AND s.valid && daterange(%(day)s, NULL)
"""
_GONE = """
INSERT INTO members_standing (member_id, status, valid, decision_id)
SELECT DISTINCT member_id, 'transferred', daterange(%(day)s, NULL), %(decision)s::bigint FROM case_leaver WHERE kind = 'official'
"""


def transfer_out(run: Running, organisation: Organisation) -> None:
    """Let an organisation leave with everything below it, the lowest first."""
    values = {"path": organisation.path, "day": run.day, "decision": run.decision.pk if run.decision else None}
    steps = (_FIND, _DROP_GRANTS, _END_GRANTS, _DROP, _END, _DROP_STATUS, _END_STATUS, _GONE)
    for statement in ("DROP TABLE IF EXISTS case_leaver", *steps):
        run_sql(statement, values)
    below = Organisation.objects.filter(path__descendant_of=organisation.path, closed_on=None)
    for row in sorted(below, key=lambda one: -len(str(one.path).split("."))):
        close(run, row, None)

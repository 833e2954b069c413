"""How an organisation ends: its committee, its rights, its open work and its code, and who answers for its past."""

from sotay.core.bulk import read_sql, run_sql
from sotay.organisations.models import Organisation
from sotay.reorganisation import errors
from sotay.reorganisation.actions.hanging import carry_hanging
from sotay.reorganisation.actions.people import count_people
from sotay.reorganisation.actions.placing import require_settled
from sotay.reorganisation.actions.running import Running

_YOUNG = """
SELECT 1 FROM committees_position WHERE organisation_id = %(key)s AND lower(valid) >= %(day)s
UNION ALL SELECT 1 FROM committees_term WHERE organisation_id = %(key)s AND lower(valid) >= %(day)s LIMIT 1
"""
_POSTS = """
UPDATE committees_position SET valid = daterange(lower(valid), %(day)s), end_decision_id = %(decision)s
 WHERE organisation_id = %(key)s AND valid && daterange(%(day)s, NULL)
"""
_TERMS = """
UPDATE committees_term SET valid = daterange(lower(valid), %(day)s)
 WHERE organisation_id = %(key)s AND valid && daterange(%(day)s, NULL)
"""
_DROP_GRANTS = """
DELETE FROM access_grant WHERE organisation_id = %(key)s AND position_id IS NULL AND affiliation_id IS NULL AND lower(valid) >= %(day)s
"""
_END_GRANTS = """
UPDATE access_grant SET valid = daterange(lower(valid), %(day)s)
 WHERE organisation_id = %(key)s AND position_id IS NULL AND affiliation_id IS NULL AND valid && daterange(%(day)s, NULL)
"""
_MEETINGS = """
UPDATE meetings_meeting SET status = 'cancelled', cancelled_at = now(), cancel_reason = %(reason)s
 WHERE organisation_id = %(key)s AND status IN ('draft', 'published') AND held_on >= %(day)s
"""
_TASKS = "UPDATE work_task SET organisation_id = %(successor)s WHERE organisation_id = %(key)s AND status = 'open'"
_PLACE = """
UPDATE organisations_placement SET valid = daterange(lower(valid), %(day)s)
 WHERE organisation_id = %(key)s AND upper_inf(valid)
"""
# A place taken on the very day was never taken.
_DROP_PLACE = "DELETE FROM organisations_placement WHERE organisation_id = %(key)s AND lower(valid) = %(day)s"
_FOUNDED_THEN = """
SELECT 1 WHERE NOT EXISTS (
    SELECT FROM organisations_placement WHERE organisation_id = %(key)s AND coalesce(lower(valid) < %(day)s, true))
"""
_DROP_CODE = "DELETE FROM organisations_organisationcode WHERE organisation_id = %(key)s AND lower(valid) >= %(day)s"
_CODE = """
UPDATE organisations_organisationcode SET valid = daterange(lower(valid), %(day)s)
 WHERE organisation_id = %(key)s AND valid && daterange(%(day)s, NULL)
"""
_NAME = """
UPDATE organisations_naming SET valid = daterange(lower(valid), %(day)s)
 WHERE organisation_id = %(key)s AND valid && daterange(%(day)s, NULL) AND coalesce(lower(valid) < %(day)s, true)
"""
_CLOSE = (
    "UPDATE organisations_organisation SET closed_on = %(day)s, closing_decision_id = %(decision)s WHERE id = %(key)s"
)
# The closed organisation, with what was closed below it, is found under whoever goes on in its place.
_INHERIT = """
UPDATE organisations_organisation o
   SET path = s.path || subpath(o.path, nlevel(m.path) - 1), parent_id = CASE WHEN o.id = m.id THEN s.id ELSE o.parent_id END
  FROM organisations_organisation m, organisations_organisation s
 WHERE m.id = %(key)s AND s.id = %(successor)s AND o.path <@ m.path
"""


def end_committee(run: Running, organisation: Organisation) -> None:
    """End posts, terms and the rights held at an organisation; the posts' own rights end with them by trigger."""
    values = {"key": organisation.pk, "day": run.day}
    if read_sql(_YOUNG, values):
        raise errors.PostSince(organisation=organisation.name, day=f"{run.day:%d/%m/%Y}")
    run_sql(_POSTS, {**values, "decision": run.decision.pk if run.decision else None})
    for statement in (_TERMS, _DROP_GRANTS, _END_GRANTS):
        run_sql(statement, values)


def close(run: Running, organisation: Organisation, successor: Organisation | None) -> None:
    """End an organisation that has no members and nothing below it any more; open work goes to the successor."""
    values = {"key": organisation.pk, "day": run.day}
    if count := Organisation.objects.filter(parent=organisation, closed_on=None).count():
        raise errors.ChildrenLeft(organisation=organisation.name, count=count)
    if count := count_people(run, organisation):
        raise errors.MembersLeft(organisation=organisation.name, count=count)
    if read_sql("SELECT 1 FROM meetings_meeting WHERE organisation_id = %(key)s AND status = 'open'", values):
        raise errors.MeetingRunning(organisation=organisation.name)
    require_settled(run, [organisation])
    if read_sql(_FOUNDED_THEN, values):
        raise errors.ChangedSince(organisation=organisation.name, day=f"{run.day:%d/%m/%Y}")
    end_committee(run, organisation)
    run_sql(_MEETINGS, {**values, "reason": _reason(run)})
    for statement in (_DROP_PLACE, _PLACE, _DROP_CODE, _CODE, _NAME):
        run_sql(statement, values)
    run_sql(_CLOSE, {**values, "decision": run.decision.pk if run.decision else None})
    carry_hanging(run, organisation, successor)
    if successor is not None:
        run_sql(_TASKS, {"key": organisation.pk, "successor": successor.pk})
        run_sql(_INHERIT, {"key": organisation.pk, "successor": successor.pk})


def _reason(run: Running) -> str:
    """Return why the meetings of an organisation that ends are not held."""
    number = f" theo Quyết định số {run.decision.number}" if run.decision else ""
    return f"Chi bộ kết thúc hoạt động từ ngày {run.day:%d/%m/%Y}{number}"

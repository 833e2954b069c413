"""Names, types and codes from the day of the case on."""

import datetime as dt
from collections.abc import Mapping

from sotay.core.bulk import read_sql, run_sql
from sotay.core.days import since
from sotay.organisations.actions.writing import name_organisation
from sotay.organisations.choices import Sector
from sotay.organisations.models import Naming, Organisation
from sotay.reorganisation import errors
from sotay.reorganisation.actions.placing import require_place
from sotay.reorganisation.actions.running import Running

_GIVE = """
CREATE TEMP TABLE case_code ON COMMIT DROP AS
SELECT o.id AS organisation_id, n.code FROM unnest(%(keys)s::bigint[], %(codes)s::text[]) AS n (id, code)
  JOIN organisations_organisation o ON o.id = n.id WHERE o.code <> n.code
"""
_LATER = """
SELECT o.name FROM organisations_organisationcode h JOIN case_code c USING (organisation_id)
  JOIN organisations_organisation o ON o.id = c.organisation_id WHERE lower(h.valid) > %(day)s LIMIT 1
"""
_DROP = """
DELETE FROM organisations_organisationcode h USING case_code c WHERE h.organisation_id = c.organisation_id AND lower(h.valid) = %(day)s
"""
_CUT = """
UPDATE organisations_organisationcode h SET valid = daterange(lower(h.valid), %(day)s)
  FROM case_code c WHERE h.organisation_id = c.organisation_id AND h.valid && daterange(%(day)s, NULL)
"""
_TAKEN = """
SELECT c.code FROM case_code c JOIN organisations_organisationcode h ON h.code = c.code AND h.valid && daterange(%(day)s, NULL)
UNION ALL SELECT code FROM case_code GROUP BY code HAVING count(*) > 1 LIMIT 1
"""
_GO_ON = """
INSERT INTO organisations_organisationcode (organisation_id, code, valid, decision_id)
SELECT organisation_id, code, daterange(%(day)s, NULL), %(decision)s FROM case_code
"""
# In two strokes, because organisations may change codes with one another.
_SET_ASIDE = (
    "UPDATE organisations_organisation o SET code = '~' || o.id FROM case_code c WHERE o.id = c.organisation_id"
)
_SET = "UPDATE organisations_organisation o SET code = c.code FROM case_code c WHERE o.id = c.organisation_id"


def recode(run: Running, codes: Mapping[int, str]) -> None:
    """Give organisations, by key, other official codes from the day on; the old ones stay in their history."""
    run_sql("DROP TABLE IF EXISTS case_code")
    run_sql(_GIVE, {"keys": list(codes), "codes": list(codes.values())})
    if rows := read_sql(_LATER, {"day": run.day}):
        raise errors.ChangedSince(organisation=rows[0][0], day=f"{run.day:%d/%m/%Y}")
    run_sql(_DROP, {"day": run.day})
    run_sql(_CUT, {"day": run.day})
    if rows := read_sql(_TAKEN, {"day": run.day}):
        raise errors.CodeTaken(code=rows[0][0])
    run_sql(_GO_ON, {"day": run.day, "decision": run.decision.pk if run.decision else None})
    run_sql(_SET_ASIDE)
    run_sql(_SET)


def rename(run: Running, organisation: Organisation, name: str) -> None:
    """Call an organisation otherwise from the day on."""
    _keep_old(run, organisation)
    name_organisation(organisation, name)
    organisation.save(update_fields=["name", "search_key", "sort_key"])
    _write_new(run, organisation)


def retype(run: Running, organisation: Organisation, kind: str, sector: str | None) -> None:
    """Let an organisation be of another type from the day on; what stands above and below must allow it."""
    if organisation.parent is not None:
        require_place(run, kind, organisation.parent.kind)
    for below in set(organisation.children.filter(closed_on=None).values_list("kind", flat=True)):
        require_place(run, below, kind)
    _keep_old(run, organisation)
    organisation.kind = kind
    organisation.sector = organisation.sector if sector is None else sector_of(sector)
    organisation.save(update_fields=["kind", "sector"])
    _write_new(run, organisation)


def sector_of(value: str) -> str:
    """Return the sector, empty allowed, or refuse what is none."""
    if value and value not in Sector.values:
        raise errors.KindUnknown(value=value)
    return value


def _keep_old(run: Running, organisation: Organisation) -> None:
    """Write down what it was called up to the day; one that changed twice on one day was never called the first."""
    rows = Naming.objects.filter(organisation=organisation, valid__overlap=since(run.day)).order_by("-valid")
    current = rows.first()
    if current is None:
        if organisation.founded_on is None or organisation.founded_on < run.day:
            _write(organisation, organisation.founded_on, run.day)
        return
    first = current.valid.lower
    if first is not None and first > run.day:
        raise errors.ChangedSince(organisation=organisation.name, day=f"{run.day:%d/%m/%Y}")
    if first == run.day:
        current.delete()
        return
    current.valid = since(first, run.day)
    current.save(update_fields=["valid"])


def _write_new(run: Running, organisation: Organisation) -> None:
    """Write down what it is called from the day on."""
    naming = _write(organisation, run.day, None)
    if run.decision is not None:
        naming.decision = run.decision
        naming.save(update_fields=["decision"])


def _write(organisation: Organisation, first: dt.date | None, until: dt.date | None) -> Naming:
    """Write one row of the history of names."""
    return Naming.objects.create(
        organisation=organisation,
        name=organisation.name,
        kind=organisation.kind,
        sector=organisation.sector,
        valid=since(first, until),
    )

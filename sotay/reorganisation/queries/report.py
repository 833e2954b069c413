"""What a case moved, and what should be looked at again because of it."""

from dataclasses import replace

from sotay.committees.queries.review import review_of, reviewed
from sotay.core.bulk import read_sql
from sotay.organisations.models import Organisation
from sotay.reorganisation.models import Case, Change
from sotay.reorganisation.rules.report import Report, count_changes

_SHOWN = 200
# Organisations under one superior that people could not tell apart.
_NAMESAKES = """
SELECT DISTINCT o.name, p.name FROM organisations_organisation o
  JOIN organisations_organisation p ON p.id = o.parent_id
  JOIN organisations_organisation x ON x.parent_id = o.parent_id AND x.id <> o.id AND x.closed_on IS NULL AND x.search_key = o.search_key
  JOIN reorganisation_change c ON c."row" = o.id AND c."table" = 'organisations_organisation' AND c.case_id = %(case)s
 WHERE o.closed_on IS NULL ORDER BY 1 LIMIT 50
"""

# Whose rights changed; the journal of a shortened grant names only its days, so the grant itself is asked.
_ACCOUNTS = """
SELECT count(DISTINCT coalesce((c.before ->> 'user_id')::bigint, g.user_id)) FROM reorganisation_change c
  LEFT JOIN access_grant g ON g.id = c."row" WHERE c.case_id = %(case)s AND c."table" = 'access_grant'
"""


def report_of(case: Case) -> Report:
    """Return the report of a case from its journal, within the transaction that carried it out."""
    rows = Change.objects.filter(case=case).order_by("pk").values_list("table", "row", "before", "after")
    report = count_changes(rows.iterator())
    report.accounts = int(read_sql(_ACCOUNTS, {"case": case.pk})[0][0])
    report.warnings = [*_namesakes(case), *_norms(case)]
    return report


def _namesakes(case: Case) -> list[str]:
    """Return which open organisations share a name with a neighbour now."""
    return [f"{name}: trùng tên trong {parent}" for name, parent in read_sql(_NAMESAKES, {"case": case.pk})]


def _norms(case: Case) -> list[str]:
    """Return which organisations that the case touched break a norm of size or lack a secretary on its day."""
    touched = set(_touched(case))
    found = review_of(case.organisation, case.effective_on)
    review = replace(found, remarks={key: remarks for key, remarks in found.remarks.items() if key in touched})
    rows, count = reviewed(review, count=_SHOWN)
    words = [f"{row.organisation.name}: {remark.finding.label.lower()}" for row in rows for remark in row.remarks]
    return words + ([f"và {count - _SHOWN} tổ chức khác"] if count > _SHOWN else [])


def _touched(case: Case) -> list[int]:
    """Return the keys of the open organisations whose members or place the case changed."""
    rows = read_sql(
        'SELECT DISTINCT CASE "table" WHEN \'organisations_organisation\' THEN "row"'
        "   ELSE (coalesce(after, before) ->> 'organisation_id')::bigint END"
        " FROM reorganisation_change WHERE case_id = %(case)s"
        "   AND \"table\" IN ('organisations_organisation', 'members_affiliation', 'committees_position')",
        {"case": case.pk},
    )
    keys = [key for (key,) in rows if key is not None]
    keys += _cells_of_people(case)
    return list(Organisation.objects.filter(pk__in=keys, closed_on=None).values_list("pk", flat=True))


def _cells_of_people(case: Case) -> list[int]:
    """Return the cells whose affiliations were cut short: the journal keeps only what changed, so they are read again."""
    rows = read_sql(
        'SELECT DISTINCT a.organisation_id FROM reorganisation_change c JOIN members_affiliation a ON a.id = c."row"'
        " WHERE c.case_id = %(case)s AND c.\"table\" = 'members_affiliation'",
        {"case": case.pk},
    )
    return [key for (key,) in rows]

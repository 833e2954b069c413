"""What a case moved, and what should be looked at again because of it."""

from dataclasses import replace

from sotay.committees.choices import Post
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

_FLOWS = """
SELECT s.name, t.name, count(*) FROM reorganisation_change c
  JOIN members_affiliation n ON n.id = c."row" JOIN organisations_organisation t ON t.id = n.organisation_id
  JOIN members_affiliation o ON o.member_id = n.member_id AND o.id <> n.id AND upper(o.valid) = lower(n.valid) AND o.kind = n.kind
  JOIN organisations_organisation s ON s.id = o.organisation_id
 WHERE c.case_id = %(case)s AND c."table" = 'members_affiliation' AND c.before IS NULL
 GROUP BY s.name, t.name, s.code, t.code ORDER BY s.code, t.code LIMIT %(most)s
"""
_POSTS = """
SELECT m.full_name, p.post, o.name FROM reorganisation_change c JOIN committees_position p ON p.id = c."row"
  JOIN members_member m ON m.id = p.member_id JOIN organisations_organisation o ON o.id = p.organisation_id
 WHERE c.case_id = %(case)s AND c."table" = 'committees_position' AND c.before IS NOT NULL ORDER BY o.code, p.id LIMIT %(most)s
"""
_ENDED = """
SELECT DISTINCT o.name || ' (' || o.code || ')' FROM reorganisation_change c JOIN organisations_organisation o ON o.id = c."row"
 WHERE c.case_id = %(case)s AND c."table" = 'organisations_organisation' AND c.after ? 'closed_on' AND o.closed_on IS NOT NULL
   AND c.before IS NOT NULL ORDER BY 1 LIMIT %(most)s
"""


def report_of(case: Case) -> Report:
    """Return the report of a case from its journal, within the transaction that carried it out."""
    rows = Change.objects.filter(case=case).order_by("pk").values_list("table", "row", "before", "after")
    report = count_changes(rows.iterator())
    report.accounts = int(read_sql(_ACCOUNTS, {"case": case.pk})[0][0])
    values = {"case": case.pk, "most": _SHOWN}
    report.flows = read_sql(_FLOWS, values)
    report.posts = [f"{name}: thôi giữ {Post(post).label}, {place}" for name, post, place in read_sql(_POSTS, values)]
    report.ended = [name for (name,) in read_sql(_ENDED, values)]
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

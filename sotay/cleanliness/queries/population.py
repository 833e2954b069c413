"""The population that the rules look at, as temporary tables of one transaction: members with status and cell of the day, cells."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sotay.cleanliness.rules.checkers import CHECKERS
from sotay.cleanliness.rules.norms import AdmissionNorms, CleanlinessNorms, SizeNorms
from sotay.core.bulk import read_sql, run_sql
from sotay.members.choices import COUNTED, LEFT
from sotay.organisations.choices import MEETING_KINDS, Kind
from sotay.regulations.queries import norms_on

# Whoever is a member on the day, practice cells apart. Without an official cell today, home is where they last were.
_MEMBERS = """
CREATE TEMP TABLE clean_member ON COMMIT DROP AS
SELECT m.id, m.full_name, m.born_on, m.sex, m.ethnicity, m.religion, m.home_town, m.residence, m.national_id, m.card_number,
       m.joined_on, m.official_on, m.phone, s.status, a.organisation_id AS cell_id,
       coalesce(a.organisation_id, l.organisation_id, %(root)s) AS home_id, coalesce(t.count, 0) AS temporary
  FROM members_standing s
  JOIN members_member m ON m.id = s.member_id
  LEFT JOIN members_affiliation a ON a.member_id = m.id AND a.kind = 'official' AND a.valid @> %(day)s::date
  LEFT JOIN LATERAL (SELECT b.organisation_id FROM members_affiliation b WHERE a.id IS NULL AND b.member_id = m.id
                      ORDER BY b.kind, b.valid DESC LIMIT 1) l ON a.id IS NULL
  LEFT JOIN (SELECT member_id, count(*) FROM members_affiliation WHERE kind = 'temporary' AND valid @> %(day)s::date GROUP BY 1) t
         ON t.member_id = m.id
 WHERE s.valid @> %(day)s::date AND s.status = ANY(%(counted)s) AND m.merged_into_id IS NULL {narrower}
"""
_NARROWER = "AND m.id IN (SELECT member_id FROM members_affiliation WHERE organisation_id = ANY(%(cells)s))"
# Guests from other provinces (temporary here, official nowhere) are kept by their own province.
_WITHIN = """
DELETE FROM clean_member c WHERE c.home_id NOT IN (SELECT id FROM clean_organisation)
    OR (c.cell_id IS NULL AND c.temporary > 0 AND NOT EXISTS (SELECT FROM members_affiliation a WHERE a.member_id = c.id AND a.kind = 'official'))
"""
# Whoever was last in a cell that has closed is looked for by the body that goes on in its stead.
_STANDING_HOME = """
UPDATE clean_member c SET home_id = (
    SELECT s.id FROM organisations_organisation o JOIN organisations_organisation s ON s.path @> o.path
     WHERE o.id = c.home_id AND (s.closed_on IS NULL OR s.closed_on > %(day)s) ORDER BY nlevel(s.path) DESC LIMIT 1)
 WHERE c.cell_id IS NULL
   AND EXISTS (SELECT FROM organisations_organisation o WHERE o.id = c.home_id AND o.closed_on <= %(day)s)
"""
_ORGANISATIONS = """
CREATE TEMP TABLE clean_organisation ON COMMIT DROP AS
SELECT o.id, o.name, o.code, o.kind = ANY(%(meeting)s) AS is_cell, o.closed_on, o.parent_id, o.path,
       (SELECT count(*) FROM members_affiliation a JOIN members_standing s ON s.member_id = a.member_id
         WHERE o.kind = ANY(%(meeting)s) AND a.organisation_id = o.id AND a.kind = 'official' AND a.valid @> %(day)s::date
           AND s.valid @> %(day)s::date AND s.status = ANY(%(counted)s) AND s.status <> 'probationary') AS official
  FROM organisations_organisation o JOIN organisations_organisation r ON r.kind = 'province' AND o.path <@ r.path {narrower}
"""
_OF_THESE = "WHERE o.id = ANY(%(cells)s)"


def bounds_on(day: dt.date) -> dict[str, Any]:
    """Return the values that the conditions name: the day, norms, words."""
    own, admission, size = norms_on(day, CleanlinessNorms), norms_on(day, AdmissionNorms), norms_on(day, SizeNorms)
    root = read_sql("SELECT id FROM organisations_organisation WHERE kind = %(kind)s", {"kind": Kind.PROVINCE.value})
    return {
        "day": day,
        "root": root[0][0] if root else None,
        "age_min": admission.age_min,
        "min_official": size.min_official,
        "probation_months": own.probation_months,
        "probation_grace": own.probation_grace,
        "card_months": own.card_months,
        "age_checked": own.age_checked,
        "counted": [status.value for status in COUNTED],
        "left": [status.value for status in LEFT],
        "meeting": [kind.value for kind in MEETING_KINDS],
    }


def gather(bounds: dict[str, Any], cells: Sequence[int] | None = None) -> None:
    """Make the two tables for the whole province, or for some cells; the caller's transaction drops them at its end."""
    run_sql("DROP TABLE IF EXISTS clean_member, clean_organisation, clean_found")
    values = {**bounds, "cells": list(cells or [])}
    run_sql(_ORGANISATIONS.format(narrower=_OF_THESE if cells is not None else ""), values)
    run_sql("DELETE FROM clean_organisation WHERE closed_on <= %(day)s", values)
    run_sql(_MEMBERS.format(narrower=_NARROWER if cells is not None else ""), values)
    run_sql(_STANDING_HOME, values)
    run_sql(_WITHIN, values)
    run_sql("ALTER TABLE clean_member ADD PRIMARY KEY (id)")
    run_sql("ANALYZE clean_member, clean_organisation")
    run_sql(
        "CREATE TEMP TABLE clean_found (rule text, organisation_id bigint, member_id bigint, proposal text) ON COMMIT DROP"
    )
    bounds |= {"ethnicities_unknown": _unknown("ethnicity"), "religions_unknown": _unknown("religion")}


def _unknown(column: str) -> list[str]:
    """Return the words of a column that are not of the catalogue: a few, however many members there are."""
    rows = read_sql(f"SELECT DISTINCT {column} FROM clean_member WHERE {column} <> ''")  # noqa: S608 -- one of two names
    return [text for (text,) in rows if CHECKERS[column](text)]

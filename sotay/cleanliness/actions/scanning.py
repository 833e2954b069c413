"""Looking the register through: what is found is kept with its first day, what is found no more is resolved, cells are scored.

One transaction over temporary tables; every rule is one statement over the whole population, however large.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, transaction

from sotay.cleanliness.actions.pairing import find_pairs
from sotay.cleanliness.queries.population import bounds_on, gather
from sotay.cleanliness.queries.switches import rules_on
from sotay.cleanliness.rules.catalogue import Rule
from sotay.cleanliness.rules.checkers import NOTHING_PROPOSED, proposal_of
from sotay.core.bulk import copy_rows, read_sql, run_sql
from sotay.core.progress import Tell, silent

# One scan at a time: two would each see the other's findings as missing.
_SCAN_LOCK = 0x50_7A_7E_E2
_FIND = "INSERT INTO clean_found SELECT %(rule)s, m.home_id, m.id, '' FROM clean_member m WHERE {where}"
_SUSPECT = "SELECT m.home_id, m.id, m.{column} FROM clean_member m WHERE {where}"
_FIND_OTHER = """
INSERT INTO clean_found SELECT %(rule)s, f.organisation_id, f.member_id, '' FROM ({where}) f (organisation_id, member_id)
 WHERE f.organisation_id IN (SELECT id FROM clean_organisation) ON CONFLICT DO NOTHING
"""
_RESOLVE = """
UPDATE cleanliness_finding f SET resolved_on = greatest(%(day)s::date, f.first_seen)
 WHERE f.resolved_on IS NULL {within}
   AND NOT EXISTS (SELECT FROM clean_found n WHERE n.rule = f.rule AND n.member_id IS NOT DISTINCT FROM f.member_id
                      AND (f.member_id IS NOT NULL OR n.organisation_id = f.organisation_id))
"""
_MOVE = """
UPDATE cleanliness_finding f SET organisation_id = n.organisation_id, proposal = n.proposal
  FROM (SELECT DISTINCT ON (rule, member_id) * FROM clean_found WHERE member_id IS NOT NULL) n
 WHERE f.resolved_on IS NULL AND n.rule = f.rule AND n.member_id = f.member_id
   AND (f.organisation_id, f.proposal) IS DISTINCT FROM (n.organisation_id, n.proposal)
"""
_KEEP = """
INSERT INTO cleanliness_finding (uid, rule, organisation_id, member_id, proposal, first_seen, excuse)
SELECT gen_random_uuid(), n.rule, n.organisation_id, n.member_id, n.proposal, %(day)s, ''
  FROM (SELECT DISTINCT ON (rule, member_id, CASE WHEN member_id IS NULL THEN organisation_id END) * FROM clean_found) n
 WHERE NOT EXISTS (SELECT FROM cleanliness_finding f WHERE f.resolved_on IS NULL AND f.rule = n.rule
                      AND f.member_id IS NOT DISTINCT FROM n.member_id AND (f.member_id IS NOT NULL OR f.organisation_id = n.organisation_id))
    ON CONFLICT DO NOTHING
"""
# The records of a cell are its members, whoever else is found there, and the cell itself.
_SCORE = """
WITH bad AS (
    SELECT f.organisation_id, coalesce(f.member_id, 0) AS who, bool_or(f.rule = ANY(%(correct)s)) AS correct,
           bool_or(f.rule = ANY(%(complete)s)) AS complete, bool_or(f.rule = ANY(%(clean)s)) AS clean, bool_or(f.rule = ANY(%(alive)s)) AS alive
      FROM cleanliness_finding f JOIN clean_organisation o ON o.id = f.organisation_id AND o.is_cell
     WHERE f.resolved_on IS NULL AND (f.excused_until IS NULL OR f.excused_until < %(day)s)
     GROUP BY 1, 2),
people AS (SELECT home_id AS organisation_id, id AS who FROM clean_member),
records AS (
    SELECT o.id AS organisation_id, 1 + count(p.who) AS records
      FROM clean_organisation o
      LEFT JOIN (SELECT * FROM people UNION SELECT organisation_id, who FROM bad WHERE who > 0) p ON p.organisation_id = o.id
     WHERE o.is_cell GROUP BY 1),
scores AS (
    SELECT r.organisation_id, r.records, count(*) FILTER (WHERE b.correct) AS correct, count(*) FILTER (WHERE b.complete) AS complete,
           count(*) FILTER (WHERE b.clean) AS clean, count(*) FILTER (WHERE b.alive) AS alive
      FROM records r LEFT JOIN bad b ON b.organisation_id = r.organisation_id GROUP BY 1, 2),
before AS (
    SELECT DISTINCT ON (c.organisation_id) c.* FROM cleanliness_cellscore c JOIN clean_organisation o ON o.id = c.organisation_id
     WHERE c.day <= %(day)s ORDER BY c.organisation_id, c.day DESC)
INSERT INTO cleanliness_cellscore (organisation_id, day, records, correct, complete, clean, alive)
SELECT s.organisation_id, %(day)s, s.records, s.correct, s.complete, s.clean, s.alive
  FROM scores s LEFT JOIN before b USING (organisation_id)
 WHERE (s.records, s.correct, s.complete, s.clean, s.alive) IS DISTINCT FROM (b.records, b.correct, b.complete, b.clean, b.alive)
    ON CONFLICT (organisation_id, day) DO UPDATE SET records = excluded.records, correct = excluded.correct,
       complete = excluded.complete, clean = excluded.clean, alive = excluded.alive
"""


def scan(day: dt.date, cells: Sequence[int] | None = None, tell: Tell = silent) -> int:
    """Look the whole province through, or some cells; return how many findings stand there afterwards."""
    with transaction.atomic():
        run_sql(f"SELECT pg_advisory_xact_lock({_SCAN_LOCK})")
        bounds = bounds_on(day)
        tell("Lập danh sách hồ sơ", 2)
        gather(bounds, cells)
        if cells is None:
            tell("Tìm hồ sơ trùng", 10)
            find_pairs(day)
        rules = rules_on(day)
        for number, rule in enumerate(rules):
            tell(rule.title, 40 + 40 * number // len(rules))
            _find(rule, bounds)
        tell("Ghi kết quả", 80)
        run_sql("ANALYZE clean_found")
        within = "AND f.organisation_id = ANY(%(cells)s)" if cells is not None else ""
        run_sql(_RESOLVE.format(within=within), {"day": day, "cells": list(cells or [])})
        run_sql(_MOVE)
        run_sql(_KEEP, {"day": day})
        tell("Tính điểm chi bộ", 90)
        run_sql(_SCORE, {"day": day, **_by_dimension(rules)})
        return int(read_sql("SELECT count(*) FROM clean_found")[0][0])


def _by_dimension(rules: Sequence[Rule]) -> dict[str, list[str]]:
    """Return the codes of the rules of each respect."""
    found: dict[str, list[str]] = {"correct": [], "complete": [], "clean": [], "alive": []}
    for rule in rules:
        found[rule.dimension].append(rule.code)
    return found


def _find(rule: Rule, bounds: dict[str, Any]) -> None:
    """Run one rule over the population."""
    if rule.about_organisation or rule.where.startswith("SELECT"):
        run_sql(_FIND_OTHER.format(where=rule.where), {**bounds, "rule": rule.code})
    elif rule.checker:
        rows = read_sql(_SUSPECT.format(column=rule.column, where=rule.where), bounds)
        copy_rows("clean_found", ("rule", "organisation_id", "member_id", "proposal"), _confirmed(rule, rows))
    else:
        run_sql(_FIND.format(where=rule.where), {**bounds, "rule": rule.code})


def _confirmed(rule: Rule, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield what the checker agrees to, with the text as it should be."""
    for home, member, text in rows:
        proposal = proposal_of(rule.checker, text)
        if proposal:
            yield rule.code, home, member, "" if proposal == NOTHING_PROPOSED else proposal[:300]


def rescan(day: dt.date, cell: int) -> None:
    """Look one cell through again, after something in it was put right; part of the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL client_min_messages = warning")
    scan(day, [cell])

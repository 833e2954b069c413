"""The rows of one register file inside the database: compared with the register, then written into it, set by set.

A register of a province has 70,000 rows: they go in by COPY and are compared and written by a few statements. Everything
happens in the caller's transaction; the temporary tables go with it. `incoming` holds the rows as they came and is never
changed; `decided` holds what was found out about those that the register knows, or that it refuses.
"""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any, cast

from sotay.core.bulk import analyze, copy_rows, perhaps_without_keys, read_sql, run_sql
from sotay.exchange.actions import comparing
from sotay.exchange.actions.comparing import CHANGEABLE, KEYS, Rules, differs
from sotay.exchange.rules.reading import Reading
from sotay.exchange.rules.verdicts import MemberValues

# One register is written at a time: the second of two equal files finds what the first has brought.
LOCK_KEY = 0x50_7A_7E_E2
# How long an import waits to have the tables to itself; less than the second after which the server looks for deadlocks.
PATIENCE = 700
# From so many new members on, making the keys anew pays for having the tables to oneself.
MANY = 5000
TABLES = ("members_member", "members_affiliation", "members_standing")

_TYPES = {
    "born_on": "date",
    "joined_on": "date",
    "official_on": "date",
    "arrived_on": "date",
    "cell_id": "int8",
    "is_temporary": "bool",
    "row_key": "uuid",
}
_COLUMNS = {"number": "int4", **{name: _TYPES.get(name, "text") for name in MemberValues._fields}}
_CREATE = f"""
DROP TABLE IF EXISTS incoming, decided, noted;
CREATE TEMP TABLE incoming ({", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())},
    new_id int8 DEFAULT nextval('members_member_id_seq')) ON COMMIT DROP;
CREATE TEMP TABLE decided (number int4, member_id int8, verdict text, problem_field text, problem text, detail text, before jsonb, after jsonb)
    ON COMMIT DROP;
CREATE TEMP TABLE noted (number int4, title text, problems jsonb) ON COMMIT DROP
"""
_NEW = "FROM incoming i WHERE NOT EXISTS (SELECT FROM decided d WHERE d.number = i.number)"
_INSERT = f"""
INSERT INTO members_member (id, uid, {", ".join(CHANGEABLE + KEYS)})
SELECT new_id, gen_random_uuid(), {", ".join(CHANGEABLE + KEYS)} {_NEW}
"""
_AFFILIATE = f"""
INSERT INTO members_affiliation (member_id, organisation_id, kind, valid)
SELECT new_id, cell_id, CASE WHEN is_temporary THEN 'temporary' ELSE 'official' END,
       daterange(coalesce(arrived_on, joined_on),
                 CASE WHEN status = ANY(%(ended)s) THEN greatest(%(today)s::date, coalesce(arrived_on, joined_on) + 1) END) {_NEW}
"""
# A register knows the present status and no date of it: it holds from the official day on, an end from today on.
_STAND = f"""
INSERT INTO members_standing (member_id, status, valid)
SELECT new_id, part.status, part.valid
  FROM (SELECT * {_NEW}) i CROSS JOIN LATERAL (VALUES
       ('probationary', CASE WHEN i.status = 'probationary' THEN daterange(joined_on, NULL)
                             WHEN official_on > joined_on THEN daterange(joined_on, official_on) END),
       (CASE WHEN i.status = ANY(%(ended)s) THEN 'full' ELSE i.status END,
        CASE WHEN i.status <> 'probationary' THEN daterange(coalesce(official_on, joined_on), CASE WHEN i.status = ANY(%(ended)s) THEN %(today)s::date END) END),
       (i.status, CASE WHEN i.status = ANY(%(ended)s) THEN daterange(%(today)s::date, NULL) END)
  ) AS part (status, valid) WHERE NOT isempty(part.valid)
"""
_IDENTITIES = """
SELECT number, b.key, b.value
  FROM decided CROSS JOIN LATERAL jsonb_each_text(before) b
 WHERE verdict = 'updated' AND b.key = ANY(%(fields)s) AND b.value <> '' ORDER BY number, b.key
"""
# The unchanged rows of an import from the command line are only counted, unless there is something to say about them.
_KEEP_ROWS = """
INSERT INTO exchange_batchrow (batch_id, number, verdict, target_id, title, problems, before, after)
SELECT %(batch)s, number, row.verdict, CASE WHEN row.verdict = 'created' THEN i.new_id ELSE d.member_id END,
       coalesce(i.full_name, n.title, ''), coalesce(n.problems, '[]'), d.before, d.after
  FROM incoming i FULL JOIN noted n USING (number) LEFT JOIN decided d USING (number)
 CROSS JOIN LATERAL (SELECT CASE WHEN i.full_name IS NULL THEN 'refused' WHEN d.number IS NULL THEN 'created'
                                 ELSE coalesce(d.verdict, 'unchanged') END AS verdict) row
 WHERE row.verdict <> 'unchanged' OR n.problems IS NOT NULL OR %(all)s
"""


def _update(rules: Rules) -> str:
    """Return the statement that writes what has changed."""
    columns = CHANGEABLE + KEYS
    parts = (f"{name} = CASE WHEN {differs(name, rules)} THEN i.{name} ELSE m.{name} END" for name in columns)
    return f"""
UPDATE members_member m SET {", ".join(parts)}
  FROM incoming i JOIN decided d USING (number) WHERE m.id = d.member_id AND d.verdict = 'updated'
"""


class Incoming:
    """The temporary tables of one run."""

    def __init__(self, today: dt.date, visible: list[str] | None, reading: Reading | None = None) -> None:
        """Make the tables; affiliations and standings are looked at on the day `today`.

        `visible`: the paths below which the actor may know where somebody takes part; None for everywhere. `reading`: the
        profile that says by what a row is known, and what may overwrite.
        """
        self.rules: Rules = None if reading is None else {key: reading.rule_of(key) for key in reading.sources}
        self.keys = tuple(comparing.MATCHES) if reading is None or not reading.keys else reading.keys
        self.values: dict[str, Any] = {"today": today, "ended": list(comparing.ENDED), "visible": visible}
        self._run(_CREATE)

    def fill(self, rows: Iterable[tuple[int, MemberValues]]) -> None:
        """COPY the rows that can be taken: sheet row and values."""
        copy_rows("incoming", list(_COLUMNS), ((number, *values) for number, values in rows), list(_COLUMNS.values()))
        self._run("ANALYZE incoming (number, national_id, search_key, cell_id)")

    def compare(self, *, to_write: bool) -> None:
        """Find out what the register makes of each row; what is to be written is compared while nobody else writes a register."""
        if to_write:
            self._run("SELECT pg_advisory_xact_lock(%(lock)s)", lock=LOCK_KEY)
        for key in self.keys:
            for statement in comparing.MATCHES[key]:
                self._run(statement)
        self._run("ANALYZE decided")
        for statement in (*comparing.VERDICTS, comparing.changes(self.rules)):
            self._run(statement)

    def refused(self) -> list[tuple[int, str, str, str]]:
        """Return (sheet row, column key, code, detail) of the rows that the register itself refuses."""
        rows = read_sql(
            "SELECT number, problem_field, problem, detail FROM decided WHERE verdict = 'refused' ORDER BY number"
        )
        return cast("list[tuple[int, str, str, str]]", rows)

    def changed_identities(self) -> list[tuple[int, str, str]]:
        """Return (sheet row, column key, present value) of the changes that are more than keeping a record up to date."""
        return cast("list[tuple[int, str, str]]", read_sql(_IDENTITIES, {"fields": list(comparing.IDENTITY)}))

    def counts(self) -> dict[str, int]:
        """Return how many rows have each verdict."""
        known: dict[str, int] = dict(
            read_sql("SELECT coalesce(verdict, 'unchanged'), count(*) FROM decided GROUP BY 1")
        )
        rows: int = read_sql("SELECT count(*) FROM incoming")[0][0]
        return known | {"created": rows - sum(known.values())}

    def write(self, created: int) -> None:
        """Write the created and the updated rows into the register.

        A register that more than doubles is being set up: its keys are made anew at the end, in a third of the time.
        """
        if self._is_first_load(created):
            with perhaps_without_keys(TABLES, patience=PATIENCE):
                self._write_created()
            analyze(*TABLES, sample=30)
        elif created:
            self._write_created()
        self._run(_update(self.rules))

    def keep_rows(
        self, batch: int, notes: Iterable[tuple[int, str, list[dict[str, str]]]], *, with_unchanged: bool = False
    ) -> None:
        """Keep what each row came to, for preview and undo; `notes`: sheet row, name as typed, problems."""
        copy_rows(
            "noted",
            ("number", "title", "problems"),
            ((number, title, json.dumps(problems)) for number, title, problems in notes),
        )
        self._run(_KEEP_ROWS, batch=batch, all=with_unchanged)

    def _write_created(self) -> None:
        for statement in (_INSERT, _AFFILIATE, _STAND):
            self._run(statement)

    def _is_first_load(self, created: int) -> bool:
        """Tell whether there are many new members, more than known ones; counts no further than it must."""
        if created < MANY:
            return False
        known = read_sql("SELECT count(*) FROM (SELECT FROM members_member LIMIT %(n)s) known", {"n": created})
        return bool(known[0][0] < created)

    def _run(self, statement: str, **more: Any) -> None:
        """Run one statement with those of our values that it names."""
        values = {name: value for name, value in {**self.values, **more}.items() if f"%({name})s" in statement}
        run_sql(statement, values)

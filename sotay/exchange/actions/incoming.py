"""The rows of one register file inside the database: compared with the register, then written into it, set by set.

A register of a province has 70,000 rows: they go in by COPY and are compared and written by a few statements. Everything
happens in the caller's transaction; the temporary table goes with it.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import connection

from sotay.exchange.rules.verdicts import MemberValues

# The columns that a later file may change. What is empty in the file never erases what the register knows.
CHANGEABLE = (
    "full_name", "used_name", "born_on", "born_precision", "sex", "national_id", "card_number", "joined_on", "official_on",
    "ethnicity", "religion", "general_education", "badge", "phone", "email", "home_town", "residence", "party_post", "public_post",
    "occupation", "qualification", "political_theory", "state_management", "foreign_language", "it_skill", "note",
)  # fmt: skip
_DATES = {"born_on", "joined_on", "official_on"}
_KEYS = ("search_key", "sort_key")
_TYPES = {"born_on": "date", "joined_on": "date", "official_on": "date", "arrived_on": "date", "cell_id": "bigint", "is_temporary": "boolean"}
ENDED = ("transferred", "deceased", "expelled", "struck_off", "resigned")

_CREATE = f"""
DROP TABLE IF EXISTS incoming;
CREATE TEMP TABLE incoming (
    number int PRIMARY KEY, {", ".join(f"{name} {_TYPES.get(name, 'text')}" for name in MemberValues._fields)},
    member_id bigint, verdict text, problem_field text, problem text, detail text, before jsonb, after jsonb
) ON COMMIT DROP
"""
# By the national ID; where either side has none, by name, birthday and cell together.
_MATCH_BY_ID = "UPDATE incoming i SET member_id = m.id FROM members_member m WHERE m.national_id = i.national_id"
_MATCH_BY_PERSON = """
UPDATE incoming i SET member_id = m.id
  FROM members_member m JOIN members_affiliation a ON a.member_id = m.id AND a.valid @> %(today)s::date
 WHERE i.member_id IS NULL AND a.organisation_id = i.cell_id AND m.search_key = i.search_key AND m.born_on = i.born_on
   AND (i.national_id IS NULL OR m.national_id IS NULL)
   AND NOT EXISTS (SELECT FROM incoming other WHERE other.member_id = m.id)
"""
# Two rows without a number that mean the same person: the second is refused.
_TWICE = """
UPDATE incoming i SET verdict = 'refused', problem_field = 'full_name', problem = 'person_repeated', detail = first.number::text
  FROM (SELECT member_id, min(number) AS number FROM incoming WHERE member_id IS NOT NULL GROUP BY member_id HAVING count(*) > 1) first
 WHERE i.member_id = first.member_id AND i.number <> first.number
"""
# A register does not move people and does not change their status: both need a decision of their own.
_REFUSE = """
UPDATE incoming i SET verdict = 'refused', problem_field = p.field, problem = p.code, detail = p.detail
  FROM incoming j
  LEFT JOIN members_affiliation a ON a.member_id = j.member_id AND a.valid @> %(today)s::date
                                 AND a.kind = CASE WHEN j.is_temporary THEN 'temporary' ELSE 'official' END
  LEFT JOIN organisations_organisation o ON o.id = a.organisation_id
  LEFT JOIN members_standing s ON s.member_id = j.member_id AND s.valid @> %(today)s::date
  CROSS JOIN LATERAL (
       SELECT CASE WHEN s.status IS DISTINCT FROM j.status THEN 'status' ELSE 'cell_code' END AS field,
              CASE WHEN s.status IS DISTINCT FROM j.status THEN 'status_differs'
                   WHEN j.status = ANY(%(ended)s) THEN NULL
                   WHEN a.id IS NULL OR a.organisation_id <> j.cell_id THEN 'cell_differs' END AS code,
              CASE WHEN s.status IS DISTINCT FROM j.status THEN coalesce(s.status, '') ELSE coalesce(o.name, '') END AS detail
  ) p
 WHERE i.number = j.number AND j.member_id IS NOT NULL AND j.verdict IS NULL AND p.code IS NOT NULL
"""


def _differs(name: str) -> str:
    """Return the condition under which the file has something new for the column."""
    given = f"i.{name} IS NOT NULL" if name in _DATES or name == "national_id" else f"i.{name} <> ''"
    return f"({given} AND i.{name} IS DISTINCT FROM m.{name})"


_BEFORE = ", ".join(f"'{name}', CASE WHEN {_differs(name)} THEN to_jsonb(coalesce(m.{name}::text, '')) END" for name in CHANGEABLE)
_AFTER = ", ".join(f"'{name}', CASE WHEN {_differs(name)} THEN to_jsonb(i.{name}::text) END" for name in CHANGEABLE)
_ANY = " OR ".join(_differs(name) for name in CHANGEABLE)
_COMPARE = f"""
UPDATE incoming i
   SET verdict = 'updated', before = jsonb_strip_nulls(jsonb_build_object({_BEFORE})), after = jsonb_strip_nulls(jsonb_build_object({_AFTER}))
  FROM members_member m WHERE m.id = i.member_id AND i.verdict IS NULL AND ({_ANY})
"""
_REST = """
UPDATE incoming SET verdict = CASE WHEN member_id IS NULL THEN 'created' ELSE 'unchanged' END WHERE verdict IS NULL
"""
_RESERVE = """
UPDATE incoming SET member_id = nextval(pg_get_serial_sequence('members_member', 'id')) WHERE verdict = 'created'
"""
_INSERT = f"""
INSERT INTO members_member (id, uid, {", ".join(CHANGEABLE + _KEYS)})
SELECT member_id, gen_random_uuid(), {", ".join(CHANGEABLE + _KEYS)} FROM incoming WHERE verdict = 'created' ORDER BY number
"""
_AFFILIATE = """
INSERT INTO members_affiliation (member_id, organisation_id, kind, valid)
SELECT member_id, cell_id, CASE WHEN is_temporary THEN 'temporary' ELSE 'official' END,
       daterange(coalesce(arrived_on, joined_on), CASE WHEN status = ANY(%(ended)s) THEN %(today)s::date END)
  FROM incoming WHERE verdict = 'created'
"""
# A register knows the present status and no date of it: it holds from the official day on, an end from today on.
_STAND = """
INSERT INTO members_standing (member_id, status, valid)
SELECT member_id, 'probationary', daterange(joined_on, CASE WHEN status = 'probationary' THEN NULL ELSE coalesce(official_on, joined_on) END)
  FROM incoming WHERE verdict = 'created' AND (status = 'probationary' OR official_on > joined_on)
UNION ALL
SELECT member_id, CASE WHEN status = ANY(%(ended)s) THEN 'full' ELSE status END,
       daterange(coalesce(official_on, joined_on), CASE WHEN status = ANY(%(ended)s) THEN %(today)s::date END)
  FROM incoming WHERE verdict = 'created' AND status <> 'probationary'
UNION ALL
SELECT member_id, status, daterange(%(today)s::date, NULL) FROM incoming WHERE verdict = 'created' AND status = ANY(%(ended)s)
"""
_UPDATE = f"""
UPDATE members_member m
   SET {", ".join(f"{name} = CASE WHEN {_differs(name)} THEN i.{name} ELSE m.{name} END" for name in CHANGEABLE)},
       search_key = i.search_key, sort_key = i.sort_key
  FROM incoming i WHERE m.id = i.member_id AND i.verdict = 'updated'
"""
_KEEP_ROWS = """
INSERT INTO exchange_batchrow (batch_id, number, verdict, target_id, title, problems, before, after)
SELECT %(batch)s, number, verdict, member_id, full_name, '[]', before, after FROM incoming
 WHERE verdict IN ('created', 'updated')
"""


class Incoming:
    """The temporary table of one run."""

    def __init__(self, today: dt.date) -> None:
        """Make the table; `today` is the day on which affiliations and standings are looked at."""
        self.values: dict[str, Any] = {"today": today, "ended": list(ENDED)}
        self._run(_CREATE)

    def fill(self, rows: Iterable[tuple[int, MemberValues]]) -> None:
        """COPY the rows that can be taken: sheet row and values."""
        names = ", ".join(("number", *MemberValues._fields))
        with connection.cursor() as cursor, cursor.copy(f"COPY incoming ({names}) FROM STDIN") as copy:
            for number, values in rows:
                copy.write_row((number, *values))
        self._run("ANALYZE incoming")

    def compare(self) -> None:
        """Decide each row: created, updated (with before and after), unchanged or refused."""
        for statement in (_MATCH_BY_ID, _MATCH_BY_PERSON, _TWICE, _REFUSE, _COMPARE, _REST):
            self._run(statement)

    def refused(self) -> list[tuple[int, str, str, str]]:
        """Return (sheet row, column key, code, detail) of the rows that the register itself refuses."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT number, problem_field, problem, detail FROM incoming WHERE verdict = 'refused' ORDER BY number")
            return cursor.fetchall()

    def counts(self) -> dict[str, int]:
        """Return how many rows have each verdict."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT verdict, count(*) FROM incoming GROUP BY verdict")
            return dict(cursor.fetchall())

    def write(self) -> None:
        """Write the created and the updated rows into the register."""
        for statement in (_RESERVE, _INSERT, _AFFILIATE, _STAND, _UPDATE):
            self._run(statement)

    def keep_rows(self, batch: int) -> None:
        """Keep what each row came to, for preview and undo; the unchanged ones are only counted."""
        self._run(_KEEP_ROWS, batch=batch)

    def _run(self, statement: str, **more: Any) -> None:
        """Run one statement with those of our values that it names."""
        values = {name: value for name, value in {**self.values, **more}.items() if f"%({name})s" in statement}
        with connection.cursor() as cursor:
            cursor.execute(statement, values or None)

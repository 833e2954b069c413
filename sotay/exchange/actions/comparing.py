"""What the register knows about the rows of a file, in SQL: who is meant, what must be refused, what would change."""

from collections.abc import Mapping

from sotay.exchange.choices import Rule

# The columns that a later file may change. What is empty in the file never erases what the register knows.
CHANGEABLE = (
    "full_name", "used_name", "born_on", "born_precision", "sex", "national_id", "card_number", "joined_on", "official_on",
    "ethnicity", "religion", "general_education", "badge", "phone", "email", "home_town", "residence", "party_post", "public_post",
    "occupation", "qualification", "political_theory", "state_management", "foreign_language", "it_skill", "note",
)  # fmt: skip
# Follow the name, and are put back with it.
KEYS = ("search_key", "sort_key")
# Who the person is, and since when a member: to be changed with care.
IDENTITY = ("full_name", "born_on", "sex", "national_id", "joined_on", "official_on")
DATES = frozenset({"born_on", "joined_on", "official_on"})
ENDED = ("transferred", "deceased", "expelled", "struck_off", "resigned")

# --- Who is meant: by the national ID; where either side has none, by card and birthday; then by name, birthday and cell -----

# Our own key, where the actor may know whom it means; a key out of sight is as unknown as one that never was.
_BY_KEY = """
INSERT INTO decided (number, member_id, verdict, problem_field, problem, detail)
SELECT i.number, m.id, CASE WHEN m.id IS NULL THEN 'refused' END, 'row_key', CASE WHEN m.id IS NULL THEN 'row_unknown' END, ''
  FROM incoming i LEFT JOIN members_member m ON m.uid = i.row_key
   AND EXISTS (SELECT FROM members_affiliation a JOIN organisations_organisation o ON o.id = a.organisation_id
                WHERE a.member_id = m.id AND (%(visible)s::ltree[] IS NULL OR o.path <@ %(visible)s::ltree[]))
 WHERE i.row_key IS NOT NULL
"""
_BY_NATIONAL_ID = """
INSERT INTO decided (number, member_id)
SELECT i.number, m.id FROM incoming i JOIN members_member m ON m.national_id = i.national_id
 WHERE NOT EXISTS (SELECT FROM decided d WHERE d.number = i.number)
"""
_BY_CARD = """
INSERT INTO decided (number, member_id)
SELECT i.number, min(m.id) FROM incoming i JOIN members_member m ON m.card_number = i.card_number AND m.born_on = i.born_on
 WHERE i.card_number <> '' AND (i.national_id IS NULL OR m.national_id IS NULL)
   AND NOT EXISTS (SELECT FROM decided d WHERE d.number = i.number)
 GROUP BY i.number HAVING count(*) = 1
"""
_NAMESAKES = """
SELECT i.number, m.id AS member_id, i.national_id IS NULL AND m.national_id IS NULL AS neither,
       i.cell_id, i.search_key, i.born_on
  FROM incoming i
  JOIN members_member m ON m.search_key = i.search_key AND m.born_on = i.born_on
  JOIN members_affiliation a ON a.member_id = m.id AND a.organisation_id = i.cell_id AND a.valid @> %(today)s::date
 WHERE (i.national_id IS NULL OR m.national_id IS NULL)
   AND NOT EXISTS (SELECT FROM decided d WHERE d.number = i.number)
   AND NOT EXISTS (SELECT FROM decided d WHERE d.member_id = m.id)
"""
# Namesakes born on one day in one cell, none with a number: the first of the file is the first of the register, and so on.
_BY_PERSON_IN_ORDER = f"""
INSERT INTO decided (number, member_id)
SELECT number, member_id FROM (
    SELECT *, max(in_file) OVER same AS rows, max(in_register) OVER same AS members
      FROM (SELECT *, dense_rank() OVER (PARTITION BY cell_id, search_key, born_on ORDER BY number) AS in_file,
                      dense_rank() OVER (PARTITION BY cell_id, search_key, born_on ORDER BY member_id) AS in_register
              FROM ({_NAMESAKES}) pair WHERE neither) ranked
    WINDOW same AS (PARTITION BY cell_id, search_key, born_on)
) counted
 WHERE in_file = in_register AND rows >= members
"""
# One side has learnt the number: taken where nobody else can be meant, refused where somebody else can.
_BY_PERSON = f"""
INSERT INTO decided (number, member_id, verdict, problem_field, problem, detail)
SELECT number, CASE WHEN is_clear THEN member_id END, CASE WHEN NOT is_clear THEN 'refused' END, 'national_id', 'person_unclear', ''
  FROM (SELECT number, min(member_id) AS member_id, count(*) = 1 AND max(rows) = 1 AS is_clear
          FROM (SELECT *, count(*) OVER (PARTITION BY member_id) AS rows FROM ({_NAMESAKES}) pair) pair GROUP BY number) found
"""
MATCHES: dict[str, tuple[str, ...]] = {
    "row_key": (_BY_KEY,),
    "national_id": (_BY_NATIONAL_ID,),
    "card_number": (_BY_CARD,),
    "person": (_BY_PERSON_IN_ORDER, _BY_PERSON),
}

# --- What is refused -----------------------------------------------------------------------------------------------------

# Two rows that mean the same person.
_TWICE = """
UPDATE decided d SET verdict = 'refused', problem_field = 'full_name', problem = 'person_repeated', detail = first.number::text
  FROM (SELECT member_id, min(number) AS number FROM decided GROUP BY member_id HAVING count(*) > 1) first
 WHERE d.member_id = first.member_id AND d.number <> first.number
"""
# A register does not move people and does not change their status: both need a decision of their own. Of somebody out of the
# actor's sight nothing is told but that the number cannot be taken, as of a number that is wrong in another way.
_ELSEWHERE = """
UPDATE decided d SET verdict = 'refused', problem_field = p.field, problem = p.code, detail = p.detail
  FROM incoming i, members_member m
  LEFT JOIN members_standing s ON s.member_id = m.id AND s.valid @> %(today)s::date
  LEFT JOIN LATERAL (
       SELECT a.organisation_id FROM members_affiliation a
        WHERE a.member_id = m.id AND NOT coalesce(lower(a.valid) > %(today)s::date, false)
        ORDER BY a.kind, a.valid DESC LIMIT 1
  ) official ON true
  LEFT JOIN organisations_organisation o ON o.id = official.organisation_id
  CROSS JOIN LATERAL (
       SELECT %(visible)s::ltree[] IS NULL OR o.path <@ %(visible)s::ltree[] AS known
  ) v
  CROSS JOIN LATERAL (
       SELECT EXISTS (SELECT FROM members_affiliation a WHERE a.member_id = m.id AND a.organisation_id = i.cell_id
                         AND a.kind = CASE WHEN i.is_temporary THEN 'temporary' ELSE 'official' END
                         AND (a.valid @> %(today)s::date OR i.status = ANY(%(ended)s) AND a.organisation_id = official.organisation_id)) AS here
  ) h
  CROSS JOIN LATERAL (
       SELECT CASE WHEN h.here THEN 'status' WHEN v.known THEN 'cell_code'
                   WHEN m.national_id = i.national_id THEN 'national_id' ELSE 'card_number' END AS field,
              CASE WHEN NOT h.here AND NOT coalesce(v.known, false) THEN 'number_taken' WHEN NOT h.here THEN 'cell_differs' WHEN s.status IS DISTINCT FROM i.status THEN 'status_differs' END AS code,
              CASE WHEN h.here THEN coalesce(s.status, '') WHEN v.known THEN coalesce(o.name, '') ELSE '' END AS detail
  ) p
 WHERE i.number = d.number AND m.id = d.member_id AND d.verdict IS NULL AND p.code IS NOT NULL
"""

# A number that somebody else bears: of a row found by another key, or of a profile that does not match by numbers.
_TAKEN = """
UPDATE decided d SET verdict = 'refused', problem_field = 'national_id', problem = 'number_taken', detail = ''
  FROM incoming i JOIN members_member other ON other.national_id = i.national_id
 WHERE d.number = i.number AND d.verdict IS NULL AND other.id <> d.member_id
"""
_TAKEN_BY_NEW = """
INSERT INTO decided (number, verdict, problem_field, problem, detail)
SELECT i.number, 'refused', 'national_id', 'number_taken', '' FROM incoming i JOIN members_member m ON m.national_id = i.national_id
 WHERE NOT EXISTS (SELECT FROM decided d WHERE d.number = i.number)
"""

# --- What would change -----------------------------------------------------------------------------------------------------


Rules = Mapping[str, str] | None
# Columns that go with another one.
_WITH = {"born_precision": "born_on", "search_key": "full_name", "sort_key": "full_name"}


def differs(name: str, rules: Rules = None) -> str:
    """Return the condition under which the file has something new for the column that may overwrite; without rules all may."""
    lead = _WITH.get(name, name)
    rule = Rule.ALWAYS if rules is None else rules.get(lead, Rule.NEVER)
    if rule == Rule.NEVER:
        return "false"
    empty = "IS NULL" if lead in DATES or lead == "national_id" else "= ''"
    given = f"i.{name} IS NOT NULL" if name in DATES or name == "national_id" else f"i.{name} <> ''"
    still = f" AND m.{lead} {empty}" if rule == Rule.IF_EMPTY else ""
    return f"({given}{still} AND i.{name} IS DISTINCT FROM m.{name})"


def changes(rules: Rules) -> str:
    """Return the statement that finds what the file changes, field by field."""
    before = ", ".join(
        f"'{name}', CASE WHEN {differs(name, rules)} THEN to_jsonb(coalesce(m.{name}::text, '')) END"
        for name in CHANGEABLE + KEYS
    )
    after = ", ".join(
        f"'{name}', CASE WHEN {differs(name, rules)} THEN to_jsonb(i.{name}::text) END" for name in CHANGEABLE + KEYS
    )
    anything = " OR ".join(differs(name, rules) for name in CHANGEABLE)
    return f"""
UPDATE decided d
   SET verdict = 'updated', before = jsonb_strip_nulls(jsonb_build_object({before})), after = jsonb_strip_nulls(jsonb_build_object({after}))
  FROM incoming i, members_member m
 WHERE i.number = d.number AND m.id = d.member_id AND d.verdict IS NULL AND ({anything})
"""


VERDICTS = (_TWICE, _ELSEWHERE, _TAKEN, _TAKEN_BY_NEW)

"""What somebody would write by hand for the same rows, without rights, labels or pages."""

MEMBER_LIST = """
SELECT m.id, m.full_name, m.born_on, m.sex, m.joined_on, m.qualification, s.status, o.name, p.name
  FROM members_member m
  JOIN members_affiliation a ON a.member_id = m.id AND a.kind = 'official' AND a.valid @> %(day)s::date
  JOIN organisations_organisation o ON o.id = a.organisation_id AND o.path <@ %(path)s::ltree
  JOIN organisations_organisation p ON p.id = o.parent_id
  JOIN members_standing s ON s.member_id = m.id AND s.valid @> %(day)s::date AND s.status = 'full'
 WHERE m.sex = 'female' AND m.born_on <= %(day)s::date - interval '40 years'
 ORDER BY m.sort_key, m.id LIMIT 50
"""

_COUNTED = """
  FROM organisations_organisation o
  JOIN members_affiliation a ON a.organisation_id = o.id AND a.kind = 'official' AND a.valid @> {day}
  JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> {day} AND s.status IN ('probationary', 'full', 'exempt', 'suspended')
  JOIN members_member m ON m.id = a.member_id
 WHERE o.path <@ %(path)s::ltree
"""
_NOW, _BEFORE = "%(on)s::date", "(%(on)s::date - interval '1 year')::date"
_ATTRIBUTES = (
    "m.sex",
    "m.ethnicity",
    "m.religion",
    "m.occupation",
    "m.general_education",
    "m.qualification",
    "m.political_theory",
    "s.status",
    "o.sector",
    "width_bucket(extract(year FROM age(m.born_on)), ARRAY[31, 36, 41, 46, 51, 56, 61])",
    "width_bucket(m.joined_on, ARRAY[DATE '1945-08-19', DATE '1954-07-21', DATE '1975-05-01'])",
)


def _groups(day: str, more: str = "") -> str:
    """Return one GROUP BY over all attributes at once."""
    sets = ", ".join(f"({attribute})" for attribute in _ATTRIBUTES)
    return f"SELECT {', '.join(_ATTRIBUTES)}, count(*), count(*) FILTER (WHERE m.sex = 'female') {_COUNTED.format(day=day)} {more} GROUP BY GROUPING SETS ((), {sets})"


TABLES = (
    f"SELECT count(*) {_COUNTED.format(day='(%(first)s::date - 1)')}",
    f"SELECT count(*), count(*) FILTER (WHERE m.joined_on >= %(first)s) {_COUNTED.format(day=_NOW)}",
    f"SELECT count(*) {_COUNTED.format(day=_BEFORE)}",
    _groups(_NOW),
    _groups(_BEFORE),
    _groups(_NOW, "AND m.joined_on >= %(first)s"),
    _groups(_BEFORE, "AND m.joined_on >= (%(first)s::date - interval '1 year')"),
    "SELECT o.sector, o.kind, count(*) FROM organisations_organisation o WHERE o.path <@ %(path)s::ltree GROUP BY 1, 2",
)

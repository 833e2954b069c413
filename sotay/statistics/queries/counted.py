"""Who is counted below a node on a day: the one condition that all figures of members share."""

import datetime as dt

from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import path_on

# Every member once, at the official cell of the day (domain rule of 38-HD/BTCTW), where that cell stood on that day.
_COUNTED = """
SELECT a.member_id, a.organisation_id AS cell, s.status
  FROM organisations_placement p
  JOIN members_affiliation a ON a.organisation_id = p.organisation_id AND a.kind = 'official' AND a.valid @> {day}
  JOIN members_standing s ON s.member_id = a.member_id AND s.valid @> {day}
                         AND s.status IN ('probationary', 'full', 'exempt', 'suspended')
 WHERE p.valid @> {day}
"""


def counted(day: str, path: str = "") -> str:
    """Return the SQL of those counted on a day (an SQL expression), below a path (another) where one is given."""
    below = f"AND p.path <@ {path}" if path else ""
    return f"{_COUNTED.format(day=day)} {below}"


def two_days(node: Organisation, opening: dt.date, closing: dt.date) -> dict[str, object]:
    """Return the parameters of statements about two days; the node is looked for where it stood on each."""
    return {
        "opening": opening,
        "closing": closing,
        "old_path": path_on(node, opening),
        "new_path": path_on(node, closing),
    }

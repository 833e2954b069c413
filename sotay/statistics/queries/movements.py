"""Increase and decrease of members between two days, as statistic table 1 asks (tables of 11-HD and 40-HD/BTCTW)."""

import datetime as dt
from dataclasses import dataclass

from django.db import connection

from sotay.organisations.models import Organisation

# Who was counted below the node on a day, and the status with which the others ended. Moves inside the node cancel out,
# because both days look at the node as a whole.
_MOVEMENTS = """
WITH counted AS MATERIALIZED (
    SELECT a.member_id, a.valid @> %(opening)s::date AND s.valid @> %(opening)s::date AND p.valid @> %(opening)s::date AS at_opening,
           a.valid @> %(closing)s::date AND s.valid @> %(closing)s::date AND p.valid @> %(closing)s::date AS at_closing
      FROM organisations_placement p
      JOIN members_affiliation a ON a.organisation_id = p.organisation_id AND a.kind = 'official'
      JOIN members_standing s ON s.member_id = a.member_id AND s.status IN ('probationary', 'full', 'exempt', 'suspended')
     WHERE p.path <@ %(path)s::ltree AND (a.valid @> %(opening)s::date OR a.valid @> %(closing)s::date)
), person AS (
    SELECT member_id, bool_or(at_opening) AS was, bool_or(at_closing) AS is_now FROM counted GROUP BY member_id
), change AS (
    SELECT was, is_now, m.joined_on, e.status,
           m.joined_on > %(opening)s AND m.joined_on <= %(closing)s AS is_new
      FROM person JOIN members_member m ON m.id = person.member_id
      LEFT JOIN members_standing e ON e.member_id = person.member_id AND NOT is_now AND e.valid @> %(closing)s::date
)
SELECT count(*) FILTER (WHERE was), count(*) FILTER (WHERE is_now),
       count(*) FILTER (WHERE NOT was AND is_now AND is_new), count(*) FILTER (WHERE NOT was AND is_now AND NOT is_new),
       count(*) FILTER (WHERE was AND NOT is_now AND status = 'deceased'), count(*) FILTER (WHERE was AND NOT is_now AND status = 'expelled'),
       count(*) FILTER (WHERE was AND NOT is_now AND status = 'struck_off'), count(*) FILTER (WHERE was AND NOT is_now AND status = 'resigned'),
       count(*) FILTER (WHERE was AND NOT is_now AND (status IS NULL OR status NOT IN ('deceased', 'expelled', 'struck_off', 'resigned')))
  FROM change
"""


@dataclass(frozen=True)
class Movements:
    """Table 1: opening + in − out = closing, by construction of the two days."""

    opening: int
    closing: int
    admitted: int
    moved_in: int
    deceased: int
    expelled: int
    struck_off: int
    resigned: int
    moved_out: int

    @property
    def balances(self) -> bool:
        """Tell whether the table adds up; it must, and a test and the page both look."""
        gone = self.deceased + self.expelled + self.struck_off + self.resigned + self.moved_out
        return self.opening + self.admitted + self.moved_in - gone == self.closing


def movements_of(node: Organisation, opening: dt.date, closing: dt.date) -> Movements:
    """Return the movements below the node after the day `opening` up to the day `closing`."""
    with connection.cursor() as cursor:
        cursor.execute(_MOVEMENTS, {"path": node.path, "opening": opening, "closing": closing})
        return Movements(*cursor.fetchone())

"""Increase and decrease of members between two days, as statistic table 1 asks (tables of 11-HD and 40-HD/BTCTW)."""

import datetime as dt
import json
from collections import Counter
from dataclasses import dataclass

from sotay.core.bulk import read_sql
from sotay.organisations.models import Organisation
from sotay.statistics.queries.changes import CHANGES
from sotay.statistics.queries.counted import two_days

_MOVEMENTS = f"""{CHANGES}
SELECT (SELECT count(*) FROM was), (SELECT count(*) FROM present),
       (SELECT coalesce(jsonb_object_agg(reason, count), '{{}}') FROM (SELECT reason, count(*) FROM reasoned GROUP BY 1) r)
"""  # noqa: S608 -- our own statement, parameters are bound
MOVED_IN = ("moved_in", "placed_in", "received")
WAYS_OUT = ("deceased", "expelled", "struck_off", "resigned")


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
    before, after, found = read_sql(_MOVEMENTS, two_days(node, opening, closing))[0]
    reasons = Counter(json.loads(found))
    ways = {way: reasons.pop(way, 0) for way in WAYS_OUT}
    admitted = reasons.pop("admitted", 0)
    moved_in = sum(reasons.pop(reason, 0) for reason in MOVED_IN)
    return Movements(before, after, admitted, moved_in, **ways, moved_out=reasons.total())

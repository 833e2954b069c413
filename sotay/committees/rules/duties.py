"""How long somebody may act for a secretary."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sotay.core.dates import same_day_months_later


@dataclass(frozen=True)
class ActingNorms:
    """The longest time of one duty."""

    prefix: ClassVar[str] = "committee"
    acting_max_months: int


def latest_end(first: dt.date, norms: ActingNorms) -> dt.date:
    """Return the latest first day without the duty."""
    return same_day_months_later(first, norms.acting_max_months)

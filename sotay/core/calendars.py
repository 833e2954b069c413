"""What an app above meetings puts into a person's calendar; the makers stand in `config/calendar_parts.py`."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Engagement:
    """A day on which somebody is expected somewhere; `revision` grows with every change."""

    uid: str
    revision: int
    on: dt.date
    title: str
    place: str
    url: str
    made_at: dt.datetime
    is_cancelled: bool = False

"""What an app above meetings puts into a person's calendar; the makers stand in `config/calendar_parts.py`."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Engagement:
    """A day on which somebody is expected somewhere, or by which something is due; `revision` grows with every change.

    `begins` is the hour, once there is one. `instead_of` is the code of a meeting in whose place this stands.
    """

    uid: str
    revision: int
    on: dt.date
    title: str
    place: str
    url: str
    made_at: dt.datetime
    is_cancelled: bool = False
    begins: dt.datetime | None = None
    instead_of: str = ""

"""When a message may go out and how long each rung is waited for; no database, no clock."""

import datetime as dt
import re
from dataclasses import dataclass

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-3]):([0-5]\d)")


class NoQuietHours(ValueError):
    """The text names no hours."""


@dataclass(frozen=True)
class QuietHours:
    """The hours of the night in which nothing leaves; they may span midnight, and may be none."""

    begin: dt.time
    end: dt.time

    @classmethod
    def of(cls, text: str) -> "QuietHours":
        """Read `21:00-6:30`; `none` is no quiet hours."""
        if text.strip().lower() == "none":
            return cls(dt.time(), dt.time())
        found = _CLOCK.fullmatch(text.strip())
        if found is None:
            raise NoQuietHours(text)
        hours = [int(part) for part in found.groups()]
        return cls(dt.time(hours[0], hours[1]), dt.time(hours[2], hours[3]))

    def cover(self, moment: dt.datetime) -> bool:
        """Tell whether it is quiet at a local moment."""
        clock = moment.time()
        if self.begin <= self.end:
            return self.begin <= clock < self.end
        return clock >= self.begin or clock < self.end

    def after(self, moment: dt.datetime) -> dt.datetime:
        """Return the first local moment from then on that is not quiet."""
        if not self.cover(moment):
            return moment
        later = moment.replace(hour=self.end.hour, minute=self.end.minute, second=0, microsecond=0)
        return later if later > moment else later + dt.timedelta(days=1)


@dataclass(frozen=True)
class Ladder:
    """How the ladder is climbed in this installation.

    A notice is pushed when it was not seen for `push_after`; a text message follows when what it is about begins within
    `sms_before` and a push has had `sms_after` to be seen. From then on the person stands on the call list.
    """

    quiet: QuietHours
    push_after: dt.timedelta
    sms_after: dt.timedelta
    sms_before: dt.timedelta


# Pauses between tries of one message; after the last it has failed, and the next rung is tried.
PAUSES = (dt.timedelta(minutes=1), dt.timedelta(minutes=4), dt.timedelta(minutes=15))
MOST_ATTEMPTS = len(PAUSES) + 1


def next_try(attempts: int) -> dt.timedelta | None:
    """Return how long to wait after so many tries, or nothing when it was the last."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def is_temporary(status: int) -> bool:
    """Tell whether an answer of a gateway asks to try again: it is busy or broken, not unwilling."""
    return status in {408, 425, 429} or status >= 500  # noqa: PLR2004 -- HTTP's own numbers


def phone_number(text: str) -> str:
    """Return a Vietnamese number as it is dialled at home, `0912345678`, or nothing where it is none."""
    digits = re.sub(r"\D", "", text)
    if digits.startswith("84") and len(digits) in {11, 12}:
        digits = f"0{digits[2:]}"
    return digits if digits.startswith("0") and len(digits) in {10, 11} else ""

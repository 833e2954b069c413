"""Days of exemption, discipline and departure."""

import datetime as dt

from sotay.core.dates import same_day_months_later
from sotay.oversight.choices import CELL_DECIDES, ExemptionReason


def is_short_enough(first: dt.date, until: dt.date | None, below_months: int) -> bool:
    """Tell whether an exemption for another reason lasts less than the months allowed; `until` is the first day after."""
    return until is not None and until < same_day_months_later(first, below_months)


def cell_decides(reason: str) -> bool:
    """Tell whether the cell itself decides; else it proposes and the committee above decides."""
    return reason in CELL_DECIDES


def is_old_enough(born_on: dt.date, first: dt.date, age_from: int) -> bool:
    """Tell whether somebody has reached the age on the first day."""
    return same_day_months_later(born_on, 12 * age_from) <= first


def needs_paper(reason: str) -> bool:
    """Tell whether the request needs a paper of a hospital."""
    return reason == ExemptionReason.HEALTH


def in_effect(effective_on: dt.date, ends: tuple[dt.date | None, ...], day: dt.date) -> bool:
    """Tell whether a discipline is in effect on the day: begun, and neither run out nor lifted."""
    return effective_on <= day and all(end is None or day < end for end in ends)

"""What the forms of preparing begin with."""

import datetime as dt
from dataclasses import dataclass

from sotay.core import display
from sotay.core.days import add_months, month_of, today
from sotay.meetings.choices import MeetingKind
from sotay.meetings.models import Meeting, MeetingHabit
from sotay.meetings.queries import meetings
from sotay.meetings.queries.unified import unified_day_of
from sotay.meetings.rules import dates
from sotay.organisations.models import Organisation

MONTHS_AHEAD = 3


@dataclass(frozen=True)
class Start:
    """What one tap would make: for which month, on which day; or the draft that is there already."""

    period: dt.date
    held_on: dt.date
    habit: MeetingHabit | None
    draft: Meeting | None


def start_of(cell: Organisation) -> Start:
    """Return what the cell's next periodic meeting would be."""
    habit, last = meetings.habit_of(cell), meetings.last_periodic(cell)
    draft = last if last is not None and last.is_draft else None
    period = dates.next_period(last.period if last else None, today())
    unified = unified_day_of(cell, period)
    usual = habit.day if habit else 3
    return Start(period, dates.first_day(period, unified.day if unified else usual, today()), habit, draft)


def has_theme(meeting: Meeting) -> bool:
    """Tell whether the meeting's theme can be worded."""
    return meeting.kind != MeetingKind.PERIODIC


def details_of(meeting: Meeting) -> dict[str, object]:
    """Return the details as their form begins."""
    return {
        "theme": meeting.theme,
        "held_on": meeting.held_on,
        "starts": meeting.starts,
        "place": meeting.place,
        "online_link": meeting.online_link,
        "off_day_reason": meeting.off_day_reason,
        "chair": str(meeting.chair.uid) if meeting.chair else "",
        "secretary_of_meeting": str(meeting.secretary_of_meeting.uid) if meeting.secretary_of_meeting else "",
    }


def habit_values(cell: Organisation) -> dict[str, object]:
    """Return the cell's habit as its form begins."""
    habit = meetings.habit_of(cell)
    if habit is None:
        return {"day": 3, "starts": dt.time(19, 30)}
    return {"day": habit.day, "starts": habit.starts, "place": habit.place, "locality": habit.locality}


def months_ahead() -> list[tuple[str, str]]:
    """Return this month and the next ones, as a form offers them."""
    months = [add_months(month_of(today()), count) for count in range(MONTHS_AHEAD + 1)]
    return [(month.isoformat(), display.month(month)) for month in months]


def orientation_values(committee: Organisation, asked: str) -> dict[str, object]:
    """Return the orientation of the month asked for, or of the coming one, as its form begins."""
    offered = [value for value, _ in months_ahead()]
    period = asked if asked in offered else offered[0]
    found = meetings.own_orientation(committee, dt.date.fromisoformat(period))
    return {"period": period, "text": found.text if found else ""}

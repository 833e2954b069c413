"""The dated norms that meetings are prepared, held and judged by."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class MeetingNorms:
    """The norms `meeting.…` in force on a day; what 42-HD/BTCTW brought is empty for the days before it."""

    prefix: ClassVar[str] = "meeting"
    min_minutes: int
    target_attendance: int
    documents_days_before: int
    report_days_after: int
    thematic_per_quarter: int
    quorum_numerator: int
    quorum_denominator: int
    late_after_minutes: int
    check_in_minutes_before: int
    long_minutes: int | None = None
    long_from_members: int | None = None
    absences_in_a_row: int = 3


@dataclass(frozen=True)
class ThemeNorms:
    """The norms `theme.…` in force on a day."""

    prefix: ClassVar[str] = "theme"
    paper_days_before: int

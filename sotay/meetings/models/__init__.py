"""The meeting and everything that belongs to it, split by noun; Django finds the models here."""

from sotay.meetings.models.attendance import Attendance
from sotay.meetings.models.meeting import AgendaItem, Meeting, MeetingDocument, MeetingGuest, MeetingHabit, StandingItem
from sotay.meetings.models.papers import Addendum, Paper
from sotay.meetings.models.preparing import CalendarFeed, Orientation
from sotay.meetings.models.score import ScoreContest, ScoreLine
from sotay.meetings.models.sheets import SignedSheet
from sotay.meetings.models.themes import PlannedTheme, Theme, ThemeDocument
from sotay.meetings.models.unified import DayException, OnlinePermission, UnifiedDay
from sotay.meetings.models.voices import Comment, Motion, Opinion, Vote

__all__ = [
    "Addendum",
    "AgendaItem",
    "Attendance",
    "CalendarFeed",
    "Comment",
    "DayException",
    "Meeting",
    "MeetingDocument",
    "MeetingGuest",
    "MeetingHabit",
    "Motion",
    "OnlinePermission",
    "Opinion",
    "Orientation",
    "Paper",
    "PlannedTheme",
    "ScoreContest",
    "ScoreLine",
    "SignedSheet",
    "StandingItem",
    "Theme",
    "ThemeDocument",
    "UnifiedDay",
    "Vote",
]

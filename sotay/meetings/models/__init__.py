"""The meeting and everything that belongs to it, split by noun; Django finds the models here."""

from sotay.meetings.models.attendance import Attendance
from sotay.meetings.models.meeting import AgendaItem, Meeting, MeetingDocument, MeetingGuest, MeetingHabit, StandingItem
from sotay.meetings.models.papers import Addendum, Paper
from sotay.meetings.models.preparing import CalendarFeed, Orientation
from sotay.meetings.models.score import ScoreContest, ScoreLine
from sotay.meetings.models.sheets import SignedSheet
from sotay.meetings.models.voices import Comment, Motion, Opinion, Vote

__all__ = [
    "Addendum",
    "AgendaItem",
    "Attendance",
    "CalendarFeed",
    "Comment",
    "Meeting",
    "MeetingDocument",
    "MeetingGuest",
    "MeetingHabit",
    "Motion",
    "Opinion",
    "Orientation",
    "Paper",
    "ScoreContest",
    "ScoreLine",
    "SignedSheet",
    "StandingItem",
    "Vote",
]

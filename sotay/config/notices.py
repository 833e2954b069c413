"""The kinds of notices that may leave the handbook, and which app is asked, at the moment of sending, whether this one may."""

from sotay.briefings import notices as briefings
from sotay.meetings.queries import notices as meetings
from sotay.notifications.sources import Source
from sotay.visits import notices as visits
from sotay.work import notices as work

SOURCES = (
    Source(meetings.KINDS, meetings.subjects_of),
    Source(briefings.KINDS, briefings.subjects_of),
    Source(work.KINDS, work.subjects_of),
    Source(visits.KINDS, visits.subjects_of),
)

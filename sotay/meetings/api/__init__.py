"""The meeting thread through the API, split by noun: the same queries and actions as the pages."""

from sotay.meetings.api import (
    agenda,
    attendance,
    comments,
    conducting,
    documents,
    meetings,
    papers,
    preparing,
    tasks,
    voices,
)

ROUTERS = (
    meetings.router,
    agenda.router,
    documents.router,
    comments.router,
    preparing.router,
    conducting.router,
    attendance.router,
    voices.router,
    tasks.router,
    papers.router,
)

"""The meeting thread through the API, split by noun: the same queries and actions as the pages."""

from sotay.meetings.api import (
    agenda,
    attendance,
    comments,
    conducting,
    contests,
    documents,
    meetings,
    on_paper,
    packages,
    papers,
    preparing,
    reaching,
    tasks,
    themes,
    unified,
    voices,
)

ROUTERS = (
    meetings.router,
    packages.router,
    agenda.router,
    documents.router,
    comments.router,
    preparing.router,
    reaching.router,
    themes.router,
    unified.router,
    conducting.router,
    contests.router,
    attendance.router,
    voices.router,
    tasks.router,
    papers.router,
    on_paper.router,
)

"""The meeting thread through the API, split by noun: the same queries and actions as the pages."""

from sotay.meetings.api import attendance, conducting, papers, tasks, voices

ROUTERS = (conducting.router, attendance.router, voices.router, tasks.router, papers.router)

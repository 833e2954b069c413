"""Answers stand first on the agenda of the cell's next meeting; a meeting that is prepared already gets them, too."""

import datetime as dt

from sotay.meetings.actions.sourcing import put_first
from sotay.meetings.choices import ItemSource
from sotay.organisations.models import Organisation
from sotay.petitions.queries.agenda import answers_line


def refresh_agenda(cell: Organisation, day: dt.date) -> None:
    """Let the next meeting that is still to come show the answers that wait for the cell."""
    put_first(cell, day, ItemSource.ANSWER, answers_line(cell))

"""What a cell's agenda begins with: the answers to its petitions."""

import datetime as dt

from sotay.meetings.choices import ItemSource
from sotay.meetings.rules.agenda import Line
from sotay.organisations.models import Organisation
from sotay.petitions import wording
from sotay.petitions.choices import PetitionStatus
from sotay.petitions.models import Petition

_FIVE, _MOST_MINUTES = 5, 20


def answers_line(cell: Organisation) -> Line | None:
    """Return the line with the answers that wait for the cell's word, if any."""
    rows = Petition.objects.filter(cell=cell, status=PetitionStatus.ANSWERED).select_related("answered_by")
    answered = list(rows.order_by("answered_on", "pk"))
    if not answered:
        return None
    minutes = min(_FIVE * len(answered), _MOST_MINUTES)
    return Line(wording.item_title(len(answered)), wording.item_detail(answered), minutes, ItemSource.ANSWER)


def first_lines(cell: Organisation, _day: dt.date) -> list[Line]:
    """Return what a new agenda of the cell begins with."""
    line = answers_line(cell)
    return [line] if line else []

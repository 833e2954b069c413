"""Briefings with their invitations, built straight into the tables."""

import datetime as dt
from typing import Any

from django.utils import timezone

from sotay.briefings.choices import BriefingStatus
from sotay.briefings.models import Briefing, Conclusion, Invitation, Question
from sotay.briefings.queries import secretaries_of
from sotay.core.days import quarter_of, today
from sotay.organisations.models import Organisation
from tests.factories.work import make_task


def make_briefing(
    committee: Organisation, *cells: Organisation, status: str = BriefingStatus.INVITED, **fields: Any
) -> Briefing:
    """A briefing in three days to which the cells are invited."""
    held_on = fields.pop("held_on", today() + dt.timedelta(days=3))
    now = timezone.now()
    if status in {BriefingStatus.INVITED, BriefingStatus.HELD}:
        fields.setdefault("invited_at", now)
    if status == BriefingStatus.HELD:
        fields.setdefault("closed_at", now)
    values = {
        "quarter": quarter_of(held_on),
        "starts": dt.time(8),
        "place": "Hội trường xã",
        "content": "Đánh giá quý IV",
        "questions_until": held_on,
        **fields,
    }
    briefing = Briefing.objects.create(organisation=committee, held_on=held_on, status=status, **values)
    secretaries = secretaries_of(cells, today())
    for cell in cells:
        Invitation.objects.create(briefing=briefing, organisation=cell, member=secretaries.get(cell.pk))
    return briefing


def make_question(briefing: Briefing, cell: Organisation, **fields: Any) -> Question:
    """A question of the cell."""
    values = {"text": "Bao giờ sửa nhà văn hóa thôn?", **fields}
    return Question.objects.create(briefing=briefing, organisation=cell, **values)


def make_conclusion(briefing: Briefing, cell: Organisation, **fields: Any) -> Conclusion:
    """A conclusion that the cell's secretary carries out."""
    number = briefing.conclusions.count() + 1
    return Conclusion.objects.create(briefing=briefing, number=number, task=make_task(cell, **fields))

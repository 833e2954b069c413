"""Minutes whose chair has left the cell do not wait for ever: whoever seals there confirms them."""

import pytest

from sotay.core.days import today
from sotay.core.open_work import Move
from sotay.handover.queries.changes import parts
from sotay.meetings.choices import MeetingStatus, PaperKind
from sotay.meetings.models import Paper
from sotay.meetings.queries.papers import may_confirm
from tests.factories.meetings import make_meeting
from tests.factories.people import actor_of
from tests.handover.test_tending import change_secretary, leave

pytestmark = pytest.mark.django_db


def test_the_successor_confirms_what_the_one_who_left_chaired(cast):
    meeting = make_meeting(cast.cell_a, status=MeetingStatus.PUBLISHED, chair=cast.an, secretary_of_meeting=cast.em)
    paper = Paper(meeting=meeting, kind=PaperKind.MINUTES)
    change_secretary(cast)
    assert may_confirm(actor_of(cast.an), paper, "chair")
    assert not may_confirm(actor_of(cast.binh), paper, "chair")

    leave(cast.an, today())

    assert may_confirm(actor_of(cast.binh), paper, "chair")
    assert not may_confirm(actor_of(cast.em), paper, "chair")


def test_every_part_is_asked_at_a_cell_and_at_a_committee(cast):
    for node in (cast.cell_a, cast.commune):
        move = Move(node.pk, str(node.path), node.is_cell, "secretary", cast.an.pk, None, today())
        for part in parts():
            assert not list(part.lines(move))
            assert not part.hand_on(move)

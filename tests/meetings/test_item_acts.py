"""What is done under an agenda item begins it, and the papers that one person confirms together."""

import pytest

from sotay.core.errors import NotPermitted
from sotay.meetings import errors
from sotay.meetings.actions.conducting import begin_item, close_meeting, open_meeting
from sotay.meetings.actions.papers import confirm_papers
from sotay.meetings.actions.preparing import prepare_next_meeting
from sotay.meetings.actions.voices import put_motion
from sotay.meetings.choices import ItemAct, MeetingStatus
from sotay.meetings.models import Paper
from sotay.meetings.queries.conducting import conduct_page
from sotay.meetings.queries.confirming import papers_to_confirm
from sotay.meetings.rules.steps import Step
from tests.factories.evenings import make_evening
from tests.factories.people import actor_of


def acts(meeting):
    """The acts of the agenda, in order, with whether the item has begun."""
    return [(item.act, item.begun_at is not None) for item in meeting.items.order_by("number")]


@pytest.fixture
def evening(cast):
    found = make_evening(cast)
    for item, act in zip(found.meeting.items.order_by("number"), (ItemAct.OPENING, "", ItemAct.DECISION), strict=True):
        item.act = act
        item.save()
    return found


def test_the_standing_agenda_says_what_is_done_under_it(cast):
    meeting = prepare_next_meeting(actor_of(cast.an), cast.cell_a)

    found = [act for act, _ in acts(meeting)]
    assert found[0] == ItemAct.OPENING
    assert found[-3:] == [ItemAct.DECISION, ItemAct.SCORE, ItemAct.CLOSING]


def test_opening_begins_the_first_item(evening):
    open_meeting(evening.secretary, evening.meeting, chair=evening.an, secretary_of_meeting=evening.binh)

    assert acts(evening.meeting) == [("opening", True), ("", False), ("decision", False)]


def test_a_vote_in_the_middle_does_not_jump_to_the_end(evening):
    evening.opened()

    put_motion(evening.secretary, evening.meeting, text="Kết nạp")

    assert acts(evening.meeting)[-1] == ("decision", False)


def test_the_vote_after_the_agenda_begins_its_item(evening):
    evening.opened().everybody_here()
    begin_item(evening.secretary, evening.meeting.items.get(number=2))
    assert conduct_page(evening.reload(), "").step == Step.VOTE

    put_motion(evening.secretary, evening.meeting, text="Thông qua nghị quyết")

    assert acts(evening.meeting)[-1] == ("decision", True)
    assert conduct_page(evening.reload(), "").step == Step.DECIDE


def test_both_papers_are_confirmed_together(evening):
    evening.opened().everybody_here().closed()
    chair, taker = evening.secretary, actor_of(evening.binh)
    versions = dict(Paper.objects.values_list("kind", "version"))

    assert papers_to_confirm(taker, evening.meeting).names == "biên bản và nghị quyết"
    confirm_papers(chair, evening.meeting, role="chair", versions=versions)
    assert papers_to_confirm(chair, evening.meeting) is None
    confirm_papers(taker, evening.meeting, role="secretary", versions=versions)

    assert evening.reload().status == MeetingStatus.SEALED
    assert all(Paper.objects.values_list("seal", flat=True))


def test_all_or_none_are_confirmed(evening):
    evening.opened().everybody_here().closed()
    versions = dict(Paper.objects.values_list("kind", "version"))
    Paper.objects.filter(kind="resolution").update(version=9)

    with pytest.raises(errors.PaperChanged):
        confirm_papers(evening.secretary, evening.meeting, role="chair", versions=versions)

    assert not Paper.objects.filter(confirmed_by_chair_at__isnull=False).exists()


def test_nobody_confirms_for_another(evening, cast):
    evening.opened().everybody_here().closed()
    versions = dict(Paper.objects.values_list("kind", "version"))

    with pytest.raises(errors.NotTheirConfirmation):
        confirm_papers(actor_of(cast.em), evening.meeting, role="chair", versions=versions)
    with pytest.raises(NotPermitted):
        confirm_papers(actor_of(cast.chi), evening.meeting, role="chair", versions=versions)

    assert not Paper.objects.filter(confirmed_by_chair_at__isnull=False).exists()


def test_closing_begins_the_last_item(evening):
    last = evening.meeting.items.get(number=3)
    last.act = ItemAct.CLOSING
    last.save()
    evening.opened().everybody_here()

    close_meeting(evening.secretary, evening.meeting)

    assert acts(evening.meeting)[-1] == ("closing", True)

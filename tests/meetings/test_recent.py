"""The latest meetings of cells, for pages about organisations."""

import datetime as dt

import pytest

from sotay.core.days import today
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.panels import meetings_column, meetings_panel
from sotay.meetings.queries.recent import last_held, recent_meetings
from tests.factories.meetings import make_meeting
from tests.factories.people import actor_of

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = dt.date(2026, 9, 3), dt.date(2026, 10, 3)


@pytest.fixture
def held(cast):
    september = make_meeting(cast.cell_a, MeetingStatus.SEALED, held_on=SEPTEMBER)
    october = make_meeting(cast.cell_a, MeetingStatus.CLOSED, held_on=OCTOBER)
    make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=dt.date(2026, 11, 3))
    return september, october


def test_last_held_is_that_of_the_day(cast, held):
    september, october = held
    cells = [cast.cell_a, cast.cell_b]

    assert last_held(actor_of(cast.ha), cells, today()) == {cast.cell_a.pk: october}
    assert last_held(actor_of(cast.ha), cells, SEPTEMBER) == {cast.cell_a.pk: september}
    assert last_held(actor_of(cast.lam), cells, today()) == {}


def test_recent_meetings_are_those_held(cast, held):
    september, october = held

    assert recent_meetings(actor_of(cast.khanh), cast.cell_a, today()) == [october, september]
    assert recent_meetings(actor_of(cast.khanh), cast.cell_a, today(), count=1) == [october]


def test_the_column_and_the_panel_open_the_meeting(cast, held):
    _, october = held
    column = meetings_column(actor_of(cast.ha), [cast.cell_a, cast.cell_b], today())
    panel = meetings_panel(actor_of(cast.ha), cast.cell_a, today())

    assert column.cells[cast.cell_a.pk].text == "03/10/2026"
    assert (
        next(url for _, url in panel.context["meetings"])
        == column.cells[cast.cell_a.pk].url
        == f"/meetings/{october.uid}"
    )
    assert meetings_column(actor_of(cast.ha), [cast.commune], today()) is None
    assert meetings_panel(actor_of(cast.ha), cast.commune, today()) is None

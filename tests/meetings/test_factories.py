import pytest

from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance
from tests.factories.meetings import make_meeting


@pytest.mark.parametrize("status", MeetingStatus.values)
def test_a_meeting_can_stand_at_each_point_of_the_road(cast, status):
    meeting = make_meeting(cast.cell_a, status)

    meeting.refresh_from_db()
    assert meeting.status == status
    assert meeting.items.count() == 3


def test_a_published_meeting_has_its_list(cast):
    meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED)

    rows = Attendance.objects.filter(meeting=meeting)
    assert {row.member: row.entitled for row in rows} == {cast.an: True, cast.binh: True, cast.em: False}
    assert {row.state for row in rows} == {AttendanceState.EXPECTED}

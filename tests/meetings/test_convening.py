import pytest

from sotay.meetings.choices import AttendanceState as State
from sotay.meetings.rules.convening import Belonging, Convened, convened
from sotay.members.choices import Status


@pytest.mark.parametrize(
    ("belonging", "expected"),
    [
        (Belonging(Status.FULL, is_official_here=True), Convened(State.EXPECTED, entitled=True)),
        (Belonging(Status.PROBATIONARY, is_official_here=True), Convened(State.EXPECTED, entitled=False)),
        (Belonging(Status.EXEMPT, is_official_here=True), Convened(State.EXEMPT, entitled=False)),
        (Belonging(Status.FULL, True, is_temporary_elsewhere=True), Convened(State.AWAY, entitled=False)),
        (Belonging(Status.PROBATIONARY, True, is_temporary_elsewhere=True), Convened(State.AWAY, entitled=False)),
        # Received for a time: takes part, is not counted; that they are "elsewhere" officially does not send them away.
        (Belonging(Status.FULL, is_official_here=False), Convened(State.EXPECTED, entitled=False)),
        (Belonging(Status.SUSPENDED, is_official_here=True), None),
        (Belonging(Status.STRUCK_OFF, is_official_here=True), None),
    ],
)
def test_who_is_convened_and_who_counts(belonging, expected):
    assert convened(belonging) == expected

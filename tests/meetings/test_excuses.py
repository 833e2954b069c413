import pytest

from sotay.audit.models import Entry
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.documents.errors import ClassifiedTextRefused
from sotay.meetings import errors
from sotay.meetings.actions import excuses
from sotay.meetings.choices import AttendanceState as State
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import Attendance
from sotay.members.choices import Status
from sotay.notifications.models import Notification
from tests.factories.meetings import make_meeting, set_state, upcoming
from tests.factories.people import actor_of, make_member


@pytest.fixture
def told(cast):
    return make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(3))


def line(meeting, member):
    row = Attendance.objects.get(meeting=meeting, member=member)
    return row.state, row.reason


def test_the_secretary_is_told_and_the_reason_stays_out_of_the_ledger(cast, told):
    excuses.excuse(actor_of(cast.binh), told, reason=" Đi viện ")

    assert line(told, cast.binh) == (State.EXCUSED, "Đi viện")
    assert line(told, cast.em) == (State.EXPECTED, "")
    notice = Notification.objects.get()
    assert notice.user == cast.an.account
    assert notice.title.startswith("Đồng chí Nguyễn Văn Bình xin vắng sinh hoạt chi bộ định kỳ")
    assert Entry.objects.get().detail == {"reason": "•••"}


def test_coming_after_all(cast, told):
    excuses.excuse(actor_of(cast.binh), told, reason="Đi viện")

    excuses.withdraw_excuse(actor_of(cast.binh), told)

    assert line(told, cast.binh) == (State.EXPECTED, "")


def test_the_secretarys_own_excuse_tells_nobody(cast, told):
    excuses.excuse(actor_of(cast.an), told, reason="Đi họp huyện")

    assert not Notification.objects.exists()


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (MeetingStatus.OPEN, errors.ExcuseTooLate),
        (MeetingStatus.CLOSED, errors.ExcuseTooLate),
        (MeetingStatus.CANCELLED, errors.MeetingCancelled),
    ],
)
def test_only_before_the_opening(cast, status, error):
    meeting = make_meeting(cast.cell_a, status, held_on=today())

    with pytest.raises(error):
        excuses.excuse(actor_of(cast.binh), meeting, reason="x")
    with pytest.raises(error):
        excuses.withdraw_excuse(actor_of(cast.binh), meeting)

    assert not Entry.objects.exists()


def test_refusals(cast, told):
    exempt = make_member(cast.cell_a, status=Status.EXEMPT)
    Attendance.objects.create(meeting=told, period=told.period, member=exempt, state=State.EXEMPT, entitled=False)
    newcomer = make_member(cast.cell_a)
    set_state(told, cast.em, State.PRESENT)

    for member, reason, error in (
        (cast.binh, "  ", errors.ReasonMissing),
        (cast.binh, "Công tác (TUYỆT MẬT)", ClassifiedTextRefused),
        (exempt, "x", errors.NotExcusable),
        (cast.em, "x", errors.NotExcusable),
        (newcomer, "x", errors.NotConvened),
    ):
        with pytest.raises(error):
            excuses.excuse(actor_of(member), told, reason=reason)
    with pytest.raises(errors.NotExcused):
        excuses.withdraw_excuse(actor_of(cast.binh), told)

    assert line(told, cast.binh) == (State.EXPECTED, "")
    assert not Entry.objects.exists()
    assert not Notification.objects.exists()


@pytest.mark.parametrize("who", ["chi", "khanh", "dung"])
def test_only_who_takes_part(cast, told, who):
    with pytest.raises(NotPermitted):
        excuses.excuse(actor_of(getattr(cast, who)), told, reason="x")

    assert not Attendance.objects.filter(state=State.EXCUSED).exists()

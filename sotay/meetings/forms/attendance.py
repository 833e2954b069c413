"""Recording who came."""

from typing import ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.meetings.choices import AttendanceState, CheckInMethod

RECORDED = (AttendanceState.PRESENT, AttendanceState.LATE, AttendanceState.EXCUSED, AttendanceState.ABSENT)
REASONS = ("Đi công tác", "Ốm, đang điều trị", "Việc gia đình", "Trực cơ quan", "Đi làm ăn xa")


class AttendanceForm(ActionForm):
    """How one person stands; an excuse has its reason."""

    done: ClassVar[str] = ""
    state = forms.ChoiceField(choices=[(state.value, state.label) for state in RECORDED])
    reason = forms.CharField(label="Lý do vắng", required=False, max_length=300)


class CheckInForm(ActionForm):
    """By which door the member checks in."""

    done: ClassVar[str] = ""
    method = forms.ChoiceField(choices=[(door.value, door.label) for door in (CheckInMethod.BUTTON, CheckInMethod.QR)])


class StrokeForm(ActionForm):
    """Which stroke is taken back."""

    done: ClassVar[str] = "Đã hoàn tác."
    arrived_at = forms.DateTimeField()


class GuestForm(ActionForm):
    """A guest who came."""

    done: ClassVar[str] = "Đã ghi đại biểu dự."
    name = forms.CharField(label="Họ và tên", max_length=120)
    post = forms.CharField(label="Chức vụ, đơn vị", max_length=200, required=False)


class GuestTapForm(ActionForm):
    """Whether an invited guest is here."""

    done: ClassVar[str] = ""
    is_here = forms.BooleanField(required=False)

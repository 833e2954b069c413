"""The forms of preparing: kind, details, draft resolution, habit, guests, orientation, calling off."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.meetings.choices import MeetingKind
from sotay.meetings.forms.choosing import offer

ASSUME_HTTPS = "https"


def day_input() -> forms.DateInput:
    """Return the picker of a day near today."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def hour_input() -> forms.TimeInput:
    """Return the picker of an hour."""
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class NextMeetingForm(ActionForm):
    """What kind of meeting comes next."""

    done: ClassVar[str] = "Đã lập kỳ sinh hoạt mới theo nội dung thường kỳ."
    kind = forms.ChoiceField(
        label="Loại sinh hoạt",
        choices=MeetingKind.choices,
        initial=MeetingKind.PERIODIC,
        widget=forms.RadioSelect(attrs={"class": "cards"}),
    )
    theme = forms.CharField(
        label="Tên chuyên đề", max_length=300, required=False, help_text="Chỉ ghi khi sinh hoạt chuyên đề."
    )


class DetailsForm(ActionForm):
    """When, where, and who leads."""

    done: ClassVar[str] = "Đã lưu thời gian, địa điểm."
    held_on = forms.DateField(label="Ngày họp", widget=day_input())
    starts = forms.TimeField(label="Giờ bắt đầu", widget=hour_input())
    place = forms.CharField(label="Địa điểm", max_length=200)
    online_link = forms.URLField(
        label="Đường dẫn họp trực tuyến",
        max_length=300,
        required=False,
        assume_scheme=ASSUME_HTTPS,
        help_text="Chỉ khi cấp ủy cấp trên đã đồng ý họp trực tuyến. Bắt đầu bằng https://",
    )
    off_day_reason = forms.CharField(
        label="Lý do khác ngày sinh hoạt thống nhất",
        max_length=300,
        required=False,
        help_text="Chỉ ghi khi không họp được đúng ngày cấp ủy thống nhất.",
    )
    chair = forms.TypedChoiceField(label="Chủ trì", required=False)
    secretary_of_meeting = forms.TypedChoiceField(label="Thư ký", required=False, help_text="Có thể cử khi khai mạc.")

    def __init__(self, *args: Any, members: Iterable[Any], **kwargs: Any) -> None:
        """Offer the members of the cell."""
        super().__init__(*args, **kwargs)
        known = list(members)
        for name in ("chair", "secretary_of_meeting"):
            offer(self, name, known, lambda member: str(member.full_name), nobody="Chưa chọn")


class ThemedDetailsForm(DetailsForm):
    """The same for a meeting that has a theme."""

    theme = forms.CharField(label="Chuyên đề", max_length=300, required=False)
    field_order = ("theme", "held_on", "starts", "place", "online_link", "chair", "secretary_of_meeting")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave the unified day to periodic meetings."""
        super().__init__(*args, **kwargs)
        del self.fields["off_day_reason"]


class DraftResolutionForm(ActionForm):
    """The draft that members read beforehand."""

    done: ClassVar[str] = "Đã lưu dự thảo nghị quyết."
    draft_resolution = forms.CharField(
        label="Dự thảo nghị quyết",
        required=False,
        max_length=20000,
        help_text="Mỗi nhiệm vụ một dòng: việc gì, ai làm, bao giờ xong.",
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def __init__(self, *args: Any, draft: str = "", **kwargs: Any) -> None:
        """Keep what is typed on this device until it is sent."""
        super().__init__(*args, **kwargs)
        self.fields["draft_resolution"].widget.attrs["data-draft"] = draft


class HabitForm(ActionForm):
    """How the cell usually meets."""

    done: ClassVar[str] = "Đã lưu lệ sinh hoạt. Các kỳ lập sau theo lệ này."
    day = forms.IntegerField(label="Ngày cố định hằng tháng", min_value=1, max_value=28)
    starts = forms.TimeField(label="Giờ bắt đầu", widget=hour_input())
    place = forms.CharField(label="Địa điểm", max_length=200)
    locality = forms.CharField(
        label="Địa danh ghi trên văn bản", max_length=100, required=False, help_text="Ví dụ: Đông Lỗ"
    )


class OfficialSearchForm(forms.Form):
    """Whom of a committee above one looks for."""

    q = forms.CharField(label="Tìm theo họ tên", required=False, max_length=80)


class OfficialForm(ActionForm):
    """The official of a committee above who is invited; those found are offered."""

    done: ClassVar[str] = "Đã mời."
    official = forms.TypedChoiceField(label="Cấp ủy viên", widget=forms.RadioSelect(attrs={"class": "cards"}))

    def __init__(self, *args: Any, officials: Iterable[Any], **kwargs: Any) -> None:
        """Offer the officials found."""
        super().__init__(*args, **kwargs)
        offer(self, "official", officials, _official, nobody=None)


def _official(position: Any) -> str:
    """Return name, post and committee."""
    return f"{position.member.full_name} – {position.get_post_display()}, {position.organisation.name}"


class GuestForm(ActionForm):
    """A guest by name."""

    done: ClassVar[str] = "Đã thêm đại biểu."
    name = forms.CharField(label="Họ và tên", max_length=120)
    post = forms.CharField(label="Chức vụ, đơn vị", max_length=200, required=False)


class CancelForm(ActionForm):
    """Why a meeting is called off."""

    done: ClassVar[str] = "Đã hủy kỳ họp và báo cho đảng viên."
    reason = forms.CharField(
        label="Lý do", max_length=300, help_text="Đảng viên sẽ đọc lý do này.", widget=forms.Textarea(attrs={"rows": 3})
    )


class OrientationForm(ActionForm):
    """What the cells take up in a month."""

    done: ClassVar[str] = "Đã gửi định hướng cho các chi bộ trực thuộc."
    period = forms.TypedChoiceField(label="Tháng", coerce=dt.date.fromisoformat)
    text = forms.CharField(
        label="Định hướng nội dung sinh hoạt", max_length=5000, widget=forms.Textarea(attrs={"rows": 10})
    )

    def __init__(self, *args: Any, months: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the months."""
        super().__init__(*args, **kwargs)
        field = self.fields["period"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
        field.choices = list(months)

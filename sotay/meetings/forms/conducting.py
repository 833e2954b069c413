"""Opening and closing a meeting."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.meetings.forms.choosing import offer


class OpenForm(ActionForm):
    """Who leads and who writes."""

    done: ClassVar[str] = "Đã khai mạc kỳ họp."
    chair = forms.TypedChoiceField(label="Chủ trì")
    secretary_of_meeting = forms.TypedChoiceField(label="Thư ký ghi biên bản")

    def __init__(self, *args: Any, members: Iterable[Any], **kwargs: Any) -> None:
        """Offer those on the list."""
        super().__init__(*args, **kwargs)
        people = list(members)
        for name in ("chair", "secretary_of_meeting"):
            offer(self, name, people, lambda member: str(member.full_name), nobody="Chọn một đồng chí")


class OfficersForm(OpenForm):
    """Another chair or minute taker while the meeting goes on."""

    done: ClassVar[str] = "Đã đổi chủ trì, thư ký."


class CloseForm(ActionForm):
    """The two texts that only the chair can give."""

    done: ClassVar[str] = "Đã kết thúc kỳ họp. Biên bản và nghị quyết đã được lập từ diễn biến."
    conclusion = forms.CharField(
        label="Kết luận của chủ trì", required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    evaluation = forms.CharField(
        label="Đánh giá tháng trước",
        required=False,
        max_length=10_000,
        help_text="Tình hình tư tưởng, kết quả lãnh đạo; biểu dương, nhắc nhở; hạn chế. Ghi vào mục I của nghị quyết.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, draft: str, **kwargs: Any) -> None:
        """Keep what is typed on this device until it is sent."""
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["data-draft"] = f"{name}-{draft}"


class ReopenForm(ActionForm):
    """Nothing to fill in."""

    done: ClassVar[str] = "Đã mở lại kỳ họp."


class TapForm(ActionForm):
    """One tap: nothing is typed."""

    done: ClassVar[str] = ""

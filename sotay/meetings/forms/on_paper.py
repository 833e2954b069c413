"""Entering what paper says, and what members say by word."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core.behalf import EntrySource
from sotay.core.days import today
from sotay.core.forms import ActionForm
from sotay.meetings.choices import AttendanceState, CommentKind, SheetKind, Threshold, VoteChoice
from sotay.meetings.forms.choosing import offer
from sotay.meetings.forms.voices import MOST_HANDS
from sotay.work.choices import TaskStatus

PICTURES = ".jpg,.jpeg,.png,.webp,.pdf"
STATES = (
    (AttendanceState.PRESENT, "Có mặt"),
    (AttendanceState.LATE, "Muộn"),
    (AttendanceState.EXCUSED, "Có lý do"),
    (AttendanceState.ABSENT, "Không lý do"),
)
_STATE_VALUES = {state.value for state, _ in STATES}


class SheetCodeForm(ActionForm):
    """The code that is printed below the QR code."""

    done: ClassVar[str] = ""
    sheet = forms.CharField(
        label="Mã tờ",
        max_length=40,
        help_text="In cạnh mã QR ở đầu mỗi tờ, ví dụ 1126-D-7KQ-4DM.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class SheetForm(ActionForm):
    """The whole list as signed: one answer a person, a reason where one is written."""

    done: ClassVar[str] = "Đã nhập danh sách từ giấy."
    sheet = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    rest = forms.ChoiceField(required=False, choices=[("", ""), (AttendanceState.PRESENT.value, "")])

    def clean(self) -> dict[str, Any]:
        """Gather the answers by the code of the member."""
        cleaned = super().clean() or self.cleaned_data
        states = {key[2:]: str(value) for key, value in self.data.items() if key.startswith("s-") and value}
        if not set(states.values()) <= _STATE_VALUES:
            raise forms.ValidationError("Tình trạng điểm danh không đúng.", code="invalid")
        reasons = {key[2:]: str(value)[:300] for key, value in self.data.items() if key.startswith("r-") and value}
        return {**cleaned, "states": states, "reasons": reasons}


class HandsSheetForm(ActionForm):
    """One question of the counting slip."""

    done: ClassVar[str] = "Đã nhập kết quả biểu quyết."
    text = forms.CharField(label="Nội dung biểu quyết", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    agree = forms.IntegerField(label="Đồng ý", min_value=0, max_value=MOST_HANDS, initial=0)
    disagree = forms.IntegerField(label="Không đồng ý", min_value=0, max_value=MOST_HANDS, initial=0)
    other = forms.IntegerField(label="Ý kiến khác", min_value=0, max_value=MOST_HANDS, initial=0)
    threshold = forms.ChoiceField(
        label="Tỷ lệ thông qua",
        choices=Threshold.choices,
        initial=Threshold.MAJORITY,
        widget=forms.RadioSelect(attrs={"class": "segmented"}),
    )
    sheet = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class HoursForm(ActionForm):
    """When the meeting began and ended, by the minutes on paper."""

    done: ClassVar[str] = "Đã ghi giờ theo biên bản."
    started = forms.TimeField(label="Khai mạc lúc")
    ended = forms.TimeField(label="Bế mạc lúc", required=False)


class PhotoForm(ActionForm):
    """The picture of a signed sheet."""

    done: ClassVar[str] = "Đã lưu ảnh tờ giấy đã ký."
    sheet = forms.ChoiceField(label="Ảnh của tờ", choices=SheetKind.choices, initial=SheetKind.ATTENDANCE)
    file = forms.FileField(
        label="Ảnh chụp",
        help_text="Chụp rõ cả tờ, thấy chữ ký. Ảnh hoặc PDF, tối đa 25 MB.",
        widget=forms.FileInput(attrs={"accept": PICTURES}),
    )


class HandedForm(ActionForm):
    """On which day invitation and documents were handed over."""

    done: ClassVar[str] = "Đã ghi phát giấy mời, tài liệu."
    handed_on = forms.DateField(label="Ngày phát giấy", initial=today)

    def __init__(self, *args: Any, latest: dt.date, **kwargs: Any) -> None:
        """Begin with today, or with the meeting's day where that is over."""
        super().__init__(*args, **kwargs)
        self.fields["handed_on"].initial = min(today(), latest)


class SourceForm(ActionForm):
    """From which source something is known."""

    source = forms.ChoiceField(
        label="Ghi theo",
        choices=EntrySource.choices,
        initial=EntrySource.WORD,
        widget=forms.RadioSelect(attrs={"class": "segmented"}),
    )


class ExcuseForForm(SourceForm):
    """Why a member cannot come."""

    done: ClassVar[str] = "Đã ghi thay xin vắng."
    reason = forms.CharField(label="Lý do vắng", max_length=300)


class CommentForForm(SourceForm):
    """What a member says or asks."""

    done: ClassVar[str] = "Đã ghi thay ý kiến."
    kind = forms.ChoiceField(
        label="Loại",
        choices=CommentKind.choices,
        initial=CommentKind.COMMENT,
        widget=forms.RadioSelect(attrs={"class": "segmented"}),
    )
    text = forms.CharField(label="Nội dung", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    item = forms.TypedChoiceField(label="Về nội dung", required=False)

    def __init__(self, *args: Any, items: Iterable[Any], **kwargs: Any) -> None:
        """Offer the items of the agenda."""
        super().__init__(*args, **kwargs)
        offer(self, "item", items, lambda item: f"{item.number}. {item.title}", nobody="Cả kỳ họp")


class VoteForForm(SourceForm):
    """How a member votes, openly."""

    done: ClassVar[str] = "Đã ghi thay biểu quyết."
    choice = forms.ChoiceField(choices=VoteChoice.choices)


class ReportForForm(SourceForm):
    """What a member reports on a task."""

    done: ClassVar[str] = "Đã ghi thay kết quả nhiệm vụ."
    status = forms.ChoiceField(
        label="Tình trạng",
        choices=[(s.value, s.label) for s in (TaskStatus.DONE, TaskStatus.NOT_DONE, TaskStatus.OPEN)],
        initial=TaskStatus.DONE,
        widget=forms.RadioSelect(attrs={"class": "segmented"}),
    )
    result = forms.CharField(label="Kết quả", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ConfirmForm(ActionForm):
    """Which entries are confirmed; none named means all."""

    done: ClassVar[str] = "Đã xác nhận."
    key = forms.CharField(required=False, max_length=120)

    def clean(self) -> dict[str, Any]:
        """Give the names as the action takes them."""
        cleaned = super().clean() or self.cleaned_data
        key = cleaned.get("key", "")
        return {"keys": [key] if key else None}


class DisputeForm(ActionForm):
    """What is wrong with what was written for the member."""

    done: ClassVar[str] = "Đã báo bí thư chi bộ."
    text = forms.CharField(label="Chỗ chưa đúng", max_length=500, widget=forms.Textarea(attrs={"rows": 4}))

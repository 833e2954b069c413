"""Noting opinions, putting questions, counting hands, voting."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.meetings.choices import Threshold, VoteChoice
from sotay.meetings.forms.choosing import offer

MOST_HANDS = 2000


class SpeakerForm(ActionForm):
    """One tap on who speaks; `item` names the point of the agenda."""

    done: ClassVar[str] = ""
    speaker = forms.TypedChoiceField()
    item = forms.TypedChoiceField(required=False)

    def __init__(self, *args: Any, members: Iterable[Any], items: Iterable[Any], **kwargs: Any) -> None:
        """Take only who is here and what is on the agenda."""
        super().__init__(*args, **kwargs)
        offer(self, "speaker", members, lambda member: str(member.full_name), nobody=None)
        offer(self, "item", items, lambda item: str(item.title), nobody="")


class OpinionForm(ActionForm):
    """Somebody's opinion in words; a guest is named."""

    done: ClassVar[str] = "Đã ghi ý kiến."
    speaker = forms.TypedChoiceField(label="Người phát biểu", required=False)
    speaker_name = forms.CharField(label="Hoặc tên đại biểu", required=False, max_length=120)
    item = forms.TypedChoiceField(label="Về nội dung", required=False)
    summary = forms.CharField(
        label="Tóm tắt ý kiến", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, members: Iterable[Any], items: Iterable[Any], **kwargs: Any) -> None:
        """Offer who is here and what is on the agenda."""
        super().__init__(*args, **kwargs)
        offer(self, "speaker", members, lambda member: str(member.full_name), nobody="Không có trong danh sách")
        offer(self, "item", items, lambda item: str(item.title), nobody="Ý kiến chung")


class SummaryForm(ActionForm):
    """What was said."""

    done: ClassVar[str] = "Đã ghi tóm tắt."
    summary = forms.CharField(
        label="Tóm tắt ý kiến", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args: Any, draft: str, **kwargs: Any) -> None:
        """Keep what is typed on this device until it is sent."""
        super().__init__(*args, **kwargs)
        self.fields["summary"].widget.attrs["data-draft"] = f"opinion-{draft}"


class MotionForm(ActionForm):
    """A question put to the vote."""

    done: ClassVar[str] = "Đã mở biểu quyết."
    text = forms.CharField(label="Nội dung biểu quyết", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    threshold = forms.ChoiceField(
        label="Tỷ lệ thông qua",
        choices=Threshold.choices,
        initial=Threshold.MAJORITY,
        help_text="Tính trên tổng số đảng viên chính thức được triệu tập. Kết nạp, công nhận chính thức, xóa tên, "
        "khai trừ: ít nhất hai phần ba.",
        widget=forms.RadioSelect(attrs={"class": "segmented"}),
    )


class HandsForm(ActionForm):
    """Hands raised by those who did not vote by phone."""

    done: ClassVar[str] = "Đã ghi số giơ tay."
    agree = forms.IntegerField(label="Đồng ý", min_value=0, max_value=MOST_HANDS, initial=0)
    disagree = forms.IntegerField(label="Không đồng ý", min_value=0, max_value=MOST_HANDS, initial=0)
    other = forms.IntegerField(label="Ý kiến khác", min_value=0, max_value=MOST_HANDS, initial=0)


class VoteForm(ActionForm):
    """One's answer."""

    done: ClassVar[str] = "Đã ghi nhận biểu quyết của đồng chí."
    choice = forms.ChoiceField(choices=VoteChoice.choices)

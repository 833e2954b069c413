"""The forms of comments, questions and answers."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.meetings.choices import CommentKind
from sotay.meetings.forms.choosing import offer


class CommentForm(ActionForm):
    """What a member wants to say or ask before the meeting."""

    done: ClassVar[str] = "Đã gửi. Cảm ơn đồng chí."
    kind = forms.ChoiceField(
        label="Đồng chí muốn",
        choices=CommentKind.choices,
        initial=CommentKind.COMMENT,
        widget=forms.RadioSelect(attrs={"class": "segmented"}),
    )
    item = forms.TypedChoiceField(label="Về nội dung", required=False)
    text = forms.CharField(label="Ý kiến", max_length=2000, widget=forms.Textarea(attrs={"rows": 6}))
    is_anonymous = forms.BooleanField(
        label="Hỏi ẩn danh",
        required=False,
        help_text="Chỉ dùng cho câu hỏi. Tên đồng chí không được lưu ở đâu cả, kể cả trong nhật ký hệ thống.",
    )

    def __init__(self, *args: Any, items: Iterable[Any], draft: str = "", **kwargs: Any) -> None:
        """Offer the items; keep what is typed on this device until it is sent."""
        super().__init__(*args, **kwargs)
        offer(self, "item", items, lambda item: f"{item.number}. {item.title}", nobody="Cả kỳ họp")
        self.fields["text"].widget.attrs["data-draft"] = draft


class AnswerForm(ActionForm):
    """The answer, for everyone to read."""

    done: ClassVar[str] = "Đã trả lời."
    answer = forms.CharField(label="Trả lời", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))

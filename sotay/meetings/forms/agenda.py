"""The form of an agenda item."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.meetings.forms.choosing import offer

LONGEST_MINUTES = 480


class ItemForm(ActionForm):
    """What is talked about, for how long, under whom."""

    done: ClassVar[str] = "Đã lưu nội dung."
    title = forms.CharField(label="Nội dung", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    minutes = forms.IntegerField(label="Thời lượng (phút)", min_value=1, max_value=LONGEST_MINUTES, initial=10)
    owner = forms.TypedChoiceField(label="Người trình bày", required=False)
    detail = forms.CharField(
        label="Chi tiết, gợi ý thảo luận", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args: Any, members: Iterable[Any], **kwargs: Any) -> None:
        """Offer the members of the cell."""
        super().__init__(*args, **kwargs)
        offer(self, "owner", members, lambda member: str(member.full_name), nobody="Chưa phân công")

"""The form that takes a document."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.meetings.forms.choosing import offer

ACCEPTED = ".pdf,.doc,.docx,.xls,.xlsx,.jpg,.jpeg,.png,.webp"


class DocumentForm(ActionForm):
    """A file, what it is called, and on which item."""

    done: ClassVar[str] = "Đã thêm tài liệu."
    file = forms.FileField(
        label="Tệp",
        help_text="PDF, Word, Excel hoặc ảnh, tối đa 25 MB. Không gửi tài liệu mật.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    title = forms.CharField(
        label="Tên tài liệu", max_length=200, required=False, help_text="Để trống thì lấy theo tên tệp."
    )
    item = forms.TypedChoiceField(label="Cho nội dung", required=False)

    def __init__(self, *args: Any, items: Iterable[Any], **kwargs: Any) -> None:
        """Offer the items of the agenda."""
        super().__init__(*args, **kwargs)
        offer(self, "item", items, lambda item: f"{item.number}. {item.title}", nobody="Cả kỳ họp")

"""Asking for a list as an Excel file."""

from typing import Any

from django import forms

from sotay.core.forms import ActionForm


class ExportForm(ActionForm):
    """What goes into the file beside names and days; numbers only for those who may see them, and for a reason."""

    done = "Đang soạn tệp."

    with_numbers = forms.BooleanField(
        label="Kèm số định danh, số thẻ, điện thoại, địa chỉ",
        help_text="Từng đảng viên trong danh sách sẽ thấy đồng chí đã lấy các số này, và lý do.",
        required=False,
    )
    reason = forms.CharField(
        label="Lý do", help_text="Ghi khi lấy kèm số, ví dụ: đối chiếu với công an xã.", max_length=200, required=False
    )

    def __init__(self, *args: Any, may_reveal: bool, **fields: Any) -> None:
        """Offer the numbers only to those who may see them."""
        super().__init__(*args, **fields)
        if not may_reveal:
            del self.fields["with_numbers"], self.fields["reason"]

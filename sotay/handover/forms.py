"""Forms of a handover."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sotay.core.forms import ActionForm
from sotay.handover.choices import Side


class ConfirmForm(ActionForm):
    """One of the two confirms."""

    done = "Đã xác nhận bàn giao."
    note = forms.CharField(
        label="Ý kiến của đồng chí",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ghi việc cần lưu ý, hoặc điều còn chưa thống nhất.",
    )


class ReturnForm(ActionForm):
    """What is wrong in what the other side confirmed."""

    done = "Đã trả lại để bên kia xem lại."
    note = forms.CharField(
        label="Nội dung chưa đúng", min_length=5, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class ThingsForm(ActionForm):
    """Books, seal, money, devices."""

    done = "Đã ghi."
    things = forms.CharField(
        label="Sổ sách, con dấu, tiền, thiết bị bàn giao",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Mỗi dòng một thứ, kèm số lượng. Xóa dòng không có.",
    )


class ConfirmForForm(ActionForm):
    """The superior confirms for one who cannot."""

    done = "Đã xác nhận thay."
    side = forms.ChoiceField(label="Xác nhận thay", choices=Side.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Lý do",
        min_length=5,
        max_length=200,
        help_text="Ví dụ: đã ký trên bản giấy ngày 20/11/2026; đã từ trần; đi điều trị xa.",
    )

    def __init__(self, *args: Any, sides: Sequence[Side] = (), **kwargs: Any) -> None:
        """Offer the sides that have not confirmed."""
        super().__init__(*args, **kwargs)
        self.fields["side"].choices = [(side.value, side.label) for side in sides]  # type: ignore[attr-defined]  # a choice field


class FilterForm(forms.Form):
    """What the list is narrowed to."""

    q = forms.CharField(label="Tìm tổ chức, người giao, người nhận", required=False, max_length=100)
    status = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[("", "Tất cả"), ("open", "Chưa xong"), ("late", "Quá 10 ngày chưa xong"), ("sealed", "Đã xong")],
    )

"""The form of an excuse."""

from typing import ClassVar

from django import forms

from sotay.core.forms import ActionForm


class ExcuseForm(ActionForm):
    """Why a member cannot come."""

    done: ClassVar[str] = "Đã báo vắng. Bí thư chi bộ nhận được lý do của đồng chí."
    reason = forms.CharField(
        label="Lý do vắng",
        max_length=300,
        help_text="Bí thư và thư ký đọc được lý do này; biên bản ghi lý do vắng.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

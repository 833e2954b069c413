"""Fields that several forms have."""

from typing import Any

from django import forms

from sotay.targets.aims import Period
from sotay.targets.errors import PeriodWrong

EVIDENCE = "Ghi văn bản, số liệu hoặc việc đã làm; người đọc dựa vào đây để kiểm tra."


def number(label: str, **options: Any) -> forms.DecimalField:
    """Return the field of a number that is not negative."""
    return forms.DecimalField(label=label, min_value=0, max_digits=14, decimal_places=2, **options)


def file_field() -> forms.FileField:
    """Return the field of a file that shows something."""
    return forms.FileField(
        label="Tệp minh chứng", required=False, help_text="Ảnh, PDF, Word hoặc Excel: văn bản, biên bản, số liệu."
    )


def check_period(form: forms.Form, cleaned: dict[str, Any]) -> None:
    """Put two days together, or say at the second what is wrong."""
    first, last = cleaned.pop("starts_on", None), cleaned.pop("ends_on", None)
    if not first or not last:
        return
    if last <= first:
        form.add_error("ends_on", str(PeriodWrong()))
    else:
        cleaned["period"] = Period(first, last)


def owner_field() -> Any:
    """Return the field of who looks after something."""
    return forms.ModelChoiceField(
        label="Người phụ trách",
        queryset=None,
        required=False,
        to_field_name="uid",
        empty_label="Chưa giao",
    )


def lead_field() -> forms.CharField:
    """Return the field of the body that leads."""
    return forms.CharField(
        label="Đơn vị chủ trì", max_length=200, required=False, help_text="Ví dụ: Ban Tổ chức, UBND xã, chi bộ thôn."
    )

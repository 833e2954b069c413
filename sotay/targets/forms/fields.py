"""Fields that several forms have."""

from decimal import Decimal
from typing import Any

from django import forms

from sotay.core.numbers import parse_number
from sotay.targets.aims import Period
from sotay.targets.errors import PeriodWrong
from sotay.targets.rules import plain

EVIDENCE = "Ghi văn bản, số liệu hoặc việc đã làm; người đọc dựa vào đây để kiểm tra."


class NumberField(forms.DecimalField):
    """A number as it is written here: 4.130 and 2,5; a point before one, two digits is taken for a comma."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        """Read what was typed."""
        read = parse_number(value) if isinstance(value, str) else None
        return super().to_python(value if read is None else read)

    def prepare_value(self, value: Any) -> Any:
        """Show a number as it is written here."""
        return str(plain(value)).replace(".", ",") if isinstance(value, Decimal) else value


def number(label: str, **options: Any) -> forms.DecimalField:
    """Return the field of a number that is not negative."""
    field = NumberField(label=label, min_value=0, max_digits=14, decimal_places=2, **options)
    field.widget.attrs |= {"inputmode": "decimal", "class": "short", "size": 10}
    return field


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

"""The forms of the unified day, of what a cell asks for, and of the answer."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core import display
from sotay.core.forms import ActionForm
from sotay.meetings.choices import MonthPattern
from sotay.meetings.forms.choosing import offer
from sotay.meetings.forms.preparing import day_input


class UnifiedDayForm(ActionForm):
    """On which day of the month all cells below meet, from when on, and by which paper."""

    done: ClassVar[str] = "Đã quy định ngày sinh hoạt thống nhất và báo cho bí thư các chi bộ."
    node = forms.TypedChoiceField(label="Áp dụng cho các chi bộ của")
    day = forms.IntegerField(label="Ngày trong tháng", min_value=1, max_value=28)
    months = forms.ChoiceField(label="Áp dụng", choices=MonthPattern.choices, initial=MonthPattern.EVERY)
    starts_on = forms.DateField(label="Từ ngày", widget=day_input())
    source = forms.CharField(
        label="Văn bản quy định", max_length=200, help_text="Số, ngày, nơi ban hành. Ví dụ: 05-QĐ/ĐU ngày 02/11/2026"
    )

    def __init__(self, *args: Any, nodes: Iterable[Any], **kwargs: Any) -> None:
        """Offer the organisations."""
        super().__init__(*args, **kwargs)
        offer(self, "node", nodes, lambda node: str(node.name), nobody=None)

    def run(self, action: Any, actor: Any, target: Any, **extra: Any) -> bool:
        """Let the organisation chosen be the target of the action."""
        if not self.is_valid():
            return False
        return super().run(action, actor, self.cleaned_data.pop("node", target), **extra)


class EndForm(ActionForm):
    """From when on the day is left to the cells."""

    done: ClassVar[str] = "Đã ghi ngày thôi áp dụng."
    ends_on = forms.DateField(label="Thôi áp dụng từ ngày", widget=day_input())


class AskForm(ActionForm):
    """For which time, and why."""

    done: ClassVar[str] = "Đã gửi đề nghị lên cấp ủy cấp trên."
    starts_on = forms.DateField(label="Từ ngày", widget=day_input())
    until = forms.DateField(label="Đến hết ngày", widget=day_input())
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class AnswerForm(ActionForm):
    """What the committee says; the button tells whether it agrees."""

    note = forms.CharField(
        label="Ý kiến gửi chi bộ",
        max_length=500,
        required=False,
        help_text="Bắt buộc khi không đồng ý.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class UnifiedMonthForm(forms.Form):
    """Which organisation and month is looked at."""

    node = forms.ChoiceField(label="Tổ chức đảng", required=False)
    month = forms.ChoiceField(label="Tháng", required=False)

    def __init__(self, *args: Any, nodes: Iterable[Any], months: Iterable[dt.date], **kwargs: Any) -> None:
        """Offer organisations and months."""
        super().__init__(*args, **kwargs)
        self._fill("node", [(str(node.uid), node.name) for node in nodes])
        self._fill("month", [(f"{month:%Y-%m}", display.month(month)) for month in months])

    def _fill(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Set the choices of a field."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        field.choices = choices

"""What can be chosen on the board: the month and the state."""

import datetime as dt
from dataclasses import replace

from django import forms
from django.http import QueryDict

from sotay.core.as_of import AsOf, as_of
from sotay.core.days import add_months, month_of, today
from sotay.core.forms import ActionForm
from sotay.statistics.rules import Need

MONTHS_OFFERED = 36


_DAY = forms.DateInput(attrs={"type": "date"})


def _months() -> list[tuple[str, str]]:
    """Return the months that can be chosen, the present one first."""
    last = month_of(today())
    months = [add_months(last, -back) for back in range(MONTHS_OFFERED)]
    return [(f"{month:%Y-%m}", f"{month:%m/%Y}") for month in months]


class MonthForm(forms.Form):
    """The month looked at, `YYYY-MM` in the address; this month where none is given. What else the list shows is kept."""

    month = forms.ChoiceField(label="Tháng", required=False, choices=_months)
    state = forms.CharField(required=False, widget=forms.HiddenInput)
    show = forms.CharField(required=False, widget=forms.HiddenInput)

    def period(self) -> dt.date:
        """Return the first day of the chosen month; without one, that of the day looked at."""
        self.is_valid()
        chosen = self.cleaned_data.get("month")
        if chosen:
            return dt.date.fromisoformat(f"{chosen}-01")
        return month_of(min(as_of(self.data).day, today()))


def need_asked(address: QueryDict) -> Need | None:
    """Return what the people on the call sheet lack, where the address names it."""
    asked = address.get("need", "")
    return Need(asked) if asked in set(Need) else None


class PeriodForm(forms.Form):
    """The period of the official tables: the year up to the day looked at (`on`, today where none is given)."""

    on = forms.DateField(required=False, widget=forms.HiddenInput)
    known = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    first = forms.DateField(label="Từ ngày", required=False, widget=_DAY)
    last = forms.DateField(label="Đến ngày", required=False, widget=_DAY)

    def clean(self) -> dict[str, dt.date]:
        """Fill in what is missing and put both in order."""
        data = super().clean() or {}
        last = data.get("last") or data.get("on") or today()
        first = data.get("first") or last.replace(month=1, day=1)
        return {"first": min(first, last), "last": max(first, last)}

    def as_of(self, address: QueryDict) -> AsOf:
        """Return the last day as the day looked at, with the knowledge that the address asks for."""
        return replace(as_of(address, with_known=True), day=self.cleaned_data["last"])


class DaysForm(PeriodForm):
    """Two days that are compared: the last day of the year before and today where none is given."""

    def clean(self) -> dict[str, dt.date]:
        """Fill in what is missing and put both in order."""
        data = forms.Form.clean(self) or {}
        last = data.get("last") or data.get("on") or today()
        first = data.get("first") or dt.date(last.year - 1, 12, 31)
        return {"first": min(first, last), "last": max(first, last)}


class SignForm(ActionForm):
    """Who signs, under which number."""

    done = "Đã chốt và ký. Số liệu ghi bổ sung, đính chính về sau không làm thay đổi các biểu này."
    signatory = forms.CharField(label="Người ký (họ tên, chức vụ)", max_length=200)
    number = forms.CharField(label="Số, ký hiệu báo cáo", max_length=60, required=False)

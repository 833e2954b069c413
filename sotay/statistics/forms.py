"""What can be chosen on the board: the month and the state."""

import datetime as dt

from django import forms

from sotay.core.days import month_of, today


class MonthForm(forms.Form):
    """The month looked at, `YYYY-MM` in the address; this month where none is given."""

    month = forms.CharField(label="Tháng", required=False, widget=forms.TextInput(attrs={"type": "month"}))

    def period(self) -> dt.date:
        """Return the first day of the chosen month; a month that cannot be read is this month."""
        if self.is_valid():
            try:
                return dt.datetime.strptime(self.cleaned_data["month"], "%Y-%m").date()  # noqa: DTZ007 -- a month has no zone
            except ValueError:
                pass
        return month_of(today())


class PeriodForm(forms.Form):
    """The period of the official tables: this year up to today where none is given."""

    first = forms.DateField(
        label="Từ ngày", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    last = forms.DateField(
        label="Đến ngày", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def clean(self) -> dict[str, dt.date]:
        """Fill in what is missing and put both in order."""
        data = super().clean() or {}
        last = data.get("last") or today()
        first = data.get("first") or last.replace(month=1, day=1)
        return {"first": min(first, last), "last": max(first, last)}

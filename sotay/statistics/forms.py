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

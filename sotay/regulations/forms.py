"""The day for which the rules are read."""

import datetime as dt

from django import forms

from sotay.core.days import today


class DayForm(forms.Form):
    """A GET form; what cannot be read means today."""

    on = forms.DateField(
        label="Quy định có hiệu lực ngày", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def day(self) -> dt.date:
        """Return the day asked for."""
        self.is_valid()
        return self.cleaned_data.get("on") or today()

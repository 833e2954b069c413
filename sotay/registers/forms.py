"""Which body, which year."""

from django import forms

from sotay.core.days import today


class ChooseForm(forms.Form):
    """A GET form: the body and the year stand in the address."""

    year = forms.IntegerField(label="Năm", required=False, min_value=1930, max_value=2200)
    organisation = forms.UUIDField(required=False, widget=forms.HiddenInput)
    format = forms.ChoiceField(required=False, choices=[("pdf", "PDF"), ("xlsx", "Excel")], widget=forms.HiddenInput)

    def chosen_year(self) -> int:
        """Return the year asked for, or the present one."""
        self.is_valid()
        return self.cleaned_data.get("year") or today().year

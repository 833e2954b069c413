"""The part of a form in which the decision behind a change is named."""

from typing import Any

from django import forms

from sotay.documents.decisions import DecisionPaper

INCOMPLETE = "Ghi đủ số, ngày, cơ quan ban hành và người ký của quyết định, hoặc để trống cả bốn ô."


class DecisionFields(forms.Form):
    """Four fields that become the action's keyword `decision`; all or none of them."""

    decision_number = forms.CharField(label="Số, ký hiệu quyết định", max_length=60, required=False)
    decision_day = forms.DateField(
        label="Ngày ban hành", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    decision_body = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)
    decision_signatory = forms.CharField(label="Người ký", max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the decision after everything else."""
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if not name.startswith("decision_")])

    def clean(self) -> dict[str, Any]:
        """Put the decision in the place of its four fields."""
        cleaned = super().clean() or self.cleaned_data
        names = ("decision_number", "decision_day", "decision_body", "decision_signatory")
        values = [cleaned.pop(name, None) for name in names]
        if any(values) and not all(values):
            missing = next(name for name, value in zip(names, values, strict=True) if not value)
            if missing not in self.errors:
                self.add_error(missing, INCOMPLETE)
        cleaned["decision"] = DecisionPaper(*values) if all(values) else None
        return cleaned

"""Forms of limitations."""

from typing import Any

from django import forms

from sotay.core.days import today
from sotay.targets.forms.fields import lead_field, owner_field
from sotay.targets.forms.targets import EvidenceForm, OwnedForm


class LimitationForm(OwnedForm):
    """A limitation with its remedy."""

    done = "Đã nêu hạn chế."
    title = forms.CharField(label="Hạn chế", max_length=500, widget=forms.Textarea)
    source = forms.CharField(
        label="Nêu ở đâu", max_length=200, help_text="Ví dụ: Báo cáo chính trị Đại hội, kiểm điểm cuối năm."
    )
    named_on = forms.DateField(label="Nêu ngày")
    remedy = forms.CharField(label="Cách khắc phục", max_length=500, widget=forms.Textarea)
    lead = lead_field()
    owner = owner_field()
    due_on = forms.DateField(label="Thời hạn khắc phục")
    resolution: Any = forms.ModelChoiceField(
        label="Nghị quyết, văn kiện đã nêu",
        queryset=None,
        required=False,
        to_field_name="uid",
        empty_label="Không có trong danh sách",
    )

    def __init__(self, *args: Any, resolutions: Any, **kwargs: Any) -> None:
        """Offer the resolutions of the organisation."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["resolution"]
        field.queryset = resolutions


class CloseForm(EvidenceForm):
    """The end of a limitation."""

    done = "Đã ghi khắc phục xong."
    closed_on = forms.DateField(label="Khắc phục xong ngày", initial=today)

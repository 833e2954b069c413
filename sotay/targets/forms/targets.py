"""Forms of what is done for targets: reported by hand, shared out, measures, evidence."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from sotay.core.forms import ActionForm
from sotay.targets.choices import Measured
from sotay.targets.forms.fields import EVIDENCE, file_field, lead_field, number, owner_field
from sotay.targets.rules import plain


class ReportForm(ActionForm):
    """A report by hand."""

    done = "Đã báo kết quả."
    reported_on = forms.DateField(label="Tính đến ngày")
    value = number("Kết quả cộng dồn đến ngày đó")
    evidence = forms.CharField(label="Minh chứng", max_length=500, widget=forms.Textarea, help_text=EVIDENCE)
    file = file_field()

    def __init__(self, *args: Any, measured: str = "", **kwargs: Any) -> None:
        """Ask with yes or no for what is done or not."""
        super().__init__(*args, **kwargs)
        if measured == Measured.YES_NO:
            choices = [("1", "Đã hoàn thành"), ("0", "Chưa hoàn thành")]
            self.fields["value"] = forms.TypedChoiceField(label="Kết quả", choices=choices, coerce=Decimal)
        elif measured == Measured.LEVEL:
            self.fields["value"].label = "Mức đạt đến ngày đó"


class ShareForm(ActionForm):
    """The shares of the organisations directly below: one number each, an empty one gives none."""

    done = "Đã giao chỉ tiêu."

    def __init__(self, *args: Any, shares: Iterable[Any], suggested: Mapping[int, Decimal], **kwargs: Any) -> None:
        """Ask for one number an organisation; what is suggested stands there where something is."""
        super().__init__(*args, **kwargs)
        self.places: dict[str, Any] = {}
        for share in shares:
            place = share.organisation
            if place.closed_on is not None:
                continue
            field = number(place.name, required=False)
            field.widget.attrs["aria-label"] = f"Giao cho {place.name}"
            given = suggested.get(place.pk, share.line.target.goal if share.line else None)
            field.initial = None if given is None else plain(given)
            self.fields[f"goal_{place.pk}"] = field
            self.places[f"goal_{place.pk}"] = share

    @property
    def lines(self) -> list[tuple[Any, Any]]:
        """Return the organisations with their fields."""
        return [(share, self[name]) for name, share in self.places.items()]

    def clean(self) -> dict[str, Any]:
        """Put the numbers together by organisation."""
        cleaned = super().clean() or self.cleaned_data
        return {"goals": {share.organisation.uid: cleaned.get(name) for name, share in self.places.items()}}


class OwnedForm(ActionForm):
    """A form with somebody who looks after it."""

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        """Offer those who have a post at and below the organisation."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner"]
        field.queryset = people


class MeasureForm(OwnedForm):
    """A measure."""

    done = "Đã ghi giải pháp."
    title = forms.CharField(label="Giải pháp", max_length=300)
    lead = lead_field()
    owner = owner_field()
    due_on = forms.DateField(label="Thời hạn")


class EvidenceForm(ActionForm):
    """What shows that something is done."""

    done = "Đã ghi xong."
    evidence = forms.CharField(label="Kết quả, minh chứng", max_length=500, widget=forms.Textarea, help_text=EVIDENCE)
    file = file_field()

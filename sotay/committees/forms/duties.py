"""Absence, acting, charges, and the numbers of a body."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from sotay.committees.choices import AbsenceReason, CommitteeKind
from sotay.core.dates import ONE_DAY
from sotay.core.forms import ActionForm
from sotay.documents.decision_fields import DecisionFields

DAY = forms.DateInput(attrs={"type": "date"})


def _person(field: "forms.ChoiceField", people: Sequence[Any]) -> None:
    """Offer people by name and year of birth."""
    field.choices = [
        ("", "Chọn đồng chí"),
        *((str(one.uid), f"{one.full_name} ({one.born_on.year})") for one in people),
    ]


class LastDayMixin(forms.Form):
    """People name the last day; the action wants the first day after."""

    def clean_until(self) -> dt.date | None:
        """Return the first day after the one typed."""
        last = self.cleaned_data["until"]
        return last + ONE_DAY if last else None


class AbsenceForm(LastDayMixin, ActionForm):
    """Marking the secretary absent."""

    done = "Đã ghi bí thư vắng mặt; phó bí thư điều hành thay trong thời gian này."
    reason = forms.ChoiceField(label="Lý do", choices=AbsenceReason.choices)
    first = forms.DateField(label="Vắng mặt từ ngày", widget=DAY)
    until = forms.DateField(
        label="Đến hết ngày", required=False, widget=DAY, help_text="Để trống khi chưa biết ngày trở lại."
    )
    note = forms.CharField(label="Ghi chú", required=False, max_length=200)


class BackForm(ActionForm):
    """The secretary is back."""

    done = "Đã ghi bí thư trở lại."
    on = forms.DateField(label="Trở lại từ ngày", widget=DAY)


class ActingForm(LastDayMixin, DecisionFields, ActionForm):
    """Giving the duty of acting to one of the `candidates`."""

    done = "Đã giao phụ trách, điều hành thay; quyền của bí thư có hiệu lực trong thời hạn và tự hết."
    member = forms.ChoiceField(label="Đồng chí")
    first = forms.DateField(label="Phụ trách từ ngày", widget=DAY)
    until = forms.DateField(label="Đến hết ngày", widget=DAY)

    def __init__(self, *args: Any, candidates: Sequence[Any], **kwargs: Any) -> None:
        """Offer the people."""
        super().__init__(*args, **kwargs)
        self._people = {str(one.uid): one for one in candidates}
        _person(self.fields["member"], candidates)  # type: ignore[arg-type]  # a choice field, declared above

    def clean_member(self) -> Any:
        """Return the person chosen."""
        return self._people[self.cleaned_data["member"]]


class ActingEndForm(ActionForm):
    """Ending the duty before its time."""

    done = "Đã kết thúc phụ trách, điều hành thay; quyền theo đó hết từ ngày đã ghi."
    on = forms.DateField(label="Thôi phụ trách từ ngày", widget=DAY)


class ChargeForm(DecisionFields, ActionForm):
    """Putting one of the `people` of the committee in charge of a field and of `units`."""

    done = "Đã ghi phân công phụ trách."
    member = forms.ChoiceField(label="Cấp ủy viên")
    field = forms.CharField(label="Lĩnh vực phụ trách", required=False, max_length=160)
    units = forms.MultipleChoiceField(
        label="Tổ chức đảng được phân công theo dõi, dự sinh hoạt",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    first = forms.DateField(label="Từ ngày", widget=DAY)

    def __init__(self, *args: Any, people: Sequence[Any], units: Sequence[tuple[Any, str]], **kwargs: Any) -> None:
        """Offer the people and the organisations, each with who is in charge of it now."""
        super().__init__(*args, **kwargs)
        self._people = {str(one.uid): one for one in people}
        self._units = {str(one.uid): one for one, _now in units}
        _person(self.fields["member"], people)  # type: ignore[arg-type]  # a choice field, declared above
        choices = [(str(one.uid), f"{one.name}{f' (đang do đ/c {now})' if now else ''}") for one, now in units]
        self.fields["units"].choices = choices  # type: ignore[attr-defined]  # a choice field, declared above

    def clean_member(self) -> Any:
        """Return the person chosen."""
        return self._people[self.cleaned_data["member"]]

    def clean_units(self) -> list[Any]:
        """Return the organisations chosen."""
        return [self._units[key] for key in self.cleaned_data["units"]]


class ChargeEndForm(ActionForm):
    """Ending a charge."""

    done = "Đã ghi thôi phân công phụ trách."
    on = forms.DateField(label="Thôi phụ trách từ ngày", widget=DAY)


class SizeForm(LastDayMixin, DecisionFields, ActionForm):
    """A body's term and the number that the congress fixed."""

    done = "Đã ghi nhiệm kỳ và số lượng."
    kind = forms.ChoiceField(label="Cơ quan lãnh đạo")
    name = forms.CharField(label="Nhiệm kỳ", max_length=20, help_text="Ví dụ 2025-2030")
    first = forms.DateField(label="Từ ngày", widget=DAY)
    until = forms.DateField(label="Đến hết ngày", widget=DAY)
    planned_size = forms.IntegerField(label="Số lượng do đại hội quyết định", min_value=1, max_value=200)

    def __init__(self, *args: Any, bodies: Sequence[CommitteeKind], **kwargs: Any) -> None:
        """Offer the bodies of the place."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(one.value, one.label) for one in bodies]  # type: ignore[attr-defined]  # a choice field, declared above

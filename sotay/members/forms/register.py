"""The filter of the list, and the columns shown."""

from typing import Any

from django import forms

from sotay.core.parts import Chip
from sotay.members.choices import COUNTED, AffiliationKind, Sex, Status
from sotay.members.queries.register import SORTS, Filters

COLUMNS = {
    "born": "Ngày sinh",
    "sex": "Giới tính",
    "ethnicity": "Dân tộc",
    "joined": "Ngày vào Đảng",
    "official": "Ngày chính thức",
    "years": "Tuổi Đảng",
    "qualification": "Chuyên môn",
    "theory": "Lý luận chính trị",
    "occupation": "Nghề nghiệp",
    "status": "Tình trạng",
    "card": "Số thẻ",
}
STANDARD_COLUMNS = ("born", "sex", "joined", "years", "qualification", "status")
_SORT_LABELS = {"name": "Tên", "born": "Tuổi: cao trước", "-born": "Tuổi: thấp trước", "joined": "Tuổi Đảng: cao trước", "-joined": "Mới vào Đảng trước"}


class FilterForm(forms.Form):
    """A GET form: the whole state of the list is in its address."""

    q = forms.CharField(label="Họ tên hoặc số", required=False, max_length=100)
    organisation = forms.UUIDField(required=False, widget=forms.HiddenInput)
    status = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *((s.value, s.label) for s in COUNTED)])
    sex = forms.ChoiceField(label="Giới tính", required=False, choices=[("", "Tất cả"), *Sex.choices])
    ethnicity = forms.CharField(label="Dân tộc", required=False, max_length=40)
    qualification = forms.CharField(label="Chuyên môn", required=False, max_length=60)
    political_theory = forms.CharField(label="Lý luận chính trị", required=False, max_length=40)
    age_from = forms.IntegerField(label="Tuổi từ", required=False, min_value=0, max_value=150)
    age_to = forms.IntegerField(label="đến", required=False, min_value=0, max_value=150)
    years_from = forms.IntegerField(label="Tuổi Đảng từ", required=False, min_value=0, max_value=150)
    years_to = forms.IntegerField(label="đến", required=False, min_value=0, max_value=150)
    kind = forms.ChoiceField(label="Sinh hoạt", required=False, choices=AffiliationKind.choices)
    on = forms.DateField(label="Tính đến ngày", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    sort = forms.ChoiceField(label="Sắp xếp", required=False, choices=[(key, _SORT_LABELS[key]) for key in SORTS])

    def filters(self) -> Filters:
        """Return what can be read of the address; a field that cannot be read filters nothing."""
        self.is_valid()
        given: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        return Filters(**given)

    def chips(self) -> list[Chip]:
        """Return the filters in force, each with the address without it."""
        found = []
        for name, value in self.filters().__dict__.items():
            if value in (None, "") or name in ("sort", "organisation") or value == Filters.__dataclass_fields__[name].default:
                continue
            address = self.data.copy()
            address.pop(name, None)
            address.pop("cursor", None)
            found.append(Chip(f"{self.fields[name].label}: {self._words(name, value)}", f"?{address.urlencode()}"))
        return found

    def columns(self) -> tuple[str, ...]:
        """Return the chosen columns in their fixed order."""
        asked = self.data.getlist("columns") if hasattr(self.data, "getlist") else []
        return tuple(name for name in COLUMNS if name in (asked or STANDARD_COLUMNS))

    def _words(self, name: str, value: Any) -> str:
        """Return a value as people read it."""
        if name == "status":
            return Status(value).label
        if name == "sex":
            return Sex(value).label
        if name == "kind":
            return AffiliationKind(value).label
        return f"{value:%d/%m/%Y}" if name == "on" else str(value)

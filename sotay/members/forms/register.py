"""The filter of the list, and the columns shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from sotay.core.display import moment
from sotay.core.ethnicities import ETHNICITIES
from sotay.core.parts import Chip
from sotay.members.choices import COUNTED, LEFT, AffiliationKind, Sex, Status
from sotay.members.queries.register import SORTS, Filters

COLUMNS = {
    "born": "Ngày sinh",
    "sex": "Giới tính",
    "ethnicity": "Dân tộc",
    "joined": "Ngày vào Đảng",
    "official": "Chính thức",
    "years": "Tuổi Đảng",
    "education": "Học vấn",
    "qualification": "Chuyên môn",
    "theory": "Lý luận",
    "occupation": "Nghề nghiệp",
    "post": "Chức vụ Đảng",
    "status": "Tình trạng",
    "card": "Số thẻ",
}
STANDARD_COLUMNS = ("born", "sex", "joined", "years", "qualification", "status")
_DAY = forms.DateInput(attrs={"type": "date"})
# What one sees first; the rest is folded away.
MAIN = ("q", "status", "age_from", "age_to")
# A click on the heading sorts this way, another one the other way.
_SORTED_BY = {
    "name": ("name", "-name"),
    "born": ("born", "-born"),
    "joined": ("joined", "-joined"),
    "years": ("-joined", "joined"),
}
_HINTS = {
    "ethnicity": tuple(ETHNICITIES),
    "general_education": ("12/12", "10/10", "9/12", "7/10"),
    "qualification": ("Sơ cấp", "Trung cấp", "Cao đẳng", "Đại học", "Thạc sĩ", "Tiến sĩ"),
    "political_theory": ("Sơ cấp", "Trung cấp", "Cao cấp", "Cử nhân"),
}


@dataclass(frozen=True)
class Heading:
    """A column's heading; one that sorts has an address, and says how the list is sorted by it now."""

    name: str
    label: str
    url: str = ""
    sorted: str = ""


def _number(label: str) -> forms.IntegerField:
    """Return a field for a number of years."""
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=150, widget=forms.NumberInput(attrs={"size": 3})
    )


def _hinted(label: str, name: str, longest: int) -> forms.CharField:
    """Return a field with usual answers to choose from."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        widget=forms.TextInput(attrs={"list": f"hints-{name}", "autocomplete": "off"}),
    )


class FilterForm(forms.Form):
    """A GET form: the whole state of the list is in its address."""

    q = forms.CharField(
        label="Họ tên, số thẻ hoặc số định danh",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    organisation = forms.UUIDField(required=False, widget=forms.HiddenInput)
    sort = forms.ChoiceField(required=False, choices=[(key, key) for key in SORTS], widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[
            ("", "Đang sinh hoạt"),
            *((s.value, s.label) for s in COUNTED),
            ("Đã ra", [(s.value, s.label) for s in LEFT]),
        ],
    )
    age_from = _number("Tuổi từ")
    age_to = _number("Tuổi đến")
    sex = forms.ChoiceField(label="Giới tính", required=False, choices=[("", "Tất cả"), *Sex.choices])
    ethnicity = _hinted("Dân tộc", "ethnicity", 40)
    religion = forms.CharField(label="Tôn giáo", required=False, max_length=40)
    occupation = forms.CharField(label="Nghề nghiệp", required=False, max_length=120)
    joined_from = forms.DateField(label="Vào Đảng từ ngày", required=False, widget=_DAY)
    joined_to = forms.DateField(label="Vào Đảng đến ngày", required=False, widget=_DAY)
    years_from = _number("Tuổi Đảng từ")
    years_to = _number("Tuổi Đảng đến")
    general_education = _hinted("Giáo dục phổ thông", "general_education", 20)
    qualification = _hinted("Chuyên môn nghiệp vụ", "qualification", 60)
    political_theory = _hinted("Lý luận chính trị", "political_theory", 40)
    kind = forms.ChoiceField(label="Hình thức sinh hoạt", required=False, choices=AffiliationKind.choices)
    # Both are chosen beside the heading (`core.as_of`); here they only go along.
    on = forms.DateField(label="Tính đến ngày", required=False, widget=forms.HiddenInput)
    known = forms.DateTimeField(label="Theo số liệu đã biết lúc", required=False, widget=forms.HiddenInput)

    def filters(self) -> Filters:
        """Return what can be read of the address; a field that cannot be read filters nothing."""
        self.is_valid()
        given: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        return Filters(**given)

    def main_fields(self) -> list[forms.BoundField]:
        """Return the fields that are always in sight."""
        return [self[name] for name in MAIN]

    def more_fields(self) -> list[forms.BoundField]:
        """Return the fields that are folded away."""
        return [field for field in self.visible_fields() if field.name not in MAIN]

    def more_open(self) -> bool:
        """Tell whether something of what is folded away is in force."""
        return any(name not in MAIN for name, _ in self._in_force())

    def hints(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return the usual answers of the fields that have some."""
        return [(f"hints-{name}", answers) for name, answers in _HINTS.items()]

    def words(self) -> tuple[str, ...]:
        """Return what narrows the list and as of when, as the head of a file says it."""
        asked = self.filters()
        days = (f"Tính đến ngày {asked.on:%d/%m/%Y}",) if asked.on else ()
        known = (f"Theo số liệu đã biết lúc {moment(asked.known)}",) if asked.known else ()
        return (*(chip.text for chip in self.chips()), *days, *known)

    def chips(self) -> list[Chip]:
        """Return the filters in force, each with the address without it."""
        return [
            Chip(f"{self.fields[name].label}: {self._words(name, value)}", self._address(**{name: None}))
            for name, value in self._in_force()
        ]

    def columns(self) -> tuple[str, ...]:
        """Return the chosen columns in their fixed order."""
        asked = set(self._given().getlist("columns")) & set(COLUMNS) or set(STANDARD_COLUMNS)
        return tuple(name for name in COLUMNS if name in asked)

    def headings(self) -> list[Heading]:
        """Return the headings of name, cell and the chosen columns."""
        sort = self.filters().sort
        labels = {"name": "Họ và tên", "cell": "Chi bộ", **{name: COLUMNS[name] for name in self.columns()}}
        return [self._heading(name, label, sort) for name, label in labels.items()]

    def _heading(self, name: str, label: str, sort: str) -> Heading:
        """Return one heading."""
        up, down = _SORTED_BY.get(name, ("", ""))
        if not up:
            return Heading(name, label)
        state = "ascending" if sort == up else "descending" if sort == down else ""
        return Heading(name, label, self._address(sort=down if sort == up else up), state)

    def _in_force(self) -> Iterator[tuple[str, Any]]:
        """Yield the filters that narrow the list."""
        for name, value in self.filters().__dict__.items():
            if (
                name not in ("sort", "organisation", "on", "known")
                and value != Filters.__dataclass_fields__[name].default
            ):
                yield name, value

    def _given(self) -> QueryDict:
        """Return the address's parameters."""
        return self.data if isinstance(self.data, QueryDict) else QueryDict()

    def _address(self, **changed: str | None) -> str:
        """Return the present address with some parameters changed or dropped, from the first page on."""
        address = self._given().copy()
        for name, value in {"cursor": None, **changed}.items():
            address.pop(name, None)
            if value is not None:
                address[name] = value
        return f"?{address.urlencode()}"

    def _words(self, name: str, value: Any) -> str:
        """Return a value as people read it."""
        choices = {"status": Status, "sex": Sex, "kind": AffiliationKind}
        if name in choices:
            return str(choices[name](value).label)
        return f"{value:%d/%m/%Y}" if name.startswith("joined") else str(value)

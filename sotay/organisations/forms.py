"""Filters of the list, the day looked at, and the forms that change the tree."""

from collections.abc import Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.urls import reverse

from sotay.core.forms import ActionForm, AddressForm
from sotay.core.parts import Chip
from sotay.core.text import clean
from sotay.documents.decision_fields import DecisionFields
from sotay.organisations.choices import TREE_KINDS, Kind, Sector
from sotay.organisations.rules.import_plan import LONGEST_CODE, LONGEST_NAME, is_code

_DAY = forms.DateInput(attrs={"type": "date"})
BAD_CODE = "Mã chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối."


class ImportForm(ActionForm):
    """A CSV file; what it would do is shown before it is done."""

    file = forms.FileField(
        label="Tệp CSV",
        help_text="Các cột: code, parent_code, name, kind, sector. Lưu từ Excel bằng «CSV UTF-8».",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )


class ConfirmForm(ActionForm):
    """The second step: the file that was checked, signed."""

    token = forms.CharField(widget=forms.HiddenInput, strip=False)

    def sentence(self) -> str:
        """Return what was done, after it was."""
        plan = self.result
        counts = f"thêm {len(plan.created)}, sửa {len(plan.updated)}, không đổi {plan.unchanged}"
        return f"Đã nhập tổ chức đảng: {counts}, bị từ chối {len(plan.refused)} dòng."


class FilterForm(AddressForm):
    """A GET form: the whole state of the list is in its address; the day is chosen beside the heading."""

    on = forms.DateField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(label="Tên hoặc mã", required=False, max_length=100)
    kind = forms.ChoiceField(
        label="Loại tổ chức",
        required=False,
        choices=[("", "Tất cả"), *((kind.value, kind.label) for kind in TREE_KINDS)],
    )
    sector = forms.ChoiceField(label="Loại hình", required=False, choices=[("", "Tất cả"), *Sector.choices])
    under = forms.UUIDField(required=False, widget=forms.HiddenInput)
    field_order = ("q", "kind", "sector", "on", "under")
    _named: ClassVar[dict[str, str]] = {**dict(Kind.choices), **dict(Sector.choices)}

    def chips_under(self, under: str = "") -> list[Chip]:
        """Return the filters in force, each with the address without it; `under` names the part of the tree."""
        names = [name for name in self.chosen() if name != "on"]
        return [Chip(self._word(name, under), self._address_without(name)) for name in names]

    def _word(self, name: str, under: str) -> str:
        """Return a filter in words."""
        value = self.cleaned_data[name]
        return under if isinstance(value, UUID) else self._named.get(value, f"«{value}»")

    def _address_without(self, name: str) -> str:
        """Return the address without one filter."""
        kept = {key: value for key, value in self.data.items() if key not in (name, "cursor")}
        return f"{reverse('organisations:list')}?{urlencode(kept)}"


class CodeField(forms.CharField):
    """An official code."""

    def __init__(self, **options: Any) -> None:
        """Take the length of codes."""
        super().__init__(label="Mã tổ chức", max_length=LONGEST_CODE, **options)

    def clean(self, value: Any) -> str:
        """Return the code without blanks, or say what is wrong with it."""
        code = "".join(str(super().clean(value)).split())
        if not is_code(code):
            raise forms.ValidationError(BAD_CODE)
        return code


class FoundForm(DecisionFields, ActionForm):
    """Founding an organisation; `kinds` are those that may stand under the parent."""

    done = "Đã ghi tổ chức mới."
    kind = forms.ChoiceField(label="Loại tổ chức")
    name = forms.CharField(label="Tên tổ chức đảng", max_length=LONGEST_NAME, strip=True)
    code = CodeField()
    sector = forms.ChoiceField(label="Loại hình", required=False, choices=[("", "–"), *Sector.choices])
    first = forms.DateField(label="Thành lập từ ngày", widget=_DAY)

    def __init__(self, *args: Any, kinds: Sequence[Kind], **kwargs: Any) -> None:
        """Offer the kinds."""
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(
            label="Loại tổ chức", choices=[(kind.value, kind.label) for kind in kinds]
        )

    def clean_name(self) -> str:
        """Return the name on one line, composed."""
        return clean(self.cleaned_data["name"])


class CloseForm(DecisionFields, ActionForm):
    """Closing an organisation."""

    done = "Đã ghi kết thúc hoạt động."
    on = forms.DateField(
        label="Kết thúc hoạt động từ ngày", widget=_DAY, help_text="Từ ngày này tổ chức không còn hoạt động."
    )


class CodeForm(DecisionFields, ActionForm):
    """Another official code."""

    done = "Đã ghi mã mới; mã cũ còn trong lịch sử."
    code = CodeField()
    first = forms.DateField(label="Dùng từ ngày", widget=_DAY)

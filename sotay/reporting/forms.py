"""Asking for reports, writing one; the filter of the board."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from sotay.core.days import month_of, today
from sotay.core.forms import ActionForm
from sotay.organisations.choices import Kind
from sotay.regulations.queries import working_day_after
from sotay.reporting.choices import PeriodKind, State
from sotay.reporting.figures import groups
from sotay.reporting.official import TABLES

_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
_MANY = forms.CheckboxSelectMultiple(attrs={"class": "columns"})
_BELOW = [
    (kind.value, kind.label)
    for kind in (Kind.DIRECT, Kind.PARTY_COMMITTEE, Kind.GRASSROOTS_CELL, Kind.PARTIAL_COMMITTEE, Kind.CELL)
]

PERIODIC = [(kind.value, kind.label) for kind in PeriodKind if kind != PeriodKind.SUDDEN]
MOST_SECTIONS = 10
SPARE = 3
AGAIN_DAYS = 2


class BoardForm(forms.Form):
    """A GET form: which period, which state."""

    first = forms.DateField(required=False)
    state = forms.ChoiceField(required=False, choices=State.choices)

    def chosen(self) -> tuple[dt.date | None, str]:
        """Return what can be read of the address."""
        self.is_valid()
        return self.cleaned_data.get("first"), self.cleaned_data.get("state") or ""


class GatherForm(forms.Form):
    """Which report of those below, of which period: one button says both."""

    below = forms.CharField(required=False, max_length=80)

    def chosen(self) -> tuple[str, dt.date | None]:
        """Return what can be read of the button."""
        self.is_valid()
        asked, _, first = (self.cleaned_data.get("below") or "").partition(" ")
        try:
            return asked, dt.date.fromisoformat(first)
        except ValueError:
            return asked, None


class IssueForm(ActionForm):
    """Taking over a pattern."""

    done: ClassVar[str] = "Đã ban hành chế độ báo cáo."
    pattern = forms.TypedChoiceField(label="Mẫu báo cáo", widget=forms.RadioSelect(attrs={"class": "cards"}))
    due_days = forms.IntegerField(label="Hạn gửi: số ngày làm việc sau kỳ", min_value=1, max_value=60, initial=5)
    first = forms.DateField(label="Áp dụng cho các kỳ bắt đầu từ ngày", widget=_DAY)
    source = forms.CharField(label="Theo văn bản", max_length=200)

    def __init__(self, *args: Any, patterns: Sequence[Any], **kwargs: Any) -> None:
        """Offer the patterns."""
        super().__init__(*args, **kwargs)
        by_uid = {str(one.uid): one for one in patterns}
        field: Any = self.fields["pattern"]
        field.choices = [(uid, f"{one.name} ({one.get_period_kind_display().lower()})") for uid, one in by_uid.items()]
        field.coerce = by_uid.get
        self.fields["first"].initial = month_of(today())


class FormForm(ActionForm):
    """A form of a body's own: what it is called, who reports when, and its sections, a block each; a block without a name is left out."""

    done: ClassVar[str] = "Đã lưu mẫu báo cáo."
    name = forms.CharField(label="Tên báo cáo", max_length=200)
    period_kind = forms.ChoiceField(label="Kỳ báo cáo", choices=PERIODIC)
    kinds = forms.MultipleChoiceField(label="Nơi phải báo cáo", choices=_BELOW, widget=forms.CheckboxSelectMultiple)
    due_days = forms.IntegerField(label="Hạn gửi: số ngày làm việc sau kỳ", min_value=1, max_value=60, initial=5)
    first = forms.DateField(label="Áp dụng cho các kỳ bắt đầu từ ngày", widget=_DAY)
    source = forms.CharField(label="Theo văn bản", max_length=200)

    def __init__(self, *args: Any, sections: Sequence[dict[str, Any]] = (), **kwargs: Any) -> None:
        """Make a block a section, and some empty ones."""
        super().__init__(*args, **kwargs)
        self.fields["first"].initial = month_of(today())
        self._known = [*sections, *([{}] * SPARE)][:MOST_SECTIONS]
        for place, section in enumerate(self._known):
            self.fields[f"heading_{place}"] = forms.CharField(
                label=f"Tên phần {place + 1}", required=False, max_length=200, initial=section.get("heading", "")
            )
            self.fields[f"hint_{place}"] = forms.CharField(
                label="Hướng dẫn người viết", required=False, max_length=1000, initial=section.get("hint", "")
            )
            self.fields[f"figures_{place}"] = forms.MultipleChoiceField(
                label="Số liệu tự tính từ sổ",
                required=False,
                choices=groups(),
                widget=_MANY,
                initial=section.get("figures", []),
            )
            self.fields[f"tables_{place}"] = forms.MultipleChoiceField(
                label="Biểu thống kê kèm theo",
                required=False,
                choices=list(TABLES.items()),
                widget=_MANY,
                initial=section.get("tables", []),
            )

    @property
    def head(self) -> list[Any]:
        """Return the fields about the form itself, bound."""
        return [self[name] for name in ("name", "period_kind", "kinds", "due_days", "first", "source")]

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """Return the sections' fields, bound, a block a section."""
        return [
            {
                "number": place + 1,
                "heading": self[f"heading_{place}"],
                "hint": self[f"hint_{place}"],
                "figures": self[f"figures_{place}"],
                "tables": self[f"tables_{place}"],
                "count": len(section.get("figures", [])) + len(section.get("tables", [])),
            }
            for place, section in enumerate(self._known)
        ]

    def clean(self) -> dict[str, Any]:
        """Return the fields of the action."""
        found = super().clean() or self.cleaned_data
        sections = [
            {"key": section.get("key", "")} | {name: found.get(f"{name}_{place}") or [] for name in ("figures", "tables")}
            | {name: found.get(f"{name}_{place}", "") for name in ("heading", "hint")}
            for place, section in enumerate(self._known)
            if found.get(f"heading_{place}")
        ]  # fmt: skip
        head = ("name", "period_kind", "kinds", "due_days", "first", "source")
        return {name: found[name] for name in head if name in found} | {"sections": sections}


class ReturnForm(ActionForm):
    """Returning a report."""

    done: ClassVar[str] = "Đã trả lại báo cáo; nơi gửi đã được báo."
    reason = forms.CharField(
        label="Lý do trả lại", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text="Chỗ nào cần làm lại, làm lại thế nào."
    )  # fmt: skip
    due_on = forms.DateField(label="Hạn gửi lại", widget=_DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Propose some working days."""
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = working_day_after(today(), AGAIN_DAYS)


class SuddenForm(ActionForm):
    """A report asked for once."""

    done: ClassVar[str] = "Đã yêu cầu báo cáo đột xuất; bí thư các nơi đã được báo."
    name = forms.CharField(label="Tên báo cáo", max_length=200)
    question = forms.CharField(label="Nội dung yêu cầu", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    kinds = forms.MultipleChoiceField(label="Nơi phải báo cáo", choices=_BELOW, widget=forms.CheckboxSelectMultiple)
    due_on = forms.DateField(label="Hạn gửi", widget=_DAY)
    figures = forms.MultipleChoiceField(
        label="Số liệu tự tính kèm theo",
        required=False,
        choices=groups(),
        widget=_MANY,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Propose tomorrow."""
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = today() + dt.timedelta(days=1)


class WriteForm(ActionForm):
    """The words of a report, a field a section."""

    done: ClassVar[str] = "Đã lưu bản đang soạn."
    use_required_attribute = False

    def __init__(self, *args: Any, sections: Sequence[Any], **kwargs: Any) -> None:
        """Make a field a section."""
        super().__init__(*args, **kwargs)
        self._keys = [section.key for section in sections]
        for section in sections:
            is_counted = bool(section.figures or section.tables)
            self.fields[f"text_{section.key}"] = forms.CharField(
                label="Nhận xét, đánh giá" if is_counted else section.heading,
                # a draft may wait; what is missing is told at signing
                required=not is_counted and not self.is_bound,
                max_length=8000,
                help_text=section.hint,
                initial=section.text,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    @property
    def by_key(self) -> dict[str, Any]:
        """Return the bound fields by section."""
        return {key: self[f"text_{key}"] for key in self._keys}

    def clean(self) -> dict[str, Any]:
        """Return the field of the action."""
        found = super().clean() or self.cleaned_data
        names = {key: f"text_{key}" for key in self._keys}
        return {"texts": {key: found.get(name, "") for key, name in names.items() if name in self.data}}

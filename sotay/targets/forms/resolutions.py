"""Forms of resolutions and of their targets: all of a draft in one page, one alone, amended, bound."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.documents.decision_fields import DecisionFields
from sotay.targets.actions.resolutions import Origin, Row
from sotay.targets.aims import Aim
from sotay.targets.choices import Direction, Measured
from sotay.targets.errors import GoalMissing
from sotay.targets.forms.fields import check_period, number
from sotay.targets.indicators import INDICATORS, Indicator
from sotay.targets.rules import plain


class ResolutionForm(ActionForm):
    """A resolution as it is drafted."""

    done: ClassVar[str] = "Đã ghi nghị quyết. Mời đồng chí ghi các chỉ tiêu."
    title = forms.CharField(label="Trích yếu", max_length=300)
    starts_on = forms.DateField(label="Thực hiện từ ngày")
    ends_on = forms.DateField(label="Đến ngày")
    congress: Any = forms.ModelChoiceField(
        label="Đại hội thông qua", queryset=None, required=False, empty_label="Không phải nghị quyết đại hội"
    )
    meeting: Any = forms.ModelChoiceField(
        label="Kỳ sinh hoạt thông qua",
        queryset=None,
        required=False,
        to_field_name="uid",
        empty_label="Không qua kỳ sinh hoạt",
    )
    number = forms.CharField(label="Số, ký hiệu", max_length=60, required=False, help_text="Chưa có số thì để trống.")
    issued_on = forms.DateField(label="Ngày ban hành", required=False)
    file = forms.FileField(label="Tệp nghị quyết", required=False)

    def __init__(self, *args: Any, origins: tuple[Any, Any], **kwargs: Any) -> None:
        """Offer the congresses and meetings of the organisation; leave out what it has none of."""
        super().__init__(*args, **kwargs)
        for name, rows in zip(("congress", "meeting"), origins, strict=True):
            field: Any = self.fields[name]
            field.queryset = rows
            field.label_from_instance = origin_words
            if not rows.exists():
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Put the period and where it was passed together."""
        cleaned = super().clean() or self.cleaned_data
        check_period(self, cleaned)
        cleaned["origin"] = Origin(cleaned.pop("congress", None), cleaned.pop("meeting", None))
        return cleaned


def origin_words(row: Any) -> str:
    """Return a congress or a meeting as it is offered."""
    if hasattr(row, "ordinal"):
        ordinal = f" lần thứ {row.ordinal}" if row.ordinal else ""
        return f"Đại hội{ordinal}, ngày {row.held_on or row.due_on:%d/%m/%Y}"
    return f"{row.get_kind_display()}, ngày {row.held_on or row.period:%d/%m/%Y}"


class IssueForm(ActionForm):
    """The number and the day under which a resolution was issued."""

    done = "Đã ban hành. Từ nay chỉ tiêu chỉ thay đổi theo văn bản điều chỉnh."
    number = forms.CharField(label="Số, ký hiệu", max_length=60)
    issued_on = forms.DateField(label="Ngày ban hành")


# Where the result comes from tells also how it is measured.
_SOURCES = [
    ("Báo bằng tay, kèm minh chứng", [
        (Measured.TOTAL.value, "Số cộng dồn cả kỳ (hộ, km, tỷ đồng …)"),
        (Measured.LEVEL.value, "Tỷ lệ hoặc mức đạt"),
        (Measured.YES_NO.value, "Có hoặc không"),
    ]),
    ("Tính từ hồ sơ, không nhập tay", [(f"={one.code}", one.name) for one in INDICATORS.values()]),
]  # fmt: skip
BY_HAND_UNITS = {Measured.LEVEL: "%", Measured.YES_NO: "việc"}


@dataclass(frozen=True)
class Typed:
    """What was typed of one target."""

    source: str
    direction: str
    unit: str
    goal: Decimal | None
    yearly: Decimal | None
    baseline: Decimal | None = None

    @property
    def indicator(self) -> Indicator | None:
        """Return what it is bound to."""
        return INDICATORS.get(self.source.removeprefix("="))

    def aim(self, years: int) -> Aim | None:
        """Return what is to be reached, or nothing where the goal is missing; a yearly least makes the goal of all years."""
        bound = self.indicator
        measured = Measured(bound.measured if bound else self.source)
        goal = self.goal
        if measured == Measured.YES_NO:
            goal = Decimal(1)
        elif goal is None and self.yearly:
            goal = self.yearly * years
        if goal is None:
            return None
        unit = self.unit or (bound.unit if bound else BY_HAND_UNITS.get(measured, ""))
        direction = Direction.AT_LEAST if measured == Measured.YES_NO else self.direction
        code = bound.code if bound else ""
        return Aim(unit, direction, measured, goal, self.baseline or Decimal(0), self.yearly, code)


def source_of(target: Any) -> str:
    """Return where a target's result comes from, as the form says it."""
    return f"={target.indicator}" if target.indicator else target.measured


class TargetForm(ActionForm, DecisionFields):
    """A target."""

    done = "Đã ghi chỉ tiêu."
    name = forms.CharField(label="Chỉ tiêu", max_length=300)
    source = forms.ChoiceField(label="Kết quả lấy từ đâu", choices=_SOURCES)
    direction = forms.ChoiceField(label="Chiều", choices=Direction.choices)
    goal = number(
        "Chỉ tiêu cả kỳ", required=False, help_text="Để trống khi đã ghi mức mỗi năm: phần mềm nhân với số năm."
    )
    unit = forms.CharField(label="Đơn vị tính", max_length=40, required=False, help_text="Ví dụ: đảng viên, %, hộ.")
    yearly = number("Mỗi năm ít nhất", required=False)
    baseline = number("Số ban đầu", required=False)
    starts_on = forms.DateField(label="Từ ngày")
    ends_on = forms.DateField(label="Đến ngày")
    resolution: Any = forms.ModelChoiceField(
        label="Theo nghị quyết",
        queryset=None,
        required=False,
        to_field_name="uid",
        empty_label="Không theo nghị quyết nào",
    )

    def __init__(self, *args: Any, resolutions: Any = None, **kwargs: Any) -> None:
        """Offer the resolutions of the organisation; a correction asks neither for these nor for a decision."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["resolution"]
        if resolutions is None:
            for name in [name for name in self.fields if name == "resolution" or name.startswith("decision_")]:
                del self.fields[name]
        else:
            field.queryset = resolutions
            self.fields["decision_number"].help_text = "Chỉ ghi khi bổ sung chỉ tiêu vào nghị quyết đã ban hành."

    def clean(self) -> dict[str, Any]:
        """Put what is to be reached together."""
        cleaned = super().clean() or self.cleaned_data
        if "resolution" not in self.fields:
            cleaned.pop("decision", None)
        check_period(self, cleaned)
        names = ("source", "direction", "unit", "goal", "yearly", "baseline")
        values = {name: cleaned.pop(name, None) for name in names}
        if not self.errors:
            aim = Typed(**values).aim(cleaned["period"].years)
            if aim is None or not aim.unit:
                self.add_error("unit" if aim else "goal", _NO_UNIT if aim else str(GoalMissing()))
            else:
                cleaned["aim"] = aim
        return cleaned


_NO_UNIT = "Đồng chí ghi đơn vị tính."


class RowsForm(ActionForm):
    """All targets of a draft, one a line; a line without a name is none."""

    done = "Đã ghi các chỉ tiêu."
    PARTS = ("name", "source", "direction", "goal", "yearly", "unit")
    MOST = 60

    def __init__(self, *args: Any, targets: Sequence[Any], years: int, count: int, **kwargs: Any) -> None:
        """Make the lines: those that are there, and some empty ones."""
        super().__init__(*args, **kwargs)
        self.years = years
        self.count = min(max(count, len(targets)), self.MOST)
        for place in range(self.count):
            self._add(place, targets[place] if place < len(targets) else None)

    def _add(self, place: int, target: Any) -> None:
        """Add one line, filled with the target that is there."""
        said = f"Dòng {place + 1}: "
        fields: dict[str, forms.Field] = {
            "name": forms.CharField(label=said + "chỉ tiêu", max_length=300, required=False),
            "source": forms.ChoiceField(label=said + "kết quả lấy từ đâu", choices=_SOURCES, required=False),
            "direction": forms.ChoiceField(label=said + "chiều", choices=_SIGNS, required=False),
            "goal": number(said + "chỉ tiêu cả kỳ", required=False),
            "yearly": number(said + "mỗi năm ít nhất", required=False),
            "unit": forms.CharField(label=said + "đơn vị tính", max_length=40, required=False),
        }
        if target is not None:
            for name in ("name", "direction", "goal", "yearly", "unit"):
                value = getattr(target, name)
                fields[name].initial = plain(value) if isinstance(value, Decimal) else value
            fields["source"].initial = source_of(target)
        fields["name"].widget.attrs["size"] = 34
        fields["unit"].widget.attrs |= {"size": 9, "class": "short"}
        for name, field in fields.items():
            field.widget.attrs["aria-label"] = field.label
            self.fields[f"{name}_{place}"] = field
        uid = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=target.uid if target else None)
        self.fields[f"uid_{place}"] = uid

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Return the fields line by line."""
        names = (*self.PARTS, "uid")
        return [{name: self[f"{name}_{place}"] for name in names} for place in range(self.count)]

    def clean(self) -> dict[str, Any]:
        """Put the lines together."""
        cleaned = super().clean() or self.cleaned_data
        found = []
        for place in range(self.count):
            values: dict[str, Any] = {name: cleaned.get(f"{name}_{place}") for name in self.PARTS}
            if not (name := values.pop("name")):
                continue
            values["source"] = values["source"] or Measured.TOTAL
            aim = Typed(**values | {"unit": values["unit"] or ""}).aim(self.years)
            if aim is None:
                self.add_error(f"goal_{place}", str(GoalMissing()))
            elif not aim.unit:
                self.add_error(f"unit_{place}", _NO_UNIT)
            else:
                found.append(Row(name, aim, cleaned.get(f"uid_{place}")))
        return {"rows": found}


_SIGNS = [(Direction.AT_LEAST.value, "≥"), (Direction.AT_MOST.value, "≤")]


class AmendForm(ActionForm, DecisionFields):
    """What an amending decision changes."""

    done = "Đã điều chỉnh chỉ tiêu; mức cũ được lưu lại."
    goal = number("Chỉ tiêu cả kỳ")
    yearly = number("Mỗi năm ít nhất", required=False)
    ends_on = forms.DateField(label="Đến ngày")
    reason = forms.CharField(label="Lý do", max_length=300, required=False)


class BindForm(ActionForm):
    """What a target is counted from."""

    done = "Đã gắn với hồ sơ. Từ nay kết quả do phần mềm đếm."
    indicator = forms.ChoiceField(label="Tính từ hồ sơ")

    def __init__(self, *args: Any, measured: str, **kwargs: Any) -> None:
        """Offer what measures alike."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["indicator"]
        field.choices = [(one.code, one.name) for one in INDICATORS.values() if one.measured == measured]

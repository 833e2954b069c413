"""The day for which the rules are read, and the table of points as the province writes it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core.dates import ONE_DAY
from sotay.core.days import today
from sotay.core.forms import ActionForm
from sotay.regulations.choices import ScoreRule
from sotay.regulations.rules import ItemDraft, RubricDraft, by_group, read_bands, shared_without, total_of, write_bands

SPARE = 3
RATINGS = 5
MOST_LINES = 60


class DayForm(forms.Form):
    """A GET form; what cannot be read means today."""

    on = forms.DateField(
        label="Quy định có hiệu lực ngày", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def day(self) -> dt.date:
        """Return the day asked for."""
        self.is_valid()
        return self.cleaned_data.get("on") or today()


class RubricForm(ActionForm):
    """A table of points, begun from another one; a line without a title is dropped."""

    done: ClassVar[str] = "Đã ban hành bảng chấm điểm."
    name = forms.CharField(label="Tên bảng điểm", max_length=200)
    source = forms.CharField(
        label="Văn bản ban hành", max_length=200, help_text="Số, ký hiệu, ngày ban hành, cơ quan ban hành."
    )
    first = forms.DateField(
        label="Áp dụng từ ngày",
        help_text="Kỳ họp trước ngày này giữ bảng điểm cũ. Bảng điểm đã áp dụng không sửa được.",
    )

    def __init__(self, *args: Any, model: Any, **kwargs: Any) -> None:
        """Make the fields of the lines and of the ratings."""
        super().__init__(*args, **kwargs)
        items = list(model.items.all()) if model else []
        self.typed: list[ItemDraft] = []
        self.fields["name"].initial = model.name if model else ""
        self.fields["first"].initial = today() + ONE_DAY
        asked = self.data.get("lines", "")
        count = int(asked) if asked.isdecimal() and len(asked) < len("1000") else len(items) + SPARE
        self.count = min(max(count, 1), MOST_LINES)
        for place in range(self.count):
            self._add_line(place, items[place] if place < len(items) else None)
        ratings = list(model.bands) if model else []
        for place in range(RATINGS):
            least, label = ratings[place] if place < len(ratings) else (None, "")
            self.fields[f"least_{place}"] = forms.IntegerField(
                label="Từ điểm", min_value=0, max_value=100, required=False, initial=least
            )
            self.fields[f"label_{place}"] = forms.CharField(
                label="Xếp loại", max_length=30, required=False, initial=label
            )

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Return the bound fields line by line."""
        names = ("group", "title", "maximum", "rule", "bands")
        return [{name: self[f"{name}_{place}"] for name in names} for place in range(self.count)]

    @property
    def ratings(self) -> list[tuple[Any, Any]]:
        """Return the bound fields of the ratings."""
        return [(self[f"least_{place}"], self[f"label_{place}"]) for place in range(RATINGS)]

    @property
    def preview(self) -> dict[str, Any]:
        """Return the total, the points of each group, and the lines of a month without a thematic part."""
        items = self.typed or self._initial_items()
        maxima = {place: item.maximum for place, item in enumerate(items)}
        thematic = {place for place, item in enumerate(items) if item.rule == ScoreRule.THEMATIC}
        shared = shared_without(maxima, thematic)
        total = total_of(items)
        return {
            "total": total,
            "is_right": total == 100,  # noqa: PLR2004 -- out of a hundred
            "groups": by_group(items).items(),
            "lines": [(item, shared[place]) for place, item in enumerate(items)] if thematic else [],
        }

    def clean(self) -> dict[str, Any]:
        """Return the fields of the action: whole lines and ratings; faults stand at their fields."""
        fields = super().clean() or {}
        items = [item for place in range(self.count) if (item := self._item(place)) is not None]
        pairs = [(fields.get(f"least_{place}"), fields.get(f"label_{place}") or "") for place in range(RATINGS)]
        self.typed = items
        bands = [(least, label) for least, label in pairs if least is not None]
        return {
            "draft": RubricDraft(
                fields.get("name", ""), fields.get("source", ""), fields.get("first") or today(), bands, items
            )
        }

    def _item(self, place: int) -> ItemDraft | None:
        """Return one line as it was typed, or nothing where its title is empty."""
        group, title, maximum, rule, bands = (
            self.cleaned_data.get(f"{name}_{place}") for name in ("group", "title", "maximum", "rule", "bands")
        )
        if not title:
            return None
        if not group:
            self.add_error(f"group_{place}", "Đồng chí ghi tên nhóm.")
        if not maximum and f"maximum_{place}" not in self.errors:
            self.add_error(f"maximum_{place}", "Đồng chí ghi điểm tối đa.")
        try:
            found = read_bands(bands or "", maximum or 0)
        except ValueError:
            found = ()
            self.add_error(f"bands_{place}", "Ghi như mẫu 90=4; 75=3; 0=1, từ cao xuống thấp, không quá điểm tối đa.")
        return ItemDraft(group or "", title, maximum or 0, rule or ScoreRule.MANUAL, found)

    def _initial_items(self) -> list[ItemDraft]:
        """Return the lines with which the form began."""
        return [
            ItemDraft(first["group"], first["title"], first["maximum"], first["rule"])
            for first in ({name: field.initial for name, field in line.items()} for line in self.lines)
            if first["title"]
        ]

    def _add_line(self, place: int, item: Any) -> None:
        """Make the five fields of a line."""
        spelled = write_bands(item.bands) if item else ""
        rules: Iterable[tuple[str, str]] = ScoreRule.choices
        more = {
            f"group_{place}": _text("Nhóm", 100, item.group if item else ""),
            f"title_{place}": _text("Nội dung", 300, item.title if item else ""),
            f"maximum_{place}": forms.IntegerField(
                label="Điểm tối đa",
                min_value=0,
                max_value=100,
                required=False,
                initial=item.maximum if item else None,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            ),
            f"rule_{place}": forms.ChoiceField(
                label="Cách tính", choices=rules, required=False, initial=item.rule if item else ScoreRule.MANUAL
            ),
            f"bands_{place}": _text("Mức điểm theo tỷ lệ", 200, spelled),
        }
        self.fields.update(more)


class CalendarDayForm(ActionForm):
    """A holiday or an exchanged day."""

    done: ClassVar[str] = "Đã ghi vào lịch ngày làm việc."
    day = forms.DateField(
        label="Ngày", help_text="Ngày trong tuần ghi vào đây là ngày nghỉ; thứ Bảy, Chủ nhật là ngày đi làm bù."
    )
    name = forms.CharField(label="Dịp", max_length=100)
    source = forms.CharField(label="Theo văn bản", max_length=200)


class YearForm(forms.Form):
    """A GET form; what cannot be read means this year."""

    year = forms.IntegerField(label="Năm", required=False, min_value=2011, max_value=2100)

    def chosen(self) -> int:
        """Return the year asked for."""
        self.is_valid()
        return self.cleaned_data.get("year") or today().year


def _text(label: str, longest: int, initial: str) -> forms.CharField:
    """Return an optional line of text."""
    return forms.CharField(label=label, max_length=longest, required=False, initial=initial)

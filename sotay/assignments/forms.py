"""Assigning on one page, saying how it goes, ending; the filters of the list."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from sotay.assignments.actions.assignments import NewWork
from sotay.assignments.choices import Content, Coverage, Outcome, Progress
from sotay.core.days import today
from sotay.core.forms import ActionForm
from sotay.organisations.choices import Sector

_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
_ALL = ("", "Tất cả")


class FilterForm(forms.Form):
    """A GET form: the whole state of the list is in its address."""

    q = forms.CharField(label="Họ và tên", required=False, max_length=100)
    year = forms.IntegerField(label="Năm", required=False, min_value=2011, max_value=2100)
    coverage = forms.ChoiceField(label="Phân công", required=False, choices=[_ALL, *Coverage.choices])
    under = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def chosen(self) -> dict[str, Any]:
        """Return what can be read of the address; a field that cannot be read filters nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


class YearForm(forms.Form):
    """A GET form; what cannot be read means this year."""

    year = forms.IntegerField(required=False, min_value=2011, max_value=2100)

    def chosen(self) -> int:
        """Return the year asked for."""
        self.is_valid()
        return self.cleaned_data.get("year") or today().year


class AssignForm(ActionForm):
    """One choice from the catalogue for each member of the cell; who has no work is offered one."""

    done: ClassVar[str] = "Đã ghi phân công công tác."
    decided_on = forms.DateField(label="Ngày chi bộ phân công", widget=_DAY)

    def __init__(self, *args: Any, lines: Sequence[Any], entries: Sequence[Any], **kwargs: Any) -> None:
        """Make a field a member."""
        super().__init__(*args, **kwargs)
        self._people = {f"work_{line.member.uid}": line.member for line in lines}
        self._entries = {str(entry.pk): entry for entry in entries}
        choices = [("", "Không phân công thêm"), *((key, entry.title) for key, entry in self._entries.items())]
        self.fields["decided_on"].initial = today()
        for name, line in zip(self._people, lines, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=line.member.full_name,
                required=False,
                choices=choices,
                initial=str(line.suggestion) if line.suggestion else "",
            )

    @property
    def rows(self) -> list[Any]:
        """Return the choices as bound fields, in the order of the members."""
        return [self[name] for name in self._people]

    def clean(self) -> dict[str, Any]:
        """Return the fields of the action."""
        found = super().clean() or self.cleaned_data
        works = [
            NewWork(member, self._entries[found[name]]) for name, member in self._people.items() if found.get(name)
        ]
        return {name: found[name] for name in ("decided_on",) if name in found} | {"works": works}


class OwnWordsForm(ActionForm):
    """A work in the cell's own words for one member."""

    done: ClassVar[str] = "Đã ghi phân công công tác."
    title = forms.CharField(label="Công việc", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
    content = forms.ChoiceField(label="Thuộc nội dung", choices=Content.choices, initial=Content.DUTY)
    due_on = forms.DateField(label="Thời hạn (nếu có)", required=False, widget=_DAY)
    decided_on = forms.DateField(label="Ngày chi bộ phân công", widget=_DAY)

    def __init__(self, *args: Any, member: Any, **kwargs: Any) -> None:
        """Keep for whom it is."""
        super().__init__(*args, **kwargs)
        self._member = member
        self.fields["decided_on"].initial = today()

    def clean(self) -> dict[str, Any]:
        """Return the fields of the action."""
        found = super().clean() or self.cleaned_data
        if self.errors:
            return found
        work = NewWork(self._member, None, found["title"], found["content"], found["due_on"])
        return {"decided_on": found["decided_on"], "works": [work]}


class MonthForm(ActionForm):
    """How a work goes this month: one tap, and a sentence where one wants to say more."""

    done: ClassVar[str] = "Đã báo cáo tháng này."
    progress = forms.ChoiceField(label="Tháng này", choices=Progress.choices)
    note = forms.CharField(label="Nói thêm một câu (nếu cần)", required=False, max_length=300)


class EndForm(ActionForm):
    """The end of a work."""

    done: ClassVar[str] = "Đã ghi thôi phân công việc này."
    on = forms.DateField(label="Thôi từ ngày", widget=_DAY)
    reason = forms.CharField(label="Lý do", max_length=200)


class OutcomeForm(ActionForm):
    """What the cell finds."""

    done: ClassVar[str] = "Đã xác nhận kết quả."
    outcome = forms.ChoiceField(
        label="Chi bộ xác nhận", choices=Outcome.choices, widget=forms.RadioSelect(attrs={"class": "cards"})
    )


class EntryForm(ActionForm):
    """A work of the catalogue."""

    done: ClassVar[str] = "Đã thêm vào danh mục."
    sector = forms.ChoiceField(
        label="Dùng cho chi bộ", required=False, choices=[("", "Mọi loại hình"), *Sector.choices]
    )
    content = forms.ChoiceField(label="Thuộc nội dung", choices=Content.choices)
    title = forms.CharField(label="Công việc", max_length=200)
    source = forms.CharField(label="Theo văn bản", max_length=200)

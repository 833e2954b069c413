"""Assigning on one page, saying how it goes, ending; the filters of the list."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from sotay.assignments.actions.assignments import NewWork
from sotay.assignments.choices import CELL_POSTS, Content, Coverage, Outcome, Progress
from sotay.core.days import today
from sotay.core.forms import ActionForm, AddressForm
from sotay.organisations.choices import Sector

_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
_ALL = ("", "Tất cả")


class FilterForm(AddressForm):
    """The whole state of the list is in its address."""

    q = forms.CharField(label="Họ và tên", required=False, max_length=100)
    year = forms.IntegerField(label="Năm", required=False, min_value=2011, max_value=2100)
    coverage = forms.ChoiceField(label="Phân công", required=False, choices=[_ALL, *Coverage.choices])
    under = forms.UUIDField(required=False, widget=forms.HiddenInput)
    on = forms.DateField(required=False, widget=forms.HiddenInput)


class YearForm(forms.Form):
    """A GET form; what cannot be read means this year."""

    year = forms.IntegerField(required=False, min_value=2011, max_value=2100)

    def chosen(self) -> int:
        """Return the year asked for."""
        self.is_valid()
        return self.cleaned_data.get("year") or today().year


class DecisionForm(ActionForm):
    """How the cell decided: by a vote of a meeting, at a meeting of the day, or as minutes say."""

    done: ClassVar[str] = "Đã ghi phân công công tác."
    motion = forms.TypedChoiceField(label="Chi bộ đã biểu quyết", required=False, empty_value=None)
    decided_on = forms.DateField(label="Ngày chi bộ phân công", widget=_DAY)
    minutes = forms.CharField(
        label="Theo biên bản, nghị quyết",
        required=False,
        max_length=200,
        help_text="Ghi khi kỳ họp hôm đó không có trong sổ tay. Ví dụ: Biên bản số 01, ngày 10/01/2026.",
    )

    def __init__(self, *args: Any, motions: Sequence[Any] = (), **kwargs: Any) -> None:
        """Offer what the cell has carried."""
        super().__init__(*args, **kwargs)
        by_uid = {str(one.uid): one for one in motions}
        field: Any = self.fields["motion"]
        words = [(uid, f"{one.meeting.held_on:%d/%m/%Y}: {one.text[:80]}") for uid, one in by_uid.items()]
        field.choices = [("", "Không chọn; lấy theo ngày họp"), *words]
        field.coerce = by_uid.get
        self.fields["decided_on"].initial = today()
        if not by_uid:
            del self.fields["motion"]

    @property
    def decision(self) -> list[Any]:
        """Return the fields about the decision, bound."""
        return [self[name] for name in ("motion", "decided_on", "minutes") if name in self.fields]

    def decided(self, found: dict[str, Any]) -> dict[str, Any]:
        """Return what the fields about the decision say."""
        return {name: found[name] for name in ("motion", "decided_on", "minutes") if name in found}


class CopyForm(DecisionForm):
    """Last year's works once more; the choices beside it are not looked at."""

    done: ClassVar[str] = "Đã chép việc năm trước. Đồng chí xem lại từng dòng."


class AssignForm(DecisionForm):
    """One choice from the catalogue for each member of the cell; who has no work is offered one."""

    use_required_attribute = False

    def __init__(self, *args: Any, lines: Sequence[Any], entries: Sequence[Any], **kwargs: Any) -> None:
        """Make a field a member."""
        super().__init__(*args, **kwargs)
        self._people = {f"work_{line.member.uid}": line.member for line in lines}
        self._entries = {str(entry.pk): entry for entry in entries}
        choices = [("", "Không phân công thêm"), *((key, entry.title) for key, entry in self._entries.items())]
        for name, line in zip(self._people, lines, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=line.member.full_name,
                # nobody must be given more; the word for it only stands in the way of reading
                required=not self.is_bound,
                choices=choices,
                initial=str(line.suggestion) if line.suggestion else "",
                help_text=f"Gợi ý: {self._entries[str(line.suggestion)].title}" if line.suggestion else "",
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
        return self.decided(found) | {"works": works}

    def refused_by(self, other: ActionForm) -> None:
        """Show what another form of the same page was refused for."""
        self.is_valid()
        for name, sentences in other.errors.items():
            self.add_error(None if name == NON_FIELD_ERRORS else name, list(sentences))


class OwnWordsForm(DecisionForm):
    """A work in the cell's own words for one member."""

    title = forms.CharField(label="Công việc", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
    content = forms.ChoiceField(label="Thuộc nội dung", choices=Content.choices, initial=Content.DUTY)
    due_on = forms.DateField(label="Thời hạn (nếu có)", required=False, widget=_DAY)
    field_order = ("title", "content", "due_on", "motion", "decided_on", "minutes")

    def __init__(self, *args: Any, member: Any, **kwargs: Any) -> None:
        """Keep for whom it is."""
        super().__init__(*args, **kwargs)
        self._member = member

    def clean(self) -> dict[str, Any]:
        """Return the fields of the action."""
        found = super().clean() or self.cleaned_data
        if self.errors:
            return found
        work = NewWork(self._member, None, found["title"], found["content"], found["due_on"])
        return self.decided(found) | {"works": [work]}


class MonthForm(ActionForm):
    """How a work goes this month: one tap, and a sentence where one wants to say more."""

    done: ClassVar[str] = "Đã báo cáo tháng này."
    progress = forms.ChoiceField(label="Tháng này", choices=Progress.choices)
    note = forms.CharField(label="Nói thêm một câu (nếu cần)", required=False, max_length=300)


class CommentForm(ActionForm):
    """What the cell says of a monthly word."""

    done: ClassVar[str] = "Đã ghi nhận xét của chi bộ."
    comment = forms.CharField(
        label="Nhận xét của chi bộ", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


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

    done: ClassVar[str] = "Đã ghi vào danh mục."
    sector = forms.ChoiceField(
        label="Dùng cho chi bộ", required=False, choices=[("", "Mọi loại hình"), *Sector.choices]
    )
    post = forms.ChoiceField(label="Dành cho chức vụ", required=False, choices=[("", "Mọi đảng viên"), *CELL_POSTS])
    content = forms.ChoiceField(label="Thuộc nội dung", choices=Content.choices)
    title = forms.CharField(label="Công việc", max_length=200)
    source = forms.CharField(label="Theo văn bản", max_length=200)

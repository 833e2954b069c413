"""The forms of badges and cards, and the filters of their lists."""

from typing import Any, ClassVar

from django import forms

from sotay.badges.choices import AwardKind, CheckResult, IssueReason
from sotay.badges.queries.lists import Filters
from sotay.core.days import today
from sotay.core.forms import ActionForm, AddressForm
from sotay.documents.decision_fields import DecisionFields
from sotay.meetings.vote_fields import CellVoteFields


def _day(label: str, **more: Any) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **more)


class FilterForm(AddressForm):
    """A GET form: the whole state of a list is in its address."""

    q = forms.CharField(
        label="Họ tên", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    level = forms.IntegerField(label="Loại Huy hiệu (năm)", required=False, min_value=1, max_value=120)
    year = forms.IntegerField(label="Năm", required=False, min_value=1930, max_value=2200)
    state = forms.CharField(required=False, max_length=15, widget=forms.HiddenInput)
    on = forms.DateField(required=False, widget=forms.HiddenInput)
    organisation = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, without: tuple[str, ...] = (), **kwargs: Any) -> None:
        """Leave out the fields that a list does not have."""
        super().__init__(*args, **kwargs)
        for name in without:
            del self.fields[name]

    def filters(self) -> Filters:
        """Return what can be read of the address; a field that cannot be read filters nothing."""
        return Filters(**{name: value for name, value in self.chosen().items() if name != "on"})


class ProposeForm(CellVoteFields, ActionForm):
    """The cell's proposal."""

    done: ClassVar[str] = "Đã ghi đề nghị tặng Huy hiệu Đảng."
    level = forms.TypedChoiceField(label="Loại Huy hiệu", coerce=int)
    kind = forms.ChoiceField(label="Hình thức", choices=AwardKind.choices)
    paper = forms.CharField(
        label="Giấy tờ kèm theo (xét tặng sớm)",
        required=False,
        max_length=120,
        help_text="Chỉ ghi số, ngày, nơi cấp; không ghi nội dung bệnh.",
    )
    late_reason = forms.CharField(
        label="Giải trình nếu đề nghị chậm",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Vì sao chậm, trách nhiệm thuộc về ai.",
    )

    def __init__(self, *args: Any, levels: list[int], **kwargs: Any) -> None:
        """Offer the levels of the norm."""
        super().__init__(*args, **kwargs)
        field = self.fields["level"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
        field.choices = [(level, f"{level} năm tuổi Đảng") for level in levels]
        self.order_fields(["level", "kind", "vote_motion", "vote_day", "vote_base", "vote_yes"])


class ForwardForm(ActionForm):
    """The committees have agreed."""

    done: ClassVar[str] = "Đã ghi việc trình cấp trên."
    on = _day("Trình ngày", initial=today)


class ReturnForm(ActionForm):
    """Why a proposal comes back."""

    done: ClassVar[str] = "Đã trả lại đề nghị."
    reason = forms.CharField(label="Lý do trả lại", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class GiveForm(DecisionFields, ActionForm):
    """The province's decision."""

    done: ClassVar[str] = "Đã ghi quyết định tặng Huy hiệu Đảng."
    number = forms.CharField(label="Số Huy hiệu", max_length=20)
    awarded_on = _day("Trao tặng ngày", required=False)
    late_reason = forms.CharField(
        label="Giải trình nếu trao chậm", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )


class CardForm(ActionForm):
    """A card issued."""

    done: ClassVar[str] = "Đã ghi thẻ vào sổ phát thẻ."
    reason = forms.ChoiceField(label="Lý do cấp", choices=IssueReason.choices)
    number = forms.CharField(
        label="Số thẻ", max_length=12, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    )
    issued_on = _day("Ngày cấp")
    issued_by = forms.CharField(label="Nơi cấp", max_length=200)
    self_review_on = _day("Mất thẻ: nộp bản kiểm điểm ngày", required=False)


class CheckForm(ActionForm):
    """The yearly check of a card."""

    done: ClassVar[str] = "Đã ghi kết quả kiểm tra thẻ."
    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2200, initial=lambda: today().year)
    result = forms.ChoiceField(label="Kết quả", choices=CheckResult.choices, widget=forms.RadioSelect)
    checked_on = _day("Ngày kiểm tra", initial=today)


class InterruptionForm(DecisionFields, ActionForm):
    """Days that do not count."""

    done: ClassVar[str] = "Đã ghi thời gian không tính tuổi Đảng."
    first = _day("Từ ngày")
    until = _day("Tính lại từ ngày")


class SeniorityForm(ActionForm):
    """From when the years count."""

    done: ClassVar[str] = "Đã ghi ngày tính tuổi Đảng."
    counted_from = _day("Tuổi Đảng tính từ ngày", help_text="Ngày của quyết định kết nạp, khi khác ngày vào Đảng.")
    source = forms.CharField(label="Căn cứ (số quyết định)", max_length=200)

"""Recording resolutions, targets and reports; limitations; breakthrough tasks; the filters of their lists."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core.days import today
from sotay.core.forms import ActionForm
from sotay.documents.decision_fields import DecisionFields
from sotay.targets.actions.targets import Aim
from sotay.targets.choices import Assessment, Direction, Horizon, Measured, TaskState
from sotay.targets.indicators import INDICATORS

_ALL = ("", "Tất cả")
_BY_HAND = ("", "Báo bằng tay (không có hồ sơ để tính)")
_EVIDENCE = "Ghi văn bản, số liệu hoặc việc đã làm; người đọc dựa vào đây để kiểm tra."


def _number(label: str, **options: Any) -> forms.DecimalField:
    """Return the field of a number that is not negative."""
    return forms.DecimalField(label=label, min_value=0, max_digits=14, decimal_places=2, **options)


class ResolutionForm(ActionForm):
    """A resolution."""

    done: ClassVar[str] = "Đã ghi nghị quyết."
    number = forms.CharField(label="Số, ký hiệu", max_length=60)
    title = forms.CharField(label="Trích yếu", max_length=300)
    issued_on = forms.DateField(label="Ngày ban hành")
    starts_on = forms.DateField(label="Thực hiện từ ngày")
    ends_on = forms.DateField(label="Đến ngày")


class TargetForm(ActionForm):
    """A target."""

    done = "Đã đặt chỉ tiêu."
    name = forms.CharField(label="Chỉ tiêu", max_length=300)
    indicator = forms.ChoiceField(
        label="Kết quả lấy từ đâu",
        required=False,
        choices=[_BY_HAND, *((one.code, f"Tính từ hồ sơ: {one.name}") for one in INDICATORS.values())],
        help_text="Chỉ tiêu tính từ hồ sơ thì không ai nhập tay được kết quả.",
    )
    measured = forms.ChoiceField(label="Cách tính", choices=Measured.choices)
    direction = forms.ChoiceField(label="Chiều", choices=Direction.choices)
    goal = _number("Chỉ tiêu cả kỳ")
    unit = forms.CharField(label="Đơn vị tính", max_length=40, help_text="Ví dụ: đảng viên, %, hộ.")
    yearly = _number("Mỗi năm ít nhất", required=False)
    baseline = _number("Số ban đầu", required=False)
    starts_on = forms.DateField(label="Từ ngày")
    ends_on = forms.DateField(label="Đến ngày")
    resolution: Any = forms.ModelChoiceField(
        label="Theo nghị quyết", queryset=None, required=False, to_field_name="uid"
    )

    def __init__(self, *args: Any, resolutions: Any, **kwargs: Any) -> None:
        """Offer the resolutions of the organisation."""
        super().__init__(*args, **kwargs)
        self._field("resolution").queryset = resolutions

    def _field(self, name: str) -> Any:
        """Return a field."""
        return self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Put what is to be reached together."""
        cleaned = super().clean() or self.cleaned_data
        values = {
            name: cleaned.pop(name, None) for name in ("unit", "direction", "measured", "goal", "baseline", "yearly")
        }
        if not self.errors:
            cleaned["aim"] = Aim(**{**values, "baseline": values["baseline"] or 0})
        return cleaned


class ReportForm(ActionForm):
    """A report by hand."""

    done = "Đã báo kết quả."
    reported_on = forms.DateField(label="Tính đến ngày")
    value = _number("Kết quả cộng dồn đến ngày đó")
    evidence = forms.CharField(label="Minh chứng", max_length=500, widget=forms.Textarea, help_text=_EVIDENCE)


class ShareForm(ActionForm):
    """The shares of the organisations directly below: one number each, an empty one gives none."""

    done = "Đã giao chỉ tiêu."

    def __init__(self, *args: Any, shares: Iterable[Any], **kwargs: Any) -> None:
        """Ask for one number an organisation."""
        super().__init__(*args, **kwargs)
        self.places: dict[str, Any] = {}
        for share in shares:
            if share.organisation.closed_on is not None:
                continue
            name = f"goal_{share.organisation.pk}"
            field = _number(share.organisation.name, required=False)
            field.initial = share.line.target.goal.normalize() if share.line else None
            self.fields[name] = field
            self.places[name] = share.organisation.uid

    def clean(self) -> dict[str, Any]:
        """Put the numbers together by organisation."""
        cleaned = super().clean() or self.cleaned_data
        return {"goals": {uid: cleaned.get(name) for name, uid in self.places.items()}}


class _OwnedForm(ActionForm):
    """A form with somebody who looks after it."""

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        """Offer those who have a post at and below the organisation."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner"]
        field.queryset = people


def _owner() -> Any:
    """Return the field of who looks after something."""
    return forms.ModelChoiceField(
        label="Người phụ trách",
        queryset=None,
        required=False,
        to_field_name="uid",
        empty_label="Chưa giao",
    )


class MeasureForm(_OwnedForm):
    """A measure."""

    done = "Đã ghi giải pháp."
    title = forms.CharField(label="Giải pháp", max_length=300)
    owner = _owner()
    due_on = forms.DateField(label="Thời hạn")


class EvidenceForm(ActionForm):
    """What shows that something is done."""

    done = "Đã ghi xong."
    evidence = forms.CharField(label="Kết quả, minh chứng", max_length=500, widget=forms.Textarea, help_text=_EVIDENCE)


class LimitationForm(_OwnedForm):
    """A limitation with its remedy."""

    done = "Đã nêu hạn chế."
    title = forms.CharField(label="Hạn chế", max_length=500, widget=forms.Textarea)
    source = forms.CharField(
        label="Nêu ở đâu", max_length=200, help_text="Ví dụ: Báo cáo chính trị Đại hội, kiểm điểm cuối năm."
    )
    named_on = forms.DateField(label="Nêu ngày")
    remedy = forms.CharField(label="Cách khắc phục", max_length=500, widget=forms.Textarea)
    owner = _owner()
    due_on = forms.DateField(label="Thời hạn khắc phục")


class CloseForm(EvidenceForm):
    """The end of a limitation."""

    done = "Đã ghi khắc phục xong."
    closed_on = forms.DateField(label="Khắc phục xong ngày", initial=today)


class RegisterForm(ActionForm):
    """An official's own task."""

    done = "Đã gửi đăng ký. Cấp ủy sẽ duyệt."
    title = forms.CharField(label="Việc đột phá, đổi mới", max_length=300, widget=forms.Textarea)
    product = forms.CharField(label="Sản phẩm, kết quả cụ thể", max_length=300)
    shortcoming = forms.CharField(label="Khắc phục hạn chế nào", max_length=300, required=False)
    first_year = forms.IntegerField(label="Năm", min_value=2015, max_value=2100)
    last_year = forms.IntegerField(
        label="Đến năm",
        min_value=2015,
        max_value=2100,
        required=False,
        help_text="Chỉ ghi khi là việc của cả nhiệm kỳ.",
    )
    due_on = forms.DateField(label="Thời hạn")
    approver: Any = forms.ModelChoiceField(label="Cấp ủy duyệt", queryset=None, to_field_name="uid", empty_label=None)

    def __init__(self, *args: Any, approvers: Any, **kwargs: Any) -> None:
        """Offer the committees above."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["approver"]
        field.queryset = approvers


class AgainForm(ActionForm):
    """A task that was given back, as corrected."""

    done = "Đã gửi lại."
    title = forms.CharField(label="Việc đột phá, đổi mới", max_length=300, widget=forms.Textarea)
    product = forms.CharField(label="Sản phẩm, kết quả cụ thể", max_length=300)
    due_on = forms.DateField(label="Thời hạn")


class MilestoneForm(ActionForm):
    """A milestone."""

    done = "Đã thêm mốc."
    title = forms.CharField(label="Mốc", max_length=200)
    due_on = forms.DateField(label="Thời hạn")


class FinishForm(ActionForm):
    """The end of a task."""

    done = "Đã báo hoàn thành. Cấp ủy sẽ đánh giá."
    result = forms.CharField(label="Kết quả, sản phẩm", max_length=500, widget=forms.Textarea)


class DecideForm(ActionForm, DecisionFields):
    """What the standing committee says of a registration."""

    done = "Đã trả lời."
    approves = forms.TypedChoiceField(
        label="Ý kiến của ban thường vụ",
        choices=[("1", "Duyệt"), ("0", "Trả lại để sửa")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect(attrs={"class": "segmented"}),
        initial="1",
    )
    answer = forms.CharField(label="Ghi chú, yêu cầu sửa", max_length=300, required=False)


class AssessForm(ActionForm):
    """What the standing committee says of a result."""

    done = "Đã đánh giá."
    assessment = forms.ChoiceField(label="Mức đánh giá", choices=Assessment.choices, widget=forms.RadioSelect)
    assessment_note = forms.CharField(label="Nhận xét", max_length=300, required=False)


class TaskFilterForm(forms.Form):
    """A GET form: the whole state of the list is in its address."""

    q = forms.CharField(label="Họ tên hoặc nội dung", required=False, max_length=100)
    year = forms.IntegerField(label="Năm", required=False, min_value=2015, max_value=2100)
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[_ALL, *TaskState.choices])
    assessment = forms.ChoiceField(label="Đánh giá", required=False, choices=[_ALL, *Assessment.choices])
    horizon = forms.ChoiceField(label="Thời gian", required=False, choices=[_ALL, *Horizon.choices])

    def chosen(self) -> dict[str, Any]:
        """Return what can be read of the address; a field that cannot be read filters nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

"""Forms of breakthrough tasks, and the filters of their list."""

from typing import Any

from django import forms

from sotay.core.forms import ActionForm, AddressForm
from sotay.documents.decision_fields import DecisionFields
from sotay.targets.choices import Assessment, Horizon, TaskState
from sotay.targets.forms.fields import file_field

_ALL = ("", "Tất cả")


class RegisterForm(ActionForm):
    """An official's own task."""

    done = "Đã gửi đăng ký. Cấp ủy sẽ duyệt."
    title = forms.CharField(label="Việc đột phá, đổi mới", max_length=300, widget=forms.Textarea)
    product = forms.CharField(label="Sản phẩm, kết quả cụ thể", max_length=300)
    limitation: Any = forms.ModelChoiceField(
        label="Khắc phục hạn chế đã nêu",
        queryset=None,
        required=False,
        to_field_name="uid",
        empty_label="Không có trong danh sách",
    )
    shortcoming = forms.CharField(
        label="Hạn chế của bản thân (theo kiểm điểm)",
        max_length=300,
        required=False,
        help_text="Ghi hạn chế mà việc này khắc phục, nếu chưa có ở danh sách trên.",
    )
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

    def __init__(self, *args: Any, approvers: Any, limitations: Any, **kwargs: Any) -> None:
        """Offer the committees above, and what is to be remedied at the cell and above."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["approver"]
        field.queryset = approvers
        remedied: Any = self.fields["limitation"]
        remedied.queryset = limitations
        if not limitations.exists():
            del self.fields["limitation"]


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
    file = file_field()


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


class ApproveManyForm(ActionForm, DecisionFields):
    """The decision under which many tasks are approved; which ones stands beside it."""

    done = "Đã duyệt."


class TaskFilterForm(AddressForm):
    """A GET form: the whole state of the list is in its address."""

    unsaid = ("year",)
    q = forms.CharField(label="Họ tên hoặc nội dung", required=False, max_length=100)
    year = forms.IntegerField(label="Năm", required=False, min_value=2015, max_value=2100)
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[_ALL, *TaskState.choices])
    assessment = forms.ChoiceField(label="Đánh giá", required=False, choices=[_ALL, *Assessment.choices])
    horizon = forms.ChoiceField(label="Thời gian", required=False, choices=[_ALL, *Horizon.choices])
    late = forms.ChoiceField(
        label="Quá hạn", required=False, choices=[_ALL, ("task", "Việc quá hạn"), ("milestone", "Có mốc quá hạn")]
    )
    official = forms.UUIDField(required=False, widget=forms.HiddenInput)

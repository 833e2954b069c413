"""Editing what a record says of work, study and address."""

from typing import Any

from django import forms

from sotay.core.forms import ActionForm
from sotay.members.queries.records import MASKED


class EditMemberForm(ActionForm):
    """Everything that changes without a decision. What is masked may be left as it stands, typed over, or emptied."""

    done = "Đã cập nhật hồ sơ."

    used_name = forms.CharField(label="Họ và tên đang dùng", max_length=120, required=False)
    residence = forms.CharField(label="Nơi thường trú", max_length=300, required=False)
    phone = forms.RegexField(
        r"^0\d{9}$",
        label="Điện thoại",
        required=False,
        error_messages={"invalid": "Số điện thoại gồm 10 chữ số, bắt đầu bằng số 0."},
    )
    email = forms.EmailField(
        label="Thư điện tử", max_length=120, required=False, widget=forms.TextInput(attrs={"inputmode": "email"})
    )
    occupation = forms.CharField(label="Nghề nghiệp", max_length=120, required=False)
    public_post = forms.CharField(label="Chức vụ chính quyền, đoàn thể", max_length=120, required=False)
    general_education = forms.CharField(label="Giáo dục phổ thông", max_length=20, required=False)
    qualification = forms.CharField(label="Chuyên môn nghiệp vụ", max_length=60, required=False)
    political_theory = forms.CharField(label="Lý luận chính trị", max_length=40, required=False)
    state_management = forms.CharField(label="Quản lý nhà nước", max_length=60, required=False)
    foreign_language = forms.CharField(label="Ngoại ngữ", max_length=60, required=False)
    it_skill = forms.CharField(label="Tin học", max_length=60, required=False)
    note = forms.CharField(label="Ghi chú", max_length=400, required=False)

    def clean(self) -> dict[str, Any]:
        """Leave alone what still stands masked."""
        for name in MASKED:
            if name in self.fields and self.initial.get(name) and self.data.get(name) == self.initial[name]:
                self.errors.pop(name, None)
                self.cleaned_data.pop(name, None)
        return self.cleaned_data

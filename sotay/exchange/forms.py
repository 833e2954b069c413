"""Uploading a register."""

from typing import Any

from django import forms

from sotay.core.forms import ActionForm

MOST_MEGABYTES = 50


class UploadForm(ActionForm):
    """The file; what is in it is judged by the job, its size here."""

    done = "Đã nhận tệp, đang kiểm tra từng dòng."

    content = forms.FileField(
        label="Tệp Excel danh sách đảng viên",
        help_text="Theo mẫu của ban tổ chức: có dòng tiêu đề, mỗi đảng viên một dòng. Chưa ghi gì vào hệ thống cho đến khi đồng chí xác nhận.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.xlsb,.ods"}),
    )

    def clean_content(self) -> Any:
        """Refuse what is too large before it is kept."""
        content = self.cleaned_data["content"]
        if content.size > MOST_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(f"Tệp lớn quá {MOST_MEGABYTES} MB.")
        return content


class ConfirmForm(ActionForm):
    """Nothing to fill in: the preview is the form."""

    done = "Đang nhập danh sách."


class UndoForm(ActionForm):
    """Nothing to fill in."""

    done = "Đã hoàn tác lần nhập."

"""Uploading a register."""

from typing import Any

from django import forms
from django.conf import settings

from sotay.core.forms import ActionForm


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
        if content.size > settings.SOTAY_UPLOAD_MAX_BYTES:
            raise forms.ValidationError(f"Tệp lớn quá {settings.SOTAY_UPLOAD_MAX_BYTES // 1024 // 1024} MB.")
        return content

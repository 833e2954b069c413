"""The forms of themes: the catalogue, the plan, the committee's word, the paper."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core import display
from sotay.core.forms import ActionForm
from sotay.meetings.choices import ThemeField
from sotay.meetings.forms.choosing import offer
from sotay.meetings.forms.documents import ACCEPTED
from sotay.meetings.forms.preparing import day_input

FILE_HELP = "PDF, Word, Excel hoặc ảnh, tối đa 25 MB. Không gửi tài liệu mật."


class ThemeForm(ActionForm):
    """A theme of the catalogue."""

    done: ClassVar[str] = "Đã lưu chuyên đề vào kho."
    title = forms.CharField(label="Tên chuyên đề", max_length=300)
    field = forms.ChoiceField(label="Lĩnh vực", choices=ThemeField.choices)
    summary = forms.CharField(
        label="Gợi ý nội dung", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 6})
    )


class PaperForm(ActionForm):
    """A file, and what it is called."""

    done: ClassVar[str] = "Đã nộp bài. Bài là tài liệu của kỳ sinh hoạt."
    file = forms.FileField(label="Tệp", help_text=FILE_HELP, widget=forms.FileInput(attrs={"accept": ACCEPTED}))
    title = forms.CharField(label="Tên tài liệu", max_length=200, required=False)


class ThemeDocumentForm(PaperForm):
    """A file beside a theme of the catalogue."""

    done: ClassVar[str] = "Đã thêm tài liệu vào chuyên đề."


class PlannedThemeForm(ActionForm):
    """A line of the plan: one of the catalogue, or words of one's own."""

    done: ClassVar[str] = "Đã lưu vào kế hoạch chuyên đề."
    period = forms.TypedChoiceField(label="Tháng sinh hoạt", coerce=dt.date.fromisoformat)
    theme = forms.TypedChoiceField(label="Chuyên đề trong kho", required=False)
    title = forms.CharField(
        label="Tên chuyên đề của chi bộ",
        max_length=300,
        required=False,
        help_text="Chỉ ghi khi không chọn trong kho.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    author = forms.TypedChoiceField(label="Người viết bài", required=False)
    paper_due = forms.DateField(label="Hạn nộp bài", required=False, widget=day_input())

    def __init__(
        self, *args: Any, months: Iterable[dt.date], themes: Iterable[Any], authors: Iterable[Any], **kwargs: Any
    ) -> None:
        """Offer months, themes and members."""
        super().__init__(*args, **kwargs)
        field = self.fields["period"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
        field.choices = [(month.isoformat(), display.month(month)) for month in months]
        offer(self, "theme", themes, lambda theme: str(theme.title), nobody="Chuyên đề riêng của chi bộ")
        offer(self, "author", authors, lambda member: str(member.full_name), nobody="Chưa phân công")


class DecideForm(ActionForm):
    """Which of the waiting lines are meant, and what is said to the cells; the button tells what is done."""

    note = forms.CharField(
        label="Ý kiến gửi chi bộ",
        max_length=500,
        required=False,
        help_text="Bắt buộc khi trả lại: cần sửa gì.",
    )

    def __init__(self, *args: Any, lines: Iterable[Any], name: str = "planned", **kwargs: Any) -> None:
        """Offer the lines that wait."""
        super().__init__(*args, **kwargs)
        by_uid = {str(line.uid): line for line in lines}
        self.fields[name] = forms.TypedMultipleChoiceField(
            choices=[(uid, uid) for uid in by_uid],
            coerce=by_uid.__getitem__,
            required=False,
            empty_value=[],
            widget=forms.MultipleHiddenInput(),
        )

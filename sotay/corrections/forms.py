"""Asking, answering, opening a round, the filters of the list."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from sotay.core.days import today
from sotay.core.forms import ActionForm, AddressForm
from sotay.corrections.choices import FIELDS, CorrectionStatus, Tier
from sotay.corrections.queries import LABELS
from sotay.documents.decision_fields import DecisionFields

_DAY = forms.DateInput(attrs={"type": "date"})


class FilterForm(AddressForm):
    """A GET form: the whole state of the list is in its address."""

    q = forms.CharField(
        label="Họ tên đảng viên", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    status = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *CorrectionStatus.choices])
    tier = forms.ChoiceField(label="Ai xem xét", required=False, choices=[("", "Tất cả"), *Tier.choices])
    organisation = forms.UUIDField(required=False, widget=forms.HiddenInput)


class AskForm(ActionForm):
    """One field of the record that should say something else."""

    done = "Đã gửi đề nghị. Kết quả sẽ báo trong sổ tay."
    name = forms.ChoiceField(
        label="Nội dung cần sửa",
        choices=[
            ("", "Chọn nội dung"),
            *[
                (tier.label, [(name, LABELS[name]) for name, own in FIELDS.items() if own == tier])
                for tier in (Tier.PLAIN, Tier.REGISTER)
            ],
        ],
    )
    new = forms.CharField(
        label="Đề nghị ghi là",
        max_length=300,
        required=False,
        help_text="Ngày ghi dạng 05/02/1980; giới tính ghi Nam hoặc Nữ.",
    )
    reason = forms.CharField(label="Lý do, căn cứ", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    evidence = forms.FileField(
        label="Ảnh hoặc tệp giấy tờ", required=False, help_text="Ví dụ ảnh căn cước, giấy khai sinh, bằng cấp."
    )


class ConfirmForm(ActionForm):
    """The cell confirms a plain fact."""

    done = "Đã xác nhận; hồ sơ đã sửa."
    answer = forms.CharField(label="Ghi chú", max_length=300, required=False)


class DecideForm(DecisionFields, ActionForm):
    """The competent committee corrects under its decision."""

    done = "Đã sửa dữ liệu gốc theo quyết định."
    answer = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the whole decision."""
        super().__init__(*args, **kwargs)
        for name in ("decision_number", "decision_day", "decision_body", "decision_signatory"):
            self.fields[name].required = True


class RefuseForm(ActionForm):
    """Why the record stays as it is."""

    done = "Đã ghi không đồng ý; đảng viên được báo."
    answer = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class RoundForm(ActionForm):
    """A year's confirmation."""

    done = "Đã mở đợt xác nhận; đảng viên được báo trong sổ tay."
    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)
    deadline = forms.DateField(label="Hạn xác nhận", widget=_DAY)
    note = forms.CharField(label="Hướng dẫn thêm", max_length=300, required=False)


class PaperForm(ActionForm):
    """Who has signed the list on paper."""

    done = "Đã ghi xác nhận theo danh sách ký trên giấy."
    confirmed_on = forms.DateField(label="Ngày ký", widget=_DAY)

    def __init__(self, *args: Any, people: Sequence[Any], **kwargs: Any) -> None:
        """Offer who has not confirmed."""
        super().__init__(*args, **kwargs)
        self._people = {str(person.uid): person for person in people}
        self.fields["members"] = forms.MultipleChoiceField(
            label="Đã ký xác nhận",
            choices=[(key, f"{p.full_name} ({p.born_on.year})") for key, p in self._people.items()],
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(["members", "confirmed_on"])

    def clean_members(self) -> list[Any]:
        """Return the people chosen."""
        return [self._people[key] for key in self.cleaned_data["members"]]


def next_deadline() -> dt.date:
    """Return the end of the year, which is when records are supplemented."""
    return dt.date(today().year, 12, 31)

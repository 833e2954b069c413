"""Raising, moving, splitting and answering petitions; the filters of the register."""

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.petitions.actions.handling import Part
from sotay.petitions.choices import Late, PetitionStatus, Subject
from sotay.petitions.queries.bodies import bodies_near, body_by_code

_ALL = ("", "Tất cả")
_LONGEST = 500
PARTS = 4


class FilterForm(forms.Form):
    """A GET form: the whole state of the register is in its address."""

    q = forms.CharField(label="Nội dung", required=False, max_length=100)
    status = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[_ALL, ("open", "Đang mở"), *PetitionStatus.choices]
    )
    late = forms.ChoiceField(label="Thời hạn", required=False, choices=[_ALL, *Late.choices])
    subject = forms.ChoiceField(label="Lĩnh vực", required=False, choices=[_ALL, *Subject.choices])
    under = forms.UUIDField(required=False, widget=forms.HiddenInput)
    owner = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def chosen(self) -> dict[str, Any]:
        """Return what can be read of the address; a field that cannot be read filters nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


class RaiseForm(ActionForm):
    """One sentence; the hidden key makes a form that is sent twice one petition."""

    done: ClassVar[str] = "Đã gửi kiến nghị. Chi bộ sẽ trả lời hoặc chuyển nơi có thẩm quyền."
    text = forms.CharField(
        label="Kiến nghị bằng một câu",
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ghi rõ việc gì, ở đâu. Ví dụ: Đề nghị sửa cầu Đồng Xoài, lan can đã gãy.",
    )
    subject = forms.ChoiceField(label="Lĩnh vực", choices=Subject.choices, initial=Subject.OTHER)
    is_anonymous = forms.BooleanField(label="Không ghi tên tôi", required=False)
    is_no_complaint = forms.BooleanField(
        label="Đây là kiến nghị chung, không khiếu nại, tố cáo ai", required=False, widget=forms.HiddenInput
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with a fresh key."""
        kwargs["initial"] = {"key": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    @property
    def is_of_another_register(self) -> bool:
        """Tell whether the words were refused as a complaint; the box against it is shown then."""
        return self.is_bound and any("không xử lý trong sổ kiến nghị" in one for one in self.errors.get("text", []))

    def allow_override(self) -> None:
        """Show the box by which a person says that it is none."""
        self.fields["is_no_complaint"].widget = forms.CheckboxInput()


class ReasonForm(ActionForm):
    """A step that needs nothing but its reason."""

    reason = forms.CharField(label="Lý do", max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 3}))


class ExtendForm(ReasonForm):
    """More time, once."""

    done = "Đã gia hạn."


class RefuseForm(ReasonForm):
    """The cell is not satisfied."""

    done = "Đã ghi ý kiến của chi bộ. Kiến nghị được chuyển lên cấp trên một cấp."
    reason = forms.CharField(
        label="Chi bộ chưa đồng ý vì", max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )


class WithdrawForm(ReasonForm):
    """The cell takes it back."""

    done = "Đã rút kiến nghị."


class AnswerForm(ActionForm):
    """An answer, to one or to all that ask for the same."""

    done = "Đã trả lời. Chi bộ sẽ nghe trả lời ở nội dung đầu tiên của kỳ sinh hoạt tới."
    answer = forms.CharField(label="Trả lời", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, alike: int = 0, **kwargs: Any) -> None:
        """Offer to answer the group, where there is one."""
        super().__init__(*args, **kwargs)
        if alike:
            label = f"Trả lời chung cho cả {alike + 1} kiến nghị cùng nội dung"
            self.fields["for_group"] = forms.BooleanField(label=label, required=False, initial=True)


class SpotForm(ActionForm):
    """What was answered at once."""

    done = "Đã ghi trả lời tại chỗ."
    answer = forms.CharField(label="Trả lời tại chỗ", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class _BodyForm(ActionForm):
    """A form that chooses bodies of a petition: those near by, or any by its code."""

    def __init__(self, *args: Any, petition: Any, **kwargs: Any) -> None:
        """Offer what stands above, beside and below."""
        super().__init__(*args, **kwargs)
        self.petition = petition
        self.near = {str(one.uid): one for one in bodies_near(petition)}
        self.choices = [("", "–"), *((key, f"{one.name} ({one.code})") for key, one in self.near.items())]

    def named(self, code: str) -> Any:
        """Return the organisation that bears a code, or put the error at the field."""
        found = body_by_code(self.petition, code)
        if found is None:
            self.add_error("to_code", "Không có tổ chức đảng nào mang mã này.")
        return found


class ForwardForm(_BodyForm):
    """Where to, and why."""

    done = "Đã chuyển kiến nghị."
    to_code = forms.CharField(
        label="Hoặc mã tổ chức đảng khác", max_length=30, required=False, help_text="Nơi không có trong danh sách trên."
    )
    reason = forms.CharField(label="Lý do chuyển", max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the choice first."""
        super().__init__(*args, **kwargs)
        self.fields["to"] = forms.ChoiceField(label="Chuyển đến", choices=self.choices, required=False)
        self.order_fields(["to", "to_code", "reason"])

    def clean(self) -> dict[str, Any]:
        """Put the organisation in the place of the two fields."""
        fields: dict[str, Any] = super().clean() or self.cleaned_data
        code = fields.pop("to_code", "")
        fields["to"] = self.named(code) if code else self.near.get(fields.get("to") or "")
        if fields["to"] is None and not self.errors:
            self.add_error("to", "Đồng chí chọn nơi chuyển đến.")
        return fields


class SplitForm(_BodyForm):
    """The lead, up to four other bodies with what each answers, and why."""

    done = "Đã tách việc và giao cơ quan chủ trì."
    reason = forms.CharField(label="Lý do tách", max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Lay out lead and parts."""
        super().__init__(*args, **kwargs)
        owner = self.petition.owner
        self.everybody = {str(owner.uid): owner, **self.near} if owner else self.near
        choices = [("", "–"), *((key, f"{one.name} ({one.code})") for key, one in self.everybody.items())]
        lead = str(owner.uid) if owner else ""
        self.fields["lead"] = forms.ChoiceField(label="Cơ quan chủ trì", choices=choices, initial=lead)
        for number in range(1, PARTS + 1):
            is_first = number == 1
            self.fields[f"body_{number}"] = forms.ChoiceField(
                label=f"Phối hợp {number}", choices=choices, required=is_first
            )
            self.fields[f"text_{number}"] = forms.CharField(
                label=f"Việc của nơi phối hợp {number}", max_length=_LONGEST, required=False
            )
            self.fields[f"due_{number}"] = forms.DateField(label=f"Hạn của nơi phối hợp {number}", required=False)
        self.order_fields(["lead"])

    def clean(self) -> dict[str, Any]:
        """Put the parts together."""
        fields: dict[str, Any] = super().clean() or self.cleaned_data
        parts: Sequence[Part] = [
            Part(self.everybody[key], fields.get(f"text_{number}") or self.petition.text, fields.get(f"due_{number}"))
            for number in range(1, PARTS + 1)
            if (key := fields.get(f"body_{number}") or "") in self.everybody
        ]
        lead = self.everybody.get(fields.get("lead") or "")
        return {"lead": lead, "parts": parts, "reason": fields.get("reason", "")}

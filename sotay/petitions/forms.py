"""Raising, moving, splitting and answering petitions; the filters of the register."""

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import QueryDict

from sotay.core.forms import ActionForm, AddressForm
from sotay.petitions.actions.handling import Part
from sotay.petitions.choices import Late, Outcome, PetitionStatus, Subject
from sotay.petitions.queries.bodies import Picks, bodies_everywhere
from sotay.petitions.queries.figures import Period

_ALL = ("", "Tất cả")
_LONGEST = 500


class FilterForm(AddressForm):
    """What the register is narrowed to: the whole state of it is in its address."""

    unsaid = ("under", "owner", "by", "outcome")
    q = forms.CharField(label="Nội dung", required=False, max_length=100)
    status = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[_ALL, ("open", "Đang mở"), *PetitionStatus.choices]
    )
    late = forms.ChoiceField(label="Thời hạn", required=False, choices=[_ALL, *Late.choices])
    subject = forms.ChoiceField(label="Lĩnh vực", required=False, choices=[_ALL, *Subject.choices])
    at = forms.CharField(label="Đang ở (tên, mã)", required=False, max_length=100)
    of = forms.CharField(label="Chi bộ, đảng bộ nêu", required=False, max_length=100)
    since = forms.DateField(label="Nêu từ ngày", required=False)
    until = forms.DateField(label="đến ngày", required=False)
    under = forms.UUIDField(required=False, widget=forms.HiddenInput)
    owner = forms.UUIDField(required=False, widget=forms.HiddenInput)
    by = forms.UUIDField(required=False, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(required=False, choices=[_ALL, *Outcome.choices], widget=forms.HiddenInput)

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """Return what is asked for most."""
        return [self[name] for name in ("q", "status", "late")]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """Return the other conditions."""
        return [self[name] for name in ("subject", "at", "of", "since", "until")]

    @property
    def more_open(self) -> bool:
        """Tell whether one of the other conditions is in force."""
        chosen = self.chosen()
        return any(field.name in chosen for field in self.more_fields)

    @property
    def outcome_words(self) -> str:
        """Return what was asked of a body, in words."""
        return str(dict(Outcome.choices).get(self.chosen().get("outcome", ""), "đã trả lời"))

    def said(self) -> str:
        """Return the filters in words, for what is printed."""
        return "; ".join(chip.text for chip in self.chips(QueryDict()))


class PeriodForm(AddressForm):
    """The period of the board."""

    since = forms.DateField(label="Từ ngày", required=False)
    until = forms.DateField(label="Đến ngày", required=False)

    def period(self) -> Period:
        """Return the period; a day that cannot be read bounds nothing."""
        return Period(**self.chosen())

    def address(self) -> str:
        """Return the period as the register's address takes it."""
        return "".join(f"&{name}={day:%d/%m/%Y}" for name, day in self.chosen().items())


class MeetingForm(AddressForm):
    """The meeting from which a step was taken."""

    meeting = forms.UUIDField(required=False)

    def named(self) -> UUID | None:
        """Return the meeting's code, where the address names one."""
        found: UUID | None = self.chosen().get("meeting")
        return found


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

    done = "Đã ghi ý kiến của chi bộ. Kiến nghị được giải quyết tiếp, có thời hạn mới."
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


class GroupAnswerForm(AnswerForm):
    """One answer to all cells that ask for the same."""

    done = "Đã trả lời tất cả. Mỗi chi bộ nghe trả lời ở nội dung đầu tiên của kỳ sinh hoạt tới."


class ForwardForm(ActionForm):
    """Where to, and why. The page offers bodies; any that stands today is taken."""

    done = "Đã chuyển kiến nghị."
    to = forms.UUIDField(
        label="Chuyển đến", widget=forms.HiddenInput, error_messages={"required": "Đồng chí chọn nơi chuyển đến."}
    )
    reason = forms.CharField(label="Lý do chuyển", max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, petition: Any, picks: Picks, **kwargs: Any) -> None:
        """Remember whose petition it is."""
        super().__init__(*args, **kwargs)
        self.petition, self.picks = petition, picks

    def clean_to(self) -> Any:
        """Return the body."""
        found = bodies_everywhere(self.petition).filter(uid=self.cleaned_data["to"]).first()
        if found is None:
            raise forms.ValidationError("Đồng chí chọn nơi chuyển đến.", code="unknown")
        return found


class SplitForm(ActionForm):
    """The lead, what each of the chosen bodies answers and by when, and why."""

    done = "Đã tách việc và giao cơ quan chủ trì."
    reason = forms.CharField(label="Lý do tách", max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, petition: Any, picks: Picks, **kwargs: Any) -> None:
        """Lay out the lead and one part for each chosen body."""
        super().__init__(*args, **kwargs)
        self.bodies = list(picks.chosen)
        leads = [petition.owner, *self.bodies] if petition.owner else self.bodies
        self.leads = {str(one.uid): one for one in leads}
        choices = [(key, f"{one.name} ({one.code})") for key, one in self.leads.items()]
        self.fields["lead"] = forms.ChoiceField(label="Cơ quan chủ trì", choices=choices)
        for number, body in enumerate(self.bodies, 1):
            label = f"Việc của {body.name}"
            self.fields[f"text_{number}"] = forms.CharField(
                label=label, max_length=_LONGEST, required=False, initial=petition.text
            )
            self.fields[f"due_{number}"] = forms.DateField(
                label="Hạn trả lời", required=False, help_text="Bỏ trống: theo quy định chung."
            )
        self.order_fields(["lead", *(name for name in self.fields if name != "reason"), "reason"])

    def clean(self) -> dict[str, Any]:
        """Put the parts together; the lead concludes and has none."""
        fields: dict[str, Any] = super().clean() or self.cleaned_data
        lead = self.leads.get(fields.get("lead") or "")
        parts: Sequence[Part] = [
            Part(body, fields.get(f"text_{number}") or "", fields.get(f"due_{number}"))
            for number, body in enumerate(self.bodies, 1)
            if body != lead
        ]
        return {"lead": lead, "parts": parts, "reason": fields.get("reason", "")}

"""Giving a task, and reporting on one."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from django import forms

from sotay.core.forms import ActionForm
from sotay.work.choices import TaskStatus

_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class TaskForm(ActionForm):
    """What is to be done, by whom, by when; the members offered come from the view."""

    done: ClassVar[str] = "Đã giao nhiệm vụ."
    title = forms.CharField(label="Nhiệm vụ", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    owner = forms.TypedChoiceField(label="Giao cho", required=False, empty_value=None)
    due_on = forms.DateField(label="Thời hạn", widget=_DAY)

    def __init__(self, *args: Any, owners: Iterable[Any], **kwargs: Any) -> None:
        """Offer the members of the cell."""
        super().__init__(*args, **kwargs)
        by_uid = {str(member.uid): member for member in owners}
        field = cast("forms.TypedChoiceField", self.fields["owner"])
        field.choices = [("", "Cả chi ủy"), *((uid, member.full_name) for uid, member in by_uid.items())]
        field.coerce = by_uid.get


class ReportForm(ActionForm):
    """How a task stands, said by its owner."""

    done: ClassVar[str] = "Đã ghi kết quả."
    STATUSES: ClassVar[list[Any]] = [TaskStatus.DONE, TaskStatus.NOT_DONE, TaskStatus.OPEN]
    status = forms.ChoiceField(
        label="Tình trạng",
        choices=[(status.value, status.label) for status in STATUSES],
        initial=TaskStatus.DONE,
        widget=forms.RadioSelect(attrs={"class": "cards"}),
    )
    result = forms.CharField(
        label="Kết quả",
        max_length=500,
        help_text="Một, hai câu: đã làm gì, kết quả ra sao.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RecordForm(ReportForm):
    """How a task stands, recorded by the secretary, who may also drop it."""

    STATUSES: ClassVar[list[Any]] = [*ReportForm.STATUSES, TaskStatus.DROPPED]
    status = forms.ChoiceField(
        label="Tình trạng",
        choices=[(status.value, status.label) for status in STATUSES],
        initial=TaskStatus.DONE,
        widget=forms.RadioSelect(attrs={"class": "cards"}),
    )

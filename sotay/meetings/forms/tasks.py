"""Giving a task at a meeting, and writing what came of the earlier ones."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.meetings.forms.choosing import offer
from sotay.work.choices import TaskStatus


class AssignmentForm(ActionForm):
    """What is to be done, by whom, by when."""

    done: ClassVar[str] = "Đã giao nhiệm vụ."
    title = forms.CharField(label="Nhiệm vụ", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    owner = forms.TypedChoiceField(label="Giao cho", required=False)
    due_on = forms.DateField(label="Thời hạn")

    def __init__(self, *args: Any, members: Iterable[Any], **kwargs: Any) -> None:
        """Offer the members of the cell."""
        super().__init__(*args, **kwargs)
        offer(self, "owner", members, lambda member: str(member.full_name), nobody="Cả chi ủy")


class ResultForm(ActionForm):
    """What came of a task, as the meeting hears it."""

    done: ClassVar[str] = "Đã ghi kết quả."
    status = forms.ChoiceField(
        label="Tình trạng",
        choices=[(status.value, status.label) for status in (TaskStatus.DONE, TaskStatus.NOT_DONE, TaskStatus.OPEN)],
        initial=TaskStatus.DONE,
        widget=forms.RadioSelect(attrs={"class": "cards"}),
    )
    result = forms.CharField(
        label="Kết quả", max_length=500, help_text="Một, hai câu.", widget=forms.Textarea(attrs={"rows": 3})
    )

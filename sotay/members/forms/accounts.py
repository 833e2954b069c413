"""Choosing whose slips to print."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sotay.core.forms import ActionForm


class SlipsForm(ActionForm):
    """The members ticked on the page; only those who wait for a slip here can be chosen."""

    members = forms.MultipleChoiceField(
        label="Đảng viên",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Đồng chí chọn ít nhất một người.",
            "invalid_choice": "Danh sách đã thay đổi. Đồng chí chọn lại.",
        },
    )

    def __init__(self, *args: Any, rows: Sequence[Any], **kwargs: Any) -> None:
        """Offer those who wait, all of them ticked at first."""
        super().__init__(*args, **kwargs)
        self._waiting = {str(row.member.uid): row.member for row in rows}
        field = self.fields["members"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 -- declared above
        field.choices = [
            (uid, f"{member.full_name}, sinh năm {member.born_on:%Y}") for uid, member in self._waiting.items()
        ]
        field.initial = list(self._waiting)

    def clean_members(self) -> list[Any]:
        """Return the members behind the ticks."""
        return [self._waiting[uid] for uid in self.cleaned_data["members"]]

"""Appointing who helps a cell."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.core.days import today
from sotay.core.forms import ActionForm
from sotay.meetings.forms.choosing import offer

USUAL = dt.timedelta(days=90)


class HelperForm(ActionForm):
    """Who, and until when."""

    done: ClassVar[str] = "Đã cử người giúp chi bộ ghi sổ."
    official = forms.TypedChoiceField(label="Cán bộ giúp chi bộ")
    until = forms.DateField(label="Đến hết ngày", help_text="Nhiều nhất một năm; có thể cử lại.")

    def __init__(self, *args: Any, officials: Iterable[Any], **kwargs: Any) -> None:
        """Offer the officials above."""
        super().__init__(*args, **kwargs)
        offer(
            self,
            "official",
            officials,
            lambda row: f"{row.member.full_name} – {row.get_post_display()}, {row.organisation.name}",
            nobody="Chọn một đồng chí",
        )
        self.fields["until"].initial = today() + USUAL

"""Giving a post, ending it, and the filters of the list."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from sotay.committees.choices import Leaving, Manner, Post, PublicPost
from sotay.core.dates import ONE_DAY
from sotay.core.days import today
from sotay.core.forms import ActionForm, AddressForm
from sotay.documents.decision_fields import DecisionFields

_DAY = forms.DateInput(attrs={"type": "date"})


class FilterForm(AddressForm):
    """A GET form: the whole state of the list is in its address."""

    q = forms.CharField(label="Họ tên hoặc tổ chức", required=False, max_length=100)
    post = forms.ChoiceField(label="Chức vụ", required=False, choices=[("", "Tất cả"), *Post.choices])
    on = forms.DateField(required=False, widget=forms.HiddenInput)
    under = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def chosen(self) -> dict[str, Any]:
        """Return what can be read of the address; a field that cannot be read filters nothing."""
        return {"on": today(), **super().chosen()}


class AppointForm(DecisionFields, ActionForm):
    """Giving a post: to one of the `candidates`, one of the `posts` of the place."""

    done = "Đã ghi chức vụ; quyền theo chức vụ có hiệu lực từ ngày đã ghi."
    first = forms.DateField(label="Giữ chức vụ từ ngày", widget=_DAY)
    until = forms.DateField(
        label="Đến hết ngày",
        required=False,
        widget=_DAY,
        help_text="Để trống: đến hết nhiệm kỳ, hoặc đến khi có quyết định khác.",
    )
    manner = forms.ChoiceField(label="Hình thức", required=False, choices=[("", "Không ghi"), *Manner.choices])
    is_permanent = forms.BooleanField(label="Là phó bí thư thường trực", required=False)
    is_local = forms.TypedChoiceField(
        label="Người địa phương",
        required=False,
        choices=[("", "Không ghi"), ("1", "Là người địa phương"), ("0", "Không phải là người địa phương")],
        coerce=lambda text: text == "1",
        empty_value=None,
    )
    public_post = forms.ChoiceField(label="Đồng thời là", required=False, choices=[("", "Không"), *PublicPost.choices])

    def __init__(self, *args: Any, candidates: Sequence[Any], posts: Sequence[Post], **kwargs: Any) -> None:
        """Offer the people and the posts."""
        super().__init__(*args, **kwargs)
        self._people = {str(person.uid): person for person in candidates}
        self.fields["member"] = forms.ChoiceField(
            label="Đồng chí",
            choices=[
                ("", "Chọn đồng chí"),
                *((key, f"{p.full_name} ({p.born_on.year})") for key, p in self._people.items()),
            ],
        )
        self.fields["post"] = forms.ChoiceField(label="Chức vụ", choices=[(post.value, post.label) for post in posts])
        self.order_fields(["member", "post", "manner", "first", "until"])

    def clean_until(self) -> dt.date | None:
        """Return the first day without the post: people name the last day with it."""
        last = self.cleaned_data["until"]
        return last + ONE_DAY if last else None

    def clean_member(self) -> Any:
        """Return the person chosen."""
        return self._people[self.cleaned_data["member"]]


class EndForm(DecisionFields, ActionForm):
    """Ending a post."""

    done = "Đã ghi thôi giữ chức vụ; quyền theo chức vụ hết từ ngày đó."
    on = forms.DateField(label="Thôi giữ chức vụ từ ngày", widget=_DAY)
    leaving = forms.ChoiceField(label="Lý do", required=False, choices=[("", "Không ghi"), *Leaving.choices])


class CandidateForm(forms.Form):
    """Looking for somebody by name."""

    q = forms.CharField(label="Tìm theo họ tên hoặc số thẻ", required=False, max_length=100)


class ReviewForm(forms.Form):
    """Which finding, which page."""

    finding = forms.CharField(required=False)
    page = forms.IntegerField(required=False, min_value=1)

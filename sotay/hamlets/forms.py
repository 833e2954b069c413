"""Recording hamlets and heads, reviewing, proposing, fitting terms; the filters of the list."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from sotay.core.days import today
from sotay.core.forms import ActionForm, AddressForm
from sotay.documents.decision_fields import DecisionFields
from sotay.hamlets.actions.hamlets import Person
from sotay.hamlets.choices import Conclusion, HamletKind, HeadEnd, Party
from sotay.hamlets.queries.hamlets import REVIEW_CHOICES
from sotay.members.choices import Sex

_ALL = ("", "Tất cả")


class FilterForm(AddressForm):
    """A GET form: the whole state of the list is in its address."""

    q = forms.CharField(label="Tên thôn hoặc họ tên", required=False, max_length=100)
    party = forms.ChoiceField(label="Trưởng thôn", required=False, choices=[_ALL, *Party.choices])
    kind = forms.ChoiceField(label="Loại", required=False, choices=[_ALL, *HamletKind.choices])
    review = forms.ChoiceField(label="Rà soát", required=False, choices=[_ALL, *REVIEW_CHOICES])
    on = forms.DateField(required=False, widget=forms.HiddenInput)
    under = forms.UUIDField(required=False, widget=forms.HiddenInput)


class PlaceForm(forms.Form):
    """Looking for the cell or committee to which a hamlet belongs."""

    q = forms.CharField(label="Tìm chi bộ, đảng bộ cơ sở theo tên hoặc mã", required=False, max_length=100)


class HamletForm(ActionForm):
    """A hamlet as it is."""

    done: ClassVar[str] = "Đã lưu."
    kind = forms.ChoiceField(label="Loại", choices=HamletKind.choices)
    name = forms.CharField(label="Tên", max_length=120, help_text="Ghi cả chữ thôn, bản, tổ dân phố: Thôn Đông.")
    households = forms.IntegerField(label="Số hộ", required=False, min_value=0, max_value=100_000)


class NewHamletForm(HamletForm):
    """A hamlet that is recorded."""

    done = "Đã ghi thêm thôn, tổ dân phố."
    first = forms.DateField(label="Có từ ngày")


class EndHamletForm(ActionForm):
    """The end of a hamlet."""

    done = "Đã ghi kết thúc."
    on = forms.DateField(label="Không còn từ ngày", help_text="Sáp nhập, chia tách, đổi đơn vị hành chính.")


class HeadForm(DecisionFields, ActionForm):
    """Who was elected: one of the `people`, or somebody who is no member."""

    done = "Đã ghi người giữ chức vụ."
    full_name = forms.CharField(
        label="Họ và tên, nếu chưa là đảng viên",
        max_length=120,
        required=False,
        help_text="Chọn đảng viên thì để trống.",
    )
    sex = forms.ChoiceField(label="Giới tính", choices=[("", "–"), *Sex.choices], required=False)
    born_on = forms.DateField(label="Ngày sinh", required=False)
    first = forms.DateField(label="Giữ chức vụ từ ngày")
    term_until = forms.DateField(label="Hết nhiệm kỳ ngày")

    def __init__(self, *args: Any, posts: Sequence[tuple[str, str]], people: Sequence[Any], **kwargs: Any) -> None:
        """Offer the posts of the hamlet and the members of the place."""
        super().__init__(*args, **kwargs)
        self._people = {str(one.uid): one for one in people}
        self.fields["post"] = forms.ChoiceField(label="Chức vụ", choices=posts)
        self.fields["member"] = forms.ChoiceField(
            label="Đảng viên", required=False, choices=[("", "Chưa là đảng viên"), *_named(self._people)]
        )
        self.order_fields(["post", "member", "full_name", "sex", "born_on", "first", "term_until"])

    def clean(self) -> dict[str, Any]:
        """Put the person in the place of the fields about them."""
        fields = super().clean()
        names = ("member", "full_name", "sex", "born_on")
        member, full_name, sex, born_on = (fields.pop(name, None) for name in names)
        fields["person"] = Person(self._people.get(member or ""), full_name or "", sex or "", born_on)
        return fields


class EndHeadForm(ActionForm):
    """The end of a post."""

    done = "Đã ghi thôi giữ chức vụ."
    on = forms.DateField(label="Thôi giữ chức vụ từ ngày")
    reason = forms.ChoiceField(label="Lý do", choices=HeadEnd.choices)


class ReviewForm(ActionForm):
    """What the cell concluded about a head who is not a member."""

    done = "Đã ghi kết quả rà soát."
    reviewed_on = forms.DateField(label="Ngày rà soát")
    conclusion = forms.ChoiceField(label="Kết luận của chi bộ", choices=Conclusion.choices, widget=forms.RadioSelect)
    note = forms.CharField(label="Việc tiếp theo", max_length=300, required=False)

    def __init__(self, *args: Any, helpers: Sequence[Any], **kwargs: Any) -> None:
        """Offer the full members of the cell."""
        super().__init__(*args, **kwargs)
        self._people = {str(one.uid): one for one in helpers}
        self.fields["helper"] = forms.ChoiceField(
            label="Đảng viên theo dõi, giúp đỡ", required=False, choices=[("", "Chưa phân công"), *_named(self._people)]
        )
        self.fields["reviewed_on"].initial = today()
        self.order_fields(["reviewed_on", "conclusion", "helper", "note"])

    def clean_helper(self) -> Any:
        """Return the member chosen, or nobody."""
        return self._people.get(self.cleaned_data["helper"])


class ProposeForm(ActionForm):
    """Whom the cell proposes."""

    done = "Đã ghi giới thiệu. Cấp ủy cơ sở sẽ trả lời."
    proposed_on = forms.DateField(label="Chi bộ thống nhất ngày")

    def __init__(self, *args: Any, posts: Sequence[tuple[str, str]], people: Sequence[Any], **kwargs: Any) -> None:
        """Offer the posts of the hamlet and the members of the cell."""
        super().__init__(*args, **kwargs)
        self._people = {str(one.uid): one for one in people}
        self.fields["post"] = forms.ChoiceField(label="Giới thiệu ứng cử", choices=posts)
        self.fields["member"] = forms.ChoiceField(
            label="Đồng chí", choices=[("", "Chọn đồng chí"), *_named(self._people)]
        )
        self.fields["proposed_on"].initial = today()
        self.order_fields(["post", "member", "proposed_on"])

    def clean_member(self) -> Any:
        """Return the member chosen."""
        return self._people[self.cleaned_data["member"]]


class AlignForm(DecisionFields, ActionForm):
    """Which terms are fitted, under which decision."""

    done = "Đã điều chỉnh nhiệm kỳ."

    def __init__(self, *args: Any, heads: Sequence[Any], **kwargs: Any) -> None:
        """Offer the heads whose terms can be changed."""
        super().__init__(*args, **kwargs)
        self.fields["heads"] = forms.TypedMultipleChoiceField(
            label="Điều chỉnh", choices=[(str(one.uid), str(one)) for one in heads], required=False, coerce=str
        )


class TargetForm(ActionForm):
    """A target."""

    done = "Đã ghi chỉ tiêu."
    year = forms.IntegerField(label="Đến hết năm", min_value=2011, max_value=2100)
    percent = forms.IntegerField(label="Trưởng thôn là đảng viên (%)", min_value=1, max_value=100)
    source = forms.CharField(label="Theo văn bản", max_length=200)


class DayForm(forms.Form):
    """A GET form; what cannot be read means today."""

    on = forms.DateField(required=False)

    def day(self) -> dt.date:
        """Return the day asked for."""
        self.is_valid()
        return self.cleaned_data.get("on") or today()


def _named(people: dict[str, Any]) -> list[tuple[str, str]]:
    """Return people as a drop-down shows them."""
    return [(key, f"{one.full_name} ({one.born_on.year})") for key, one in people.items()]

"""Box 1 of a paper, signing a box, giving a paper back, the paper from another province, the filters of the list."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from sotay.core.dates import ONE_DAY
from sotay.core.days import today
from sotay.core.forms import ActionForm, AddressForm
from sotay.documents.decision_fields import DecisionFields
from sotay.members.choices import Sex, Status
from sotay.transfers.choices import Cause, Direction, Due, TransferKind, TransferStatus

_DAY = forms.DateInput(attrs={"type": "date"})
_KINDS = (
    ("official", "Chính thức: thôi sinh hoạt ở đây, đảng số chuyển đến nơi mới"),
    ("temporary", "Tạm thời: từ 3 đến dưới 12 tháng, đảng số giữ nguyên ở đây"),
    ("abroad", "Ra ngoài nước"),
)


class FilterForm(AddressForm):
    """A GET form: the whole state of the list is in its address."""

    q = forms.CharField(
        label="Họ tên đảng viên", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    status = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *TransferStatus.choices])
    kind = forms.ChoiceField(label="Loại giấy", required=False, choices=[("", "Tất cả"), *TransferKind.choices])
    direction = forms.ChoiceField(label="Hướng", required=False, choices=[("", "Tất cả"), *Direction.choices])
    due = forms.ChoiceField(label="Việc đến hạn", required=False, choices=[("", "Tất cả"), *Due.choices])
    turn = forms.ChoiceField(label="Lượt ký", required=False, choices=[("", "Tất cả"), ("own", "Đến lượt cấp mình")])
    organisation = forms.UUIDField(required=False, widget=forms.HiddenInput)


class CellForm(forms.Form):
    """Looking for the cell from which somebody goes."""

    q = forms.CharField(
        label="Tìm chi bộ", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )


class PlaceForm(forms.Form):
    """Looking for the cell to which somebody goes."""

    q = forms.CharField(
        label="Tìm chi bộ nơi đến trong tỉnh (tên chi bộ, tên đảng bộ)",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class _WayFields(forms.Form):
    """What box 1 says of the way."""

    kind = forms.ChoiceField(label="Hình thức chuyển", choices=_KINDS, widget=forms.RadioSelect, initial="official")
    cause = forms.ChoiceField(label="Lý do", choices=Cause.choices)
    moved_on = forms.DateField(
        label="Ngày có quyết định, hoặc ngày thay đổi nơi ở, nơi công tác",
        widget=_DAY,
        help_text="Thời hạn làm thủ tục tính từ ngày này.",
    )
    target_name = forms.CharField(
        label="Nơi đến ngoài tỉnh",
        required=False,
        max_length=300,
        help_text="Chỉ ghi khi không chọn chi bộ trong tỉnh. Ví dụ: Đảng bộ xã A, tỉnh B.",
    )
    until = forms.DateField(
        label="Sinh hoạt tạm thời đến hết ngày", required=False, widget=_DAY, help_text="Bắt buộc khi chuyển tạm thời."
    )
    note = forms.CharField(label="Ghi chú", required=False, max_length=300)

    def __init__(self, *args: Any, places: Sequence[Any] = (), **kwargs: Any) -> None:
        """Offer the cells that were found."""
        super().__init__(*args, **kwargs)
        self._places = {str(place.uid): place for place in places}
        self.fields["target"] = forms.ChoiceField(
            label="Chi bộ nơi đến",
            required=False,
            choices=[("", "Ngoài tỉnh (ghi tên ở ô dưới)"), *((key, _place(p)) for key, p in self._places.items())],
            initial=next(iter(self._places)) if len(self._places) == 1 else "",
        )

    def clean_until(self) -> dt.date | None:
        """Return the first day without the stay: people name the last day with it."""
        last = self.cleaned_data["until"]
        return last + ONE_DAY if last else None

    def clean_target(self) -> Any:
        """Return the cell."""
        return self._places.get(self.cleaned_data["target"])


class StartForm(_WayFields, DecisionFields, ActionForm):
    """The papers of one or many members of a cell."""

    done = "Đã lập giấy giới thiệu và ký ô 1."

    def __init__(self, *args: Any, people: Sequence[Any], places: Sequence[Any] = (), **kwargs: Any) -> None:
        """Offer the people."""
        super().__init__(*args, places=places, **kwargs)
        self._people = {str(person.uid): person for person in people}
        self.fields["members"] = forms.MultipleChoiceField(
            label="Đảng viên chuyển đi",
            choices=[(key, f"{p.full_name} ({p.born_on.year})") for key, p in self._people.items()],
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(["members", "kind", "target", "target_name", "cause", "moved_on", "until", "note"])

    def clean_members(self) -> list[Any]:
        """Return the people chosen."""
        return [self._people[key] for key in self.cleaned_data["members"]]


class AskForm(_WayFields, ActionForm):
    """What a member asks of the own cell."""

    done = "Đã gửi đề nghị đến bí thư chi bộ."

    def __init__(self, *args: Any, places: Sequence[Any] = (), **kwargs: Any) -> None:
        """Put the place first."""
        super().__init__(*args, places=places, **kwargs)
        self.order_fields(["target", "target_name", "kind", "cause", "moved_on", "until", "note"])


class SignForm(ActionForm):
    """A signature: the day, and for another level who signed on the paper."""

    done = "Đã ký; giấy chuyển sang ô tiếp theo."
    signed_on = forms.DateField(label="Ngày ký", widget=_DAY)
    signer_name = forms.CharField(label="Người ký trên giấy", max_length=120, required=False)
    note = forms.CharField(
        label="Ghi chú",
        max_length=300,
        required=False,
        help_text="Chỗ sửa nhỏ trên giấy (gạch, viết lại, đóng dấu) ghi ở đây.",
    )

    def __init__(self, *args: Any, is_own: bool, **kwargs: Any) -> None:
        """Ask for the signer's name only where it is written for another level."""
        super().__init__(*args, **kwargs)
        if is_own:
            del self.fields["signer_name"]
        else:
            self.fields["signer_name"].required = True
            self.fields["signer_name"].help_text = "Đồng chí ghi thay cấp khác theo giấy: ghi họ tên người đã ký."


class ReasonForm(ActionForm):
    """Why a paper ends."""

    done = "Đã ghi; nơi giới thiệu và đảng viên được báo."
    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class RedirectForm(ActionForm):
    """Another cell that receives."""

    done = "Đã chuyển giấy đến chi bộ khác."

    def __init__(self, *args: Any, places: Sequence[Any], **kwargs: Any) -> None:
        """Offer the cells."""
        super().__init__(*args, **kwargs)
        self._places = {str(place.uid): place for place in places}
        self.fields["target"] = forms.ChoiceField(
            label="Chi bộ tiếp nhận", choices=[(key, _place(place)) for key, place in self._places.items()]
        )

    def clean_target(self) -> Any:
        """Return the cell."""
        return self._places[self.cleaned_data["target"]]


class EndStayForm(ActionForm):
    """Ending a temporary stay early."""

    done = "Đã ghi thôi sinh hoạt tạm thời."
    on = forms.DateField(label="Thôi sinh hoạt tạm thời từ ngày", widget=_DAY)
    reason = forms.CharField(label="Lý do", max_length=300, required=False)


class IncomingForm(ActionForm):
    """What the paper of another province says."""

    done = "Đã ghi giấy; chờ chi bộ tiếp nhận ký ô cuối."
    full_name = forms.CharField(label="Họ và tên khai sinh", max_length=120)
    born_on = forms.DateField(label="Ngày sinh", widget=_DAY)
    sex = forms.ChoiceField(label="Giới tính", choices=Sex.choices)
    national_id = forms.RegexField(
        r"^\d{12}$",
        label="Số định danh cá nhân",
        error_messages={"invalid": "Số định danh gồm 12 chữ số."},
    )
    home_town = forms.CharField(label="Quê quán", max_length=200, required=False)
    joined_on = forms.DateField(label="Ngày vào Đảng", widget=_DAY)
    official_on = forms.DateField(label="Ngày chính thức", required=False, widget=_DAY)
    source_name = forms.CharField(label="Nơi giới thiệu (chi bộ, đảng bộ, tỉnh)", max_length=300)
    paper_number = forms.CharField(label="Số giấy giới thiệu", max_length=60)
    introduced_on = forms.DateField(label="Ngày giới thiệu", widget=_DAY)
    cause = forms.ChoiceField(label="Lý do chuyển", choices=Cause.choices)
    until = forms.DateField(
        label="Chỉ sinh hoạt tạm thời đến hết ngày",
        required=False,
        widget=_DAY,
        help_text="Để trống: chuyển chính thức.",
    )
    note = forms.CharField(label="Ghi chú", required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """Put the person's facts together as the record keeps them."""
        cleaned = super().clean() or self.cleaned_data
        born, joined, official = cleaned.get("born_on"), cleaned.get("joined_on"), cleaned.get("official_on")
        if born and joined and joined <= born:
            self.add_error("joined_on", "Ngày vào Đảng phải sau ngày sinh.")
        if official and joined and official < joined:
            self.add_error("official_on", "Ngày chính thức không thể trước ngày vào Đảng.")
        if self.errors:
            return cleaned
        names = ("full_name", "born_on", "sex", "national_id", "home_town", "joined_on", "official_on")
        person = {name: cleaned.pop(name) for name in names}
        person = {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in person.items()}
        until = cleaned.pop("until")
        status = Status.FULL if person["official_on"] else Status.PROBATIONARY
        return {**cleaned, "person": {**person, "status": status.value}, "until": until + ONE_DAY if until else None}


class YearForm(forms.Form):
    """Which year of a register."""

    year = forms.IntegerField(required=False, min_value=2000, max_value=2100)

    def chosen(self) -> int:
        """Return the year."""
        self.is_valid()
        return self.cleaned_data.get("year") or today().year


def _place(place: Any) -> str:
    """Return a cell with what stands above it."""
    above = place.parent.name if place.parent else ""
    return f"{place.name}, {above}" if above else str(place.name)

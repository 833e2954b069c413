"""The filters of the reports, the lists and the board: all of them in the address."""

import datetime as dt
from typing import Any

from django import forms

from sotay.committees.choices import CongressStatus, Post
from sotay.committees.forms.duties import DAY
from sotay.committees.rules.congresses import Timing
from sotay.core.days import today
from sotay.core.forms import AddressForm
from sotay.organisations.choices import GRASSROOTS_KINDS, Kind, Sector

LEVELS: dict[str, tuple[str, tuple[Kind, ...]]] = {
    "grassroots": ("Cấp ủy cơ sở", GRASSROOTS_KINDS),
    "cell": ("Chi ủy, bí thư, phó bí thư chi bộ trực thuộc", (Kind.CELL,)),
    "partial": ("Đảng ủy bộ phận", (Kind.PARTIAL_COMMITTEE,)),
    "direct": ("Cấp ủy trực thuộc tỉnh ủy", (Kind.DIRECT,)),
    "province": ("Tỉnh ủy", (Kind.PROVINCE,)),
    "all": ("Cấp ủy các cấp", ()),
}
_LEVEL_CHOICES = [(key, label) for key, (label, _kinds) in LEVELS.items()]
TIMING_LABELS = {
    Timing.LATE: "Quá hạn",
    Timing.DUE: "Đến hạn trình duyệt",
    Timing.AHEAD: "Chưa đến hạn",
    Timing.DONE: "Đã đại hội",
}


class _Filter(AddressForm):
    """A GET form; a field that cannot be read is as if it were empty."""

    defaults: dict[str, Any] = {}

    def chosen(self) -> dict[str, Any]:
        """Return what can be read of the address, with what stands in for the rest."""
        return {**self.defaults, **super().chosen()}


class StructureForm(_Filter):
    """Which committees, on which day, which line of the report."""

    defaults = {"level": "grassroots", "sector": "", "key": ""}
    level = forms.ChoiceField(label="Cấp ủy", required=False, choices=_LEVEL_CHOICES)
    sector = forms.ChoiceField(label="Loại hình", required=False, choices=[("", "Tất cả"), *Sector.choices])
    on = forms.DateField(label="Tính đến ngày", required=False, widget=DAY)
    key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def chosen(self) -> dict[str, Any]:
        """Return the conditions; without a day, today."""
        return {"on": today(), **super().chosen()}


class ChangesForm(_Filter):
    """Which committees, between which days, which post."""

    defaults = {"level": "grassroots", "post": ""}
    level = forms.ChoiceField(label="Cấp ủy", required=False, choices=_LEVEL_CHOICES)
    first = forms.DateField(label="Từ ngày", required=False, widget=DAY)
    last = forms.DateField(label="Đến hết ngày", required=False, widget=DAY)
    post = forms.ChoiceField(label="Chức vụ", required=False, choices=[("", "Tất cả"), *Post.choices])

    def chosen(self) -> dict[str, Any]:
        """Return the conditions; without days, this year until today."""
        found = {"first": dt.date(today().year, 1, 1), "last": today(), **super().chosen()}
        if found["last"] < found["first"]:
            found["first"], found["last"] = found["last"], found["first"]
        return found


class BoardForm(_Filter):
    """Which kind of organisation the board counts."""

    defaults = {"kind": "", "under": None}
    kind = forms.ChoiceField(label="Loại tổ chức", required=False)
    under = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        """Offer the kinds of the round."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Tất cả"), *((one, Kind(one).label) for one in kinds)]  # type: ignore[attr-defined]  # a choice field


class CongressListForm(BoardForm):
    """Which congresses of a round."""

    defaults = {"kind": "", "under": None, "status": "", "timing": "", "q": ""}
    q = forms.CharField(label="Tên tổ chức", required=False, max_length=100)
    status = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *CongressStatus.choices])
    timing = forms.ChoiceField(
        label="Tiến độ", required=False, choices=[("", "Tất cả"), *((one.value, text) for one, text in TIMING_LABELS.items())]
    )  # fmt: skip

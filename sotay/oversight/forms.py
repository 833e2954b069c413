"""The forms of exemption, departure, discipline and screening, and the filters of their lists."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms

from sotay.core.dates import ONE_DAY
from sotay.core.days import today
from sotay.core.forms import ActionForm, AddressForm
from sotay.documents.decision_fields import DecisionFields
from sotay.meetings.vote_fields import CellVoteFields
from sotay.oversight.choices import Body, Conclusion, DepartureKind, ExemptionReason, Form, Ground, OrganisationForm
from sotay.oversight.queries.lists import Filters

# Whoever opens the form chooses a way out; expulsion is recorded as a discipline, a death by a form of its own.
OPENED = (DepartureKind.STRUCK_OFF, DepartureKind.RESIGNED, DepartureKind.CANCELLED)


def _day(label: str, **more: Any) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **more)


class FilterForm(AddressForm):
    """A GET form: the whole state of a list is in its address."""

    q = forms.CharField(
        label="Họ tên", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = forms.ChoiceField(label="Loại", required=False)
    year = forms.IntegerField(label="Năm", required=False, min_value=1930, max_value=2200)
    state = forms.CharField(required=False, max_length=15, widget=forms.HiddenInput)
    organisation = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, Any]] = (), label: str = "", **kwargs: Any) -> None:
        """Offer the kinds; a list that has none has no such field."""
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        field.choices, field.label = [("", "Tất cả"), *kinds], label
        if not label:
            del self.fields["kind"]

    def filters(self) -> Filters:
        """Return what can be read of the address; a field that cannot be read filters nothing."""
        return Filters(**self.chosen())


# --- Exemption ---------------------------------------------------------------------------------------------------


class ExemptForm(CellVoteFields, DecisionFields, ActionForm):
    """A request for exemption with the cell's vote; the decision only where the cell decides."""

    done: ClassVar[str] = "Đã ghi đề nghị miễn công tác và sinh hoạt đảng."
    reason = forms.ChoiceField(label="Lý do", choices=ExemptionReason.choices)
    first = _day("Miễn từ ngày")
    until = _day("Đến hết ngày", required=False, help_text="Tuổi cao, sức khỏe yếu có thể để trống.")
    asked_on = _day("Ngày viết đơn")
    by_relative = forms.BooleanField(label="Người thân viết thay", required=False)
    paper = forms.CharField(
        label="Hồ sơ bệnh án, giấy xác nhận",
        required=False,
        max_length=120,
        help_text="Chỉ ghi số, ngày, nơi cấp; không ghi nội dung bệnh.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the vote and the decision last."""
        super().__init__(*args, **kwargs)
        own = ["reason", "first", "until", "asked_on", "by_relative", "paper"]
        self.order_fields([*own, "vote_motion", "vote_day", "vote_base", "vote_yes"])
        self.fields["decision_number"].label = "Số, ký hiệu nghị quyết của chi bộ"
        self.fields[
            "decision_number"
        ].help_text = "Chi bộ quyết định khi tuổi cao, sức khỏe yếu; lý do khác để trống bốn ô này."

    def clean_until(self) -> dt.date | None:
        """Return the first day back: people name the last day away."""
        last = self.cleaned_data["until"]
        return last + ONE_DAY if last else None


class DecisionForm(DecisionFields, ActionForm):
    """A decision and nothing else."""

    done: ClassVar[str] = "Đã ghi quyết định."


class ReasonForm(ActionForm):
    """Why something goes no further."""

    done: ClassVar[str] = "Đã ghi."
    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class DayForm(ActionForm):
    """One day; `label` says of what."""

    done: ClassVar[str] = "Đã ghi."
    on = _day("Ngày")

    def __init__(self, *args: Any, label: str = "Ngày", **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = label


# --- Departure ---------------------------------------------------------------------------------------------------


class OpenForm(ActionForm):
    """Beginning to consider that a member leaves."""

    done: ClassVar[str] = "Đã lập hồ sơ. Làm tiếp các bước ghi dưới đây."
    kind = forms.ChoiceField(
        label="Hình thức",
        choices=[(kind.value, kind.label) for kind in OPENED],
        widget=forms.RadioSelect(attrs={"class": "segmented"}),
        initial=DepartureKind.STRUCK_OFF,
    )
    ground = forms.ChoiceField(
        label="Căn cứ xóa tên", required=False, choices=[("", "– không phải xóa tên –"), *Ground.choices]
    )
    on = _day("Ngày bắt đầu xem xét")


class ReportDeathForm(DayForm):
    """What a cell reports; `kind` is fixed."""

    done: ClassVar[str] = "Đã báo đảng viên từ trần; cấp ủy cấp trên ghi nhận."

    def clean(self) -> dict[str, Any]:
        """Say which way out it is."""
        return {**(super().clean() or self.cleaned_data), "kind": DepartureKind.DECEASED.value}


class DeathForm(ActionForm):
    """A death that is recorded at once."""

    done: ClassVar[str] = "Đã ghi đảng viên từ trần; chức vụ và quyền trong Sổ tay kết thúc từ ngày đó."
    died_on = _day("Ngày từ trần")


class VoteForm(CellVoteFields, ActionForm):
    """The cell's vote."""

    done: ClassVar[str] = "Đã ghi kết quả biểu quyết của chi bộ."


class CommitteeVoteForm(ActionForm):
    """The vote of the grassroots committee."""

    done: ClassVar[str] = "Đã ghi kết quả biểu quyết của đảng ủy."
    met_on = _day("Đảng ủy cơ sở họp ngày")
    base = forms.IntegerField(label="Cấp ủy viên được triệu tập", min_value=1)
    yes = forms.IntegerField(label="Số đồng ý", min_value=0)


class DecideForm(DecisionFields, ActionForm):
    """The decision, its day, and the vote of the standing committee where there was one."""

    done: ClassVar[str] = "Đã ghi quyết định; chức vụ, quyền, sinh hoạt đảng kết thúc từ ngày có hiệu lực."
    effective_on = _day("Có hiệu lực từ ngày")
    announced_on = _day(
        "Công bố, trao quyết định ngày", required=False, help_text="Thời hạn khiếu nại tính từ ngày này."
    )
    standing_base = forms.IntegerField(label="Ủy viên ban thường vụ cấp quyết định", required=False, min_value=1)
    standing_yes = forms.IntegerField(label="Số ủy viên ban thường vụ đồng ý", required=False, min_value=0)


# --- Discipline --------------------------------------------------------------------------------------------------


class DisciplineForm(DecisionFields, ActionForm):
    """A member's discipline: form, body, days, decision; nothing of the case."""

    done: ClassVar[str] = "Đã ghi kỷ luật."
    form = forms.ChoiceField(label="Hình thức kỷ luật", choices=Form.choices)
    position = forms.TypedChoiceField(label="Chức vụ bị cách", required=False, empty_value=None)
    body = forms.ChoiceField(label="Cấp quyết định", choices=Body.choices)
    effective_on = _day("Có hiệu lực từ ngày", help_text="Chi bộ quyết định: ngày công bố kết quả biểu quyết.")
    announced_on = _day("Công bố ngày", help_text="Thời hạn khiếu nại tính từ ngày này.")

    def __init__(self, *args: Any, posts: Iterable[Any] = (), **kwargs: Any) -> None:
        """Offer the posts from which the member can be removed."""
        super().__init__(*args, **kwargs)
        by_uid = {str(post.uid): post for post in posts}
        field = self.fields["position"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
        field.choices = [("", "– không –"), *((uid, f"{p}, {p.organisation}") for uid, p in by_uid.items())]
        field.coerce = by_uid.__getitem__


class OrganisationDisciplineForm(DecisionFields, ActionForm):
    """An organisation's discipline."""

    done: ClassVar[str] = "Đã ghi kỷ luật tổ chức đảng."
    form = forms.ChoiceField(label="Hình thức kỷ luật", choices=OrganisationForm.choices)
    body = forms.ChoiceField(label="Cấp quyết định", choices=Body.choices, initial=Body.STANDING)
    effective_on = _day("Có hiệu lực từ ngày")
    announced_on = _day("Công bố ngày")


class LiftForm(DecisionFields, ActionForm):
    """The removal of a discipline."""

    done: ClassVar[str] = "Đã ghi việc xóa, hủy kỷ luật."
    on = _day("Từ ngày")


# --- Screening ---------------------------------------------------------------------------------------------------


class ScreeningForm(ActionForm):
    """What the cell concludes."""

    done: ClassVar[str] = "Đã ghi kết luận của chi bộ."
    conclusion = forms.ChoiceField(label="Kết luận của chi bộ", choices=Conclusion.choices, widget=forms.RadioSelect)


def year_asked(address: Mapping[str, str]) -> int:
    """Return the year that an address names, or the present one."""
    form = FilterForm(address)
    return form.filters().year or today().year

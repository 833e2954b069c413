"""The forms of the road into the Party and of its targets."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from sotay.core.days import today
from sotay.core.find import uid_of
from sotay.core.forms import ActionForm
from sotay.development.choices import (
    SHORT_STEP,
    CandidateStatus,
    Level,
    Source,
    Special,
    StepKind,
    TargetKind,
)
from sotay.development.queries.candidates import LATE, MASKED, SOON, Filters
from sotay.development.rules import CELL_VOTES, DECISIONS, VOTES
from sotay.documents.decision_fields import DecisionFields
from sotay.members.choices import Sex


def day_input() -> forms.DateInput:
    """Return the picker of a day."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def offer(form: forms.Form, name: str, rows: Iterable[Any], *, nobody: str) -> None:
    """Let a choice field offer rows by their code, and give the row that was chosen."""
    field = form.fields[name]
    assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
    by_key = {str(getattr(row, "uid", row.pk)): row for row in rows}
    field.choices = [("", nobody), *((key, _words(row)) for key, row in by_key.items())]
    field.coerce = by_key.__getitem__
    field.empty_value = None


def _words(row: Any) -> str:
    """Return how a choice reads; a motion with the day of its meeting and its count."""
    meeting = getattr(row, "meeting", None)
    return f"{meeting.held_on:%d/%m/%Y}: {row} ({row.agree}/{row.base})" if meeting else str(row)


class FilterForm(forms.Form):
    """What the list is narrowed to."""

    q = forms.CharField(label="Tìm theo tên", max_length=80, required=False)
    source = forms.ChoiceField(label="Nguồn", choices=[("", "Mọi nguồn"), *Source.choices], required=False)
    stage = forms.ChoiceField(label="Đang chờ bước", choices=[("", "Mọi bước"), *SHORT_STEP.items()], required=False)
    due = forms.ChoiceField(
        label="Hạn", choices=[("", "Tất cả"), (LATE, "Quá hạn"), (SOON, "Sắp đến hạn")], required=False
    )
    level = forms.ChoiceField(label="Cấp thực hiện", choices=[("", "Mọi cấp"), *Level.choices], required=False)
    status = forms.ChoiceField(
        label="Tình trạng", choices=[("", "Đang theo dõi"), *CandidateStatus.choices], required=False
    )
    reached = forms.CharField(required=False, widget=forms.HiddenInput)
    organisation = forms.CharField(required=False, widget=forms.HiddenInput)

    def filters(self) -> Filters:
        """Return the filters; what cannot be read is left out."""
        self.is_valid()
        found = {name: self.cleaned_data.get(name, "") for name in ("q", "source", "stage", "due", "level", "status")}
        return Filters(**found, reached=self.cleaned_data.get("reached", ""), organisation=self._organisation())

    def _organisation(self) -> UUID | None:
        """Return the code of the organisation, if it is one."""
        return uid_of(self.cleaned_data.get("organisation", ""))


class CandidateForm(ActionForm):
    """Who is put on the list. What is masked may be left as it stands, typed over, or emptied."""

    done: ClassVar[str] = "Đã lưu thông tin quần chúng."
    full_name = forms.CharField(label="Họ và tên khai sinh", max_length=120)
    born_on = forms.DateField(label="Ngày sinh", widget=day_input())
    sex = forms.ChoiceField(
        label="Giới tính", choices=Sex.choices, widget=forms.RadioSelect(attrs={"class": "segmented"})
    )
    source = forms.ChoiceField(label="Nguồn", choices=Source.choices)
    noted_on = forms.DateField(label="Ngày chi bộ đưa vào danh sách", widget=day_input(), initial=today)
    national_id = forms.RegexField(
        r"^\d{12}$",
        label="Số định danh cá nhân",
        required=False,
        help_text="Cần có trước lễ kết nạp.",
        error_messages={"invalid": "Số định danh gồm 12 chữ số."},
    )
    phone = forms.RegexField(
        r"^0\d{9}$",
        label="Điện thoại",
        required=False,
        error_messages={"invalid": "Số điện thoại gồm 10 chữ số, bắt đầu bằng số 0."},
    )
    residence = forms.CharField(label="Nơi thường trú", max_length=300, required=False)
    home_town = forms.CharField(label="Quê quán", max_length=200, required=False)
    ethnicity = forms.CharField(label="Dân tộc", max_length=40, required=False)
    religion = forms.CharField(label="Tôn giáo", max_length=40, required=False)
    occupation = forms.CharField(label="Nghề nghiệp, chức vụ", max_length=120, required=False)
    general_education = forms.CharField(label="Giáo dục phổ thông", max_length=20, required=False)
    qualification = forms.CharField(label="Chuyên môn nghiệp vụ", max_length=60, required=False)
    special = forms.ChoiceField(label="Trường hợp đặc biệt", choices=Special.choices, required=False)
    left_on = forms.DateField(
        label="Ngày ra khỏi Đảng (hoặc ngày được xóa án tích)",
        widget=day_input(),
        required=False,
        help_text="Chỉ ghi khi kết nạp lại.",
    )
    note = forms.CharField(label="Ghi chú", max_length=400, required=False)

    def clean(self) -> dict[str, Any]:
        """Leave alone what still stands masked."""
        for name in MASKED:
            if self.initial.get(name) and self.data.get(name) == self.initial[name]:
                self.errors.pop(name, None)
                self.cleaned_data.pop(name, None)
        return self.cleaned_data


class StepForm(ActionForm, DecisionFields):
    """One step of the road: its day, and what this kind of step tells."""

    held_on = forms.DateField(label="Ngày", widget=day_input(), initial=today)
    motion = forms.TypedChoiceField(
        label="Theo kết quả biểu quyết tại kỳ họp", required=False, help_text="Chọn ở đây thì không phải ghi số phiếu."
    )
    base = forms.IntegerField(label="Số được triệu tập", min_value=1, max_value=999, required=False)
    present = forms.IntegerField(label="Có mặt", min_value=0, max_value=999, required=False)
    agree = forms.IntegerField(label="Tán thành", min_value=0, max_value=999, required=False)
    disagree = forms.IntegerField(label="Không tán thành", min_value=0, max_value=999, required=False)
    member = forms.TypedChoiceField(label="Đảng viên giúp đỡ")
    certificate_number = forms.CharField(label="Số giấy chứng nhận", max_length=60, required=False)
    certificate_by = forms.CharField(label="Nơi cấp", max_length=200, required=False)
    received_on = forms.DateField(label="Ngày chi bộ nhận được quyết định", widget=day_input(), required=False)
    note = forms.CharField(label="Ghi chú", max_length=400, required=False)

    def __init__(
        self, *args: Any, kind: str, motions: Iterable[Any] = (), helpers: Iterable[Any] = (), **kwargs: Any
    ) -> None:
        """Keep the fields of the kind of step."""
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - _fields_of(kind):
            del self.fields[name]
        if "motion" in self.fields:
            known = list(motions)
            offer(self, "motion", known, nobody="Ghi số phiếu dưới đây")
            if not known:
                del self.fields["motion"]
        if "member" in self.fields:
            offer(self, "member", helpers, nobody="Chọn đảng viên")
        if kind in {StepKind.AWARENESS, StepKind.NEW_MEMBER_CLASS}:
            self.fields["held_on"].label = "Ngày cấp giấy chứng nhận"
        if kind in DECISIONS:
            self.fields["held_on"].label = "Ngày ký quyết định"

    def clean(self) -> dict[str, Any]:
        """Hand on what this kind of step takes."""
        cleaned = super().clean()
        if "decision_number" not in self.fields:
            cleaned.pop("decision", None)
        return cleaned


def _fields_of(kind: str) -> set[str]:
    """Return the names of the fields of a kind of step."""
    if kind == StepKind.HELPER:
        return {"held_on", "member"}
    if kind == StepKind.CEREMONY:
        return {"held_on", "note"}
    names = {"held_on", "note"}
    if kind in VOTES:
        names |= {"base", "present", "agree", "disagree"}
    if kind in CELL_VOTES:
        names.add("motion")
    if kind in DECISIONS:
        names |= {"decision_number", "decision_day", "decision_body", "decision_signatory"}
    if kind == StepKind.DECISION:
        names.add("received_on")
    if kind == StepKind.AWARENESS:
        names |= {"certificate_number", "certificate_by"}
    return names


class PaperForm(ActionForm):
    """A paper that has come."""

    done: ClassVar[str] = "Đã ghi giấy tờ vào hồ sơ."
    received_on = forms.DateField(label="Ngày có", widget=day_input(), initial=today)
    introducer = forms.TypedChoiceField(label="Đảng viên giới thiệu", required=False)
    note = forms.CharField(label="Ghi chú", max_length=200, required=False)

    def __init__(self, *args: Any, names_member: bool, introducers: Iterable[Any] = (), **kwargs: Any) -> None:
        """Ask for the introducer where the paper names one."""
        super().__init__(*args, **kwargs)
        if names_member:
            offer(self, "introducer", introducers, nobody="Chọn đảng viên chính thức")
        else:
            del self.fields["introducer"]


class CloseForm(ActionForm):
    """Why a candidate is followed no more."""

    done: ClassVar[str] = "Đã thôi theo dõi."
    outcome = forms.ChoiceField(
        label="Lý do",
        choices=[
            (CandidateStatus.WITHDRAWN.value, "Quần chúng xin thôi"),
            (CandidateStatus.DROPPED.value, "Chi bộ thấy không đủ điều kiện"),
        ],
        widget=forms.RadioSelect(attrs={"class": "cards"}),
    )
    reason = forms.CharField(label="Nói rõ", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ReasonForm(ActionForm):
    """Why a step is taken back."""

    done: ClassVar[str] = "Đã bỏ bước ghi nhầm."
    reason = forms.CharField(label="Lý do", max_length=300)


class HelperForm(ActionForm):
    """Another helper."""

    done: ClassVar[str] = "Đã phân công người giúp đỡ."
    member = forms.TypedChoiceField(label="Đảng viên giúp đỡ")
    held_on = forms.DateField(label="Từ ngày", widget=day_input(), initial=today)

    def __init__(self, *args: Any, helpers: Iterable[Any], **kwargs: Any) -> None:
        """Offer the official members of the cell."""
        super().__init__(*args, **kwargs)
        offer(self, "member", helpers, nobody="Chọn đảng viên")


class MoveForm(ActionForm):
    """To which cell."""

    done: ClassVar[str] = "Đã chuyển sang chi bộ khác theo dõi."
    target = forms.TypedChoiceField(label="Chi bộ theo dõi")

    def __init__(self, *args: Any, cells: Iterable[Any], **kwargs: Any) -> None:
        """Offer the cells."""
        super().__init__(*args, **kwargs)
        offer(self, "target", cells, nobody="Chọn chi bộ")


class CertificateForm(ActionForm):
    """A certificate of a class attended again."""

    done: ClassVar[str] = "Đã ghi giấy chứng nhận mới."
    held_on = forms.DateField(label="Ngày cấp", widget=day_input(), initial=today)
    certificate_number = forms.CharField(label="Số giấy chứng nhận", max_length=60)
    certificate_by = forms.CharField(label="Nơi cấp", max_length=200, required=False)


class ConsentForm(ActionForm, DecisionFields):
    """The consent to an admission over age."""

    done: ClassVar[str] = "Đã ghi văn bản đồng ý."


class ExtendForm(ActionForm, DecisionFields):
    """By how many months probation is extended."""

    done: ClassVar[str] = "Đã kéo dài thời gian dự bị."
    months = forms.IntegerField(label="Số tháng kéo dài", min_value=1, max_value=12, initial=6)
    note = forms.CharField(label="Lý do", max_length=200, required=False)


class StrikeForm(ActionForm, DecisionFields):
    """Who is struck off the list of probationary members."""

    done: ClassVar[str] = "Đã xóa tên trong danh sách đảng viên dự bị."
    held_on = forms.DateField(label="Từ ngày", widget=day_input(), initial=today)
    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ConfirmForm(ActionForm):
    """Nothing to fill in."""


class TargetForm(ActionForm):
    """How many, from when to when, by which resolution."""

    done: ClassVar[str] = "Đã giao chỉ tiêu."
    kind = forms.ChoiceField(
        label="Kỳ", choices=TargetKind.choices, widget=forms.RadioSelect(attrs={"class": "segmented"})
    )
    name = forms.CharField(label="Tên kỳ", max_length=20, help_text="Ví dụ: 2025-2030, 2026")
    first = forms.DateField(label="Từ ngày", widget=day_input())
    last = forms.DateField(label="Đến hết ngày", widget=day_input())
    number = forms.IntegerField(label="Số đảng viên kết nạp", min_value=0, max_value=100_000)
    source = forms.CharField(label="Nghị quyết, kế hoạch", max_length=200)


class ChangeTargetForm(ActionForm):
    """Another number under another resolution."""

    done: ClassVar[str] = "Đã sửa chỉ tiêu."
    number = forms.IntegerField(label="Số đảng viên kết nạp", min_value=0, max_value=100_000)
    source = forms.CharField(label="Nghị quyết, kế hoạch", max_length=200)


class HandDownForm(ActionForm):
    """The targets of the organisations directly below."""

    done: ClassVar[str] = "Đã phân bổ chỉ tiêu."

    def __init__(self, *args: Any, children: Sequence[tuple[Any, Any]], **kwargs: Any) -> None:
        """Make one field an organisation."""
        super().__init__(*args, **kwargs)
        for organisation, known in children:
            self.fields[str(organisation.uid)] = forms.IntegerField(
                label=organisation.name,
                min_value=0,
                max_value=100_000,
                required=False,
                initial=known.number if known else None,
            )

    def clean(self) -> dict[str, Any]:
        """Return the numbers by code, as the action takes them."""
        cleaned = super().clean() or {}
        return {"numbers": {name: value for name, value in cleaned.items() if value is not None}}


class ShortfallForm(ActionForm):
    """Why a target is missed."""

    done: ClassVar[str] = "Đã ghi nguyên nhân."
    reason = forms.TypedChoiceField(label="Nguyên nhân")
    note = forms.CharField(
        label="Nói rõ thêm", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, reasons: Iterable[Any], **kwargs: Any) -> None:
        """Offer the catalogue."""
        super().__init__(*args, **kwargs)
        offer(self, "reason", reasons, nobody="Chọn nguyên nhân")

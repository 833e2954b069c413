"""The regulation, plans, changes of visits, and the official's report."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django import forms

from sotay.core.days import today
from sotay.core.forms import ActionForm, AddressForm
from sotay.meetings.choices import MonthPattern
from sotay.petitions.choices import Subject
from sotay.visits.choices import Area, Cells, Hardship, Judgement, Light, Rank
from sotay.visits.queries.board import BoardFilters
from sotay.visits.queries.visits import GROUPS, STATES

PETITIONS = 3
_LONG = forms.Textarea(attrs={"rows": 3})


class FilterForm(AddressForm):
    """A GET form: the whole state of the list is in its address."""

    q = forms.CharField(label="Tên cấp ủy viên, chi bộ", required=False, max_length=100)
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *STATES.items()])
    month = forms.TypedChoiceField(
        label="Tháng", required=False, coerce=int, choices=[("", "Cả năm"), *((n, f"Tháng {n}") for n in range(1, 13))]
    )
    rank = forms.ChoiceField(label="Đối tượng", required=False, choices=[("", "Tất cả"), *Rank.choices])
    group = forms.ChoiceField(
        label="Xếp", required=False, choices=[(name, words) for name, (words, _) in GROUPS.items()]
    )
    under = forms.UUIDField(required=False, widget=forms.HiddenInput)
    member = forms.UUIDField(required=False, widget=forms.HiddenInput)
    on = forms.DateField(required=False, widget=forms.HiddenInput)


class BoardForm(forms.Form):
    """A GET form: which officials of a board are shown."""

    q = forms.CharField(label="Tên cấp ủy viên", required=False, max_length=100)
    rank = forms.ChoiceField(label="Đối tượng", required=False, choices=[("", "Tất cả"), *Rank.choices])
    light = forms.ChoiceField(label="Đèn", required=False, choices=[("", "Tất cả"), *Light.choices])
    on = forms.DateField(required=False, widget=forms.HiddenInput)

    def filters(self) -> BoardFilters:
        """Return what can be read of the address."""
        self.is_valid()
        known = self.cleaned_data
        return BoardFilters(known.get("q", ""), known.get("rank", ""), known.get("light", ""))


class DrawForm(ActionForm):
    """The year, or the years of a term, for which plans are drawn."""

    done: ClassVar[str] = "Đang lập kế hoạch."
    year = forms.IntegerField(label="Năm", min_value=2011, max_value=2100)
    until = forms.IntegerField(
        label="Đến hết năm",
        min_value=2011,
        max_value=2100,
        required=False,
        help_text="Lập cho cả nhiệm kỳ: ghi năm cuối. Kế hoạch năm sau tránh chi bộ đã bố trí ở năm trước.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Propose the next year."""
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = today().year + (today().month > 10)  # noqa: PLR2004 -- from November on


class PublishForm(ActionForm):
    """Under which number and day a plan is issued, where it has them."""

    done = "Đã ban hành kế hoạch, cấp ủy viên đã được thông báo."
    number = forms.CharField(label="Số, ký hiệu kế hoạch", max_length=60, required=False)
    issued_on = forms.DateField(label="Ngày ban hành", required=False)


class AdoptForm(ActionForm):
    """From when a regulation of elsewhere holds here, and under which paper of the own committee."""

    done = "Đã áp dụng quy định mẫu. Đồng chí sửa số lần của từng dòng nếu cần."
    first = forms.DateField(label="Áp dụng từ ngày")
    source = forms.CharField(
        label="Văn bản của cấp ủy",
        max_length=200,
        required=False,
        help_text="Để trống: ghi theo văn bản của quy định mẫu.",
    )


class EndRuleForm(ActionForm):
    """From when a line of the regulation no longer holds."""

    done = "Đã thôi áp dụng."
    on = forms.DateField(label="Thôi áp dụng từ ngày")


class RuleForm(ActionForm):
    """One line of the regulation."""

    done = "Đã ghi quy định."
    rank = forms.ChoiceField(label="Đối tượng", choices=Rank.choices)
    minimum = forms.IntegerField(
        label="Số lần tối thiểu một năm", min_value=0, max_value=24, help_text="0: văn bản không quy định số lần."
    )
    planned = forms.IntegerField(label="Số lần bố trí một năm", min_value=1, max_value=24)
    cells = forms.ChoiceField(label="Loại chi bộ", choices=Cells.choices)
    area = forms.ChoiceField(label="Phạm vi", choices=Area.choices)
    day = forms.IntegerField(
        label="Ngày dự thống nhất",
        min_value=1,
        max_value=28,
        required=False,
        help_text="Để trống: theo ngày sinh hoạt của từng chi bộ.",
    )
    months = forms.ChoiceField(label="Áp dụng ngày thống nhất", choices=MonthPattern.choices)
    hard_first = forms.BooleanField(label="Ưu tiên chi bộ vùng sâu, khó khăn", required=False, initial=True)
    first = forms.DateField(label="Áp dụng từ ngày")
    source = forms.CharField(label="Văn bản quy định", max_length=200)


class HardForm(ActionForm):
    """A cell that comes first."""

    done = "Đã đưa chi bộ vào diện ưu tiên."
    kind = forms.ChoiceField(label="Diện", choices=Hardship.choices)
    first = forms.DateField(label="Từ ngày")
    source = forms.CharField(label="Theo văn bản", max_length=200)


class EndHardForm(ActionForm):
    """A cell that no longer comes first."""

    done = "Đã ghi thôi diện ưu tiên."
    on = forms.DateField(label="Thôi từ ngày")


class SearchForm(forms.Form):
    """Looking for a cell."""

    q = forms.CharField(label="Tìm chi bộ theo tên hoặc mã", required=False, max_length=100)


class PlaceForm(forms.Form):
    """Looking for a committee."""

    q = forms.CharField(label="Tìm cấp ủy theo tên", required=False, max_length=100)


class PersonSearchForm(forms.Form):
    """Looking for an official."""

    q = forms.CharField(label="Tìm theo tên người, tên chi bộ", required=False, max_length=100)


class ReasonForm(ActionForm):
    """A change that needs nothing but its reason."""

    done = "Đã ghi."
    reason = forms.CharField(label="Lý do", max_length=300)


class WarnedForm(ReasonForm):
    """A change that is made knowingly: what stands against it is said first, a tick lets it pass."""

    is_sure = forms.BooleanField(label="Vẫn lưu", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, warn: Callable[[dict[str, Any]], list[str]], **kwargs: Any) -> None:
        """Take what tells what stands against the change."""
        super().__init__(*args, **kwargs)
        self._warn = warn
        self.warnings: list[str] = []

    def clean(self) -> dict[str, Any]:
        """Warn before it is saved."""
        fields: dict[str, Any] = super().clean() or {}
        is_sure = fields.pop("is_sure", False)
        if not self.errors and not is_sure:
            self.warnings = self._warn(fields)
        if self.warnings:
            self.fields["is_sure"].widget = forms.CheckboxInput()
            self.add_error("is_sure", "Đồng chí xem cảnh báo; nếu vẫn lưu thì đánh dấu vào ô này.")
        return fields


class DayForm(WarnedForm):
    """Another day."""

    done = "Đã đổi ngày dự."
    on = forms.DateField(label="Ngày dự mới")
    field_order = ["on", "reason", "is_sure"]


class CellForm(WarnedForm):
    """A day in another cell."""

    done = "Đã đổi chi bộ."
    on = forms.DateField(label="Ngày dự")
    field_order = ["on", "reason", "is_sure"]


class OwnDayForm(ActionForm):
    """Another day that an official chooses; one that stands against something is chosen knowingly."""

    done = "Đã chọn ngày dự."
    on = forms.DateField(label="Ngày dự mới")
    reason = forms.CharField(label="Lý do", max_length=300, required=False)
    is_sure = forms.BooleanField(label="Tôi vẫn chọn ngày này", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, warn: Callable[[dt.date], list[str]], **kwargs: Any) -> None:
        """Take what tells what stands against a day."""
        super().__init__(*args, **kwargs)
        self._warn = warn

    def clean(self) -> dict[str, Any]:
        """Warn before the day is chosen; a tick lets it pass."""
        fields: dict[str, Any] = super().clean() or {}
        is_sure = fields.pop("is_sure", False)
        warnings = self._warn(fields["on"]) if "on" in fields else []
        if warnings and not is_sure:
            self.fields["is_sure"].widget = forms.CheckboxInput()
            self.add_error("on", " ".join(warnings))
            self.add_error("is_sure", "Nếu vẫn chọn ngày này, đồng chí đánh dấu vào ô này.")
        return fields


class AskForm(ReasonForm):
    """Why somebody else is asked."""

    done = "Đã gửi đề nghị."


class AnswerForm(ActionForm):
    """A no, with a word where one wants."""

    done = "Đã trả lời."
    answer = forms.CharField(label="Lý do", max_length=300, required=False)


class RefuseForm(ActionForm):
    """A no of the board."""

    done = "Đã trả lời."
    answer = forms.CharField(label="Lý do không đồng ý", max_length=300)


class SubstituteForm(WarnedForm):
    """Who goes instead."""

    done = "Đã cử người dự thay."

    def __init__(self, *args: Any, officials: Sequence[Any], **kwargs: Any) -> None:
        """Offer the officials of the plan."""
        super().__init__(*args, **kwargs)
        self._people = {str(one.uid): one for one in officials}
        self.fields["member"] = forms.ChoiceField(
            label="Người dự thay", choices=[(key, one.full_name) for key, one in self._people.items()]
        )
        self.order_fields(["member", "reason", "is_sure"])

    def clean_member(self) -> Any:
        """Return the member chosen."""
        return self._people[self.cleaned_data["member"]]


class SwapForm(ReasonForm):
    """With which visit one is swapped."""

    done = "Đã đổi chéo hai lượt dự."

    def __init__(self, *args: Any, others: Sequence[Any], **kwargs: Any) -> None:
        """Offer the open visits of others."""
        super().__init__(*args, **kwargs)
        self._visits = {str(one.uid): one for one in others}
        words = [
            (key, f"{one.on:%d/%m} · {one.member.full_name} · {one.cell.name}") for key, one in self._visits.items()
        ]
        self.fields["other"] = forms.ChoiceField(label="Đổi với lượt dự", choices=words)
        self.order_fields(["other", "reason"])

    def clean_other(self) -> Any:
        """Return the visit chosen."""
        return self._visits[self.cleaned_data["other"]]


class AddForm(WarnedForm):
    """A visit added by hand; the cell is in the address."""

    done = "Đã thêm lượt dự."
    reason = None  # type: ignore[assignment]  # an added visit speaks for itself
    on = forms.DateField(label="Ngày dự")

    def __init__(self, *args: Any, officials: Sequence[Any], **kwargs: Any) -> None:
        """Offer the officials of the plan."""
        super().__init__(*args, **kwargs)
        self._people = {str(one.uid): one for one in officials}
        self.fields["member"] = forms.ChoiceField(
            label="Cấp ủy viên", choices=[(key, one.full_name) for key, one in self._people.items()]
        )
        self.order_fields(["member", "on", "is_sure"])

    def clean_member(self) -> Any:
        """Return the member chosen."""
        return self._people[self.cleaned_data["member"]]


class ReportForm(ActionForm):
    """The report; numbers, times and agenda stand in it already. The hidden key makes a form that is sent twice one report."""

    done = "Đã gửi báo cáo."
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    total = forms.IntegerField(label="Phải có mặt", min_value=0, max_value=2000)
    present = forms.IntegerField(label="Có mặt", min_value=0, max_value=2000)
    score = forms.IntegerField(label="Điểm chi bộ tự chấm", min_value=0, max_value=100, required=False)
    judgement = forms.ChoiceField(
        label="Đánh giá buổi sinh hoạt",
        choices=Judgement.choices,
        widget=forms.RadioSelect(attrs={"class": "segmented"}),
    )
    began_at = forms.TimeField(label="Khai mạc lúc", required=False)
    ended_at = forms.TimeField(label="Kết thúc lúc", required=False)
    agenda = forms.CharField(label="Nội dung sinh hoạt", max_length=4000, required=False, widget=_LONG)
    conveyed = forms.CharField(label="Đã truyền đạt", max_length=2000, required=False, widget=_LONG)
    answered = forms.CharField(label="Ý kiến đã trả lời tại chỗ", max_length=2000, required=False, widget=_LONG)
    lessons = forms.CharField(label="Nhận xét, rút kinh nghiệm", max_length=2000, required=False, widget=_LONG)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with a fresh key and empty rows for petitions."""
        kwargs["initial"] = {"key": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        for place in range(1, PETITIONS + 1):
            self.fields[f"petition_{place}"] = forms.CharField(
                label="Kiến nghị nghe được" if place == 1 else f"Kiến nghị thứ {place}",
                max_length=500,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="Một câu: việc gì, ở đâu. Mỗi kiến nghị được theo dõi riêng." if place == 1 else "",
            )
            self.fields[f"subject_{place}"] = forms.ChoiceField(
                label="Lĩnh vực", choices=Subject.choices, initial=Subject.OTHER, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Return the petitions as rows."""
        fields: dict[str, Any] = super().clean() or {}
        rows = [
            {"text": fields.pop(f"petition_{place}", ""), "subject": fields.pop(f"subject_{place}", "")}
            for place in range(1, PETITIONS + 1)
        ]
        fields["petitions"] = [row for row in rows if row["text"].strip()]
        return fields

    @property
    def numbers(self) -> list[Any]:
        """Return the fields that are mostly filled in already."""
        return [self[name] for name in ("total", "present", "score")]

    @property
    def further_petitions(self) -> list[Any]:
        """Return the rows after the first."""
        return [self[f"{name}_{place}"] for place in range(2, PETITIONS + 1) for name in ("petition", "subject")]

    @property
    def taken_over(self) -> list[Any]:
        """Return what the meeting's records say of time and agenda."""
        return [self[name] for name in ("began_at", "ended_at", "agenda")]

    @property
    def words(self) -> list[Any]:
        """Return what else can be said."""
        return [self[name] for name in ("conveyed", "answered", "lessons")]

    @property
    def has_further(self) -> bool:
        """Tell whether a further petition has been written."""
        return any(self[f"petition_{place}"].value() for place in range(2, PETITIONS + 1))

    @property
    def has_words(self) -> bool:
        """Tell whether something else has been said."""
        return any(field.value() or field.errors for field in self.words)

    @property
    def is_wrong_in_records(self) -> bool:
        """Tell whether what was taken over cannot be read."""
        return any(field.errors for field in self.taken_over)

"""The forms of briefings."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from sotay.briefings.choices import Presence
from sotay.core.forms import ActionForm
from sotay.work.choices import TaskStatus

DAY = {"type": "date"}


def day_input() -> forms.DateInput:
    """Return the picker of a day."""
    return forms.DateInput(format="%Y-%m-%d", attrs=DAY)


def offer(form: forms.Form, name: str, rows: Iterable[Any], *, nobody: str | None = None) -> None:
    """Let a choice field offer rows by their code, and give the row that was chosen."""
    field = form.fields[name]
    assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
    by_uid = {str(row.uid): row for row in rows}
    offered = [(uid, str(row)) for uid, row in by_uid.items()]
    field.choices = [("", nobody), *offered] if nobody is not None else offered
    field.coerce = by_uid.__getitem__
    field.empty_value = None


class BriefingForm(ActionForm):
    """When, where, about what, and with which cells."""

    done: ClassVar[str] = "Đã lưu hội nghị giao ban."
    held_on = forms.DateField(label="Ngày giao ban", widget=day_input())
    starts = forms.TimeField(
        label="Giờ bắt đầu", widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}), initial="08:00"
    )
    place = forms.CharField(label="Địa điểm", max_length=200)
    questions_until = forms.DateField(label="Nhận câu hỏi đến hết ngày", widget=day_input())
    content = forms.CharField(label="Nội dung giao ban", max_length=5000, widget=forms.Textarea(attrs={"rows": 6}))
    cells = forms.TypedMultipleChoiceField(label="Mời bí thư các chi bộ", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, cells: Iterable[Any], **kwargs: Any) -> None:
        """Offer the cells; all are invited unless told."""
        super().__init__(*args, **kwargs)
        field = self.fields["cells"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 -- tells the type checker
        by_uid = {str(cell.uid): cell for cell in cells}
        field.choices = [(uid, cell.name) for uid, cell in by_uid.items()]
        field.coerce = by_uid.__getitem__
        field.initial = list(by_uid)


class CancelForm(ActionForm):
    """Why it is called off."""

    done: ClassVar[str] = "Đã hủy hội nghị giao ban và báo cho các chi bộ."
    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class AskForm(ActionForm):
    """What a secretary asks."""

    done: ClassVar[str] = "Đã gửi câu hỏi tới cấp ủy."
    text = forms.CharField(label="Câu hỏi, kiến nghị", max_length=1000, widget=forms.Textarea(attrs={"rows": 5}))


class ReplyForm(ActionForm):
    """Whether the secretary comes."""

    done: ClassVar[str] = "Đã báo cho cấp ủy."
    presence = forms.ChoiceField(
        label="Đồng chí có dự không?",
        choices=[
            (Presence.EXPECTED.value, "Tôi dự"),
            (Presence.STAND_IN.value, "Cử người dự thay"),
            (Presence.EXCUSED.value, "Chi bộ xin vắng"),
        ],
        widget=forms.RadioSelect(attrs={"class": "cards"}),
    )
    stand_in = forms.CharField(
        label="Họ tên người dự thay", max_length=120, required=False, help_text="Chỉ ghi khi cử người dự thay."
    )
    reason = forms.CharField(label="Lý do vắng", max_length=300, required=False, help_text="Chỉ ghi khi xin vắng.")


class AnswerForm(ActionForm):
    """What the committee answers."""

    done: ClassVar[str] = "Đã trả lời, bí thư chi bộ được báo."
    answer = forms.CharField(label="Trả lời", max_length=5000, widget=forms.Textarea(attrs={"rows": 6}))


class MinutesForm(ActionForm):
    """Who led, who wrote, what was said."""

    done: ClassVar[str] = "Đã lưu diễn biến."
    chair = forms.TypedChoiceField(label="Chủ trì", required=False)
    minute_taker = forms.TypedChoiceField(label="Thư ký", required=False)
    summary = forms.CharField(
        label="Diễn biến, ý kiến tại hội nghị",
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def __init__(self, *args: Any, officers: Iterable[Any], draft: str = "", **kwargs: Any) -> None:
        """Offer who holds a post in the committee; keep what is typed until it is sent."""
        super().__init__(*args, **kwargs)
        known = list(officers)
        for name in ("chair", "minute_taker"):
            offer(self, name, known, nobody="Chưa chọn")
        self.fields["summary"].widget.attrs["data-draft"] = draft


class ConclusionForm(ActionForm):
    """What is concluded, who carries it out, by when."""

    done: ClassVar[str] = "Đã ghi kết luận và giao nhiệm vụ."
    title = forms.CharField(label="Kết luận", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    owner = forms.ChoiceField(label="Người thực hiện")
    due_on = forms.DateField(label="Thời hạn", widget=day_input())

    def __init__(self, *args: Any, owners: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the secretaries invited and the committee's own."""
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        field.choices = list(owners)


class ResultForm(ActionForm):
    """What came of a conclusion."""

    done: ClassVar[str] = "Đã ghi kết quả thực hiện kết luận."
    status = forms.ChoiceField(
        label="Tình trạng", choices=TaskStatus.choices, widget=forms.RadioSelect(attrs={"class": "cards"})
    )
    result = forms.CharField(label="Kết quả", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class PresenceForm(ActionForm):
    """The list: a state and a note for each invited cell."""

    done: ClassVar[str] = "Đã ghi danh sách dự."

    def __init__(self, *args: Any, invitations: Iterable[Any], **kwargs: Any) -> None:
        """Make two fields for each cell."""
        super().__init__(*args, **kwargs)
        self.lines: list[tuple[Any, forms.BoundField, forms.BoundField]] = []
        for one in invitations:
            state, note = f"presence-{one.uid}", f"note-{one.uid}"
            self.fields[state] = forms.ChoiceField(
                label=f"Tình trạng của {one.organisation.name}", choices=Presence.choices, initial=one.presence
            )
            self.fields[note] = forms.CharField(
                label="Người dự thay, hoặc lý do vắng",
                max_length=120,
                required=False,
                initial=one.stand_in or one.reason,
            )
            self.lines.append((one, self[state], self[note]))

    def clean(self) -> dict[str, Any]:
        """Return the marks by the code of the invitation, as the action takes them."""
        cleaned = super().clean() or {}
        marks = {
            str(one.uid): (cleaned.get(state.name, ""), cleaned.get(note.name, "")) for one, state, note in self.lines
        }
        return {"marks": marks}

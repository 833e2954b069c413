"""The lines that the cell judges itself, a contested point, and the committee's answer."""

from typing import Any, ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.meetings.queries.score import ScoreEntry, ScoreSheet

FULL = "full"
ANSWERS = [("accept", "Chấp nhận điểm đề nghị"), ("keep", "Giữ nguyên điểm đã tính")]


class ScoreForm(ActionForm):
    """One number for each line that no record decides; `fill=full` gives the blank ones their maximum."""

    done: ClassVar[str] = "Đã chấm điểm kỳ họp."

    def __init__(self, *args: Any, sheet: ScoreSheet, **kwargs: Any) -> None:
        """Make a field for each line that the cell judges."""
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        for entry in sheet.entries:
            if not entry.is_computed:
                self.fields[_name(entry)] = _field(entry)
        if self.data.get("fill") == FULL:
            self.data = self._filled()

    @property
    def groups(self) -> list[tuple[str, int, list[tuple[ScoreEntry, Any]]]]:
        """Return title, maximum and lines of each group; a line that the cell judges has its bound field."""
        return [
            (
                group.title,
                group.maximum,
                [(entry, None if entry.is_computed else self[_name(entry)]) for entry in group.lines],
            )
            for group in self.sheet.groups
        ]

    def clean(self) -> dict[str, Any]:
        """Return the points by line, as the action takes them."""
        fields = super().clean() or {}
        return {"points": {int(name.removeprefix("line_")): points for name, points in fields.items()}}

    def _filled(self) -> dict[str, Any]:
        """Return what was typed, blank lines with their maximum."""
        typed = {name: self.data.get(name, "") for name in self.fields}
        most = {_name(entry): str(entry.maximum) for entry in self.sheet.entries}
        return {name: value or most[name] for name, value in typed.items()}


class ContestForm(ActionForm):
    """How many points the cell thinks right, and why."""

    done: ClassVar[str] = "Đã gửi đề nghị. Cấp ủy cấp trên sẽ xem xét và trả lời."
    proposed = forms.IntegerField(
        label="Điểm đề nghị", min_value=0, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        help_text="Nêu rõ việc gì chưa được ghi nhận đúng; cấp ủy cấp trên đọc được lý do này.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, entry: ScoreEntry, **kwargs: Any) -> None:
        """Bound the points by the line's maximum."""
        super().__init__(*args, **kwargs)
        self.fields["proposed"].help_text = f"Đã tính {entry.computed} điểm, tối đa {entry.maximum} điểm."
        self.fields["proposed"].widget.attrs["max"] = entry.maximum


class AnswerForm(ActionForm):
    """Accept or keep, with a reason."""

    done: ClassVar[str] = "Đã trả lời chi bộ."
    decision = forms.ChoiceField(
        label="Kết luận", choices=ANSWERS, widget=forms.RadioSelect(attrs={"class": "segmented"})
    )
    answer = forms.CharField(
        label="Lý do", max_length=500, help_text="Chi bộ đọc được lý do này.", widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean(self) -> dict[str, Any]:
        """Return the fields of the action."""
        fields = super().clean() or {}
        return {"is_accepted": fields.get("decision") == "accept", "answer": fields.get("answer", "")}


def _name(entry: ScoreEntry) -> str:
    """Return the name of a line's field."""
    return f"line_{entry.number}"


def _field(entry: ScoreEntry) -> forms.IntegerField:
    """Return the field of a line that the cell judges."""
    return forms.IntegerField(
        label=entry.item.title,
        min_value=0,
        max_value=entry.maximum,
        initial=entry.given,
        help_text=entry.evidence,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

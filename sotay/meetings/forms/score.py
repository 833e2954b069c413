"""The sheet on which the cell scores its meeting."""

from typing import Any, ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.meetings.queries.score import ScoreSheet


class ScoreForm(ActionForm):
    """One number a line of the rubric, filled in where the records suggest it."""

    done: ClassVar[str] = "Đã chấm điểm kỳ họp."

    def __init__(self, *args: Any, sheet: ScoreSheet, **kwargs: Any) -> None:
        """Make a field for each line."""
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        for entry in sheet.entries:
            line = entry.suggestion.criterion
            self.fields[f"line_{line.number}"] = forms.IntegerField(
                label=line.title,
                min_value=0,
                max_value=entry.suggestion.maximum,
                initial=entry.initial,
                help_text=entry.suggestion.evidence,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    @property
    def groups(self) -> list[tuple[str, int, list[tuple[Any, int]]]]:
        """Return title, maximum and bound fields of each group, a field with its own maximum."""
        return [
            (
                group.title,
                group.maximum,
                [
                    (self[f"line_{entry.suggestion.criterion.number}"], entry.suggestion.maximum)
                    for entry in group.lines
                ],
            )
            for group in self.sheet.groups
        ]

    def clean(self) -> dict[str, Any]:
        """Return the points by line, as the action takes them."""
        fields = super().clean() or {}
        return {"points": {int(name.removeprefix("line_")): points for name, points in fields.items()}}

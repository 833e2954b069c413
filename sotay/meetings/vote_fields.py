"""The part of a form in which a cell's vote is named: a motion of a meeting, or the counts from its minutes."""

from collections.abc import Iterable
from typing import Any

from django import forms

from sotay.meetings.rules.cell_vote import CellVote

INCOMPLETE = "Chọn nội dung đã biểu quyết, hoặc ghi đủ ngày họp, số được triệu tập và số đồng ý."
TOO_MANY = "Số đồng ý không thể nhiều hơn số được triệu tập."


class CellVoteFields(forms.Form):
    """Fields that become the action's keyword `vote`; with `vote_required = False` they may all be left empty."""

    vote_required = True

    vote_motion = forms.TypedChoiceField(
        label="Nội dung đã biểu quyết trong Sổ tay",
        required=False,
        help_text="Không có thì ghi ba ô dưới theo biên bản.",
    )
    vote_day = forms.DateField(label="Chi bộ họp ngày", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    vote_base = forms.IntegerField(label="Đảng viên chính thức được triệu tập", required=False, min_value=1)
    vote_yes = forms.IntegerField(label="Số đồng ý", required=False, min_value=0)

    def __init__(self, *args: Any, motions: Iterable[Any] = (), **kwargs: Any) -> None:
        """Offer the motions that have a result."""
        super().__init__(*args, **kwargs)
        self._motions = {str(motion.uid): motion for motion in motions}
        field = self.fields["vote_motion"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
        field.choices = [("", "– ghi theo biên bản –"), *((uid, _words(one)) for uid, one in self._motions.items())]
        field.empty_value = ""

    def clean(self) -> dict[str, Any]:
        """Put the vote in the place of its four fields."""
        cleaned = super().clean() or self.cleaned_data
        motion = self._motions.get(cleaned.pop("vote_motion", "") or "")
        names = ("vote_day", "vote_base", "vote_yes")
        day, base, yes = (cleaned.pop(name, None) for name in names)
        if motion is not None:
            cleaned["vote"] = CellVote(motion.meeting.held_on, motion.base, motion.agree, motion)
            return cleaned
        counts = {"vote_day": day, "vote_base": base, "vote_yes": yes}
        missing = [name for name, value in counts.items() if value is None]
        cleaned["vote"] = None
        if len(missing) == len(names) and not self.vote_required:
            return cleaned
        if missing:
            if not any(name in self.errors for name in names):
                self.add_error(missing[0], INCOMPLETE)
            return cleaned
        if yes > base:
            self.add_error("vote_yes", TOO_MANY)
            return cleaned
        cleaned["vote"] = CellVote(day, base, yes)
        return cleaned


def _words(motion: Any) -> str:
    """Return a motion as the list offers it."""
    return f"{motion.meeting.held_on:%d/%m/%Y}: {motion.text[:80]} ({motion.agree}/{motion.base})"

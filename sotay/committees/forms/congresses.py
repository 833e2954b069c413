"""Rounds, the steps of a congress, and the results of elections."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sotay.committees.actions.elections import Ballots
from sotay.committees.choices import CongressPaperKind, Post
from sotay.committees.forms.duties import DAY
from sotay.core.forms import ActionForm
from sotay.core.text import search_key
from sotay.documents.decision_fields import DecisionFields
from sotay.organisations.choices import Kind

ROUND_KINDS = (
    Kind.CELL,
    Kind.PARTIAL_COMMITTEE,
    Kind.GRASSROOTS_CELL,
    Kind.PARTY_COMMITTEE,
    Kind.DIRECT,
    Kind.PROVINCE,
)


class RoundForm(ActionForm):
    """A round: for each kind of organisation the last day of its congresses and the end of the term."""

    done = "Đã mở đợt đại hội; mỗi tổ chức đảng trong phạm vi đã có một dòng theo dõi."
    name = forms.CharField(label="Tên đợt", max_length=120, help_text="Ví dụ: Đại hội đảng các cấp nhiệm kỳ 2025-2030")
    term = forms.CharField(label="Nhiệm kỳ", max_length=20)
    opened_on = forms.DateField(label="Bắt đầu", widget=DAY)

    def __init__(self, *args: Any, kinds: Sequence[Kind], **kwargs: Any) -> None:
        """Ask two days for each kind."""
        super().__init__(*args, **kwargs)
        self._kinds = kinds
        for kind in kinds:
            self.fields[f"due_{kind.value}"] = forms.DateField(
                label=f"{kind.label}: đại hội xong trước hết ngày", required=False, widget=DAY
            )
            self.fields[f"until_{kind.value}"] = forms.DateField(
                label=f"{kind.label}: nhiệm kỳ đến ngày", required=False, widget=DAY
            )

    def clean(self) -> dict[str, Any]:
        """Put the stages in the place of their fields."""
        cleaned = super().clean() or self.cleaned_data
        stages = []
        for kind in self._kinds:
            due, until = cleaned.pop(f"due_{kind.value}", None), cleaned.pop(f"until_{kind.value}", None)
            if bool(due) != bool(until):
                missing = f"{'due' if until else 'until'}_{kind.value}"
                self.add_error(missing, "Ghi cả hạn đại hội và ngày kết thúc nhiệm kỳ, hoặc để trống cả hai.")
            elif due:
                stages.append((kind.value, due, until))
        cleaned["stages"] = stages
        return cleaned


class PlanForm(ActionForm):
    """The planned day."""

    done = "Đã ghi kế hoạch đại hội."
    planned_on = forms.DateField(label="Ngày dự kiến đại hội", widget=DAY)
    ordinal = forms.IntegerField(label="Đại hội lần thứ", required=False, min_value=1, max_value=200)


class PaperForm(ActionForm):
    """A paper that is ready."""

    done = "Đã ghi văn kiện."
    kind = forms.ChoiceField(label="Văn kiện", choices=CongressPaperKind.choices)
    ready_on = forms.DateField(label="Hoàn thành ngày", widget=DAY)


class SubmitForm(ActionForm):
    """Submitting to the committee above."""

    done = "Đã trình cấp trên duyệt."
    submitted_on = forms.DateField(label="Ngày trình", widget=DAY)


class ApproveForm(DecisionFields, ActionForm):
    """Approving as the committee above."""

    done = "Đã duyệt; tổ chức đảng được tiến hành đại hội."
    approved_on = forms.DateField(label="Ngày duyệt", widget=DAY)


class HeldForm(ActionForm):
    """The congress was held."""

    done = "Đã ghi đại hội. Ghi tiếp kết quả bầu cử."
    held_on = forms.DateField(label="Ngày đại hội", widget=DAY)
    convened = forms.IntegerField(label="Số được triệu tập", min_value=1)
    present = forms.IntegerField(label="Số có mặt", min_value=1)


class RecogniseForm(DecisionFields, ActionForm):
    """Recognising the results."""

    done = "Đã chuẩn y kết quả bầu cử; quyết định được ghi vào nhiệm kỳ và chức vụ."
    recognised_on = forms.DateField(label="Ngày chuẩn y", widget=DAY)


class ApplyForm(DecisionFields, ActionForm):
    """Writing the posts of a by-election under the decision that recognises it."""

    done = "Đã ghi chức vụ theo kết quả bầu bổ sung."


class ElectionForm(ActionForm):
    """The tellers' numbers and the votes of each nominee.

    In a cell every full member has a field; above, the list is typed line by line.
    """

    done = "Đã ghi kết quả bầu cử."
    post = forms.ChoiceField(label="Bầu chức vụ")
    held_on = forms.DateField(label="Ngày bầu", widget=DAY)
    seats = forms.IntegerField(label="Số lượng cần bầu", min_value=1, max_value=200)
    base = forms.IntegerField(
        label="Số được triệu tập", min_value=1, help_text="Cơ sở tính: trúng cử khi có quá một phần hai số này."
    )
    given = forms.IntegerField(label="Phiếu phát ra", min_value=0)
    collected = forms.IntegerField(label="Phiếu thu vào", min_value=0)
    valid = forms.IntegerField(label="Phiếu hợp lệ", min_value=0)

    def __init__(self, *args: Any, people: Sequence[Any], posts: Sequence[Post], by_line: bool, **kwargs: Any) -> None:
        """Offer the posts, and a field a person or one for all lines."""
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = [(one.value, one.label) for one in posts]  # type: ignore[attr-defined]  # a choice field, declared above
        self._people, self._by_line = people, by_line
        if by_line:
            self.fields["lines"] = forms.CharField(
                label="Danh sách bầu cử và số phiếu",
                widget=forms.Textarea(attrs={"rows": 8}),
                help_text="Mỗi dòng một đồng chí: họ tên hoặc số thẻ đảng viên, dấu hai chấm, số phiếu.",
            )
            return
        for one in people:
            self.fields[f"votes_{one.pk}"] = forms.IntegerField(
                label=f"{one.full_name} ({one.born_on.year})", required=False, min_value=0, help_text="số phiếu"
            )

    def clean(self) -> dict[str, Any]:
        """Put ballots and votes in the place of their fields."""
        cleaned = super().clean() or self.cleaned_data
        votes = self._typed(cleaned.pop("lines", "")) if self._by_line else self._filled(cleaned)
        numbers = [cleaned.pop(name, None) for name in ("base", "given", "collected", "valid")]
        if None not in numbers:
            cleaned["ballots"] = Ballots(*numbers)
        cleaned["votes"] = votes
        return cleaned

    def _filled(self, cleaned: dict[str, Any]) -> list[tuple[Any, int]]:
        """Return the votes of those whose field is filled in."""
        found = [(one, cleaned.pop(f"votes_{one.pk}", None)) for one in self._people]
        return [(one, count) for one, count in found if count is not None]

    def _typed(self, text: str) -> list[tuple[Any, int]]:
        """Return the votes of the lines; one that cannot be read is named."""
        by_key: dict[str, list[Any]] = {}
        for one in self._people:
            for key in {search_key(one.full_name), one.card_number} - {""}:
                by_key.setdefault(key, []).append(one)
        votes: list[tuple[Any, int]] = []
        for line in filter(None, map(str.strip, text.splitlines())):
            who, _colon, count = line.rpartition(":")
            found = by_key.get(search_key(who)) or by_key.get(who.strip()) or []
            if len(found) != 1 or not count.strip().isdecimal():
                problem = (
                    "có nhiều người cùng tên, ghi số thẻ" if len(found) > 1 else "không đọc được hoặc không tìm thấy"
                )
                self.add_error("lines", f"Dòng «{line}»: {problem}.")
                continue
            votes.append((found[0], int(count)))
        return votes

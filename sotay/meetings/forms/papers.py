"""Editing, confirming and correcting a paper."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms

from sotay.core.forms import ActionForm
from sotay.meetings.choices import PaperKind

LONGEST = 20_000


class PaperForm(ActionForm):
    """The passages of a paper, a paragraph a line; what was read is known by its version."""

    done: ClassVar[str] = "Đã lưu văn bản."
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, paper: Any, **kwargs: Any) -> None:
        """Make a field for each passage that holds words."""
        super().__init__(*args, **kwargs)
        self.paper = paper
        self.others: dict[str, str] = {}
        self.fields["version"].initial = paper.version
        for section in _editable(paper.sections):
            self.fields[f"text_{section['key']}"] = forms.CharField(
                label=section["heading"],
                required=False,
                max_length=LONGEST,
                initial="\n".join(section["paragraphs"]),
                widget=forms.Textarea(
                    attrs={"rows": _rows(section["paragraphs"]), "data-draft": f"{paper.uid}-{section['key']}"}
                ),
            )

    def clean(self) -> dict[str, Any]:
        """Return the version and the paragraphs by passage, as the action takes them."""
        fields = super().clean() or {}
        texts = {
            name.removeprefix("text_"): [" ".join(line.split()) for line in text.splitlines() if line.strip()]
            for name, text in fields.items()
            if name.startswith("text_")
        }
        return {"version": fields.get("version", 0), "texts": texts}

    def run(self, action: Callable[..., Any], actor: Any, target: Any, **extra: Any) -> bool:
        """Save; where somebody else has saved since, show both texts and go on from theirs."""
        ran = super().run(action, actor, target, **extra)
        if self.is_bound and not ran and self.data.get("version") != str(self.paper.version):
            self._offer_both()
        return ran

    def _offer_both(self) -> None:
        """Keep what was typed, and find the passages in which the stored text differs from it."""
        data = {name: self.data.get(name) for name in self.data} | {"version": str(self.paper.version)}
        self.data = data
        for section in _editable(self.paper.sections):
            name, stored = f"text_{section['key']}", "\n".join(section["paragraphs"])
            if stored.split() != (data.get(name) or "").split():
                self.others[name] = stored

    @property
    def passages(self) -> list[tuple[Any, dict[str, Any], str | None]]:
        """Return each field with its stored section, and what somebody else has written there."""
        return [
            (self[f"text_{section['key']}"], section, self.others.get(f"text_{section['key']}"))
            for section in _editable(self.paper.sections)
        ]


class ConfirmForm(ActionForm):
    """In which role one confirms which version."""

    done: ClassVar[str] = "Đã xác nhận."
    role = forms.ChoiceField(choices=[("secretary", "Thư ký"), ("chair", "Chủ trì")])
    version = forms.IntegerField()


class ConfirmAllForm(ActionForm):
    """In which role one confirms which versions of which papers."""

    done: ClassVar[str] = "Đã xác nhận."
    role = forms.ChoiceField(choices=[("secretary", "Thư ký"), ("chair", "Chủ trì")])
    minutes = forms.IntegerField(required=False)
    resolution = forms.IntegerField(required=False)

    def clean(self) -> dict[str, Any]:
        """Return the role and the versions by kind, as the action takes them."""
        fields = super().clean() or {}
        versions = {kind.value: fields[kind.value] for kind in PaperKind if fields.get(kind.value) is not None}
        return {"role": fields.get("role", ""), "versions": versions}


class AddendumForm(ActionForm):
    """What a sealed paper should have said."""

    done: ClassVar[str] = "Đã lập phụ lục đính chính."
    text = forms.CharField(
        label="Nội dung đính chính",
        max_length=LONGEST,
        help_text="Ghi rõ: đã ghi là gì, nay đính chính thành gì. Văn bản đã khóa được giữ nguyên.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )


def _editable(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sections that hold words of their own, not the bare headings above others."""
    following = [*sections[1:], {"level": 0}]
    return [
        section
        for section, after in zip(sections, following, strict=True)
        if section["paragraphs"] or after["level"] <= section["level"]
    ]


def _rows(paragraphs: list[str]) -> int:
    """Return how many lines a text area shows."""
    return min(12, max(2, sum(1 + len(line) // 40 for line in paragraphs)))

"""Forms of the desk: the head of a case, and one for each kind of step."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import uuid4

from django import forms

from sotay.committees.choices import Post
from sotay.core.forms import ActionForm
from sotay.documents.decision_fields import DecisionFields
from sotay.organisations.choices import TREE_KINDS, Kind, Sector
from sotay.reorganisation.choices import Verb
from sotay.reorganisation.rules.split_sheet import MOST_CELLS, NewCell

Choice = tuple[str, str]
_MOST_UPLOAD = 5 << 20
_DAY = forms.DateInput(attrs={"type": "date"})
_CODE = forms.RegexField(
    r"^[0-9A-Za-z.\-]{1,30}$",
    label="Mã tổ chức",
    error_messages={"invalid": "Mã chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối."},
)


class HeadForm(DecisionFields, ActionForm):
    """Title, day and decision of a case; the decision may be written in later."""

    done = "Đã lưu hồ sơ."
    title = forms.CharField(label="Tên hồ sơ", min_length=3, max_length=200)
    effective_on = forms.DateField(label="Có hiệu lực từ ngày", widget=_DAY)


class ReceiveForm(ActionForm):
    """A package and the mark that its sender read out."""

    package = forms.FileField(label="Gói bàn giao", widget=forms.FileInput(attrs={"accept": ".zip"}))
    confirmed = forms.CharField(
        label="Dấu xác nhận của nơi giao",
        max_length=40,
        required=False,
        help_text="Sáu nhóm ký tự. Đồng chí gọi điện cho nơi giao để nghe đọc; để trống thì hệ thống chỉ kiểm tra gói.",
    )

    def clean_package(self) -> bytes:
        """Return the bytes of the package."""
        return bytes(self.cleaned_data["package"].read())


class FindForm(forms.Form):
    """What to look for before choosing."""

    q = forms.CharField(label="Tìm tổ chức (tên, tên cấp trên hoặc mã)", required=False, max_length=100)
    to = forms.CharField(label="Tìm nơi đến (để trống: như ô trên)", required=False, max_length=100)

    def texts(self) -> tuple[str, str]:
        """Return what is looked for."""
        self.is_valid()
        return self.cleaned_data.get("q", ""), self.cleaned_data.get("to", "")


class StepForm(ActionForm):
    """One step; each kind shows the fields that it needs, and `step()` is its part of the case file."""

    done = "Đã thêm một bước."
    many: ClassVar[bool] = False

    def __init__(
        self, *args: Any, sources: Sequence[Choice] = (), targets: Sequence[Choice] = (), **kwargs: Any
    ) -> None:
        """Offer the organisations found."""
        super().__init__(*args, **kwargs)
        for name, offered in (("organisations", sources), ("organisation", sources), ("target", targets)):
            if name in self.fields:
                field = self.fields[name]
                empty = (
                    [("", "– chọn –" if field.required else "Không chuyển đi đâu (đã trống)")]
                    if name == "target"
                    else []
                )
                field.choices = [*empty, *offered]  # type: ignore[attr-defined]  # all three are choice fields

    def clean(self) -> dict[str, Any]:
        """Put the whole into the one keyword of the action."""
        cleaned = super().clean() or self.cleaned_data
        return cleaned if self.errors else {"step": self.step(cleaned)}

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        raise NotImplementedError


class _Many(forms.Form):
    """Several organisations."""

    organisations = forms.MultipleChoiceField(label="Các tổ chức", widget=forms.CheckboxSelectMultiple)


class _One(forms.Form):
    """One organisation."""

    organisation = forms.ChoiceField(label="Tổ chức", widget=forms.RadioSelect)


class _New(forms.Form):
    """An organisation to be founded."""

    name = forms.CharField(label="Tên tổ chức mới", min_length=3, max_length=200)
    code = _CODE
    kind = forms.ChoiceField(
        label="Loại tổ chức", choices=[(kind.value, kind.label) for kind in TREE_KINDS], initial=Kind.CELL
    )
    sector = forms.ChoiceField(label="Loại hình", required=False, choices=[("", "–"), *Sector.choices])

    @staticmethod
    def new(cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the new organisation as case files name it."""
        return {"as": f"@{uuid4().hex[:8]}", **{name: cleaned[name] for name in ("name", "code", "kind", "sector")}}


def _target(label: str, *, required: bool = True) -> forms.ChoiceField:
    """Return the field of where something goes."""
    return forms.ChoiceField(label=label, required=required)


class MergeForm(_Many, StepForm):
    """Sáp nhập."""

    target = _target("Sáp nhập vào")

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        return {"do": "merge", "organisations": cleaned["organisations"], "into": cleaned["target"]}


class ConsolidateForm(_Many, _New, StepForm):
    """Hợp nhất."""

    target = _target("Tổ chức mới trực thuộc")

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        new = self.new(cleaned)
        return {"do": "consolidate", **new, "organisations": cleaned["organisations"], "parent": cleaned["target"]}


class MoveForm(_Many, StepForm):
    """Chuyển giao."""

    target = _target("Về trực thuộc")
    kind = forms.ChoiceField(
        label="Loại tổ chức ở nơi mới",
        required=False,
        choices=[("", "Giữ nguyên"), *((k.value, k.label) for k in TREE_KINDS)],
    )

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        found = {"do": "move", "organisations": cleaned["organisations"], "parent": cleaned["target"]}
        return {**found, "kind": cleaned["kind"]}


class FoundForm(_New, StepForm):
    """Thành lập."""

    target = _target("Trực thuộc")

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        return {"do": "found", **self.new(cleaned), "parent": cleaned["target"]}


class RenameForm(_One, StepForm):
    """Đổi tên."""

    name = forms.CharField(label="Tên mới", min_length=3, max_length=200)

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        return {"do": "rename", "organisation": cleaned["organisation"], "name": cleaned["name"]}


class RetypeForm(_One, StepForm):
    """Đổi loại."""

    kind = forms.ChoiceField(label="Loại tổ chức mới", choices=[(kind.value, kind.label) for kind in TREE_KINDS])

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        return {"do": "retype", "organisation": cleaned["organisation"], "kind": cleaned["kind"]}


class RecodeForm(_One, StepForm):
    """Cấp lại mã."""

    code = _CODE

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        return {"do": "recode", "codes": {cleaned["organisation"]: cleaned["code"]}}


class DissolveForm(_One, StepForm):
    """Giải thể."""

    target = _target("Đảng viên và việc đang làm chuyển về", required=False)

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        return {"do": "dissolve", "organisation": cleaned["organisation"], "target": cleaned["target"] or None}


class _FromCell(StepForm):
    """Members of one cell."""

    members = forms.MultipleChoiceField(label="Đảng viên", widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, source: str, members: Sequence[Choice], **kwargs: Any) -> None:
        """Offer the members of the cell."""
        super().__init__(*args, **kwargs)
        self.source = source
        self.fields["members"].choices = members  # type: ignore[attr-defined]  # a choice field


class SplitForm(_New, _FromCell):
    """Chia tách: một chi bộ mới từ một chi bộ cũ."""

    residence = forms.CharField(
        label="Và những đồng chí có nơi ở ghi",
        required=False,
        max_length=100,
        help_text="Ví dụ: Thôn 5. Để trống nếu đã chọn từng đồng chí.",
    )
    rest = forms.ChoiceField(
        label="Chi bộ cũ", choices=[("keep", "Vẫn hoạt động với số còn lại"), ("end", "Kết thúc hoạt động (mọi đảng viên đã có nơi mới)")],
        widget=forms.RadioSelect, initial="keep",
    )  # fmt: skip
    field_order = ("name", "code", "kind", "sector", "members", "residence", "rest")

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        part = {
            **self.new(cleaned),
            "members": cleaned["members"],
            "residence": cleaned["residence"],
            "organisations": [],
        }
        return {"do": "split", "organisation": self.source, "parts": [part], "keep": cleaned["rest"] == "keep"}


class MoveMembersForm(_FromCell):
    """Chuyển sinh hoạt đảng tập thể; nobody chosen means all."""

    target = _target("Về chi bộ")

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        found = {"do": "move_members", "source": self.source, "target": cleaned["target"]}
        return {**found, "members": cleaned["members"]}


class AppointForm(_FromCell):
    """Chỉ định chức vụ."""

    members = forms.ChoiceField(label="Đồng chí", widget=forms.RadioSelect)  # type: ignore[assignment]  # one person
    target = _target("Tại tổ chức")
    post = forms.ChoiceField(label="Chức vụ", choices=Post.choices)

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        return {
            "do": "appoint",
            "organisation": cleaned["target"],
            "member": cleaned["members"],
            "post": cleaned["post"],
        }


class TransferOutForm(_Many, StepForm):
    """Chuyển giao ra ngoài."""

    receiver = forms.CharField(
        label="Về nơi nhận",
        min_length=3,
        max_length=200,
        help_text="Ví dụ: Tỉnh ủy tỉnh khác. Xuất gói bàn giao trước khi thực hiện.",
    )

    def step(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the step."""
        return {"do": "transfer_out", "organisations": cleaned["organisations"], "receiver": cleaned["receiver"]}


class SplitSheetForm(ActionForm):
    """Which cells are split into which: what the workbook is made of; `chosen` comes back from a refused one."""

    sources = forms.MultipleChoiceField(label="Chi bộ được chia tách", widget=forms.CheckboxSelectMultiple)
    cells = forms.CharField(
        label="Các chi bộ mới",
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một chi bộ: tên; mã. Ví dụ: Chi bộ thôn Đoàn Kết; 98.01.001.40",
    )
    chosen = forms.CharField(required=False, max_length=400_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, sources: Sequence[Choice] = (), **kwargs: Any) -> None:
        """Offer the cells found."""
        super().__init__(*args, **kwargs)
        self.fields["sources"].choices = sources  # type: ignore[attr-defined]  # a choice field

    def clean_cells(self) -> list[NewCell]:
        """Return the new cells of the lines."""
        lines = [line.strip() for line in self.cleaned_data["cells"].splitlines() if line.strip()]
        found = [NewCell(name.strip(), code.strip()) for name, _, code in (line.rpartition(";") for line in lines)]
        if len(found) > MOST_CELLS or not all(one.name and one.code for one in found):
            raise forms.ValidationError(f"Mỗi dòng ghi tên, dấu chấm phẩy, rồi mã; nhiều nhất {MOST_CELLS} chi bộ.")
        return found

    def clean_chosen(self) -> list[tuple[str, str]]:
        """Return what was chosen for whom."""
        pairs = (line.split("\t", 1) for line in self.cleaned_data["chosen"].splitlines())
        return [(pair[0], pair[1]) for pair in pairs if len(pair) > 1]


class SplitUploadForm(ActionForm):
    """The workbook, filled in."""

    done = "Đã thêm các bước chia tách theo tệp."
    content = forms.FileField(label="Tệp đã điền cột «Chi bộ mới»", widget=forms.FileInput(attrs={"accept": ".xlsx"}))

    def clean_content(self) -> bytes:
        """Return the bytes, refused where they are too many."""
        content = self.cleaned_data["content"]
        if content.size > _MOST_UPLOAD:
            raise forms.ValidationError("Tệp lớn quá 5 MB.")
        return bytes(content.read())


FORMS: dict[str, type[StepForm]] = {
    Verb.MERGE: MergeForm,
    Verb.CONSOLIDATE: ConsolidateForm,
    Verb.SPLIT: SplitForm,
    Verb.MOVE: MoveForm,
    Verb.MOVE_MEMBERS: MoveMembersForm,
    Verb.FOUND: FoundForm,
    Verb.APPOINT: AppointForm,
    Verb.RENAME: RenameForm,
    Verb.RETYPE: RetypeForm,
    Verb.RECODE: RecodeForm,
    Verb.DISSOLVE: DissolveForm,
    Verb.TRANSFER_OUT: TransferOutForm,
}
FROM_A_CELL = (Verb.SPLIT, Verb.MOVE_MEMBERS, Verb.APPOINT)
WITH_TARGET = tuple(verb for verb, form in FORMS.items() if "target" in form.base_fields)

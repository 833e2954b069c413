"""Uploading, downloading, profiles, comparisons."""

import json
from typing import Any

from django import forms
from django.conf import settings

from sotay.core.forms import ActionForm
from sotay.exchange.choices import DateForm, Gap, Rule
from sotay.exchange.nouns.base import Field, Form, Noun
from sotay.exchange.nouns.registry import NOUNS
from sotay.exchange.rules.profile_file import FieldContent, ProfileContent, parse_profile

_SHEETS = ".xlsx,.xls,.xlsb,.ods"


def noun_choices() -> list[tuple[str, str]]:
    """Return the nouns to choose from."""
    return [(noun.code, noun.label) for noun in NOUNS.values()]


class _FileForm(ActionForm):
    """A file, what it holds and how it is read."""

    noun = forms.ChoiceField(label="Nội dung tệp", choices=noun_choices)
    profile: Any = forms.ModelChoiceField(
        label="Mẫu đọc tệp", queryset=None, required=False, empty_label="Mẫu của hệ thống, mẫu của ban tổ chức"
    )

    def __init__(self, *args: Any, profiles: Any, **options: Any) -> None:
        """Offer the profiles that the actor may use."""
        super().__init__(*args, **options)
        self.fields["profile"].queryset = profiles  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """Refuse a profile of another noun."""
        cleaned = super().clean() or self.cleaned_data
        profile = cleaned.get("profile")
        if profile is not None and profile.noun != cleaned.get("noun"):
            self.add_error("profile", "Mẫu này đọc loại danh sách khác.")
        return cleaned

    def clean_content(self) -> Any:
        """Refuse what is too large before it is kept."""
        content = self.cleaned_data["content"]
        if content.size > settings.SOTAY_UPLOAD_MAX_BYTES:
            raise forms.ValidationError(f"Tệp lớn quá {settings.SOTAY_UPLOAD_MAX_BYTES // 1024 // 1024} MB.")
        return content


class UploadForm(_FileForm):
    """The file; what is in it is judged by the job, its size here."""

    done = "Đã nhận tệp, đang kiểm tra từng dòng."

    content = forms.FileField(
        label="Tệp Excel",
        help_text="Có dòng tiêu đề, mỗi bản ghi một dòng. Chưa ghi gì vào hệ thống cho đến khi đồng chí xác nhận.",
        widget=forms.FileInput(attrs={"accept": _SHEETS}),
    )
    field_order = ("content", "noun", "profile")

    def clean_noun(self) -> str:
        """Return the noun; members where nothing is said, as before there were others."""
        return str(self.cleaned_data["noun"])


class CompareForm(_FileForm):
    """A foreign file to be held against what is kept."""

    done = "Đã nhận tệp, đang đối chiếu từng dòng."

    content = forms.FileField(
        label="Tệp cần đối chiếu",
        help_text="Chỉ so sánh, không ghi gì vào sổ.",
        widget=forms.FileInput(attrs={"accept": _SHEETS}),
    )
    field_order = ("content", "noun", "profile")


class WorkbookForm(ActionForm):
    """What to take out for editing."""

    noun = forms.ChoiceField(label="Danh sách", choices=noun_choices)
    code = forms.CharField(
        label="Mã tổ chức đảng",
        max_length=40,
        required=False,
        help_text="Để trống: toàn bộ phạm vi đồng chí phụ trách.",
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=200,
        required=False,
        help_text="Bắt buộc với danh sách đảng viên, vì tệp có số định danh, điện thoại.",
    )


class DifferenceFilterForm(forms.Form):
    """What the list of differences is narrowed to."""

    q = forms.CharField(label="Tên, tổ chức", max_length=80, required=False)
    kind = forms.ChoiceField(label="Loại", choices=[("", "Tất cả"), *Gap.choices], required=False)
    field = forms.ChoiceField(label="Trường", required=False)

    def __init__(self, *args: Any, fields: list[tuple[str, str]], **options: Any) -> None:
        """Offer the fields in which anything differs."""
        super().__init__(*args, **options)
        self.fields["field"].choices = [("", "Tất cả"), *fields]  # type: ignore[attr-defined]  # a ChoiceField


class RowFilterForm(forms.Form):
    """What the rows of a preview are narrowed to."""

    q = forms.CharField(label="Tìm trong các dòng", max_length=80, required=False)
    show = forms.CharField(widget=forms.HiddenInput, required=False)


class NewProfileForm(ActionForm):
    """A profile begun from a sample of the foreign file."""

    done = "Đã lập mẫu từ tệp. Đồng chí kiểm tra từng cột."

    name = forms.CharField(label="Tên mẫu", max_length=80)
    noun = forms.ChoiceField(label="Nội dung tệp", choices=noun_choices)
    content = forms.FileField(
        label="Tệp mẫu", help_text="Một tệp đúng dạng sẽ nhận; hệ thống đọc tên cột và vài dòng đầu.",
        widget=forms.FileInput(attrs={"accept": _SHEETS}),
    )  # fmt: skip


class SampleForm(ActionForm):
    """Another sample for a profile."""

    done = "Đã thay tệp mẫu."

    content = forms.FileField(label="Tệp mẫu", widget=forms.FileInput(attrs={"accept": _SHEETS}))


class ProfileJsonForm(ActionForm):
    """A profile taken in from a JSON file."""

    done = "Đã nhận mẫu."

    content = forms.FileField(label="Tệp JSON của mẫu", widget=forms.FileInput(attrs={"accept": ".json"}))

    def clean_content(self) -> ProfileContent:
        """Return the profile, or what is wrong with the file."""
        try:
            return parse_profile(self.cleaned_data["content"].read(200_000))
        except ValueError as error:
            raise forms.ValidationError(f"Tệp không phải mẫu đọc tệp: {error}") from None


class ProfileForm(ActionForm):
    """A profile column by column."""

    done = "Đã lưu mẫu."

    name = forms.CharField(label="Tên mẫu", max_length=80)
    sheet = forms.CharField(
        label="Trang tính", max_length=31, required=False, help_text="Để trống: trang đầu tiên có các cột này."
    )
    heading_row = forms.IntegerField(label="Dòng tiêu đề", min_value=0, max_value=30, help_text="0: tự tìm.")

    def __init__(self, *args: Any, noun: Noun, **options: Any) -> None:
        """Make the fields of every column of the noun."""
        super().__init__(*args, **options)
        self.noun = noun
        self.fields["keys"] = forms.MultipleChoiceField(
            label="Nhận ra bản ghi bằng", choices=list(noun.keys.items()), widget=forms.CheckboxSelectMultiple, required=False,
            help_text="Thử lần lượt từ trên xuống; không chọn: thử tất cả.",
        )  # fmt: skip
        for one in noun.fields:
            if not one.is_shown_only:
                self._add_column(one)

    def _add_column(self, one: Field) -> None:
        """Make the fields of one column; the table's headings are their labels, so each says them to screen readers."""
        key, named = (
            one.key,
            [
                f"{part}, {one.heading}"
                for part in ("Cột trong tệp", "Giá trị chung", "Đổi giá trị", "Dạng ngày", "Ghi đè")
            ],
        )
        self.fields[f"heading:{key}"] = forms.CharField(
            label=named[0], max_length=120, required=False,
            widget=forms.TextInput(attrs={"list": "headings", "aria-label": named[0], "size": 18}),
        )  # fmt: skip
        self.fields[f"constant:{key}"] = forms.CharField(
            label=named[1],
            max_length=200,
            required=False,
            widget=forms.TextInput(attrs={"aria-label": named[1], "size": 10}),
        )
        self.fields[f"words:{key}"] = forms.CharField(
            label=named[2], required=False, max_length=4000,
            widget=forms.Textarea(attrs={"rows": 1, "cols": 18, "aria-label": named[2]}),
        )  # fmt: skip
        days = Form.DAY, Form.PART_DAY
        self.fields[f"date_form:{key}"] = forms.ChoiceField(
            label=named[3], choices=DateForm.choices, required=False,
            widget=forms.Select(attrs={"aria-label": named[3]}) if one.form in days else forms.HiddenInput(),
        )  # fmt: skip
        self.fields[f"rule:{key}"] = forms.ChoiceField(
            label=named[4],
            choices=Rule.choices,
            widget=forms.Select(attrs={"aria-label": named[4]}),
            initial=Rule.NEVER,
        )

    @property
    def columns(self) -> list[tuple[Any, list[Any]]]:
        """Return each column of the noun with its bound fields."""
        parts = ("heading", "constant", "words", "date_form", "rule")
        return [
            (one, [self[f"{part}:{one.key}"] for part in parts]) for one in self.noun.fields if not one.is_shown_only
        ]

    def clean(self) -> dict[str, Any]:
        """Put everything together into the profile's content."""
        cleaned = super().clean() or self.cleaned_data
        fields = [self._column(cleaned, one.key) for one in self.noun.fields if not one.is_shown_only]
        content = {
            "name": cleaned.get("name", ""), "noun": self.noun.code, "sheet": cleaned.get("sheet", ""),
            "heading_row": cleaned.get("heading_row") or 0, "keys": cleaned.get("keys", []), "fields": [one for one in fields if one],
        }  # fmt: skip
        if self.errors:
            return cleaned
        try:
            return {"content": ProfileContent.model_validate(content)}
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def _column(self, cleaned: dict[str, Any], key: str) -> dict[str, Any] | None:
        """Return one column, none where the file does not have it."""
        said = {part: cleaned.get(f"{part}:{key}", "") for part in ("heading", "constant", "date_form", "rule")}
        if not said["heading"] and not said["constant"]:
            return None
        return {
            **said,
            "field": key,
            "date_form": said["date_form"] or "dmy",
            "words": words_of(cleaned.get(f"words:{key}", "")),
        }


def words_of(text: str) -> dict[str, str]:
    """Return what the file says → what is meant, of lines `Nam giới = Nam`."""
    pairs = (line.partition("=") for line in text.splitlines() if "=" in line)
    return {said.strip(): meant.strip() for said, _, meant in pairs if said.strip()}


def initial_of(content: dict[str, Any]) -> dict[str, Any]:
    """Return what the form of a profile begins with."""
    initial: dict[str, Any] = {name: content[name] for name in ("name", "sheet", "heading_row", "keys")}
    for raw in content["fields"]:
        one = FieldContent.model_validate(raw)
        initial[f"heading:{one.field}"], initial[f"constant:{one.field}"] = one.heading, one.constant
        initial[f"words:{one.field}"] = "\n".join(f"{said} = {meant}" for said, meant in one.words.items())
        initial[f"date_form:{one.field}"], initial[f"rule:{one.field}"] = one.date_form, one.rule
    return initial


def as_json(content: dict[str, Any]) -> str:
    """Return a profile as the file that is handed out."""
    return json.dumps(content, ensure_ascii=False, indent=2)

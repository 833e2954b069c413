"""Forms of cleaning: the filter, the small forms on the spot, excuses, merges, campaigns, signatures."""

import datetime as dt
from typing import Any

from django import forms

from sotay.cleanliness.choices import Dimension, Level, PairStatus, SignedHow
from sotay.cleanliness.rules.catalogue import RULES, TITLES
from sotay.cleanliness.rules.checkers import RELIGIONS
from sotay.cleanliness.rules.fixes import Fix
from sotay.core.days import today
from sotay.core.ethnicities import ETHNICITIES
from sotay.core.forms import ActionForm
from sotay.core.identifiers import parse_national_id, parse_phone
from sotay.core.text import clean
from sotay.members.choices import Sex

_ALL = ("", "Tất cả")
_STATES = (("open", "Cần làm sạch"), ("excused", "Đã bỏ qua có lý do"), ("resolved", "Đã làm sạch"))


class FilterForm(forms.Form):
    """The conditions of a worklist."""

    mine = forms.BooleanField(label="Của tôi", required=False)
    dimension = forms.ChoiceField(label="Yêu cầu", choices=[_ALL, *Dimension.choices], required=False)
    rule = forms.ChoiceField(label="Nội dung", choices=[_ALL, *TITLES.items()], required=False)
    level = forms.ChoiceField(label="Nơi làm sạch", choices=[_ALL, *Level.choices], required=False)
    state = forms.ChoiceField(label="Tình trạng", choices=_STATES, required=False)
    at = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def value(self, name: str) -> Any:
        """Return what was asked, or nothing where that is not among the answers."""
        self.is_valid()
        return self.cleaned_data.get(name)


class PairFilterForm(forms.Form):
    """The conditions of the list of pairs."""

    status = forms.ChoiceField(label="Tình trạng", choices=[*PairStatus.choices, ("all", "Tất cả")], required=False)


class PhoneField(forms.CharField):
    """A telephone number as it is dialled."""

    def clean(self, value: Any) -> str:
        """Return ten digits, or say what is wrong."""
        found = parse_phone(super().clean(value))
        if not found.value:
            raise forms.ValidationError("Số điện thoại gồm 10 chữ số, bắt đầu bằng số 0.")
        return found.value


class NationalIdField(forms.CharField):
    """A national identification number."""

    def clean(self, value: Any) -> str:
        """Return twelve digits, or say what is wrong."""
        found = parse_national_id(super().clean(value))
        if not found.value:
            raise forms.ValidationError("Số định danh cá nhân gồm 12 chữ số.")
        return found.value


class NameField(forms.CharField):
    """A text on one line, in NFC."""

    def clean(self, value: Any) -> str:
        """Return the text tidied."""
        return clean(super().clean(value))


def _field(name: str) -> forms.Field:
    """Return the field of one part of a record."""
    fields: dict[str, forms.Field] = {
        "national_id": NationalIdField(label="Số định danh cá nhân", widget=forms.TextInput(attrs={"inputmode": "numeric"})),
        "phone": PhoneField(label="Điện thoại", widget=forms.TextInput(attrs={"inputmode": "tel"})),
        "card_number": NameField(label="Số thẻ đảng viên", max_length=20),
        "residence": NameField(label="Nơi thường trú", max_length=300),
        "home_town": NameField(label="Quê quán", max_length=200),
        "ethnicity": forms.ChoiceField(label="Dân tộc", choices=[(name, name) for name in ETHNICITIES]),
        "religion": forms.ChoiceField(label="Tôn giáo", choices=[(name, name) for name in RELIGIONS]),
        "full_name": NameField(label="Họ và tên", max_length=120),
        "official_on": forms.DateField(label="Ngày chính thức"),
        "born_on": forms.DateField(label="Ngày sinh"),
        "joined_on": forms.DateField(label="Ngày vào Đảng"),
        "sex": forms.ChoiceField(label="Giới tính", choices=Sex.choices, widget=forms.RadioSelect(attrs={"class": "segmented"})),
    }  # fmt: skip
    return fields[name]


class FixForm(ActionForm):
    """The small form of one finding; its fields are those of the rule's fix."""

    done = "Đã làm sạch."

    def __init__(self, *args: Any, fix: Fix, member: Any = None, proposal: str = "", **kwargs: Any) -> None:
        """Take the fields that the fix names, beginning with what is proposed or stands there."""
        super().__init__(*args, **kwargs)
        names = fix.corrects if fix.corrects and not (fix.fills and not getattr(member, fix.fills)) else ()
        for name in names or ((fix.fills or fix.respells),) if not fix.page else ():
            self.fields[name] = _field(name)
            self.fields[name].initial = proposal or ("" if name in _MASKED else getattr(member, name, ""))
        if names:
            self.fields["basis"] = NameField(
                label="Căn cứ sửa", max_length=200, help_text="Giấy khai sinh, căn cước, quyết định số …"
            )
            if "official_on" in names:
                self.fields["official_on"].required = False
        if fix.page == "post":
            self.fields["ended_on"] = forms.DateField(label="Thôi giữ chức vụ từ ngày", initial=today)

    def clean(self) -> dict[str, Any]:
        """Hand everything on as one set of values."""
        values = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        return {"values": values}


_MASKED = frozenset({"national_id", "card_number", "phone", "residence"})


class ExcuseForm(ActionForm):
    """Why a finding is passed over, and until when."""

    done = "Đã ghi lý do bỏ qua."

    reason = forms.CharField(label="Lý do bỏ qua", max_length=300)
    until = forms.DateField(label="Bỏ qua đến hết ngày", initial=lambda: today() + dt.timedelta(days=365))


class ReasonForm(ActionForm):
    """Why two records are two people."""

    done = "Đã ghi: hai người khác nhau."

    reason = forms.CharField(label="Căn cứ kết luận", max_length=300)


class AskForm(ActionForm):
    """What is asked of the keeper of the other record."""

    done = "Đã gửi đề nghị đối chiếu."

    note = forms.CharField(label="Nội dung đề nghị", max_length=300, required=False)


class AnswerForm(ActionForm):
    """What the keeper answers."""

    done = "Đã trả lời."

    answer = forms.CharField(label="Trả lời", max_length=300)


class MergeForm(ActionForm):
    """Which record stays, which fields come from the other, whose history holds."""

    done = "Đã gộp hai hồ sơ."

    def __init__(self, *args: Any, pair: Any, names: list[str], **kwargs: Any) -> None:
        """Ask for each field that differs; `1` and `2` are the records of the pair."""
        super().__init__(*args, **kwargs)
        self.pair, self.names = pair, names
        sides = [("1", "Hồ sơ 1"), ("2", "Hồ sơ 2")]
        for name in ("kept", "history", *names):
            self.fields[f"side_{name}"] = forms.ChoiceField(
                label=_SIDE_LABELS.get(name, name), choices=sides, initial="1", widget=forms.RadioSelect
            )
        self.fields["reason"] = forms.CharField(label="Căn cứ gộp", max_length=300)

    def clean(self) -> dict[str, Any]:
        """Return the keywords of the action."""
        data = self.cleaned_data
        records = {"1": self.pair.first, "2": self.pair.second}
        kept = data.get("side_kept", "1")
        return {
            "kept": records[kept],
            "history": records[data.get("side_history", kept)],
            "take": [name for name in self.names if data.get(f"side_{name}", kept) != kept],
            "reason": data.get("reason", ""),
        }


_SIDE_LABELS = {"kept": "Giữ hồ sơ", "history": "Nơi sinh hoạt, tình trạng theo"}


class CampaignForm(ActionForm):
    """A campaign: what, from when to when."""

    done = "Đã mở đợt làm sạch dữ liệu."

    title = forms.CharField(label="Tên đợt", max_length=200)
    starts_on = forms.DateField(label="Từ ngày", initial=today)
    ends_on = forms.DateField(label="Đến hết ngày", initial=lambda: today() + dt.timedelta(days=30))
    rules = forms.MultipleChoiceField(
        label="Nội dung rà soát", choices=TITLES.items(), widget=forms.CheckboxSelectMultiple, initial=list(RULES)
    )


class SignForm(ActionForm):
    """Who signed, when, on what."""

    done = "Đã ghi nhận chữ ký."

    how = forms.ChoiceField(
        label="Cách ký", choices=SignedHow.choices, initial=SignedHow.PAPER, widget=forms.RadioSelect(attrs={"class": "segmented"})
    )  # fmt: skip
    signed_on = forms.DateField(label="Ngày ký", initial=today)
    signed_name = forms.CharField(
        label="Người ký", max_length=120, required=False, help_text="Ký trên giấy thì ghi tên người đã ký."
    )
    digest = forms.CharField(
        label="Dấu niêm in trên giấy", max_length=64, required=False, help_text="Tám ký tự ở cuối danh sách; ký trên điện thoại thì bỏ trống."
    )  # fmt: skip


class SwitchForm(ActionForm):
    """Why a rule rests."""

    done = "Đã tạm dừng quy tắc."

    rule = forms.ChoiceField(choices=TITLES.items(), widget=forms.HiddenInput)
    reason = forms.CharField(label="Lý do tạm dừng", max_length=300)
    until = forms.DateField(label="Đến hết ngày", required=False)

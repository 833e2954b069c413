"""Forms of signing in and of one's own account."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms

from sotay.accounts.shared import Sharing
from sotay.core.forms import ActionForm

_AT_SIGN_IN = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false"}
_DIGITS = {"inputmode": "numeric", **_AT_SIGN_IN}


class AccountForm(ActionForm):
    """A form about one's own account: no actor and no target, the person is the one at the door."""

    def submit(self, function: Callable[..., Any], *who: Any, **extra: Any) -> bool:
        """Run `function(*who, **fields)` when the form is filled in rightly; tell whether it ran."""
        return self.run(lambda _actor, _target, **fields: function(*who, **fields), None, None, **extra)


class SignInForm(AccountForm):
    """Login and PIN or password; with `letters` the phone shows its whole keyboard."""

    login = forms.CharField(label="Mã đăng nhập", max_length=60, help_text="Tám chữ số in trên phiếu, ví dụ 2410 7356.")
    secret = forms.CharField(label="Mã PIN", max_length=200, strip=False, widget=forms.PasswordInput)

    shared = forms.BooleanField(
        label="Máy dùng chung",
        required=False,
        help_text="Rời tay một lúc máy tự khóa; đổi người không để lại gì.",
    )
    listed = forms.BooleanField(
        label="Hiện tên tắt của tôi trên máy này",
        required=False,
        help_text="Như «Hương N.»: lần sau chạm vào tên rồi nhập mã PIN; ai dùng chung máy cũng thấy tên này.",
    )

    def take_sharing(self) -> Sharing | None:
        """Return what is said of the device, apart from login and secret; nothing while the form is not filled in rightly."""
        if not (self.is_bound and self.is_valid()):
            return None
        return Sharing(self.cleaned_data.pop("shared"), self.cleaned_data.pop("listed"))

    def __init__(self, *args: Any, letters: bool = False, **kwargs: Any) -> None:
        """Choose the keyboard."""
        super().__init__(*args, **kwargs)
        keyboard = _AT_SIGN_IN if letters else _DIGITS
        self.fields["login"].widget.attrs.update(keyboard, autocomplete="username webauthn")
        self.fields["secret"].widget.attrs.update(keyboard, autocomplete="current-password")
        if letters:
            self.fields["login"].label = "Tên đăng nhập"
            self.fields["login"].help_text = ""
            self.fields["secret"].label = "Mã PIN hoặc mật khẩu"


class PickForm(AccountForm):
    """The PIN of whoever was picked on a shared device."""

    secret = forms.CharField(
        label="Mã PIN",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={**_DIGITS, "autocomplete": "off", "autofocus": True}),
    )


class SharingForm(AccountForm):
    """What is said of the device in use."""

    done: ClassVar[str] = "Đã lưu cách dùng máy này."
    shared = forms.BooleanField(
        label="Nhiều người cùng dùng máy này",
        required=False,
        help_text="Rời tay một lúc máy tự khóa; đổi người không để lại gì của người trước.",
    )
    listed = forms.BooleanField(label="Hiện tên tắt của tôi ở màn hình đăng nhập của máy này", required=False)


class ConfirmForm(AccountForm):
    """PIN or password once more."""

    secret = forms.CharField(
        label="Mã PIN hoặc mật khẩu",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", **_AT_SIGN_IN}),
    )


class SlipForm(AccountForm):
    """The PIN of a slip whose QR code was opened."""

    pin = forms.CharField(
        label="Mã PIN in trên phiếu",
        max_length=12,
        help_text="Sáu chữ số, dùng một lần.",
        widget=forms.TextInput(attrs={**_DIGITS, "autocomplete": "one-time-code"}),
    )


class TypedSlipForm(SlipForm):
    """Login and PIN of a slip, typed by hand."""

    field_order = ("login", "pin")
    login = forms.CharField(
        label="Mã đăng nhập in trên phiếu",
        max_length=60,
        help_text="Tám chữ số, ví dụ 2410 7356.",
        widget=forms.TextInput(attrs={**_DIGITS, "autocomplete": "username"}),
    )


class NewSecretForm(AccountForm):
    """A new PIN, or a password, typed twice."""

    secret = forms.CharField(
        max_length=200, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label="Nhập lại lần nữa",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, letters: bool = False, **kwargs: Any) -> None:
        """Ask for digits, or for a password."""
        super().__init__(*args, **kwargs)
        field = self.fields["secret"]
        if letters:
            field.label, field.help_text = "Mật khẩu mới", "Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt nhất."
        else:
            field.label = "Mã PIN mới"
            field.help_text = "Đúng 6 chữ số; không dùng ngày sinh, dãy số liên tiếp hay số lặp lại."
        for name in ("secret", "again"):
            self.fields[name].widget.attrs.update(_AT_SIGN_IN if letters else _DIGITS)


class ChangeSecretForm(NewSecretForm):
    """A new PIN or password, and the present one."""

    done: ClassVar[str] = "Đã đổi mã. Các thiết bị khác đã được đăng xuất."
    field_order = ("present", "secret", "again")
    present = forms.CharField(
        label="Mã PIN hoặc mật khẩu đang dùng",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", **_AT_SIGN_IN}),
    )


class RuleForm(AccountForm):
    """Acceptance of the rule of use."""

    done: ClassVar[str] = ""
    number = forms.IntegerField(widget=forms.HiddenInput)
    accepted = forms.BooleanField(
        label="Tôi đã đọc và đồng ý thực hiện quy chế này",
        error_messages={"required": "Đồng chí đánh dấu vào ô này nếu đồng ý."},
    )

    def submit(self, function: Callable[..., Any], *who: Any, **extra: Any) -> bool:
        """Run with the number alone; the tick has done its work."""
        return self.run(lambda _actor, _target, number, accepted: function(*who, number=number), None, None, **extra)  # noqa: ARG005


class CodeForm(AccountForm):
    """A code of the authenticator app, or a recovery code."""

    code = forms.CharField(
        label="Mã xác thực",
        max_length=20,
        help_text="Sáu chữ số đang hiện trong ứng dụng, hoặc một mã dự phòng.",
        widget=forms.TextInput(attrs={**_DIGITS, "autocomplete": "one-time-code", "autofocus": True}),
    )
    remember = forms.BooleanField(label="Tin cậy thiết bị này trong 30 ngày", required=False)


class SetUpCodeForm(AccountForm):
    """The first code that the app shows."""

    code = forms.CharField(
        label="Mã 6 chữ số đang hiện trong ứng dụng",
        max_length=20,
        widget=forms.TextInput(attrs={**_DIGITS, "autocomplete": "one-time-code"}),
    )


class RecoveryForm(AccountForm):
    """Whose PIN is lost."""

    login = forms.CharField(
        label="Mã đăng nhập của đồng chí",
        max_length=60,
        widget=forms.TextInput(attrs={**_DIGITS, "autocomplete": "username"}),
    )


class CredentialForm(AccountForm):
    """What the phone answers in the ceremony of a passkey."""

    credential = forms.CharField(max_length=20_000, widget=forms.HiddenInput)


class TokenForm(AccountForm):
    """A token for another system."""

    name = forms.CharField(label="Hệ thống nào dùng", max_length=80, help_text="Ví dụ: Cổng báo cáo của tỉnh.")
    days = forms.TypedChoiceField(
        label="Thời hạn",
        coerce=int,
        choices=((30, "30 ngày"), (90, "90 ngày"), (365, "1 năm")),
        initial=90,
        widget=forms.RadioSelect(attrs={"class": "segmented"}),
    )

"""Refusals at sign-in: short, and the same whether or not an account exists."""

from sotay.core.errors import DomainError


class SignInRefused(DomainError):
    """Login and secret do not belong together."""

    code = "sign_in_refused"
    sentence = "Mã đăng nhập hoặc mã PIN, mật khẩu chưa đúng. Đồng chí kiểm tra lại rồi thử lần nữa."


class TooManyAttempts(DomainError):
    """Too many failures in a row; `wait` says how long to wait."""

    code = "too_many_attempts"
    sentence = "Đã nhập sai nhiều lần liên tiếp. Đồng chí chờ {wait} nữa rồi thử lại."


class SlipRefused(DomainError):
    """The slip is unknown, used, void or out of date, or its PIN is wrong."""

    code = "slip_refused"
    sentence = (
        "Mã trên phiếu chưa đúng, hoặc phiếu đã dùng hay đã hết hạn. Đồng chí kiểm tra lại; nếu vẫn chưa được, "
        "hãy gặp bí thư chi bộ để nhận phiếu mới."
    )


class RuleNotAccepted(DomainError):
    """The rule of use must be accepted first."""

    code = "rule_not_accepted"
    sentence = "Đồng chí cần đọc và đồng ý quy chế sử dụng trước khi tiếp tục."


class SecretTooShort(DomainError):
    """Neither a PIN nor a password."""

    code = "secret_too_short"
    sentence = "Mã PIN gồm đúng 6 chữ số; mật khẩu có ít nhất 10 ký tự."
    field = "secret"


class SecretTooSimple(DomainError):
    """The first that anybody would try."""

    code = "secret_too_simple"
    sentence = (
        "Mã này dễ đoán. Đồng chí chọn mã khác: không dùng dãy số liên tiếp, số lặp lại, ngày sinh hay mã đăng nhập."
    )
    field = "secret"


class SecretsDiffer(DomainError):
    """Typed differently the second time."""

    code = "secrets_differ"
    sentence = "Hai lần nhập chưa giống nhau."
    field = "again"


class PresentSecretWrong(DomainError):
    """The present PIN or password was not right."""

    code = "present_secret_wrong"
    sentence = "Mã PIN hoặc mật khẩu đang dùng chưa đúng."
    field = "present"


class CodeRefused(DomainError):
    """A code of the second factor is wrong, or was used before."""

    code = "code_refused"
    sentence = "Mã xác thực chưa đúng hoặc đã dùng rồi. Đồng chí chờ mã mới hiện ra rồi nhập lại."
    field = "code"


class PasskeyRefused(DomainError):
    """The phone's answer could not be checked."""

    code = "passkey_refused"
    sentence = "Chưa nhận được vân tay hoặc khuôn mặt. Đồng chí thử lại, hoặc đăng nhập bằng mã PIN."


class AlreadyActivated(DomainError):
    """A slip is for the first sign-in only."""

    code = "already_activated"
    sentence = "Đồng chí {name} đã kích hoạt tài khoản. Nếu quên mã PIN, hãy dùng mục Cấp lại mã."


class OwnRecovery(DomainError):
    """Nobody confirms their own recovery."""

    code = "own_recovery"
    sentence = "Đồng chí không tự xác nhận cho mình được; cần hai cán bộ khác của chi bộ hoặc của cấp trên."


class RecoveryNeedsAnother(DomainError):
    """The same officer cannot confirm twice."""

    code = "recovery_needs_another"
    sentence = "Đồng chí đã xác nhận rồi. Cần thêm một cán bộ khác xác nhận."


class LoginTaken(DomainError):
    """The login exists."""

    code = "login_taken"
    sentence = "Tên đăng nhập {login} đã có."
    field = "login"

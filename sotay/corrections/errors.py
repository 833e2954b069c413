"""Refusals about corrections and yearly confirmation."""

from sotay.core.errors import DomainError


class NotOwnRecord(DomainError):
    """A member asks about the own record; for others the committee begins."""

    code = "not_own_record"
    sentence = "Đồng chí chỉ gửi đề nghị, xác nhận về hồ sơ của chính mình."


class OwnCorrection(DomainError):
    """Nobody decides on their own record."""

    code = "own_correction"
    sentence = "Đồng chí không tự xét đề nghị về hồ sơ của mình; việc này do đồng chí khác có thẩm quyền thực hiện."


class FieldUnknown(DomainError):
    """The field is changed elsewhere."""

    code = "field_unknown"
    field = "name"
    sentence = "Nội dung này không sửa theo đề nghị; chức vụ, huy hiệu ghi ở mục riêng theo quyết định."


class NothingChanges(DomainError):
    """The record says that already."""

    code = "nothing_changes"
    field = "new"
    sentence = "Hồ sơ đang ghi đúng như vậy; không có gì để sửa."


class ValueUnreadable(DomainError):
    """The new value is not one that the field can have."""

    code = "value_unreadable"
    field = "new"
    sentence = "{label}: {problem}"


class AlreadyAsked(DomainError):
    """One open request for a field."""

    code = "already_asked"
    field = "name"
    sentence = "Đã có đề nghị sửa «{label}» đang chờ xem xét."


class NotWaiting(DomainError):
    """It has been decided."""

    code = "correction_settled"
    sentence = "Đề nghị này đã xem xét xong ({state})."


class ChangedSince(DomainError):
    """The record says something else than when the request was made."""

    code = "changed_since"
    sentence = "Hồ sơ đã thay đổi từ khi gửi đề nghị (nay ghi «{now}»). Đề nghị gửi lại."


class RegisterFact(DomainError):
    """Register facts are corrected under a decision."""

    code = "register_fact"
    sentence = "«{label}» là dữ liệu gốc, chỉ cấp ủy có thẩm quyền sửa theo quyết định."


class DecisionMissing(DomainError):
    """A register fact names its decision."""

    code = "decision_missing"
    field = "decision_number"
    sentence = "Ghi số, ngày, cơ quan ban hành và người ký của quyết định sửa dữ liệu gốc."


class AnswerMissing(DomainError):
    """A refusal says why."""

    code = "answer_missing"
    field = "answer"
    sentence = "Ghi lý do để đảng viên biết."


class DatesContradict(DomainError):
    """The days of a life come one after another."""

    code = "dates_contradict"
    field = "new"
    sentence = "Ngày này trái với các ngày khác trong hồ sơ (ngày sinh, vào Đảng, chính thức phải theo thứ tự)."


class NumberTaken(DomainError):
    """A national ID belongs to one person."""

    code = "number_taken"
    field = "new"
    sentence = "Số định danh này đang ghi ở hồ sơ của đồng chí khác."


class RoundThere(DomainError):
    """One round a year and organisation."""

    code = "round_there"
    field = "year"
    sentence = "Năm {year} đã mở đợt xác nhận ở tổ chức đảng này."


class DeadlineGone(DomainError):
    """A deadline lies ahead."""

    code = "deadline_gone"
    field = "deadline"
    sentence = "Hạn xác nhận phải từ hôm nay trở đi."


class RoundClosed(DomainError):
    """Confirming is for open rounds."""

    code = "round_closed"
    sentence = "Hiện không có đợt xác nhận hồ sơ nào đang mở cho đồng chí."


class NotOfThisRound(DomainError):
    """Somebody on the list does not take part here."""

    code = "not_of_this_round"
    field = "members"
    sentence = (
        "Trong danh sách có đồng chí không sinh hoạt chính thức ở chi bộ này. Đồng chí tải lại trang rồi chọn lại."
    )


class DayToCome(DomainError):
    """Nobody has signed in the future."""

    code = "day_to_come"
    field = "confirmed_on"
    sentence = "Ngày ký không được sau hôm nay."

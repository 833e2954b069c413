"""Refusals of the rows of nouns' sheets, where the owning app has no sentence of its own."""

from sotay.core.errors import DomainError


class PersonUnknown(DomainError):
    """Nobody in sight answers; somebody elsewhere may, which is not told."""

    code = "person_unknown"
    sentence = "Không thấy đảng viên này trong phạm vi đồng chí phụ trách. Hãy kiểm tra họ tên, ngày sinh."
    field = "full_name"


class PersonUnclear(DomainError):
    """Several in sight answer."""

    code = "person_unclear"
    sentence = "Có nhiều đảng viên trùng họ tên, ngày sinh. Hãy ghi thêm số định danh cá nhân."
    field = "full_name"


class BirthdayUnreadable(DomainError):
    """The birthday is no day."""

    code = "date_unreadable"
    sentence = "Không đọc được ngày sinh. Hãy ghi dạng ngày/tháng/năm."
    field = "born_on"


class OrganisationUnknown(DomainError):
    """No organisation in sight has the code."""

    code = "organisation_unknown"
    sentence = "Không có tổ chức mang mã {code} trong phạm vi đồng chí phụ trách."
    field = "organisation_code"


class EndWithoutDay(DomainError):
    """Something else than the last day was changed."""

    code = "end_without_day"
    sentence = "Muốn kết thúc chức vụ thì ghi ngày vào cột «Đến ngày»; không xóa hoặc đổi thông tin khác."
    field = "until"


class DecisionInPart(DomainError):
    """Of a decision, something is missing."""

    code = "decision_in_part"
    sentence = "Quyết định phải ghi đủ số, ngày, cơ quan ban hành và người ký."
    field = "decision_number"


class HamletUnknown(DomainError):
    """The organisation leads no hamlet of that name."""

    code = "hamlet_unknown"
    sentence = "Không có thôn, tổ dân phố «{name}» ở tổ chức này trong phạm vi đồng chí phụ trách."
    field = "hamlet"

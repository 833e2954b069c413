"""Refusals about hamlets and their heads: one fact a class, one sentence a class."""

from sotay.core.errors import DomainError


class HamletKnown(DomainError):
    """A name stands once below a place."""

    code = "hamlet_known"
    field = "name"
    sentence = "Ở đây đã có {name}. Đồng chí kiểm tra lại tên."


class HamletNeedsPlace(DomainError):
    """A hamlet lies in a commune."""

    code = "hamlet_needs_place"
    sentence = "Thôn, bản, tổ dân phố gắn với một chi bộ hoặc đảng bộ cơ sở. Đồng chí chọn tổ chức ở cấp đó."


class HamletClosed(DomainError):
    """Nothing begins where everything has ended."""

    code = "hamlet_closed"
    sentence = "{name} không còn từ ngày {day}."


class HeadSeatTaken(DomainError):
    """One head at a time."""

    code = "head_seat_taken"
    field = "first"
    sentence = "{post} đang là {name}, từ ngày {day}. Đồng chí ghi người mới bắt đầu sau ngày ấy."


class HeadNeedsName(DomainError):
    """Either a member of the register or a name."""

    code = "head_needs_name"
    field = "full_name"
    sentence = "Đồng chí chọn đảng viên trong danh sách, hoặc ghi họ tên người chưa là đảng viên."


class TermTooEarly(DomainError):
    """A term ends after it begins."""

    code = "head_term_too_early"
    field = "term_until"
    sentence = "Ngày hết nhiệm kỳ phải sau ngày bắt đầu."


class EndTooEarly(DomainError):
    """A post ends after it began."""

    code = "head_end_too_early"
    field = "on"
    sentence = "Ngày thôi giữ chức vụ phải sau ngày bắt đầu ({day})."


class HeadIsMember(DomainError):
    """Only heads who are not members are reviewed."""

    code = "head_is_member"
    sentence = "{name} đã là đảng viên, không thuộc diện rà soát."


class ReviewInFuture(DomainError):
    """What is reviewed has been reviewed."""

    code = "review_in_future"
    field = "reviewed_on"
    sentence = "Ngày rà soát không thể sau hôm nay."


class HelperElsewhere(DomainError):
    """The helper is a full member of the cell."""

    code = "helper_elsewhere"
    field = "helper"
    sentence = "Người theo dõi, giúp đỡ phải là đảng viên chính thức của chi bộ."


class NomineeKnown(DomainError):
    """A member is proposed once for an election."""

    code = "nominee_known"
    field = "member"
    sentence = "{name} đã được giới thiệu cho lần bầu này."


class NomineeNotWaiting(DomainError):
    """What is decided is decided."""

    code = "nominee_not_waiting"
    sentence = "Việc giới thiệu này đã có kết quả: {status}."


class NotToAlign(DomainError):
    """Only a term that can be fitted to the congress is changed."""

    code = "not_to_align"
    sentence = "Nhiệm kỳ của {name} không điều chỉnh được theo đại hội chi bộ: {why}."


class DecisionNeeded(DomainError):
    """A change of a term names its decision."""

    code = "term_decision_needed"
    field = "decision_number"
    sentence = "Điều chỉnh nhiệm kỳ cần ghi quyết định hoặc văn bản của cấp có thẩm quyền."


class NobodyChosen(DomainError):
    """Something is chosen."""

    code = "nobody_chosen"
    sentence = "Đồng chí chọn ít nhất một người để điều chỉnh nhiệm kỳ."


class NotPromising(DomainError):
    """The cell concludes first, then follows somebody."""

    code = "head_not_promising"
    sentence = "Chi bộ rà soát và kết luận có triển vọng trước, rồi mới đưa vào nguồn kết nạp."


class HeadNeedsBirthday(DomainError):
    """A candidate has a birthday and a sex."""

    code = "head_needs_birthday"
    sentence = "Cần ngày sinh và giới tính của người này trước khi đưa vào nguồn. Đồng chí bổ sung rồi làm lại."

"""Refusals about badges and cards: one fact a class, one sentence a class."""

from sotay.core.errors import DomainError


class DayAhead(DomainError):
    """What was held lies behind."""

    code = "badge_day_ahead"
    sentence = "Ngày họp, ngày trình không thể sau hôm nay."


class NotCarried(DomainError):
    """More than half of those convened."""

    code = "badge_not_carried"
    field = "vote_yes"
    sentence = "Chưa quá nửa số đảng viên chính thức được triệu tập đồng ý ({yes}/{base}) nên chi bộ chưa đề nghị được."


class NoSuchLevel(DomainError):
    """The list of levels is a dated norm."""

    code = "badge_no_such_level"
    field = "level"
    sentence = "Không có loại Huy hiệu {level} năm trong quy định đang áp dụng."


class NotYetDue(DomainError):
    """The years are not complete."""

    code = "badge_not_yet_due"
    field = "level"
    sentence = "Đồng chí {name} đủ {level} năm tuổi Đảng ngày {day}, thuộc {round}; chưa đến lúc đề nghị."


class NotEarlyEnough(DomainError):
    """Only so many months early."""

    code = "badge_not_early"
    field = "level"
    sentence = "Xét tặng sớm không quá {months} tháng; đồng chí {name} đủ {level} năm tuổi Đảng ngày {day}."


class NotPosthumous(DomainError):
    """Too much is missing, or the years were complete."""

    code = "badge_not_posthumous"
    field = "kind"
    sentence = "Truy tặng khi đã từ trần và còn thiếu không quá {months} tháng; trường hợp này không đủ điều kiện."


class AlreadyProposed(DomainError):
    """Once a level."""

    code = "badge_already_proposed"
    field = "level"
    sentence = "Đồng chí này đã được đề nghị hoặc đã được tặng Huy hiệu {level} năm."


class PaperMissing(DomainError):
    """Illness is shown by a paper, whose number alone is kept."""

    code = "badge_paper_missing"
    field = "paper"
    sentence = "Xét tặng sớm cần giấy tờ chứng minh bệnh nặng: ghi số, ngày của giấy (không ghi nội dung bệnh)."


class NotThere(DomainError):
    """A step comes after another."""

    code = "badge_not_there"
    sentence = "Đề nghị này đang ở bước «{status}» nên không làm được việc này."


class NumberMissing(DomainError):
    """A badge has a number."""

    code = "badge_number_missing"
    field = "number"
    sentence = "Đồng chí ghi số Huy hiệu."


class NumberTaken(DomainError):
    """Numbers are never used again."""

    code = "badge_number_taken"
    field = "number"
    sentence = "Số Huy hiệu {number} đã cấp cho người khác."


class DecisionMissing(DomainError):
    """An award names its decision."""

    code = "badge_decision_missing"
    field = "decision_number"
    sentence = "Đồng chí ghi đủ số, ngày, cơ quan ban hành và người ký của quyết định tặng Huy hiệu."


class LateUnexplained(DomainError):
    """Whoever is late says why and by whose fault."""

    code = "badge_late_unexplained"
    field = "late_reason"
    sentence = "Đã qua {round}. Đồng chí ghi giải trình: vì sao chậm, trách nhiệm thuộc về ai."


class ReasonMissing(DomainError):
    """What comes back says why."""

    code = "badge_return_reason_missing"
    field = "reason"
    sentence = "Đồng chí ghi lý do trả lại."


class NotYourself(DomainError):
    """Nobody decides about themselves."""

    code = "badge_not_yourself"
    sentence = "Đồng chí không tự ghi quyết định về chính mình. Việc này do đồng chí khác có thẩm quyền ghi."


class NumberNotNational(DomainError):
    """Since 347-QĐ/TW."""

    code = "card_number_not_national"
    sentence = "Từ 08/08/2025 số thẻ là số định danh cá nhân (12 chữ số). Đồng chí kiểm tra số định danh trong hồ sơ."


class CardNotForProbationary(DomainError):
    """Issued once, at official recognition."""

    code = "card_not_for_probationary"
    sentence = "Thẻ chỉ phát cho đảng viên chính thức; đồng chí {name} chưa được công nhận chính thức."


class AlreadyCarded(DomainError):
    """The first card is the first."""

    code = "card_already_issued"
    field = "reason"
    sentence = "Đồng chí này đã có thẻ. Chọn lý do cấp lại: mất, hỏng, sai thông tin hoặc đổi thẻ."


class NoCardYet(DomainError):
    """Nothing to replace."""

    code = "card_none_yet"
    field = "reason"
    sentence = "Đồng chí này chưa có thẻ trong sổ. Chọn phát thẻ lần đầu."


class SelfReviewMissing(DomainError):
    """Whoever lost a card explains it to the cell."""

    code = "card_self_review_missing"
    field = "self_review_on"
    sentence = "Mất thẻ phải kiểm điểm trước chi bộ. Đồng chí ghi ngày nộp bản kiểm điểm."


class IssuedBefore(DomainError):
    """Days go forward."""

    code = "card_issued_before"
    field = "issued_on"
    sentence = "Ngày cấp phải sau ngày cấp thẻ trước ({day}) và không sau hôm nay."


class GapOverlaps(DomainError):
    """One interruption at a time."""

    code = "interruption_overlaps"
    sentence = "Khoảng thời gian này trùng với khoảng đã ghi, hoặc ngày kết thúc không sau ngày bắt đầu."

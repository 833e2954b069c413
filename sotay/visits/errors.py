"""Refusals about visits: one fact a class, one sentence a class."""

from sotay.core.errors import DomainError


class NoRules(DomainError):
    """A plan follows a regulation."""

    code = "visit_no_rules"
    sentence = "Chưa có quy định dự sinh hoạt nào áp dụng cho {name} năm {year}. Đồng chí ghi quy định trước."


class RuleInThePast(DomainError):
    """A rule changes from a day on."""

    code = "visit_rule_too_early"
    field = "first"
    sentence = "Quy định đang áp dụng có từ ngày {day}. Đồng chí chọn ngày sau đó."


class RuleTooFew(DomainError):
    """At least the minimum is planned."""

    code = "visit_rule_too_few"
    field = "planned"
    sentence = "Số lần bố trí một năm không ít hơn số lần tối thiểu."


class NotACell(DomainError):
    """Cells are attended."""

    code = "visit_not_a_cell"
    sentence = "Chỉ chi bộ mới được đưa vào diện ưu tiên dự sinh hoạt."


class AlreadyHard(DomainError):
    """A cell comes first once."""

    code = "visit_already_hard"
    sentence = "Chi bộ này đã thuộc diện ưu tiên."


class PlanPublished(DomainError):
    """What was published is changed visit by visit."""

    code = "visit_plan_published"
    sentence = "Kế hoạch năm {year} đã ban hành. Đồng chí sửa từng lượt dự thay vì lập lại."


class PlanBeingDrawn(DomainError):
    """One plan at a time."""

    code = "visit_plan_being_drawn"
    sentence = "Kế hoạch đang được lập, đồng chí chờ ít phút."


class PlanNotReady(DomainError):
    """A plan with visits is published."""

    code = "visit_plan_not_ready"
    sentence = "Kế hoạch chưa có lượt dự nào hoặc đã ban hành, không ban hành được."


class TermTooLong(DomainError):
    """A term has so many years."""

    code = "visit_term_too_long"
    field = "until"
    sentence = "Năm cuối phải từ năm đầu trở đi, nhiều nhất {years} năm."


class RulesThere(DomainError):
    """A regulation that is in force is changed line by line."""

    code = "visit_rules_there"
    field = "first"
    sentence = "Quy định đang áp dụng có từ ngày {day}. Đồng chí chọn ngày sau đó để thay bằng quy định mẫu."


class RuleOver(DomainError):
    """What has ended does not end again."""

    code = "visit_rule_over"
    sentence = "Dòng quy định này đã thôi áp dụng."


class NotBelow(DomainError):
    """Cells of the own organisation are attended."""

    code = "visit_not_below"
    sentence = "{name} không phải là chi bộ thuộc đảng bộ lập kế hoạch. Đồng chí chọn chi bộ khác."


class NotOpen(DomainError):
    """What is over is not changed."""

    code = "visit_not_open"
    sentence = "Lượt dự này đã kết thúc ({status}), không thay đổi được nữa."


class ReasonMissing(DomainError):
    """A change has a reason."""

    code = "visit_reason_missing"
    field = "reason"
    sentence = "Đồng chí ghi lý do."


class DayTaken(DomainError):
    """Nobody is at two places on a day."""

    code = "visit_day_taken"
    field = "on"
    sentence = "Ngày {day} đồng chí {name} đã có lượt dự ở {cell}. Đồng chí chọn ngày khác."


class CellTaken(DomainError):
    """Another cell each time."""

    code = "visit_cell_taken"
    sentence = "Đồng chí {name} đã có lượt dự ở chi bộ này trong năm."


class OwnCell(DomainError):
    """Nobody visits the own cell."""

    code = "visit_own_cell"
    sentence = "Đồng chí {name} sinh hoạt ở chính chi bộ này. Đồng chí chọn người khác."


class DayOutOfYear(DomainError):
    """A visit is in the plan's year, and not in the past."""

    code = "visit_day_out_of_year"
    field = "on"
    sentence = "Ngày dự phải từ hôm nay và trong năm {year}."


class SameVisit(DomainError):
    """Two visits are swapped."""

    code = "visit_same"
    sentence = "Đồng chí chọn lượt dự khác để đổi chéo."


class NotYours(DomainError):
    """Only the own visits."""

    code = "visit_not_yours"
    sentence = "Lượt dự này không phải của đồng chí."


class NotYet(DomainError):
    """A report follows the visit."""

    code = "visit_not_yet"
    sentence = "Chưa đến ngày dự ({day}). Đồng chí báo cáo sau buổi sinh hoạt."


class NoMeetingYet(DomainError):
    """Who checks in checks in at a meeting."""

    code = "visit_no_meeting"
    sentence = "Hôm nay không phải ngày dự. Đồng chí xác nhận có mặt trong ngày sinh hoạt."


class AlreadyReported(DomainError):
    """One report a visit."""

    code = "visit_already_reported"
    sentence = "Đồng chí đã gửi báo cáo lúc {at}."


class DoesNotAddUp(DomainError):
    """No more are present than have to be."""

    code = "visit_does_not_add_up"
    field = "present"
    sentence = "Số có mặt không nhiều hơn số phải có mặt."


class NotPlanned(DomainError):
    """Who takes over is in the plan."""

    code = "visit_not_planned"
    sentence = "Đồng chí này không có trong kế hoạch năm {year}."


class SamePerson(DomainError):
    """Somebody else goes instead."""

    code = "visit_same_person"
    sentence = "Đồng chí {name} đang được phân công lượt dự này. Đồng chí chọn người khác."


class AskedAlready(DomainError):
    """One thing is asked at a time."""

    code = "visit_asked_already"
    sentence = "Lượt dự này đang có đề nghị chờ trả lời. Đồng chí rút đề nghị ấy trước."


class NotAsked(DomainError):
    """Whoever is asked answers, once."""

    code = "visit_not_asked"
    sentence = "Đề nghị này không còn chờ trả lời ({status})."


class CannotAnswer(DomainError):
    """Whoever is asked has a handbook."""

    code = "visit_cannot_answer"
    sentence = "Đồng chí {name} chưa dùng sổ tay nên không trả lời được. Đồng chí đề nghị ban tổ chức thay đổi."


class AnotherMadeUp(DomainError):
    """What was missed is made up once."""

    code = "visit_made_up"
    sentence = "Lượt dự này đã có lượt dự bù ngày {day}."


class PetitionTwice(DomainError):
    """Each petition of a report is another one."""

    code = "visit_petition_twice"
    sentence = "Các kiến nghị trong báo cáo phải có mã khác nhau."

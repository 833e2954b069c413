"""Refusals about briefings: one fact a class, one sentence a class."""

from sotay.core.errors import DomainError


class NotAnUpperCommittee(DomainError):
    """Cells take part in briefings; committees hold them."""

    code = "not_an_upper_committee"
    sentence = "Chỉ cấp ủy cấp trên của chi bộ tổ chức giao ban. Đồng chí chọn một đảng bộ."


class NobodyInvited(DomainError):
    """A briefing is with somebody."""

    code = "nobody_invited"
    field = "cells"
    sentence = "Đồng chí chọn ít nhất một chi bộ để mời."


class DayGoneBy(DomainError):
    """One invites to what is to come."""

    code = "briefing_day_gone_by"
    field = "held_on"
    sentence = "Ngày giao ban phải từ hôm nay trở đi."


class QuestionsTooLate(DomainError):
    """Questions come before the briefing."""

    code = "questions_too_late"
    field = "questions_until"
    sentence = "Hạn gửi câu hỏi phải trước hoặc trong ngày giao ban."


class AlreadyInvited(DomainError):
    """The invitations are out."""

    code = "already_invited"
    sentence = "Giấy mời đã gửi. Sửa ngày giờ, địa điểm thì các chi bộ được báo ngay."


class BriefingOver(DomainError):
    """What was held or cancelled stands."""

    code = "briefing_over"
    sentence = "Hội nghị giao ban này đã kết thúc hoặc đã hủy nên không sửa được nữa."


class NotInvitedYet(DomainError):
    """Nobody was told yet."""

    code = "not_invited_yet"
    sentence = "Chưa gửi giấy mời. Đồng chí gửi giấy mời trước."


class NotYetHeld(DomainError):
    """A briefing to come is not over."""

    code = "not_yet_held"
    sentence = "Chưa đến ngày giao ban nên chưa kết thúc được."


class OfficersMissing(DomainError):
    """Minutes name who led and who wrote."""

    code = "officers_missing"
    sentence = "Biên bản cần có chủ trì và thư ký. Đồng chí chọn ở phần Diễn biến."


class SameOfficers(DomainError):
    """Who leads does not write."""

    code = "same_officers"
    field = "minute_taker"
    sentence = "Chủ trì và thư ký phải là hai đồng chí."


class OfficerWithoutPost(DomainError):
    """A committee's briefing is led by its own."""

    code = "officer_without_post"
    sentence = "Đồng chí {name} không giữ chức vụ ở cấp ủy này."


class QuestionsClosed(DomainError):
    """The time for questions is over."""

    code = "questions_closed"
    sentence = "Đã hết hạn gửi câu hỏi ({day}). Đồng chí nêu trực tiếp tại hội nghị."


class QuestionAnswered(DomainError):
    """An answered question stands."""

    code = "question_answered"
    sentence = "Câu hỏi đã được trả lời nên không rút lại được."


class AnswerMissing(DomainError):
    """An answer says something."""

    code = "answer_missing"
    field = "answer"
    sentence = "Đồng chí ghi nội dung trả lời."


class StandInMissing(DomainError):
    """Who comes instead has a name."""

    code = "stand_in_missing"
    field = "stand_in"
    sentence = "Đồng chí ghi họ tên người dự thay."


class ReasonMissing(DomainError):
    """Who stays away says why."""

    code = "excuse_reason_missing"
    field = "reason"
    sentence = "Đồng chí ghi lý do vắng."


class OwnerNotInvited(DomainError):
    """A conclusion is carried out by who was invited, or by the committee's own."""

    code = "owner_not_invited"
    field = "owner"
    sentence = "Người thực hiện kết luận phải là bí thư chi bộ được mời hoặc người của cấp ủy."


class ConclusionUnderWay(DomainError):
    """What was reported on stays."""

    code = "conclusion_under_way"
    sentence = "Kết luận này đã có kết quả thực hiện nên không xóa được."

"""Refusals about exemption, discipline and departure: one fact a class, one sentence a class."""

from sotay.core.errors import DomainError


class NotAMember(DomainError):
    """Whoever has left is exempted, disciplined or struck off no more."""

    code = "not_a_member_on_day"
    sentence = "Vào ngày này đồng chí {name} không còn trong danh sách đảng viên."


class DayAhead(DomainError):
    """What was held or happened lies behind."""

    code = "day_ahead"
    sentence = "Ngày họp, ngày xảy ra việc không thể sau hôm nay."


class NotCarried(DomainError):
    """More than half of those convened."""

    code = "not_carried"
    field = "vote_yes"
    sentence = "Chưa quá nửa số đảng viên chính thức được triệu tập đồng ý ({yes}/{base}) nên chi bộ chưa đề nghị được."


class TooYoung(DomainError):
    """The age of the norm."""

    code = "exemption_too_young"
    field = "reason"
    sentence = "Từ {age} tuổi mới miễn theo nguyện vọng. Dưới tuổi này chọn lý do sức khỏe, có hồ sơ bệnh án hoặc giấy xác nhận."


class PaperMissing(DomainError):
    """Illness is shown by a paper, whose number alone is kept."""

    code = "exemption_paper_missing"
    field = "paper"
    sentence = "Đồng chí ghi số, ngày của hồ sơ bệnh án hoặc giấy xác nhận (không ghi nội dung bệnh)."


class TooLong(DomainError):
    """Other reasons last less than the norm's months."""

    code = "exemption_too_long"
    field = "until"
    sentence = (
        "Lý do này mỗi lần miễn dưới {months} tháng và phải có ngày hết hạn. Hết hạn còn cần thì làm lại thủ tục."
    )


class AlreadyExempt(DomainError):
    """One exemption at a time."""

    code = "already_exempt"
    sentence = "Đồng chí này đã được miễn hoặc đang được đề nghị miễn trong thời gian này."


class OnlyFullMembers(DomainError):
    """A probationary member proves themselves."""

    code = "exemption_for_full_members"
    sentence = "Chỉ đảng viên chính thức được xét miễn; đồng chí {name} hiện là {status}."


class DaysReversed(DomainError):
    """An end comes after its beginning."""

    code = "oversight_days_reversed"
    field = "until"
    sentence = "Ngày kết thúc phải sau ngày bắt đầu."


class DecisionMissing(DomainError):
    """A change of status names its decision."""

    code = "oversight_decision_missing"
    field = "decision_number"
    sentence = "Đồng chí ghi đủ số, ngày, cơ quan ban hành và người ký của quyết định (hoặc nghị quyết)."


class AlreadyDecided(DomainError):
    """What is decided stands."""

    code = "oversight_already_decided"
    sentence = "Việc này đã có kết quả nên không sửa được nữa."


class NotGranted(DomainError):
    """Only an exemption that runs can be extended or ended."""

    code = "exemption_not_granted"
    sentence = "Chỉ gia hạn hoặc cho thôi miễn khi đã có quyết định miễn còn hiệu lực."


class DepartureOpen(DomainError):
    """One at a time."""

    code = "departure_open"
    sentence = "Đã có hồ sơ đang xem xét cho đồng chí này. Đồng chí xử lý xong hồ sơ đó trước."


class GroundMissing(DomainError):
    """A strike-off names its case of the rule."""

    code = "departure_ground_missing"
    field = "ground"
    sentence = "Đồng chí chọn căn cứ xóa tên."


class ProbationOnly(DomainError):
    """One ground is about probation alone."""

    code = "departure_ground_probation"
    field = "ground"
    sentence = "Căn cứ này chỉ dùng cho đảng viên dự bị."


class AskedThreeTimes(DomainError):
    """Three requests are enough."""

    code = "asked_three_times"
    sentence = "Đã yêu cầu kiểm điểm đủ ba lần. Chi bộ có thể xem xét vắng mặt."


class AskedTooEarly(DomainError):
    """One after the other."""

    code = "asked_out_of_order"
    field = "on"
    sentence = "Lần yêu cầu này phải sau lần trước ({day})."


class NotHeard(DomainError):
    """A member is heard, or was asked three times."""

    code = "departure_not_heard"
    sentence = (
        "Chưa có bản tự kiểm điểm và mới yêu cầu {count} lần. Đồng chí yêu cầu đủ ba lần rồi mới xem xét vắng mặt."
    )


class CellNotTwoThirds(DomainError):
    """The cell's vote."""

    code = "cell_not_two_thirds"
    sentence = "Chi bộ chưa biểu quyết, hoặc chưa đủ ít nhất 2/3 đảng viên chính thức được triệu tập đồng ý."


class CommitteeNotTwoThirds(DomainError):
    """The committee's vote."""

    code = "committee_not_two_thirds"
    sentence = "Đảng ủy cơ sở chưa biểu quyết, hoặc chưa đủ ít nhất 2/3 cấp ủy viên được triệu tập đồng ý."


class StandingNotHalf(DomainError):
    """The standing committee's vote."""

    code = "standing_not_half"
    field = "standing_yes"
    sentence = "Chưa quá nửa số ủy viên ban thường vụ đồng ý."


class MoreVotesThanVoters(DomainError):
    """Counts that cannot be."""

    code = "more_votes_than_voters"
    sentence = "Số đồng ý không thể nhiều hơn số được triệu tập."


class MoveAhead(DomainError):
    """Something is planned after the day."""

    code = "departure_move_ahead"
    sentence = "Sau ngày này đồng chí {name} còn có {what} đã ghi. Đồng chí xử lý việc đó trước."


class NoCell(DomainError):
    """A way back needs somewhere to go."""

    code = "departure_no_cell"
    sentence = "Chi bộ trước đây không còn hoạt động. Đồng chí làm thủ tục tiếp nhận về một chi bộ."


class NotDecided(DomainError):
    """Only what was decided is taken back."""

    code = "departure_not_decided"
    sentence = "Chỉ khôi phục được khi đã có quyết định đang có hiệu lực."


class ByDiscipline(DomainError):
    """Expulsion has a form of its own."""

    code = "departure_by_discipline"
    field = "kind"
    sentence = "Khai trừ ghi ở mục Kỷ luật."


class ProbationaryForm(DomainError):
    """A probationary member is reprimanded or warned."""

    code = "discipline_probationary_form"
    field = "form"
    sentence = "Đảng viên dự bị chỉ có hình thức khiển trách, cảnh cáo. Nặng hơn thì xem xét xóa tên."


class PostMissing(DomainError):
    """Removal is from a post."""

    code = "discipline_post_missing"
    field = "position"
    sentence = "Cách chức thì chọn chức vụ bị cách; hình thức khác thì để trống."


class AlreadyLifted(DomainError):
    """Once."""

    code = "discipline_already_lifted"
    sentence = "Kỷ luật này đã được xóa, hủy rồi."


class LiftTooEarly(DomainError):
    """Not before it began."""

    code = "discipline_lift_too_early"
    field = "on"
    sentence = "Ngày xóa, hủy không thể trước ngày có hiệu lực ({day})."


class ExpulsionIsRestored(DomainError):
    """The way back from an expulsion restores the member."""

    code = "expulsion_is_restored"
    sentence = "Khai trừ được hủy bằng cách khôi phục đảng viên ở hồ sơ ra khỏi Đảng."


class NotYourself(DomainError):
    """Nobody decides about themselves."""

    code = "oversight_not_yourself"
    sentence = "Đồng chí không tự ghi quyết định về chính mình. Việc này do đồng chí khác có thẩm quyền ghi."


class NotToScreen(DomainError):
    """The attendance lists show no such absences."""

    code = "screening_nothing_to_see"
    sentence = "Điểm danh trong năm không cho thấy đồng chí này vắng không lý do đủ số tháng phải rà soát."

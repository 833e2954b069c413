"""Refusals on the road into the Party."""

from sotay.core.errors import DomainError


class CandidateClosed(DomainError):
    """Nobody follows this candidate any more."""

    code = "candidate_closed"
    sentence = "Quần chúng này không còn trong danh sách theo dõi."


class NotACell(DomainError):
    """Candidates are followed by cells."""

    code = "not_a_cell"
    sentence = "Quần chúng ưu tú do chi bộ theo dõi. Đồng chí chọn một chi bộ."


class CellClosed(DomainError):
    """The cell has ended."""

    code = "cell_closed"
    sentence = "Chi bộ này đã kết thúc hoạt động. Đồng chí chuyển quần chúng sang chi bộ khác theo dõi trước."


class AlreadyFollowed(DomainError):
    """Somebody with this number is followed already."""

    code = "already_followed"
    field = "national_id"
    sentence = "Số định danh này đã có trong danh sách theo dõi của một chi bộ."


class AlreadyAMember(DomainError):
    """The number belongs to a member."""

    code = "already_a_member"
    field = "national_id"
    sentence = "Số định danh này là của một đảng viên đang sinh hoạt."


class WasAMember(DomainError):
    """Whoever was a member is readmitted, not admitted."""

    code = "was_a_member"
    field = "special"
    sentence = "Người này đã từng là đảng viên. Đồng chí chọn trường hợp «Kết nạp lại» và ghi ngày ra khỏi Đảng."


class NeverReadmitted(DomainError):
    """Who left on their own wish, or was readmitted once, is not readmitted."""

    code = "never_readmitted"
    field = "special"
    sentence = "Không xét kết nạp lại: {why}."


class ReadmissionTooEarly(DomainError):
    """The months outside the Party are not over."""

    code = "readmission_too_early"
    field = "left_on"
    sentence = "Chưa đủ thời gian để xét kết nạp lại. Sớm nhất là ngày {day}."


class LeftOnMissing(DomainError):
    """A readmission counts from a day."""

    code = "left_on_missing"
    field = "left_on"
    sentence = "Kết nạp lại phải ghi ngày ra khỏi Đảng (hoặc ngày được xóa án tích)."


class NumberMissing(DomainError):
    """Without the number nobody can tell whether the person is a member already."""

    code = "national_id_missing"
    field = "national_id"
    sentence = "Chưa có số định danh cá nhân. Đồng chí ghi số định danh vào hồ sơ quần chúng trước khi kết nạp."


class NotTheNextStep(DomainError):
    """Steps are done in their order."""

    code = "not_the_next_step"
    sentence = "Chưa đến bước này. Bước tiếp theo là: {step}."


class DayBeforeLast(DomainError):
    """A step is not done before the one it follows."""

    code = "day_before_last_step"
    field = "held_on"
    sentence = "Ngày này trước ngày của bước liền trước ({day})."


class DayToCome(DomainError):
    """What has not happened is not recorded."""

    code = "day_to_come"
    field = "held_on"
    sentence = "Ngày này chưa đến."


class CountsMissing(DomainError):
    """A vote has its counts."""

    code = "counts_missing"
    field = "base"
    sentence = "Ghi đủ số được triệu tập, có mặt, tán thành; hoặc chọn nội dung biểu quyết của kỳ họp."


class CountsWrong(DomainError):
    """The counts contradict each other."""

    code = "counts_wrong"
    field = "agree"
    sentence = "Số tán thành và không tán thành không thể nhiều hơn số có mặt; số có mặt không thể nhiều hơn số được triệu tập."


class MotionElsewhere(DomainError):
    """The motion is another cell's or has no result."""

    code = "motion_elsewhere"
    field = "motion"
    sentence = "Nội dung biểu quyết này không phải của chi bộ, hoặc chưa có kết quả."


class DecisionMissing(DomainError):
    """The step is a decision."""

    code = "decision_missing"
    field = "decision_number"
    sentence = "Ghi đủ số, ngày, cơ quan ban hành và người ký của quyết định."


class CertificateMissing(DomainError):
    """The class is proved by a certificate."""

    code = "certificate_missing"
    field = "certificate_number"
    sentence = "Ghi số giấy chứng nhận."


class CertificateExpired(DomainError):
    """The class was too long ago."""

    code = "certificate_expired"
    sentence = "Giấy chứng nhận lớp nhận thức về Đảng hết hiệu lực từ ngày {day}. Quần chúng phải học lại trước khi chi bộ biểu quyết."


class DossierExpired(DomainError):
    """The dossier is too old for a vote."""

    code = "dossier_expired"
    sentence = "Hồ sơ lập đã quá {months} tháng (từ ngày {day}). Chi bộ bổ sung lý lịch, thẩm tra lại, làm lại giấy giới thiệu rồi mới biểu quyết: bấm «Làm lại hồ sơ»."


class PapersMissing(DomainError):
    """The checklist is not complete."""

    code = "papers_missing"
    sentence = "Hồ sơ còn thiếu: {papers}."


class OutOfAge(DomainError):
    """Too young, or too old without a consent."""

    code = "out_of_age"
    sentence = "Tuổi vào Đảng từ đủ {low} đến {high} tuổi, tính theo tháng. Trên {high} tuổi phải có văn bản đồng ý của ban thường vụ cấp ủy trực thuộc Trung ương."


class HelperUnfit(DomainError):
    """The helper is an official member of the same cell."""

    code = "helper_unfit"
    field = "member"
    sentence = "Người giúp đỡ phải là đảng viên chính thức sinh hoạt cùng chi bộ."


class HelperMissing(DomainError):
    """Somebody must help."""

    code = "helper_missing"
    field = "member"
    sentence = "Chọn đảng viên chính thức giúp đỡ."


class IntroducerUnfit(DomainError):
    """An introducer is an official member of the same cell."""

    code = "introducer_unfit"
    field = "introducer"
    sentence = "Người giới thiệu phải là đảng viên chính thức sinh hoạt cùng chi bộ."


class IntroducerTwice(DomainError):
    """Two introductions come from two people."""

    code = "introducer_twice"
    field = "introducer"
    sentence = "Hai giấy giới thiệu phải của hai đảng viên khác nhau."


class ProbationNotOver(DomainError):
    """Recognition is considered when the months are over."""

    code = "probation_not_over"
    field = "held_on"
    sentence = "Thời gian dự bị hết ngày {day}. Chi bộ xét công nhận từ ngày đó."


class ExtensionTooLong(DomainError):
    """Probation is extended by so many months at most."""

    code = "extension_too_long"
    field = "months"
    sentence = "Thời gian dự bị kéo dài không quá {months} tháng."


class NotOnProbation(DomainError):
    """Only a probationary member."""

    code = "not_on_probation"
    sentence = "Chỉ áp dụng với đảng viên dự bị."


class AlreadyAdmitted(DomainError):
    """The ceremony was held."""

    code = "already_admitted"
    sentence = "Đồng chí này đã được kết nạp. Việc ra khỏi Đảng theo quy trình đối với đảng viên."


class NothingToTakeBack(DomainError):
    """Admission and recognition are not taken back here."""

    code = "nothing_to_take_back"
    sentence = (
        "Bước này không bỏ được. Lễ kết nạp và quyết định công nhận chỉ hủy bằng quyết định của cấp có thẩm quyền."
    )


class DossierStillFresh(DomainError):
    """Nothing to redo."""

    code = "dossier_still_fresh"
    sentence = "Hồ sơ còn trong thời hạn, chưa phải làm lại."


class TargetOverlaps(DomainError):
    """There is one target at a time."""

    code = "target_overlaps"
    field = "first"
    sentence = "Tổ chức này đã có chỉ tiêu cho thời gian đó. Đồng chí sửa chỉ tiêu đã giao."


class PeriodReversed(DomainError):
    """The period ends before it begins."""

    code = "period_reversed"
    field = "last"
    sentence = "Ngày cuối kỳ phải sau ngày đầu kỳ."


class TooManyRows(DomainError):
    """A bulk has a limit."""

    code = "too_many_rows"
    sentence = "Mỗi lần ghi không quá {limit} người."


class RowRefused(DomainError):
    """One row of a bulk cannot be taken; nothing was written."""

    code = "row_refused"
    sentence = "Dòng {number}: {why}"

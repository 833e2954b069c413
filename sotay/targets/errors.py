"""Refusals about targets, limitations and breakthrough tasks: one fact a class, one sentence a class."""

from sotay.core.errors import DomainError


class ProgressIsCounted(DomainError):
    """Progress of a bound target is never typed."""

    code = "target_progress_is_counted"
    sentence = "Kết quả của chỉ tiêu này được tính từ hồ sơ ({indicator}), không nhập tay. Nếu số chưa đúng, đồng chí bổ sung hồ sơ gốc."


class PeriodWrong(DomainError):
    """A period has an end after its beginning."""

    code = "target_period_wrong"
    field = "ends_on"
    sentence = "Ngày kết thúc phải sau ngày bắt đầu."


class GoalMissing(DomainError):
    """What is to be reached is more than nothing."""

    code = "target_goal_missing"
    field = "goal"
    sentence = "Chỉ tiêu phải lớn hơn 0."


class YearlyNotHere(DomainError):
    """Only what adds up has a minimum for each year."""

    code = "target_yearly_not_here"
    field = "yearly"
    sentence = "Mức mỗi năm chỉ dùng cho chỉ tiêu cộng dồn, từ … trở lên."


class IndicatorUnknown(DomainError):
    """An indicator is one of the registry, and measures what the target measures."""

    code = "target_indicator_unknown"
    field = "indicator"
    sentence = "Chỉ số «{indicator}» không dùng được cho cách tính đã chọn."


class ResolutionElsewhere(DomainError):
    """A target belongs to a resolution of its own organisation."""

    code = "target_resolution_elsewhere"
    field = "resolution"
    sentence = "Nghị quyết không phải của tổ chức này."


class ResolutionKnown(DomainError):
    """A resolution is recorded once."""

    code = "target_resolution_known"
    field = "number"
    sentence = "Nghị quyết số {number} ngày {day} đã được ghi."


class ReportInFuture(DomainError):
    """What is reported has been reached."""

    code = "target_report_in_future"
    field = "reported_on"
    sentence = "Ngày báo cáo không thể sau hôm nay."


class EvidenceMissing(DomainError):
    """Nothing is done without something that shows it."""

    code = "target_evidence_missing"
    field = "evidence"
    sentence = "Đồng chí ghi minh chứng (văn bản, số liệu, việc đã làm) rồi mới ghi là xong."


class AllocationElsewhere(DomainError):
    """A share is given to an organisation directly below."""

    code = "target_allocation_elsewhere"
    sentence = "Chỉ giao chỉ tiêu cho tổ chức trực thuộc trực tiếp còn hoạt động."


class AlreadyClosed(DomainError):
    """What is over is over."""

    code = "target_already_closed"
    sentence = "Việc này đã ghi xong ngày {day}."


class DueBeforeNamed(DomainError):
    """A remedy comes after what it remedies."""

    code = "limitation_due_before_named"
    field = "due_on"
    sentence = "Thời hạn phải từ ngày nêu hạn chế trở đi."


class ClosedBeforeNamed(DomainError):
    """A limitation ends after it was named, and not in the future."""

    code = "limitation_closed_wrong"
    field = "closed_on"
    sentence = "Ngày khắc phục xong phải từ ngày nêu hạn chế đến hôm nay."


class OwnerElsewhere(DomainError):
    """An owner is a member at or below the organisation."""

    code = "target_owner_elsewhere"
    field = "owner"
    sentence = "Người phụ trách phải là đảng viên của tổ chức này hoặc tổ chức trực thuộc."


class OfficialsOnly(DomainError):
    """Breakthrough tasks are of officials."""

    code = "breakthrough_officials_only"
    sentence = "Việc đột phá do cán bộ giữ chức vụ đăng ký. Đồng chí hiện không giữ chức vụ nào."


class ApproverElsewhere(DomainError):
    """Whoever approves manages the official from above."""

    code = "breakthrough_approver_elsewhere"
    field = "approver"
    sentence = "Đồng chí chọn cấp ủy cấp trên của mình để duyệt."


class YearsWrong(DomainError):
    """A task of a year has one year; a task of the term has several."""

    code = "breakthrough_years_wrong"
    field = "last_year"
    sentence = "Việc trong năm ghi một năm; việc cả nhiệm kỳ ghi năm cuối sau năm đầu."


class TaskNotThere(DomainError):
    """Each step has its time."""

    code = "breakthrough_not_now"
    sentence = "Việc này đang ở bước «{state}», chưa làm được bước đó."


class ReturnNeedsWord(DomainError):
    """Whoever gives back says why."""

    code = "breakthrough_return_needs_word"
    field = "answer"
    sentence = "Đồng chí ghi cần sửa gì khi trả lại."


class ResultMissing(DomainError):
    """Whoever finishes says with what."""

    code = "breakthrough_result_missing"
    field = "result"
    sentence = "Đồng chí ghi kết quả, sản phẩm đã có."


class MilestonesOpen(DomainError):
    """Milestones first."""

    code = "breakthrough_milestones_open"
    sentence = "Còn {count} mốc chưa ghi minh chứng. Đồng chí ghi đủ rồi báo hoàn thành."


class ResolutionIssued(DomainError):
    """What is issued changes by a decision."""

    code = "target_resolution_issued"
    sentence = "Nghị quyết số {number} đã ban hành ngày {day}. Muốn thay đổi chỉ tiêu, đồng chí dùng «Điều chỉnh» theo quyết định sửa đổi."


class NotIssued(DomainError):
    """A draft is corrected, not amended."""

    code = "target_not_issued"
    sentence = "Nghị quyết chưa ban hành, đồng chí sửa thẳng chỉ tiêu."


class NothingToIssue(DomainError):
    """A resolution sets targets."""

    code = "target_resolution_empty"
    sentence = "Nghị quyết chưa có chỉ tiêu nào. Đồng chí ghi chỉ tiêu rồi ban hành."


class IssuedInFuture(DomainError):
    """Nothing is issued tomorrow."""

    code = "target_issued_in_future"
    field = "issued_on"
    sentence = "Ngày ban hành không thể sau hôm nay."


class AmendmentNeedsDecision(DomainError):
    """An issued target changes by a decision."""

    code = "target_amendment_needs_decision"
    field = "decision_number"
    sentence = "Chỉ tiêu của nghị quyết đã ban hành chỉ thay đổi theo văn bản: đồng chí ghi đủ số, ngày, cơ quan ban hành và người ký."


class NothingChanged(DomainError):
    """A change changes something."""

    code = "target_nothing_changed"
    sentence = "Chưa có gì thay đổi so với chỉ tiêu đang có."


class ReportedByHand(DomainError):
    """What was reported by hand stays so."""

    code = "target_reported_by_hand"
    sentence = "Chỉ tiêu «{name}» đã có kết quả báo bằng tay nên không chuyển sang tính từ hồ sơ được."


class YesNoIsOne(DomainError):
    """What is done or not has no number."""

    code = "target_yes_no_is_one"
    sentence = "Chỉ tiêu «có hoặc không» chỉ có hai kết quả: đã hoàn thành (1) hoặc chưa (0)."


class TargetInUse(DomainError):
    """What was shared out or reported is not taken out."""

    code = "target_in_use"
    sentence = "Chỉ tiêu «{name}» đã giao xuống dưới hoặc đã có báo cáo, không bỏ được."


class ShareIsSetAbove(DomainError):
    """A share is given."""

    code = "target_share_is_set_above"
    sentence = "Chỉ tiêu này do cấp trên giao; cấp trên sửa ở mục «Giao xuống dưới»."


class ShareInUse(DomainError):
    """What something hangs on is not taken back."""

    code = "target_share_in_use"
    sentence = (
        "{name} đã giao tiếp, báo cáo hoặc ghi giải pháp cho chỉ tiêu này nên không thu lại được; đồng chí ghi số mới."
    )


class NotWaiting(DomainError):
    """What is approved together still waits, all of it."""

    code = "breakthrough_not_waiting"
    sentence = "Có việc không còn chờ duyệt. Đồng chí mở lại danh sách rồi chọn lại."


class NothingChosen(DomainError):
    """Something is approved."""

    code = "breakthrough_nothing_chosen"
    sentence = "Đồng chí chọn ít nhất một việc đang chờ duyệt."

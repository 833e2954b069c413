"""Refusals about assigned work."""

from sotay.core.errors import DomainError


class CellAssigns(DomainError):
    """Members are assigned work by their cell."""

    code = "cell_assigns"
    sentence = "Việc phân công do chi bộ quyết định. Đồng chí chọn một chi bộ."


class MemberNotHere(DomainError):
    """Work is assigned to the cell's own members."""

    code = "member_not_here"
    sentence = "{name} không sinh hoạt tại chi bộ vào ngày phân công. Đồng chí bỏ chọn hoặc xem lại ngày."


class WorkKnown(DomainError):
    """The same work once a year."""

    code = "work_known"
    sentence = "{name} đã được phân công việc “{title}” trong năm {year}. Đồng chí chọn việc khác."


class NothingChosen(DomainError):
    """Somebody must be assigned something."""

    code = "nothing_chosen"
    sentence = "Đồng chí chọn ít nhất một việc cho một đảng viên."


class DecidedLater(DomainError):
    """What is decided has been decided by today."""

    code = "decided_later"
    field = "decided_on"
    sentence = "Ngày chi bộ phân công không thể sau hôm nay."


class DecisionUnnamed(DomainError):
    """A decision is found again: at a meeting of the day, or in minutes."""

    code = "decision_unnamed"
    field = "minutes"
    sentence = "Ngày {day} chi bộ không có kỳ họp trong sổ tay. Đồng chí ghi số, ngày của biên bản hoặc nghị quyết."


class NotCarried(DomainError):
    """What the cell voted down is not assigned."""

    code = "assignment_not_carried"
    field = "motion"
    sentence = "Nội dung này chi bộ chưa biểu quyết thông qua."


class NothingToCopy(DomainError):
    """Last year's work is assigned already, or there was none."""

    code = "nothing_to_copy"
    sentence = "Không còn việc nào của năm {year} để chép sang."


class OtherYear(DomainError):
    """Work of a year is decided in it, or at the end of the one before."""

    code = "other_year"
    field = "decided_on"
    sentence = "Việc của năm {year} được phân công trong năm đó hoặc cuối năm trước. Đồng chí xem lại ngày."


class DueOutsideYear(DomainError):
    """A deadline lies between the decision and the end of the year."""

    code = "due_outside_year"
    field = "due_on"
    sentence = "Thời hạn phải từ ngày phân công đến hết năm {year}."


class AssignmentEnded(DomainError):
    """What has been called off is neither reported on nor changed."""

    code = "assignment_ended"
    sentence = "Việc này chi bộ đã thôi phân công từ {day}."


class NotTheMonth(DomainError):
    """The monthly word is about the present month of the work's year."""

    code = "not_the_month"
    sentence = "Việc này của năm {year}, không báo cáo cho tháng {month} được."


class EndTooEarly(DomainError):
    """Work ends after it was decided."""

    code = "assignment_end_too_early"
    field = "on"
    sentence = "Ngày thôi phải từ ngày phân công ({day}) đến hôm nay."


class ConcludedAlready(DomainError):
    """The cell's finding stands once."""

    code = "concluded_already"
    sentence = "Chi bộ đã xác nhận kết quả việc này."


class EntryKnown(DomainError):
    """A catalogue names a work once for a type."""

    code = "entry_known"
    field = "title"
    sentence = "Danh mục đã có việc này cho loại hình đó."


class EntryEnded(DomainError):
    """It is offered no more."""

    code = "entry_ended"
    sentence = "Việc này đã thôi dùng."

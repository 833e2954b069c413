"""Refusals about reports."""

from sotay.core.errors import DomainError


class FormEnded(DomainError):
    """Nothing is asked for any more."""

    code = "report_form_ended"
    sentence = "Chế độ báo cáo này đã thôi áp dụng."


class NotAsked(DomainError):
    """The unit is not among those that report."""

    code = "report_not_asked"
    sentence = "Báo cáo này không yêu cầu {name} gửi."


class NoSuchPeriod(DomainError):
    """A period is reported when it is over."""

    code = "report_period_not_over"
    sentence = "Kỳ này chưa kết thúc hoặc không thuộc chế độ báo cáo."


class ReportSubmitted(DomainError):
    """What is sealed stays as it is."""

    code = "report_submitted"
    sentence = "Báo cáo đã ký, gửi ngày {day}, không sửa được nữa."


class TextMissing(DomainError):
    """A section without figures is answered in words."""

    code = "report_text_missing"
    sentence = "Đồng chí ghi phần “{heading}” trước khi ký, gửi."


class DueBeforeToday(DomainError):
    """A sudden report leaves time."""

    code = "report_due_before_today"
    field = "due_on"
    sentence = "Hạn gửi phải từ hôm nay trở đi."


class NobodyBelow(DomainError):
    """A report is asked of somebody."""

    code = "report_nobody_below"
    field = "kinds"
    sentence = "Không có tổ chức nào thuộc loại này trực thuộc {name}."


class AlreadyIssued(DomainError):
    """One form of a name at a time."""

    code = "report_already_issued"
    sentence = "{name} đang áp dụng chế độ báo cáo này."


class FormInUse(DomainError):
    """What units have begun to answer is followed by a new form, never changed under their hands."""

    code = "report_form_in_use"
    field = "first"
    sentence = "Đã có nơi lập báo cáo theo mẫu này. Mẫu mới áp dụng cho các kỳ bắt đầu sau ngày {day}."


class SuddenInUse(DomainError):
    """A report asked for once is not asked otherwise once somebody answers."""

    code = "report_sudden_in_use"
    sentence = "Đã có nơi lập báo cáo đột xuất này, không sửa được. Đồng chí yêu cầu một báo cáo khác."


class SectionMissing(DomainError):
    """A form asks something."""

    code = "report_section_missing"
    sentence = "Mẫu báo cáo có ít nhất một phần; mỗi phần có tên."


class NotSubmitted(DomainError):
    """Only what was submitted, and not returned yet, is returned."""

    code = "report_not_submitted"
    sentence = "Báo cáo này chưa gửi hoặc đã trả lại."


class OtherForm(DomainError):
    """A report is returned by the body that asked for it."""

    code = "report_of_another_form"
    sentence = "Báo cáo này không gửi đến {name}."


class NothingGathered(DomainError):
    """Those below have submitted nothing for the period."""

    code = "report_nothing_gathered"
    sentence = "Cấp dưới chưa gửi báo cáo nào của kỳ này để tổng hợp."

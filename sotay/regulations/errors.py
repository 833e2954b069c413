"""Refusals about dated rules."""

from sotay.core.errors import DomainError


class NormMissing(DomainError):
    """No value is known for a rule on a day: a gap in the installation's data, not the person's fault."""

    code = "norm_missing"
    sentence = "Chưa có định mức «{code}» cho ngày {day}. Đồng chí báo ban tổ chức cấp tỉnh bổ sung."


class RubricTooEarly(DomainError):
    """Meetings keep the table under which they were held."""

    code = "rubric_too_early"
    field = "first"
    sentence = "Bảng điểm mới áp dụng sớm nhất từ {day}; kỳ họp đã qua giữ bảng điểm của ngày họp."


class RubricTotalWrong(DomainError):
    """The points add up to 100."""

    code = "rubric_total_wrong"
    sentence = "Tổng điểm các tiêu chí là {total}, cần đúng 100."


class RatingsWrong(DomainError):
    """The ratings fall from the highest to nothing."""

    code = "ratings_wrong"
    sentence = "Mức xếp loại xếp từ cao xuống thấp, mức cuối từ 0 điểm, tên gọi khác nhau."


class RubricInForce(DomainError):
    """What is in force is replaced, not withdrawn."""

    code = "rubric_in_force"
    sentence = "Bảng điểm này đã có hiệu lực. Đồng chí ban hành bảng điểm mới để thay."


class CalendarDayKnown(DomainError):
    """A day is in the calendar once."""

    code = "calendar_day_known"
    field = "day"
    sentence = "Ngày {day} đã có trong lịch. Đồng chí bỏ dòng cũ rồi ghi lại."

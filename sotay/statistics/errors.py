"""Why tables are not signed."""

from sotay.core.errors import DomainError


class PeriodNotOver(DomainError):
    """Signed tables are of days that have passed."""

    code = "period_not_over"
    sentence = "Kỳ thống kê chưa kết thúc: ngày {last} chưa qua. Đồng chí chốt sau ngày đó."


class TablesDoNotBalance(DomainError):
    """Opening plus in less out is not closing."""

    code = "tables_do_not_balance"
    sentence = "Biểu 1 không cân đối: {opening} + {came} − {gone} khác {closing}. Đồng chí xem danh sách tăng, giảm rồi báo người quản trị."


class SignatoryMissing(DomainError):
    """Signed tables name who signs."""

    code = "signatory_missing"
    sentence = "Đồng chí ghi họ tên, chức vụ người ký."
    field = "signatory"

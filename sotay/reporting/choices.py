"""Words of reports to the level above."""

from django.db.models import TextChoices


class PeriodKind(TextChoices):
    """How often a report is due."""

    MONTHLY = "monthly", "Hằng tháng"
    QUARTERLY = "quarterly", "Hằng quý"
    HALF = "half", "6 tháng"
    YEARLY = "yearly", "Hằng năm"
    SUDDEN = "sudden", "Đột xuất"


class ReportStatus(TextChoices):
    """How far a report is."""

    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Đã ký, gửi"


class State(TextChoices):
    """How a unit stands with a report; computed from the due day, never typed."""

    IN_TIME = "in_time", "Đúng hạn"
    LATE = "late", "Chậm"
    MISSING = "missing", "Quá hạn chưa gửi"
    RETURNED = "returned", "Bị trả lại, chờ gửi lại"
    WAITING = "waiting", "Chưa đến hạn"


OWED = (State.MISSING, State.RETURNED, State.WAITING)
"""Nothing that stands has been submitted."""

"""Words of cleaning the register."""

from django.db.models import TextChoices


class Dimension(TextChoices):
    """What a record is asked to be: right, complete, clean, alive."""

    CORRECT = "correct", "Đúng"
    COMPLETE = "complete", "Đủ"
    CLEAN = "clean", "Sạch"
    ALIVE = "alive", "Sống"


class Level(TextChoices):
    """Who puts a finding right."""

    CELL = "cell", "Chi bộ"
    BASE = "base", "Đảng ủy cơ sở"
    BOARD = "board", "Ban tổ chức"


class Severity(TextChoices):
    """How much harm a finding does while it stands."""

    HIGH = "high", "Nặng"
    MIDDLE = "middle", "Vừa"
    LOW = "low", "Nhẹ"


class Basis(TextChoices):
    """Why two records are thought to be one person."""

    NUMBER = "number", "Trùng số định danh, số thẻ"
    PERSON = "person", "Trùng họ tên, ngày sinh, quê quán"


class PairStatus(TextChoices):
    """What became of two records that look like one person."""

    OPEN = "open", "Chưa xem xét"
    MERGED = "merged", "Đã gộp"
    DIFFERENT = "different", "Hai người khác nhau"
    GONE = "gone", "Không còn giống nhau"


class MergeStatus(TextChoices):
    """A merge stands until it is taken back."""

    DONE = "done", "Đã gộp"
    UNDONE = "undone", "Đã tách lại"


class CampaignStatus(TextChoices):
    """A campaign runs until its lists are sealed."""

    OPEN = "open", "Đang thực hiện"
    CLOSED = "closed", "Đã kết thúc"


class SignedHow(TextChoices):
    """How a cell signed its list."""

    PAPER = "paper", "Ký trên giấy"
    PHONE = "phone", "Ký trên điện thoại"


LATE_KINDS = {"high": "late", "middle": "due", "low": "neutral"}
"""The badge of each severity."""

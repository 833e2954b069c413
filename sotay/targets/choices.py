"""Words of targets, what is to be remedied, and breakthrough tasks."""

from django.db.models import TextChoices


class Direction(TextChoices):
    """Which way a target is met."""

    AT_LEAST = "at_least", "Từ … trở lên"
    AT_MOST = "at_most", "Không quá"


class Measured(TextChoices):
    """Whether a target grows over its period, is a level on the day (a share), or is simply done or not."""

    TOTAL = "total", "Cộng dồn cả kỳ"
    LEVEL = "level", "Mức đạt (tỷ lệ)"
    YES_NO = "yesno", "Có hoặc không"


class Source(TextChoices):
    """The filter of targets: where their progress comes from."""

    BOUND = "bound", "Tính từ hồ sơ"
    BY_HAND = "by_hand", "Báo bằng tay"


class Light(TextChoices):
    """Where a target stands beside the time that has passed."""

    MET = "met", "Đã đạt"
    ON_PACE = "on_pace", "Đúng tiến độ"
    BEHIND = "behind", "Chậm tiến độ"
    RED = "red", "Khó đạt"
    UNKNOWN = "unknown", "Chưa có số liệu"
    NOT_YET = "not_yet", "Chưa bắt đầu"


class LimitationState(TextChoices):
    """The filter of limitations."""

    OPEN = "open", "Đang khắc phục"
    LATE = "late", "Quá hạn"
    CLOSED = "closed", "Đã khắc phục"


class Horizon(TextChoices):
    """For how long a breakthrough task is taken on."""

    YEAR = "year", "Trong năm"
    TERM = "term", "Cả nhiệm kỳ"


class TaskState(TextChoices):
    """How far a breakthrough task is."""

    REGISTERED = "registered", "Chờ duyệt"
    APPROVED = "approved", "Đang thực hiện"
    RETURNED = "returned", "Trả lại để sửa"
    FINISHED = "finished", "Đã báo hoàn thành"
    ASSESSED = "assessed", "Đã đánh giá"


class Assessment(TextChoices):
    """What the standing committee says of a task, in the four levels of the yearly rating."""

    EXCELLENT = "excellent", "Hoàn thành xuất sắc"
    GOOD = "good", "Hoàn thành tốt"
    DONE = "done", "Hoàn thành"
    NOT_DONE = "not_done", "Không hoàn thành"

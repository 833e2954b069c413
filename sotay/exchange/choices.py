"""States of an import."""

from django.db.models import TextChoices

# The noun whose files are compared set by set in the database; the others are files of `nouns/`.
MEMBERS = "members"


class BatchStatus(TextChoices):
    """The road of an uploaded file."""

    UPLOADED = "uploaded", "Đã tải lên"
    CHECKING = "checking", "Đang kiểm tra"
    CHECKED = "checked", "Chờ xác nhận"
    IMPORTING = "importing", "Đang nhập"
    IMPORTED = "imported", "Đã nhập"
    FAILED = "failed", "Không đọc được"
    STOPPED = "stopped", "Bị gián đoạn"
    UNDONE = "undone", "Đã hoàn tác"


class RowVerdict(TextChoices):
    """What would happen, or happened, to one row."""

    CREATED = "created", "Thêm mới"
    UPDATED = "updated", "Thay đổi"
    UNCHANGED = "unchanged", "Giữ nguyên"
    REFUSED = "refused", "Không nhận"


# The steps at which a job is at work, or waited for.
WORKING = (BatchStatus.UPLOADED, BatchStatus.CHECKING, BatchStatus.IMPORTING)
STOPPED_WORDS = "Hệ thống gặp lỗi khi đang làm; chưa ghi gì của lần này vào hồ sơ."


class Step(TextChoices):
    """What a job is doing, in the words of the waiting page."""

    CHECK = "check", "Đọc và kiểm tra từng dòng"
    COMPARE = "compare", "Đối chiếu với hồ sơ đang lưu"
    WRITE = "write", "Ghi vào hồ sơ"
    RETURN = "return", "Soạn tệp trả lại các dòng không nhận"


class Rule(TextChoices):
    """When a value of a file may take the place of one that is kept."""

    NEVER = "never", "Không bao giờ"
    IF_EMPTY = "if_empty", "Chỉ khi đang trống"
    ALWAYS = "always", "Luôn ghi đè"


class DateForm(TextChoices):
    """In which order a foreign file writes its days."""

    DAY_FIRST = "dmy", "ngày/tháng/năm"
    MONTH_FIRST = "mdy", "tháng/ngày/năm"
    YEAR_FIRST = "ymd", "năm-tháng-ngày"


class Gap(TextChoices):
    """How the two sides of a comparison differ."""

    DIFFERS = "differs", "Hai bên ghi khác nhau"
    BLANK_THERE = "blank_there", "Tệp để trống"
    BLANK_HERE = "blank_here", "Sổ đang trống"
    MISSING_HERE = "missing_here", "Chỉ có trong tệp"
    MISSING_THERE = "missing_there", "Chỉ có trong sổ"
    UNREAD = "unread", "Không đọc được"


COMPARE_WORDS = "Đối chiếu từng dòng với sổ"

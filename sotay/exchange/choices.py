"""States of an import."""

from django.db.models import TextChoices


class BatchKind(TextChoices):
    """What a file holds."""

    ORGANISATIONS = "organisations", "Tổ chức đảng"
    MEMBERS = "members", "Đảng viên"


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

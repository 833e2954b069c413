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
    UNDONE = "undone", "Đã hoàn tác"


class RowVerdict(TextChoices):
    """What would happen, or happened, to one row."""

    CREATED = "created", "Thêm mới"
    UPDATED = "updated", "Thay đổi"
    UNCHANGED = "unchanged", "Giữ nguyên"
    REFUSED = "refused", "Không nhận"

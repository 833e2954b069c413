"""Words of the member's record."""

from django.db.models import TextChoices


class Sex(TextChoices):
    """As on the birth certificate."""

    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class Precision(TextChoices):
    """How much of a date an old record knows."""

    DAY = "day", "đủ ngày tháng năm"
    MONTH = "month", "chỉ có tháng, năm"
    YEAR = "year", "chỉ có năm"


class AffiliationKind(TextChoices):
    """Official affiliation counts the member; a temporary one only welcomes them (38-HD/BTCTW)."""

    OFFICIAL = "official", "Chính thức"
    TEMPORARY = "temporary", "Tạm thời"


class Status(TextChoices):
    """Where the member stands in Party life; the last six are ways out."""

    PROBATIONARY = "probationary", "Đảng viên dự bị"
    FULL = "full", "Đảng viên chính thức"
    EXEMPT = "exempt", "Được miễn công tác và sinh hoạt đảng"
    SUSPENDED = "suspended", "Đình chỉ sinh hoạt đảng"
    TRANSFERRED = "transferred", "Đã chuyển đi"
    DECEASED = "deceased", "Từ trần"
    EXPELLED = "expelled", "Khai trừ"
    STRUCK_OFF = "struck_off", "Xóa tên"
    RESIGNED = "resigned", "Xin ra khỏi Đảng"
    CANCELLED = "cancelled", "Hủy quyết định kết nạp"


# Those who are counted as members on a day.
COUNTED = (Status.PROBATIONARY, Status.FULL, Status.EXEMPT, Status.SUSPENDED)
# Those who are members no more, here or anywhere.
LEFT = (
    Status.TRANSFERRED,
    Status.DECEASED,
    Status.EXPELLED,
    Status.STRUCK_OFF,
    Status.RESIGNED,
    Status.CANCELLED,
)


# For tables.
SHORT_STATUS: dict[str, str] = {
    Status.PROBATIONARY: "Dự bị",
    Status.FULL: "Chính thức",
    Status.EXEMPT: "Được miễn",
    Status.SUSPENDED: "Đình chỉ",
    Status.TRANSFERRED: "Chuyển đi",
    Status.DECEASED: "Từ trần",
    Status.EXPELLED: "Khai trừ",
    Status.STRUCK_OFF: "Xóa tên",
    Status.RESIGNED: "Xin ra",
    Status.CANCELLED: "Hủy kết nạp",
}


class ExportStatus(TextChoices):
    """The road of a list out of the register."""

    WAITING = "waiting", "Đang soạn"
    READY = "ready", "Đã xong"
    FAILED = "failed", "Không xong"
    EXPIRED = "expired", "Đã hết hạn"


WRITING_WORDS = "Soạn danh sách"
FAILED_WORDS = "Hệ thống gặp lỗi khi soạn danh sách. Đồng chí xuất lại; nếu vẫn lỗi, báo người quản trị."

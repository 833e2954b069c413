"""Kinds and states of a meeting and of what happens in it."""

from django.db.models import TextChoices


class MeetingKind(TextChoices):
    """Kinds of cell meeting (42-HD/BTCTW)."""

    PERIODIC = "periodic", "Sinh hoạt định kỳ"
    THEMATIC = "thematic", "Sinh hoạt chuyên đề"
    EXTRAORDINARY = "extraordinary", "Sinh hoạt bất thường"


# How an invitation names the kind.
TITLES = {
    MeetingKind.PERIODIC: "Sinh hoạt chi bộ định kỳ",
    MeetingKind.THEMATIC: "Sinh hoạt chuyên đề",
    MeetingKind.EXTRAORDINARY: "Sinh hoạt chi bộ bất thường",
}


class MeetingStatus(TextChoices):
    """The one road of a meeting, from the secretary's draft to the sealed papers."""

    DRAFT = "draft", "Đang chuẩn bị"
    PUBLISHED = "published", "Đã thông báo"
    OPEN = "open", "Đang họp"
    CLOSED = "closed", "Đã họp"
    SEALED = "sealed", "Đã hoàn tất"
    CANCELLED = "cancelled", "Đã hủy"


# The meeting has taken place.
HELD = (MeetingStatus.CLOSED, MeetingStatus.SEALED)


class AttendanceState(TextChoices):
    """Where a convened person stands on the attendance list (42-HD/BTCTW, item 2)."""

    EXPECTED = "expected", "Chưa điểm danh"
    PRESENT = "present", "Có mặt"
    LATE = "late", "Đến muộn"
    EXCUSED = "excused", "Vắng có lý do"
    ABSENT = "absent", "Vắng không lý do"
    EXEMPT = "exempt", "Được miễn sinh hoạt"
    AWAY = "away", "Sinh hoạt tạm thời nơi khác"


# In the room, sooner or later.
ATTENDING = (AttendanceState.PRESENT, AttendanceState.LATE)
# Owed attendance: the denominator of every attendance share.
DUE = (
    AttendanceState.EXPECTED,
    AttendanceState.PRESENT,
    AttendanceState.LATE,
    AttendanceState.EXCUSED,
    AttendanceState.ABSENT,
)


class CheckInMethod(TextChoices):
    """By which door a check-in came."""

    BUTTON = "button", "Tự điểm danh"
    QR = "qr", "Quét mã"
    LIST = "list", "Thư ký điểm danh"
    ONLINE = "online", "Dự trực tuyến"


class VoteChoice(TextChoices):
    """The three answers of an open vote; another opinion counts as not agreed."""

    AGREE = "agree", "Đồng ý"
    DISAGREE = "disagree", "Không đồng ý"
    OTHER = "other", "Ý kiến khác"


class MotionStatus(TextChoices):
    """Whether a question is being voted on."""

    DRAFT = "draft", "Chưa biểu quyết"
    OPEN = "open", "Đang biểu quyết"
    CLOSED = "closed", "Đã có kết quả"


class Threshold(TextChoices):
    """What it takes to pass (294-QĐ/TW, item 9.3.2)."""

    MAJORITY = "majority", "Quá nửa"
    TWO_THIRDS = "two_thirds", "Ít nhất hai phần ba"


class CommentKind(TextChoices):
    """What a member writes before the meeting."""

    COMMENT = "comment", "Góp ý"
    QUESTION = "question", "Câu hỏi"


class PaperKind(TextChoices):
    """The two papers of a meeting."""

    MINUTES = "minutes", "Biên bản"
    RESOLUTION = "resolution", "Nghị quyết"


class ItemSource(TextChoices):
    """Where an agenda item comes from."""

    STANDING = "standing", "Nội dung thường kỳ"
    CELL = "cell", "Chi bộ nêu"
    CARRIED = "carried", "Việc kỳ trước chuyển sang"
    ANSWER = "answer", "Trả lời kiến nghị của chi bộ"


class SheetKind(TextChoices):
    """The sheets of the printed kit of a meeting."""

    INVITATION = "invitation", "Giấy mời"
    ATTENDANCE = "attendance", "Danh sách điểm danh"
    VOTES = "votes", "Phiếu đếm biểu quyết"
    MINUTES = "minutes", "Biên bản viết tay"


class ContestStatus(TextChoices):
    """What became of a contested point."""

    OPEN = "open", "Chờ xem xét"
    ACCEPTED = "accepted", "Đã chấp nhận"
    KEPT = "kept", "Giữ nguyên điểm"
    WITHDRAWN = "withdrawn", "Đã rút"


class PlanStatus(TextChoices):
    """How far a planned theme is with the upper committee."""

    DRAFT = "draft", "Chưa đăng ký"
    SUBMITTED = "submitted", "Chờ duyệt"
    APPROVED = "approved", "Đã duyệt"
    RETURNED = "returned", "Cần sửa lại"


class ThemeField(TextChoices):
    """What a theme is about."""

    THOUGHT = "thought", "Chính trị, tư tưởng"
    EXAMPLE = "example", "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
    BUILDING = "building", "Xây dựng Đảng, phát triển đảng viên"
    CONDUCT = "conduct", "Nêu gương, những điều đảng viên không được làm"
    MASSES = "masses", "Dân vận, xây dựng đoàn thể"
    ECONOMY = "economy", "Kinh tế – xã hội, nông thôn mới"
    SECURITY = "security", "Quốc phòng, an ninh"
    PROFESSION = "profession", "Nhiệm vụ chuyên môn của đơn vị"
    OTHER = "other", "Lĩnh vực khác"


class MonthPattern(TextChoices):
    """In which months a unified day holds."""

    EVERY = "every", "Mọi tháng"
    EVEN = "even", "Các tháng chẵn"
    ODD = "odd", "Các tháng lẻ"


class RequestStatus(TextChoices):
    """What became of a cell's request."""

    ASKED = "asked", "Chờ trả lời"
    GRANTED = "granted", "Đồng ý"
    DECLINED = "declined", "Không đồng ý"


class ItemAct(TextChoices):
    """What is done under an agenda item, and so begins it: opening the meeting, deciding, scoring, closing."""

    OPENING = "opening", "Khai mạc, điểm danh"
    DECISION = "decision", "Kết luận, biểu quyết, giao việc"
    SCORE = "score", "Chấm điểm"
    CLOSING = "closing", "Thông qua biên bản, kết thúc"

"""Words of petitions: how far they are, where they come from, how they travel."""

from django.db.models import TextChoices


class PetitionStatus(TextChoices):
    """How far a petition is. A part of a split petition ends when it is `FOLDED` into the answer of the lead."""

    RECEIVED = "received", "Mới tiếp nhận"
    PROCESSING = "processing", "Đang giải quyết"
    ANSWERED = "answered", "Đã trả lời, chờ chi bộ xác nhận"
    CONFIRMED = "confirmed", "Chi bộ xác nhận đã giải quyết"
    FOLDED = "folded", "Đã trả lời cơ quan chủ trì"
    WITHDRAWN = "withdrawn", "Chi bộ rút kiến nghị"


OPEN = (PetitionStatus.RECEIVED, PetitionStatus.PROCESSING, PetitionStatus.ANSWERED)
"""Somebody owes something: each has an owner and a due date."""
TO_ANSWER = (PetitionStatus.RECEIVED, PetitionStatus.PROCESSING)
"""An answer is owed; what is overdue climbs."""
CLOSED = (PetitionStatus.CONFIRMED, PetitionStatus.FOLDED, PetitionStatus.WITHDRAWN)


class PetitionSource(TextChoices):
    """Where a petition was raised."""

    OPINION = "opinion", "Ý kiến tại kỳ sinh hoạt"
    COMMENT = "comment", "Góp ý, câu hỏi trước kỳ sinh hoạt"
    MEETING = "meeting", "Nêu tại kỳ sinh hoạt"
    HANDBOOK = "handbook", "Gửi qua sổ tay"
    PART = "part", "Phần việc tách ra"
    VISIT = "visit", "Cấp ủy viên dự sinh hoạt nghe"


class Subject(TextChoices):
    """What a petition is about."""

    ROADS = "roads", "Giao thông, thủy lợi"
    LAND = "land", "Đất đai, giải phóng mặt bằng"
    ENVIRONMENT = "environment", "Môi trường, nước sạch"
    ECONOMY = "economy", "Sản xuất, việc làm"
    SOCIAL = "social", "Y tế, giáo dục, chính sách xã hội"
    ORDER = "order", "An ninh, trật tự"
    PARTY = "party", "Xây dựng Đảng, đoàn thể"
    OTHER = "other", "Lĩnh vực khác"


class HopKind(TextChoices):
    """What happened at a step of the way."""

    RAISED = "raised", "Nêu kiến nghị"
    ROUTED = "routed", "Chuyển cơ quan có thẩm quyền"
    FORWARDED = "forwarded", "Chuyển tiếp"
    SPLIT = "split", "Tách việc, giao chủ trì"
    ESCALATED = "escalated", "Quá hạn, tự chuyển lên cấp trên"
    EXTENDED = "extended", "Gia hạn"
    ANSWERED = "answered", "Trả lời"
    CONFIRMED = "confirmed", "Chi bộ xác nhận"
    REOPENED = "reopened", "Chi bộ chưa đồng ý với trả lời"
    WITHDRAWN = "withdrawn", "Rút kiến nghị"
    MOVED = "moved", "Theo tổ chức đảng sau sắp xếp"


class Direction(TextChoices):
    """Which way a petition went in the tree."""

    UP = "up", "Lên cấp trên"
    DOWN = "down", "Xuống cấp dưới"
    ACROSS = "across", "Ngang cấp, nơi khác"
    NONE = "", "Tại chỗ"


class Late(TextChoices):
    """The filter of deadlines."""

    OVERDUE = "overdue", "Quá hạn"
    SOON = "soon", "Sắp đến hạn"


class Outcome(TextChoices):
    """What became of a petition at a body."""

    IN_TIME = "in_time", "Trả lời đúng hạn"
    LATE = "late", "Trả lời chậm"
    CLIMBED = "climbed", "Quá hạn, tự chuyển lên"


class PointerKind(TextChoices):
    """What belongs to another register."""

    COMPLAINT = "complaint", "Khiếu nại"
    DENUNCIATION = "denunciation", "Tố cáo"

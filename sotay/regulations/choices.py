"""What the dated rules are about, by the first part of their key."""

from django.db.models import TextChoices


class Subject(TextChoices):
    """The prefixes of norms, in the order in which people read them."""

    ORGANISATION = "organisation", "Tổ chức đảng"
    MEMBER = "member", "Đảng viên"
    MEETING = "meeting", "Sinh hoạt chi bộ"
    TRANSFER = "transfer", "Chuyển sinh hoạt đảng"


class ScoreRule(TextChoices):
    """How the points of a criterion come about: by what the records say, or by the cell where no record can."""

    MANUAL = "manual", "Chi bộ tự chấm"
    THEMATIC = "thematic", "Chi bộ tự chấm, chỉ khi có chuyên đề"
    TIME = "time", "Đúng ngày quy định, đủ thời lượng"
    ATTENDANCE = "attendance", "Tỷ lệ đảng viên dự họp"
    NO_LONG_ABSENCE = "no_long_absence", "Không có đảng viên vắng nhiều kỳ liên tiếp"
    CONTENT = "content", "Có chương trình, có dự thảo nghị quyết"
    STANDING = "standing", "Đủ nội dung thường kỳ trong chương trình"
    ORIENTATION = "orientation", "Có định hướng của cấp ủy cấp trên"
    NOTICE = "notice", "Thông báo trước ngày họp"
    DOCUMENTS = "documents", "Gửi tài liệu đúng hạn"
    SPEAKERS = "speakers", "Tỷ lệ đảng viên phát biểu"
    MINUTES = "minutes", "Cử thư ký ghi biên bản"
    DIGITAL = "digital", "Đảng viên dùng sổ tay trong kỳ họp"
    TASKS = "tasks", "Kết quả nhiệm vụ của nghị quyết trước"
    CLOSING = "closing", "Có biểu quyết thông qua, có kết luận"

"""Words of exemption, discipline and the ways out of the Party."""

from django.db.models import TextChoices

from sotay.members.choices import Status


class ExemptionReason(TextChoices):
    """Why somebody is exempt from work and meetings; the last five last less than the norm's months (38-HD/BTCTW)."""

    AGE = "age", "Tuổi cao, tự nguyện đề nghị"
    HEALTH = "health", "Sức khỏe yếu, có hồ sơ bệnh án"
    TREATMENT = "treatment", "Điều trị bệnh dài ngày"
    ABROAD = "abroad", "Ra nước ngoài riêng lẻ, nơi không có tổ chức đảng"
    MOBILE = "mobile", "Đi làm việc lưu động trong nước"
    RETIRING = "retiring", "Nghỉ chờ hưởng chế độ hưu trí"
    MATERNITY = "maternity", "Nghỉ thai sản"


# The cell itself decides these; all others are proposed by the cell and decided by the committee above.
CELL_DECIDES = (ExemptionReason.AGE, ExemptionReason.HEALTH)


class ExemptionStatus(TextChoices):
    """The road of a request for exemption."""

    PROPOSED = "proposed", "Chi bộ đề nghị"
    GRANTED = "granted", "Đã đồng ý"
    DECLINED = "declined", "Không đồng ý"


class DepartureKind(TextChoices):
    """The ways out; each is also the status that it leaves behind."""

    STRUCK_OFF = Status.STRUCK_OFF.value, "Xóa tên"
    RESIGNED = Status.RESIGNED.value, "Xin ra khỏi Đảng"
    EXPELLED = Status.EXPELLED.value, "Khai trừ"
    DECEASED = Status.DECEASED.value, "Từ trần"
    CANCELLED = Status.CANCELLED.value, "Hủy quyết định kết nạp"


class Ground(TextChoices):
    """On what a strike-off rests (Điều lệ Đảng, Điều 8; 294-QĐ/TW): the case of the rule, never the material."""

    ABSENT = "absent", "Bỏ sinh hoạt 3 tháng trong năm không có lý do chính đáng"
    UNPAID = "unpaid", "Không đóng đảng phí 3 tháng trong năm không có lý do chính đáng"
    CARD = "card", "Tự ý trả thẻ hoặc tự hủy thẻ đảng viên"
    NO_PROGRESS = "no_progress", "Giảm sút ý chí phấn đấu, đã giáo dục mà không tiến bộ"
    NOT_COMPLETED = "not_completed", "Hai năm liền không hoàn thành nhiệm vụ"
    STANDARDS = "standards", "Không bảo đảm tiêu chuẩn chính trị"
    NO_PAPERS = "no_papers", "Quá 3 tháng không nộp hồ sơ chuyển sinh hoạt đảng"
    PROBATION = "probation", "Đảng viên dự bị không đủ tư cách được công nhận chính thức"


class DepartureStatus(TextChoices):
    """The road of a departure."""

    OPEN = "open", "Đang xem xét"
    DECIDED = "decided", "Đã quyết định"
    DROPPED = "dropped", "Không xem xét nữa"
    UNDONE = "undone", "Đã khôi phục"


class Conclusion(TextChoices):
    """What the cell makes of somebody's absences at the yearly screening."""

    EXPLAINED = "explained", "Vắng có lý do chính đáng, nay đã rõ"
    REMINDED = "reminded", "Chi bộ nhắc nhở, tiếp tục theo dõi sinh hoạt"
    CONSIDERED = "considered", "Đưa ra chi bộ xem xét xóa tên"


class Form(TextChoices):
    """Forms of discipline of a member (Điều lệ Đảng, Điều 35)."""

    REPRIMAND = "reprimand", "Khiển trách"
    WARNING = "warning", "Cảnh cáo"
    REMOVAL = "removal", "Cách chức"
    EXPULSION = "expulsion", "Khai trừ"


# A probationary member is reprimanded or warned; anything graver is a strike-off.
PROBATIONARY_FORMS = (Form.REPRIMAND, Form.WARNING)


class OrganisationForm(TextChoices):
    """Forms of discipline of an organisation."""

    REPRIMAND = "reprimand", "Khiển trách"
    WARNING = "warning", "Cảnh cáo"
    DISSOLUTION = "dissolution", "Giải tán"


class Body(TextChoices):
    """Who has decided on a discipline."""

    CELL = "cell", "Chi bộ"
    BASE_COMMITTEE = "base_committee", "Đảng ủy cơ sở"
    BASE_INSPECTION = "base_inspection", "Ủy ban kiểm tra đảng ủy cơ sở"
    STANDING = "standing", "Ban thường vụ cấp ủy"
    COMMITTEE = "committee", "Ban chấp hành đảng bộ"
    INSPECTION = "inspection", "Ủy ban kiểm tra cấp trên"
    CENTRAL = "central", "Trung ương"

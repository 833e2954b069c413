"""Words of the road from a source to a full member, and of the targets of admission."""

from django.db.models import TextChoices


class Source(TextChoices):
    """From where an outstanding person comes (S13, S14 of the ledger)."""

    YOUTH_UNION = "youth_union", "Đoàn viên thanh niên"
    HAMLET_HEAD = "hamlet_head", "Trưởng thôn, tổ trưởng dân phố"
    DEPUTY_HEAD = "deputy_head", "Phó trưởng thôn, tổ phó dân phố"
    MILITIA = "militia", "Dân quân, lực lượng bảo vệ an ninh cơ sở"
    TRADE_UNION = "trade_union", "Đoàn viên công đoàn, người lao động"
    TEACHER = "teacher", "Giáo viên"
    PUPIL = "pupil", "Học sinh, sinh viên"
    OFFICIAL = "official", "Cán bộ, công chức, viên chức"
    WOMEN = "women", "Hội viên phụ nữ"
    FARMER = "farmer", "Hội viên nông dân"
    VETERAN = "veteran", "Hội viên cựu chiến binh, quân nhân xuất ngũ"
    ENTREPRENEUR = "entrepreneur", "Chủ doanh nghiệp, hợp tác xã"
    OTHER = "other", "Nguồn khác"


class Special(TextChoices):
    """The files that need a paper more (hướng dẫn thi hành Điều lệ Đảng)."""

    NONE = "", "Không"
    READMISSION = "readmission", "Kết nạp lại"
    RELIGIOUS = "religious", "Người theo tôn giáo"
    HOA = "hoa", "Người dân tộc Hoa"
    FOREIGN_SPOUSE = "foreign_spouse", "Có quan hệ hôn nhân với người nước ngoài"
    ENTREPRENEUR = "entrepreneur", "Chủ doanh nghiệp tư nhân"
    CONTRACT = "contract", "Lao động hợp đồng, biệt phái"
    OVER_AGE = "over_age", "Trên tuổi quy định"


class StepKind(TextChoices):
    """The steps in their order; which of them a candidate takes follows from the kind of the cell."""

    SOURCE = "source", "Chi bộ xét, giới thiệu quần chúng ưu tú"
    AWARENESS = "awareness", "Học lớp bồi dưỡng nhận thức về Đảng"
    HELPER = "helper", "Phân công đảng viên giúp đỡ"
    DOSSIER = "dossier", "Hoàn chỉnh hồ sơ kết nạp"
    CELL_VOTE = "cell_vote", "Chi bộ biểu quyết đề nghị kết nạp"
    SUBMISSION = "submission", "Gửi hồ sơ lên cấp ủy cấp trên"
    APPRAISAL = "appraisal", "Đảng ủy bộ phận thẩm định"
    BASE_VOTE = "base_vote", "Đảng ủy cơ sở biểu quyết đề nghị kết nạp"
    DECISION = "decision", "Quyết định kết nạp"
    CEREMONY = "ceremony", "Lễ kết nạp"
    NEW_MEMBER_CLASS = "new_member_class", "Học lớp bồi dưỡng đảng viên mới"
    RECOGNITION_CELL = "recognition_cell", "Chi bộ biểu quyết đề nghị công nhận chính thức"
    RECOGNITION_SUBMISSION = "recognition_submission", "Gửi hồ sơ đề nghị công nhận chính thức"
    RECOGNITION_APPRAISAL = "recognition_appraisal", "Đảng ủy bộ phận thẩm định việc công nhận"
    RECOGNITION_BASE = "recognition_base", "Đảng ủy cơ sở biểu quyết công nhận chính thức"
    RECOGNITION_DECISION = "recognition_decision", "Quyết định công nhận đảng viên chính thức"


# For tables, chips and the funnel.
SHORT_STEP: dict[str, str] = {
    StepKind.SOURCE: "Nguồn",
    StepKind.AWARENESS: "Lớp nhận thức",
    StepKind.HELPER: "Người giúp đỡ",
    StepKind.DOSSIER: "Hồ sơ",
    StepKind.CELL_VOTE: "Chi bộ biểu quyết",
    StepKind.SUBMISSION: "Gửi hồ sơ",
    StepKind.APPRAISAL: "Bộ phận thẩm định",
    StepKind.BASE_VOTE: "Cấp ủy cơ sở biểu quyết",
    StepKind.DECISION: "Quyết định kết nạp",
    StepKind.CEREMONY: "Lễ kết nạp",
    StepKind.NEW_MEMBER_CLASS: "Lớp đảng viên mới",
    StepKind.RECOGNITION_CELL: "Chi bộ xét chính thức",
    StepKind.RECOGNITION_SUBMISSION: "Gửi hồ sơ chính thức",
    StepKind.RECOGNITION_APPRAISAL: "Bộ phận thẩm định chính thức",
    StepKind.RECOGNITION_BASE: "Cấp ủy cơ sở xét chính thức",
    StepKind.RECOGNITION_DECISION: "Công nhận chính thức",
}

# The forms by which the papers of a step are known.
FORM_OF_STEP: dict[str, str] = {
    StepKind.SOURCE: "1-TN",
    StepKind.AWARENESS: "4-TN",
    StepKind.HELPER: "3-TN",
    StepKind.DOSSIER: "5-TN, 6-TN",
    StepKind.CELL_VOTE: "6-KNĐ",
    StepKind.APPRAISAL: "7-KNĐ",
    StepKind.BASE_VOTE: "8A-KNĐ",
    StepKind.DECISION: "9A-KNĐ",
    StepKind.RECOGNITION_CELL: "13-KNĐ",
    StepKind.RECOGNITION_APPRAISAL: "14-KNĐ",
    StepKind.RECOGNITION_BASE: "15A-KNĐ",
    StepKind.RECOGNITION_DECISION: "16-KNĐ",
}


class Outcome(TextChoices):
    """What came of a step."""

    PASSED = "passed", "Đã xong"
    FAILED = "failed", "Không đủ tỷ lệ tán thành"
    TAKEN_BACK = "taken_back", "Ghi nhầm, đã bỏ"
    REDONE = "redone", "Phải làm lại"


class CandidateStatus(TextChoices):
    """Whether the road goes on, and how it ended."""

    FOLLOWED = "followed", "Đang theo dõi"
    PROBATIONARY = "probationary", "Đảng viên dự bị"
    FULL = "full", "Đã là đảng viên chính thức"
    WITHDRAWN = "withdrawn", "Quần chúng xin thôi"
    DROPPED = "dropped", "Chi bộ thôi theo dõi"
    STRUCK_OFF = "struck_off", "Xóa tên trong danh sách đảng viên dự bị"
    LEFT = "left", "Đã ra khỏi diện theo dõi"


# Somebody still has something to do.
OPEN = (CandidateStatus.FOLLOWED, CandidateStatus.PROBATIONARY)
# A ceremony was held.
ADMITTED = (CandidateStatus.PROBATIONARY, CandidateStatus.FULL, CandidateStatus.STRUCK_OFF)


class Level(TextChoices):
    """Whose turn it is."""

    CELL = "cell", "Chi bộ"
    PARTIAL = "partial", "Đảng ủy bộ phận"
    BASE = "base", "Cấp ủy cơ sở"
    SUPERIOR = "superior", "Cấp trên trực tiếp"


class Phase(TextChoices):
    """To which decision a paper of the dossier belongs."""

    ADMISSION = "admission", "Hồ sơ kết nạp"
    RECOGNITION = "recognition", "Hồ sơ công nhận chính thức"


class TargetKind(TextChoices):
    """For how long a target runs."""

    TERM = "term", "Nhiệm kỳ"
    YEAR = "year", "Năm"

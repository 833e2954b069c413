"""Committees, the posts in them, how people come to them, and the road of a congress."""

from django.db.models import IntegerChoices, TextChoices


class CommitteeKind(TextChoices):
    """Which body it is."""

    EXECUTIVE = "executive", "Ban chấp hành"
    STANDING = "standing", "Ban thường vụ"
    CELL = "cell", "Chi ủy"
    INSPECTION = "inspection", "Ủy ban kiểm tra"


class Post(TextChoices):
    """A post in the Party; `config/roles.py` says which role it brings."""

    SECRETARY = "secretary", "Bí thư"
    ACTING = "acting", "Phụ trách, điều hành thay"
    DEPUTY = "deputy", "Phó bí thư"
    STANDING_MEMBER = "standing_member", "Ủy viên ban thường vụ"
    COMMITTEE_MEMBER = "committee_member", "Cấp ủy viên"
    INSPECTION_CHAIR = "inspection_chair", "Chủ nhiệm ủy ban kiểm tra"
    INSPECTION_DEPUTY = "inspection_deputy", "Phó chủ nhiệm ủy ban kiểm tra"
    INSPECTION_MEMBER = "inspection_member", "Ủy viên ủy ban kiểm tra"
    BOARD_OFFICER = "board_officer", "Cán bộ ban tổ chức"
    LEADER = "leader", "Thường trực cấp ủy"


class Manner(TextChoices):
    """How somebody came to a post; the last two make an addition between congresses."""

    CONGRESS = "congress", "Bầu tại đại hội"
    BY_ELECTION = "by_election", "Bầu bổ sung"
    DESIGNATED = "designated", "Chỉ định"


ADDITIONS = (Manner.BY_ELECTION, Manner.DESIGNATED)


class Leaving(TextChoices):
    """Why somebody left a post."""

    TERM = "term", "Hết nhiệm kỳ"
    RETIRED = "retired", "Nghỉ hưu"
    MOVED = "moved", "Chuyển công tác, chuyển sinh hoạt"
    OTHER_POST = "other_post", "Giữ chức vụ khác"
    RESIGNED = "resigned", "Xin thôi"
    DISCIPLINE = "discipline", "Kỷ luật"
    DECEASED = "deceased", "Từ trần"
    OTHER = "other", "Lý do khác"


class PublicPost(TextChoices):
    """The head of the place's authorities, where the same person holds a post of the Party."""

    CHAIR = "chair", "Chủ tịch ủy ban nhân dân"
    DEPUTY_CHAIR = "deputy_chair", "Phó chủ tịch ủy ban nhân dân"
    HEAD = "head", "Thủ trưởng cơ quan, đơn vị"
    DEPUTY_HEAD = "deputy_head", "Cấp phó của thủ trưởng"


class Degree(IntegerChoices):
    """The professional qualification, the highest last."""

    NONE = 0, "Chưa ghi"
    ELEMENTARY = 1, "Sơ cấp"
    INTERMEDIATE = 2, "Trung cấp"
    COLLEGE = 3, "Cao đẳng"
    BACHELOR = 4, "Đại học"
    MASTER = 5, "Thạc sĩ"
    DOCTOR = 6, "Tiến sĩ, phó giáo sư"


class Theory(IntegerChoices):
    """The level of political theory, the highest last."""

    NONE = 0, "Chưa ghi"
    ELEMENTARY = 1, "Sơ cấp"
    INTERMEDIATE = 2, "Trung cấp"
    ADVANCED = 3, "Cao cấp, cử nhân"


class CongressStatus(TextChoices):
    """The road of a congress."""

    PREPARING = "preparing", "Đang chuẩn bị"
    SUBMITTED = "submitted", "Đã trình cấp trên duyệt"
    APPROVED = "approved", "Cấp trên đã duyệt"
    HELD = "held", "Đã đại hội"
    RECOGNISED = "recognised", "Đã chuẩn y kết quả bầu cử"


DONE_STATUSES = (CongressStatus.HELD, CongressStatus.RECOGNISED)


class CongressPaperKind(TextChoices):
    """The papers of a congress."""

    POLITICAL_REPORT = "political_report", "Báo cáo chính trị"
    REVIEW_REPORT = "review_report", "Báo cáo kiểm điểm của cấp ủy"
    PERSONNEL_PLAN = "personnel_plan", "Đề án nhân sự"
    RESOLUTION = "resolution", "Nghị quyết đại hội"
    MINUTES = "minutes", "Biên bản đại hội, biên bản bầu cử"


# What the committee above reads before it approves, and what it receives afterwards.
PAPERS_BEFORE = (CongressPaperKind.POLITICAL_REPORT, CongressPaperKind.REVIEW_REPORT, CongressPaperKind.PERSONNEL_PLAN)
PAPERS_AFTER = (CongressPaperKind.RESOLUTION, CongressPaperKind.MINUTES)


class AbsenceReason(TextChoices):
    """Why a secretary is away for some time."""

    ILLNESS = "illness", "Điều trị dài ngày"
    STUDY = "study", "Học tập"
    MISSION = "mission", "Công tác xa"
    MATERNITY = "maternity", "Nghỉ thai sản"
    SUSPENDED = "suspended", "Đang tạm đình chỉ chức vụ"
    OTHER = "other", "Lý do khác"


class ActingCause(TextChoices):
    """Why somebody acts for the secretary."""

    VACANT = "vacant", "Chưa có bí thư"
    ABSENT = "absent", "Bí thư vắng mặt"


class Finding(TextChoices):
    """What a board should look at again."""

    TOO_FEW = "too_few", "Không đủ đảng viên chính thức"
    COMMITTEE_TOO_SMALL = "committee_too_small", "Đảng bộ cơ sở ít đảng viên"
    NO_CELL_COMMITTEE = "no_cell_committee", "Chưa bầu chi ủy"
    TOO_MANY = "too_many", "Chi bộ đông, cần cấp trên đồng ý"
    NO_SECRETARY = "no_secretary", "Chưa có bí thư"

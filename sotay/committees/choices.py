"""Committees and the posts in them."""

from django.db.models import TextChoices


class CommitteeKind(TextChoices):
    """Which body it is."""

    EXECUTIVE = "executive", "Ban chấp hành"
    STANDING = "standing", "Ban thường vụ"
    CELL = "cell", "Chi ủy"
    INSPECTION = "inspection", "Ủy ban kiểm tra"


class Post(TextChoices):
    """A post in the Party; `config/roles.py` says which role it brings."""

    SECRETARY = "secretary", "Bí thư"
    DEPUTY = "deputy", "Phó bí thư"
    COMMITTEE_MEMBER = "committee_member", "Cấp ủy viên"
    INSPECTION_CHAIR = "inspection_chair", "Chủ nhiệm ủy ban kiểm tra"
    BOARD_OFFICER = "board_officer", "Cán bộ ban tổ chức"
    LEADER = "leader", "Thường trực cấp ủy"


class Finding(TextChoices):
    """What a board should look at again."""

    TOO_FEW = "too_few", "Không đủ đảng viên chính thức"
    COMMITTEE_TOO_SMALL = "committee_too_small", "Đảng bộ cơ sở ít đảng viên"
    NO_CELL_COMMITTEE = "no_cell_committee", "Chưa bầu chi ủy"
    TOO_MANY = "too_many", "Chi bộ đông, cần cấp trên đồng ý"
    NO_SECRETARY = "no_secretary", "Chưa có bí thư"

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

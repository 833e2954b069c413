"""Kinds, levels and sectors of Party organisations."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """The types of an organisation (Điều lệ Đảng; 294-QĐ/TW)."""

    PROVINCE = "province", "Đảng bộ tỉnh"
    DIRECT = "direct", "Đảng bộ trực thuộc tỉnh ủy"
    PARTY_COMMITTEE = "party_committee", "Đảng bộ cơ sở"
    GRASSROOTS_CELL = "grassroots_cell", "Chi bộ cơ sở"
    PARTIAL_COMMITTEE = "partial_committee", "Đảng bộ bộ phận"
    CELL = "cell", "Chi bộ"
    GROUP = "group", "Tổ đảng"
    # The root of the cells in which people practise: beside the province, so that nothing of the province reaches it.
    PRACTICE = "practice", "Nơi sinh hoạt tập"


class Level(TextChoices):
    """The step of the ladder on which a kind stands."""

    PROVINCE = "province", "cấp tỉnh"
    DIRECT = "direct", "trực thuộc tỉnh ủy"
    GRASSROOTS = "grassroots", "cơ sở"
    PARTIAL = "partial", "bộ phận"
    CELL = "cell", "chi bộ"
    GROUP = "group", "tổ đảng"


LEVEL_OF_KIND = {
    Kind.PROVINCE: Level.PROVINCE,
    Kind.DIRECT: Level.DIRECT,
    Kind.PARTY_COMMITTEE: Level.GRASSROOTS,
    Kind.GRASSROOTS_CELL: Level.GRASSROOTS,
    Kind.PARTIAL_COMMITTEE: Level.PARTIAL,
    Kind.CELL: Level.CELL,
    Kind.GROUP: Level.GROUP,
    Kind.PRACTICE: Level.PROVINCE,
}
# The kinds of the Party's own tree.
TREE_KINDS = tuple(kind for kind in Kind if kind != Kind.PRACTICE)
ROOT_KINDS = (Kind.PROVINCE, Kind.PRACTICE)
# The kinds that hold members and meet as a cell.
MEETING_KINDS = (Kind.CELL, Kind.GRASSROOTS_CELL)
GRASSROOTS_KINDS = (Kind.PARTY_COMMITTEE, Kind.GRASSROOTS_CELL)


class Sector(TextChoices):
    """What kind of place the organisation works in (statistic table 5 and the cell types of 42-HD/BTCTW)."""

    COMMUNE = "commune", "Xã, phường, thị trấn"
    RESIDENTIAL = "residential", "Thôn, bản, tổ dân phố"
    AGENCY = "agency", "Cơ quan đảng, nhà nước, đoàn thể"
    SCHOOL = "school", "Trường học"
    HEALTH = "health", "Y tế"
    ENTERPRISE = "enterprise", "Doanh nghiệp, hợp tác xã"
    MILITARY = "military", "Quân đội"
    POLICE = "police", "Công an"
    OTHER = "other", "Loại hình khác"

"""Words of work assigned to members."""

from django.db.models import TextChoices

from sotay.committees.choices import Post

CELL_POSTS = [(post.value, post.label) for post in (Post.SECRETARY, Post.DEPUTY, Post.COMMITTEE_MEMBER)]
"""The posts of a cell for which the catalogue keeps works of their own."""


class Content(TextChoices):
    """The five contents of managing a member, to which a work belongs (11-HD/BTCTU, 25/6/2012)."""

    THOUGHT = "thought", "Tư tưởng chính trị"
    DUTY = "duty", "Thực hiện nhiệm vụ"
    RELATIONS = "relations", "Các mối quan hệ xã hội"
    MEETINGS = "meetings", "Sinh hoạt đảng"
    RESIDENCE = "residence", "Giữ mối liên hệ nơi cư trú"


class Progress(TextChoices):
    """What the member says of a work once a month."""

    DONE = "done", "Đã làm xong"
    IN_PROGRESS = "in_progress", "Đang làm"
    DIFFICULTY = "difficulty", "Gặp khó khăn"


class Outcome(TextChoices):
    """How the cell finds a work at the end of its year."""

    DONE = "done", "Hoàn thành"
    PARTLY = "partly", "Hoàn thành một phần"
    NOT_DONE = "not_done", "Chưa hoàn thành"


class Coverage(TextChoices):
    """The filter of members: who has work in the year."""

    ASSIGNED = "assigned", "Đã phân công"
    UNASSIGNED = "unassigned", "Chưa phân công"
    EXEMPT = "exempt", "Được miễn, không tính"

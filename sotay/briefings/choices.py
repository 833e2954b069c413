"""States of a briefing and of who is invited to it."""

from django.db.models import TextChoices


class BriefingStatus(TextChoices):
    """The road of a briefing, from the committee's draft to its minutes."""

    DRAFT = "draft", "Đang chuẩn bị"
    INVITED = "invited", "Đã mời"
    HELD = "held", "Đã giao ban"
    CANCELLED = "cancelled", "Đã hủy"


class Presence(TextChoices):
    """Where an invited cell stands on the list."""

    EXPECTED = "expected", "Chưa điểm danh"
    PRESENT = "present", "Có mặt"
    STAND_IN = "stand_in", "Cử người dự thay"
    EXCUSED = "excused", "Vắng có lý do"
    ABSENT = "absent", "Vắng không lý do"


# The cell was in the room.
ATTENDING = (Presence.PRESENT, Presence.STAND_IN)

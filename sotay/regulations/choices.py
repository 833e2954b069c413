"""What the dated rules are about, by the first part of their key."""

from django.db.models import TextChoices


class Subject(TextChoices):
    """The prefixes of norms, in the order in which people read them."""

    ORGANISATION = "organisation", "Tổ chức đảng"
    MEMBER = "member", "Đảng viên"
    MEETING = "meeting", "Sinh hoạt chi bộ"

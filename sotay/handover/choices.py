"""How far a handover is."""

from django.db.models import TextChoices


class HandoverStatus(TextChoices):
    """Read from the row: nobody keeps it."""

    AHEAD = "ahead", "Sắp bàn giao"
    VACANT = "vacant", "Chưa có người nhận"
    OPEN = "open", "Chờ hai bên xác nhận"
    HALF = "half", "Chờ bên còn lại xác nhận"
    SEALED = "sealed", "Đã bàn giao xong"


class Side(TextChoices):
    """Who confirms."""

    OUTGOING = "outgoing", "Bên giao"
    INCOMING = "incoming", "Bên nhận"

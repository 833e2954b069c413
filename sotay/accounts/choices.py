"""Words of accounts."""

from django.db.models import TextChoices


class SlipPurpose(TextChoices):
    """Why a slip was issued."""

    ACTIVATION = "activation", "kích hoạt lần đầu"
    RECOVERY = "recovery", "cấp lại mã"

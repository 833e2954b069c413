"""Words of accounts."""

from django.db.models import TextChoices


class SlipPurpose(TextChoices):
    """Why a slip was issued."""

    ACTIVATION = "activation", "kích hoạt lần đầu"
    RECOVERY = "recovery", "cấp lại mã"


class SeniorMode(TextChoices):
    """Whether the handbook is shown in large letters, one step at a time."""

    AUTO = "auto", "theo tuổi"
    ON = "on", "bật"
    OFF = "off", "tắt"

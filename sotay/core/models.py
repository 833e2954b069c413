"""What jobs tell about themselves while they work."""

from django.db import models
from django.utils import timezone


class Progress(models.Model):
    """How far a job is. A row of its own without any key: what the job is about may be locked while it works."""

    job = models.UUIDField(primary_key=True)
    step = models.CharField(max_length=100)
    percent = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    beat_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "tiến độ"

    def __str__(self) -> str:
        """Return the share."""
        return f"{self.percent} %"

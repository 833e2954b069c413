"""A rehearsal: one person, the practice cell made for them, and the stand-in under whose account they act there."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Rehearsal(models.Model):
    """A practice cell of one person's own, until they start over or its days are up.

    Inside it the person acts under the account of an invented secretary (`stand_in`), who holds rights in this cell and
    nowhere else; the person's own account holds none here. So neither side can see, count or tell anything of the other.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="rehearsals")
    stand_in = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="stands_in")
    organisation = models.OneToOneField("organisations.Organisation", models.PROTECT, related_name="+")
    started_at = models.DateTimeField("bắt đầu lúc", default=timezone.now)
    # the first day without it
    ends_on = models.DateField("hết hạn ngày")
    finished_at = models.DateTimeField("xong cả sáu nhiệm vụ lúc", null=True, blank=True)
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)

    class Meta:
        verbose_name = "lần tập"
        constraints = [
            models.UniqueConstraint(
                fields=["owner"], condition=models.Q(closed_at=None), name="rehearsal_one_open_for_an_account"
            ),
            models.CheckConstraint(
                condition=~models.Q(owner=models.F("stand_in")), name="rehearsal_under_another_account"
            ),
        ]

    def __str__(self) -> str:
        """Return the last day."""
        return f"đến ngày {self.ends_on:%d/%m/%Y}"

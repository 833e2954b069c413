"""What a congress or a review named as a limitation, what is done about it, and what shows that it is over."""

import uuid

from django.db import models
from django.db.models import F, Q

from sotay.targets.models.targets import Resolution


class Limitation(models.Model):
    """A limitation with its remedy, its owner and its day; it is closed with evidence only."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="limitations")
    resolution = models.ForeignKey(Resolution, models.PROTECT, null=True, blank=True, related_name="limitations")
    named_on = models.DateField("nêu ngày")
    source = models.CharField("nêu ở đâu", max_length=200)
    title = models.CharField("hạn chế", max_length=500)
    remedy = models.CharField("cách khắc phục", max_length=500)
    owner = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="+")
    lead = models.CharField("đơn vị chủ trì", max_length=200, blank=True, db_default="")
    due_on = models.DateField("thời hạn")
    closed_on = models.DateField("khắc phục xong ngày", null=True, blank=True)
    evidence = models.CharField("minh chứng", max_length=500, blank=True)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "hạn chế"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | ~Q(evidence=""), name="limitation_closed_needs_evidence"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("named_on")), name="limitation_closed_after_named"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("named_on")), name="limitation_due_after_named"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(remedy="") & ~Q(source=""), name="limitation_has_words"),
        ]
        indexes = [
            # what is open below a node, the nearest day first
            models.Index(fields=["due_on"], name="limitation_open", condition=Q(closed_on=None)),
        ]

    def __str__(self) -> str:
        """Return the words."""
        return self.title

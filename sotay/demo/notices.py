"""The notices of the year that the demonstration tells: read long ago, but for each person's newest."""

from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from sotay.notifications.models import Notification

NEWEST = 3


def read_old_notices() -> None:
    """Mark everybody's notices as read, except the newest ones."""
    newest = Notification.objects.filter(user=OuterRef("user")).order_by("-pk").values("pk")
    last = Subquery(newest[NEWEST : NEWEST + 1])
    old = Notification.objects.filter(read_at=None).alias(last=last).filter(pk__lte=F("last"))
    Notification.objects.filter(pk__in=list(old.values_list("pk", flat=True))).update(read_at=timezone.now())

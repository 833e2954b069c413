"""What one person writes down for another: from which source, by whom, and who has confirmed it."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q


class EntrySource(models.TextChoices):
    """Whence it is known what the other person said or did."""

    PAPER = "paper", "Giấy"
    WORD = "word", "Lời nói"


class OnBehalf(models.Model):
    """The marks of a row that somebody may have written for the person whom it is about.

    Who wrote it stands in a field of the row itself; a trigger refuses that this be the person's own account.
    """

    on_behalf = models.BooleanField("ghi thay", default=False, db_default=False)
    source = models.CharField("ghi từ nguồn", max_length=5, choices=EntrySource.choices, blank=True, db_default="")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Return the source in words."""
        return self.get_source_display()


# The marks of a row that was not, or is no longer, written for somebody.
UNMARKED: dict[str, Any] = {"on_behalf": False, "source": "", "confirmed_by": None, "confirmed_at": None}
MARKS = tuple(UNMARKED)


def marked(source: str, confirmed_by: Any, now: dt.datetime) -> dict[str, Any]:
    """Return the marks of a row written for somebody, confirmed at once where its writer may confirm."""
    at = now if confirmed_by is not None else None
    return {"on_behalf": True, "source": source, "confirmed_by": confirmed_by, "confirmed_at": at}


def unmark(row: OnBehalf) -> None:
    """Take the marks off a row that is written anew."""
    for field, value in UNMARKED.items():
        setattr(row, field, value)


def behalf_constraints(name: str, enterer: str) -> list[models.CheckConstraint]:
    """Return what always holds: on behalf has a source and an enterer, confirmed has both fields, and all else has nothing."""
    plain = Q(on_behalf=False, source="", confirmed_by=None)
    written = Q(on_behalf=True, source__in=EntrySource.values, **{f"{enterer}__isnull": False})
    return [
        models.CheckConstraint(condition=plain | written, name=f"{name}_on_behalf_has_source_and_enterer"),
        models.CheckConstraint(
            condition=Q(confirmed_by=None, confirmed_at=None)
            | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            name=f"{name}_confirmed_by_somebody_at_a_time",
        ),
    ]

"""Who is away, who acts for the secretary, and who is in charge of which field and which cell."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.indexes import GistIndex
from django.db import models

from sotay.committees.choices import AbsenceReason, ActingCause
from sotay.committees.models.positions import Position


class Absence(models.Model):
    """That a secretary is away for some time; the permanent deputy then acts without further paper."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="absences")
    position = models.ForeignKey(Position, models.PROTECT, related_name="absences")
    reason = models.CharField("lý do", max_length=12, choices=AbsenceReason.choices)
    valid = DateRangeField("vắng mặt")
    note = models.CharField("ghi chú", max_length=200, blank=True)

    class Meta:
        verbose_name = "thời gian vắng mặt"
        constraints = [
            ExclusionConstraint(
                name="absence_one_at_a_time",
                expressions=[("position", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        """Return the days."""
        return str(self.valid)


class ActingDuty(models.Model):
    """The duty of acting for the secretary between two days, after which it ends by itself.

    Its `position` (the post "acting") carries the secretary's role for exactly these days.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="acting_duties")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="acting_duties")
    position = models.OneToOneField(Position, models.PROTECT, related_name="acting_duty")
    cause = models.CharField("trường hợp", max_length=8, choices=ActingCause.choices)
    valid = DateRangeField("thời gian")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "phụ trách, điều hành thay"
        constraints = [
            ExclusionConstraint(
                name="acting_one_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=models.Q(valid__lower_inf=False, valid__upper_inf=False, valid__isempty=False),
                name="acting_ends_by_itself",
            ),
        ]

    def __str__(self) -> str:
        """Return the days."""
        return str(self.valid)


class Charge(models.Model):
    """What a committee member is in charge of: a field of work, or an organisation below; never both in one row.

    Whoever leaves the committee is in charge of nothing from that day, whatever `valid` says (`queries.charges`).
    """

    uid = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="charges")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="charges")
    field = models.CharField("lĩnh vực", max_length=160, blank=True, db_default="")
    unit = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="charged_to", db_index=False
    )
    valid = DateRangeField("hiệu lực")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "phân công phụ trách"
        constraints = [
            ExclusionConstraint(
                name="charge_of_a_unit_one_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(unit__isnull=False),
            ),
            models.CheckConstraint(
                condition=models.Q(unit=None) ^ models.Q(field=""), name="charge_is_a_field_or_a_unit"
            ),
        ]
        indexes = [
            # who is in charge of a cell on a day
            GistIndex(fields=["unit", "valid"], name="charge_of_unit_on_day", opclasses=["gist_int8_ops", "range_ops"]),
        ]

    def __str__(self) -> str:
        """Return the field."""
        return self.field

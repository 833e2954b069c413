"""Discipline as a record: form, who decided, the decision, the days. Nothing of the case itself is kept here."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sotay.organisations.models import Organisation
from sotay.oversight.choices import PROBATIONARY_FORMS, Body, Form, OrganisationForm


class Discipline(models.Model):
    """What every discipline has: body, decision, the day of effect and its end, and the removal."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.CharField("cấp quyết định", max_length=15, choices=Body.choices)
    decision = models.ForeignKey("documents.Decision", models.PROTECT, related_name="+")
    effective_on = models.DateField("có hiệu lực từ")
    effective_until = models.DateField("hết hiệu lực từ", null=True, blank=True)
    complaint_until = models.DateField("nhận khiếu nại đến hết", null=True, blank=True)
    lifted_on = models.DateField("được xóa, hủy từ", null=True, blank=True)
    lift_decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


def _days(name: str) -> list[models.BaseConstraint]:
    """Return what must hold of the days of every discipline."""
    return [
        models.CheckConstraint(
            condition=Q(effective_until=None) | Q(effective_until__gt=F("effective_on")),
            name=f"{name}_ends_after_start",
        ),
        models.CheckConstraint(
            condition=Q(lifted_on=None, lift_decision=None)
            | Q(lifted_on__gte=F("effective_on"), lift_decision__isnull=False),
            name=f"{name}_lifted_by_decision",
        ),
    ]


class DisciplinaryAction(Discipline):
    """A member's discipline."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="disciplinary_actions")
    form = models.CharField("hình thức kỷ luật", max_length=9, choices=Form.choices)
    was_probationary = models.BooleanField("khi là đảng viên dự bị", default=False)
    position = models.ForeignKey("committees.Position", models.PROTECT, null=True, blank=True, related_name="+")
    departure = models.OneToOneField(
        "oversight.Departure", models.PROTECT, null=True, blank=True, related_name="disciplinary_action"
    )

    class Meta:
        verbose_name = "kỷ luật đảng viên"
        constraints = [
            *_days("discipline"),
            models.CheckConstraint(
                condition=Q(was_probationary=False) | Q(form__in=PROBATIONARY_FORMS),
                name="discipline_of_probationary_member",
            ),
            models.CheckConstraint(
                condition=~Q(form=Form.REMOVAL) | Q(position__isnull=False), name="discipline_removes_from_a_post"
            ),
            models.CheckConstraint(
                condition=Q(form=Form.EXPULSION, departure__isnull=False, effective_until=None)
                | (~Q(form=Form.EXPULSION) & Q(departure=None)),
                name="discipline_expulsion_is_a_departure",
            ),
        ]
        indexes = [
            # the disciplines of a year
            models.Index(fields=["effective_on"], name="discipline_by_day"),
        ]

    def __str__(self) -> str:
        """Return the form."""
        return self.get_form_display()

    @property
    def organisation(self) -> Organisation | None:
        """Return the member's cell, where rights are asked."""
        return self.member.organisation


class OrganisationDiscipline(Discipline):
    """An organisation's discipline; it stays with the organisation that it was given to, also after a merger."""

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="disciplines")
    form = models.CharField("hình thức kỷ luật", max_length=11, choices=OrganisationForm.choices)

    class Meta:
        verbose_name = "kỷ luật tổ chức đảng"
        constraints = _days("organisation_discipline")

    def __str__(self) -> str:
        """Return the form."""
        return self.get_form_display()

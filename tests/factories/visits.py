"""Visits in the small tree: An of cell A goes to cell C, under the province's plan of this year."""

import datetime as dt

from django.utils import timezone

from sotay.core.days import since, today
from sotay.visits.choices import PlanStatus, Rank
from sotay.visits.models import HardCell, Visit, VisitAssignment, VisitPlan, VisitRule


def make_rule(organisation, rank=Rank.MEMBER, **fields):
    """A line of the regulation."""
    fields = {"minimum": 1, "planned": 1, "valid": since(dt.date(2020, 1, 20)), "source": "1120-QĐ/TU", **fields}
    return VisitRule.objects.create(organisation=organisation, rank=rank, **fields)


def make_plan(organisation, *members, year=None, published=True):
    """A plan with officials."""
    plan, _ = VisitPlan.objects.get_or_create(
        organisation=organisation,
        year=year or today().year,
        defaults={
            "status": PlanStatus.PUBLISHED if published else PlanStatus.DRAFT,
            "published_at": timezone.now() if published else None,
        },
    )
    for member in members:
        VisitAssignment.objects.get_or_create(
            plan=plan, member=member, defaults={"rank": Rank.MEMBER, "post": "Cấp ủy viên", "minimum": 1, "planned": 1}
        )
    return plan


def make_visit(plan, member, cell, on=None, **fields):
    """A visit of the plan."""
    on = on or today()
    VisitAssignment.objects.get_or_create(
        plan=plan, member=member, defaults={"rank": Rank.MEMBER, "post": "Cấp ủy viên", "minimum": 1, "planned": 1}
    )
    fields = {"first_planned_on": on, **fields}
    return Visit.objects.create(plan=plan, organisation=plan.organisation, member=member, cell=cell, on=on, **fields)


def make_hard(cell):
    """A remote cell."""
    return HardCell.objects.create(organisation=cell, valid=since(dt.date(2020, 1, 1)), source="QĐ 1")
